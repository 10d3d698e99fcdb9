"""What is said between us and an ESC/POS printer, over any line. Change docs/diagrams/printer.md with it."""

import time
from collections.abc import Iterator
from typing import TypeVar

from willcall.printing.answers import Answer, AnswerStream, Block, InOrder, RealTime, Report, state_from
from willcall.printing.escpos import ASK_IN_ORDER, ASK_STATUS, CLEAR_BUFFERS, REPORT_CHANGES
from willcall.printing.transports.lines import Line, LineLostError, Patience
from willcall.redemption.domain.paper import (
    CameOut,
    MayHaveComeOut,
    NeverStarted,
    PaperTrouble,
    PrinterState,
    PrintOutcome,
    Promise,
)

_PASSING = frozenset({PaperTrouble.OFF_LINE, PaperTrouble.OVERHEATED})
"""Troubles that a printer gets over by itself, in the middle of a ticket too: there is time until patience ends."""

_LISTEN_EVERY = 0.1
"""Seconds that a full line may keep us from listening."""

_Kind = TypeVar("_Kind", bound=Answer)


class Conversation:
    """One line's talk, from the first clearing to the last answer."""

    def __init__(self, line: Line, patience: Patience) -> None:
        self._line = line
        self._patience = patience
        self._answers = AnswerStream()
        self._sent = 0

    def begin(self) -> None:
        """Drop what the printer still holds of other days, and ask it to report changes by itself.

        Clearing comes before any question: the printer may stand without paper, with half a ticket in its buffer that
        would come out the moment somebody puts in a new roll.

        Raises:
            LineLostError: the line broke.
        """
        self._say(CLEAR_BUFFERS)
        self._await(Block, self._patience.clear)
        self._say(REPORT_CHANGES)

    def state(self) -> PrinterState:
        """Ask for the state, question by question.

        Raises:
            LineLostError: the line broke, or the printer did not answer in time.
        """
        return state_from(*[self._real_time(question) for question in ASK_STATUS])

    def see_idle(self) -> None:
        """Wait until the printer has obeyed all that it was sent: its buffer is empty and it works.

        Raises:
            LineLostError: the line broke, or the printer is busy with something else.
        """
        self._say(ASK_IN_ORDER)
        self._answer(InOrder)

    def deliver(self, ticket: bytes) -> PrintOutcome:
        """Send a ticket and wait for the printer's own word that it was carried out."""
        self._sent = 0
        try:
            trouble = self._send(memoryview(ticket + ASK_IN_ORDER)) or self._trouble_until_answered()
        except LineLostError as lost:
            trouble = lost.trouble
        if trouble is None:
            return CameOut(Promise.CONFIRMS)
        total = len(ticket)
        return MayHaveComeOut(min(self._sent, total), total, trouble) if self._sent else NeverStarted(trouble)

    def close(self) -> None:
        """Hang up in good order."""
        self._line.close()

    def abort(self) -> None:
        """Hang up and throw away what is still on its way."""
        self._line.abort()

    def _say(self, words: bytes) -> None:
        if self._line.send(words, self._patience.answer) < len(words):
            raise LineLostError(PaperTrouble.NOT_ANSWERING)

    def _listen(self, seconds: float) -> Iterator[Answer]:
        yield from self._answers.feed(b"")
        until = time.monotonic() + seconds
        left = seconds
        while left >= 0:
            yield from self._answers.feed(self._line.receive(left))
            left = until - time.monotonic()

    def _await(self, kind: type[_Kind], seconds: float) -> _Kind | None:
        return next((answer for answer in self._listen(seconds) if isinstance(answer, kind)), None)

    def _answer(self, kind: type[_Kind]) -> _Kind:
        answer = self._await(kind, self._patience.answer)
        if answer is None:
            raise LineLostError(PaperTrouble.NOT_ANSWERING)
        return answer

    def _real_time(self, question: bytes) -> int:
        self._say(question)
        return self._answer(RealTime).bits

    def _send(self, data: memoryview) -> PaperTrouble | None:
        """Send all of it, with an ear for what the printer reports meanwhile."""
        until = time.monotonic() + self._patience.stall
        while self._sent < len(data):
            reported = [_lasting(answer) for answer in self._listen(0)]
            trouble = next(filter(None, reported), None)
            if trouble is not None or time.monotonic() > until:
                return trouble or PaperTrouble.NOT_ANSWERING
            went = self._line.send(data[self._sent :], _LISTEN_EVERY)
            self._sent += went
            until = time.monotonic() + self._patience.stall if went else until
        return None

    def _trouble_until_answered(self) -> PaperTrouble | None:
        for answer in self._listen(self._patience.paper):
            if isinstance(answer, InOrder):
                return PaperTrouble.PAPER_END if answer.paper_ended else None
            trouble = _lasting(answer)
            if trouble is not None:
                return trouble
        return self.state().trouble or PaperTrouble.NOT_ANSWERING


def _lasting(answer: Answer) -> PaperTrouble | None:
    trouble = answer.state.trouble if isinstance(answer, Report) else None
    return None if trouble in _PASSING else trouble
