"""Questions to a printer over a line, and its answers, each within its time."""

import time
from collections.abc import Iterator
from typing import TypeVar

from willcall.printing.answers import Answer, AnswerStream, Block, InOrder, RealTime, state_from
from willcall.printing.escpos import ASK_STATUS
from willcall.printing.transports.lines import Delivery, Line, LineLostError, Patience
from willcall.redemption.domain.paper import PaperTrouble, PrinterState

_STALE_READS = 256
"""Reads until a line that never falls silent is taken as it is: 1 MB over a network."""

_Kind = TypeVar("_Kind", bound=Answer)


class Questions:
    """What was asked over one line, and what was heard.

    Attributes:
        asked: questions in order (GS r) since all was settled.
        answered: answers to them.
        probe: a process id (GS ( H) to ask with.
        knows_ids: whether it came back.
    """

    def __init__(self, line: Line, patience: Patience, probe: bytes) -> None:
        self.asked = 0
        self.answered = 0
        self.probe = probe
        self.knows_ids = False
        self._line = line
        self._patience = patience
        self._answers = AnswerStream()
        self._all_at_once = True

    def forget(self) -> None:
        """Throw away what came in so far: answers to an earlier conversation wait in the machine, at USB and serial."""
        for _ in range(_STALE_READS):
            if not self._line.receive(0):
                break
        self._answers = AnswerStream()

    def say(self, words: bytes) -> None:
        """Send all of it.

        Raises:
            LineLostError: the line broke, or the printer does not take it.
        """
        trouble = Delivery(self._line, words, self._patience.answer).run(lambda: None)
        if trouble is not None:
            raise LineLostError(trouble)

    def say_in_order(self, words: bytes) -> bool:
        """Send words with one question in order among them; tell whether one was answered in time, this or an earlier.

        Raises:
            LineLostError: the line broke, or the printer does not take it.
        """
        self.asked += 1
        self.say(words)
        self.hear(InOrder, 1, self._patience.answer)
        return self.answered > 0

    def settle(self) -> None:
        """Wait for the answers that are due; take it that there are none to what still is not answered."""
        if self.asked > self.answered:
            self.hear(InOrder, self.asked - self.answered, self._patience.answer)
        self.asked = self.answered = 0

    def listen(self, seconds: float) -> Iterator[Answer]:
        """Yield what comes in until the time is over; with 0, what is here already.

        Raises:
            LineLostError: the line broke.
        """
        yield from self._noted(b"")
        until = time.monotonic() + seconds
        left = seconds
        while left >= 0:
            yield from self._noted(self._line.receive(left))
            left = until - time.monotonic()

    def hear(self, kind: type[_Kind], count: int, seconds: float) -> list[_Kind]:
        """Return the next ``count`` answers of a kind; fewer where the time was over before."""
        heard: list[_Kind] = []
        for answer in self.listen(seconds):
            if isinstance(answer, kind):
                heard.append(answer)
            if len(heard) == count:
                break
        return heard

    def hear_cleared(self, seconds: float) -> bool:
        """Tell whether the printer said in that time that its buffers are clear."""
        return any(isinstance(answer, Block) and answer.cleared for answer in self.listen(seconds))

    def state(self) -> PrinterState:
        """Ask for the printer's state in real time.

        All four questions go in one write: Epson allows so many before the answers. A printer that loses some of them
        is asked one by one from then on.

        Raises:
            LineLostError: the line broke, or the printer did not answer in time.
        """
        heard = self._real_time(*ASK_STATUS) if self._all_at_once else []
        if len(heard) < len(ASK_STATUS):
            self._all_at_once = False
            heard = [bits for question in ASK_STATUS for bits in self._real_time(question)]
        return state_from(*heard)

    def _real_time(self, *questions: bytes) -> list[int]:
        self.say(b"".join(questions))
        heard = self.hear(RealTime, len(questions), self._patience.answer)
        if not heard:
            raise LineLostError(PaperTrouble.NOT_ANSWERING)
        return [answer.bits for answer in heard]

    def _noted(self, received: bytes) -> Iterator[Answer]:
        for answer in self._answers.feed(received):
            if isinstance(answer, InOrder):
                self.answered += 1
            elif isinstance(answer, Block) and answer.process_id == self.probe:
                self.knows_ids = True
            yield answer
