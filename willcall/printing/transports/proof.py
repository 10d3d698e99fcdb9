"""What proves that a ticket was printed: the printer's answers to the questions at its end."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count

from willcall.printing.answers import Answer, Block, InOrder
from willcall.printing.escpos import ASK_IN_ORDER, ask_process_id

_SIGNS = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_LENGTH = 4

PROCESS_IDS = len(_SIGNS) ** _LENGTH
"""How many there are: 1.7 million tickets until one comes again."""


def process_ids(first: int) -> Iterator[bytes]:
    """Yield process ids (GS ( H) without end, in order from number ``first``."""
    return (_process_id(number) for number in count(first))


def _process_id(number: int) -> bytes:
    signs = bytearray()
    for _ in range(_LENGTH):
        number, sign = divmod(number, len(_SIGNS))
        signs.append(_SIGNS[sign])
    return bytes(reversed(signs))


@dataclass(slots=True)
class Proof:
    """The end of one ticket: what is asked there, and what was answered so far.

    A printer that knows process ids proves the paper by this ticket's own; an answer to anything older proves nothing.
    Then the paper sensors count as the answer to GS r tells them that came behind the id. A printer that knows no ids
    proves it by that answer alone.
    """

    process_id: bytes | None
    came_back: bool = False
    paper: InOrder | None = None
    sensed_early: bool = False

    @property
    def question(self) -> bytes:
        """What to ask behind the last byte of the ticket."""
        return (ask_process_id(self.process_id) if self.process_id else b"") + ASK_IN_ORDER

    def note(self, answer: Answer) -> None:
        """Take in one answer that came after the last byte had left."""
        if isinstance(answer, Block) and self.process_id:
            self.came_back = self.came_back or answer.process_id == self.process_id
        elif isinstance(answer, InOrder) and self.is_printed:
            self.paper = answer
        elif isinstance(answer, InOrder):
            self.sensed_early = True

    @property
    def is_printed(self) -> bool:
        """Whether the printing was done, as far as ids tell."""
        return self.came_back or not self.process_id

    @property
    def lacks_paper(self) -> bool:
        """Whether the sensors have to be asked anew: they were told before the id, maybe to an older question.

        A printer may answer GS r when it has read it, and send the id when the paper stands still.
        """
        return self.is_printed and self.paper is None and self.sensed_early
