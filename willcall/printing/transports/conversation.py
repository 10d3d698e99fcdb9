"""What is said between us and an ESC/POS printer, over any line. Change docs/diagrams/printer.md with it."""

import math
import time
from collections.abc import Iterator
from dataclasses import replace

from willcall.printing.answers import Answer, InOrder, Report
from willcall.printing.escpos import ASK_IN_ORDER, CLEAR_BUFFERS, FILL_BAND, RESET, ask_process_id
from willcall.printing.transports.lines import Delivery, Line, LineLostError, Patience
from willcall.printing.transports.proof import Proof
from willcall.printing.transports.questions import Questions
from willcall.redemption.domain.paper import (
    CameOut,
    Meanwhile,
    PaperTrouble,
    PrinterState,
    PrintOutcome,
    Promise,
)

_PASSING = frozenset({PaperTrouble.OFF_LINE, PaperTrouble.OVERHEATED})
"""Troubles that a printer gets over by itself, in the middle of a ticket too: there is time until patience ends."""

_PROOF_HOLDS = 0.5
"""Seconds. Within a basket the end of one ticket proves the printer idle for the next; later another machine may have
begun to use it."""


class Conversation:
    """One line's talk, from the first clearing to the last answer.

    Args:
        line: just opened.
        patience: how long to wait for what.
        process_ids: a new one for each question that has one.
    """

    def __init__(self, line: Line, patience: Patience, process_ids: Iterator[bytes]) -> None:
        self._line = line
        self._patience = patience
        self._process_ids = process_ids
        self._ask = Questions(line, patience, next(process_ids))
        self._is_new = True
        self._forgets = False
        self._may_wait_for_dots = True
        self._idle_at = -math.inf

    def begin(self) -> None:
        """Drop what the machine and the printer still hold of other days, and learn whether the printer can do that.

        Clearing comes before any question: the printer may stand without paper, with half a ticket in its buffer that
        would come out the moment somebody puts in a new roll.

        Raises:
            LineLostError: the line broke.
        """
        self._ask.forget()
        self._ask.say(CLEAR_BUFFERS)
        self._forgets = self._ask.hear_cleared(self._patience.clear)
        self._may_wait_for_dots = not self._forgets

    def state(self) -> PrinterState:
        """Ask for the state, and where all is well, whether the printer is done with all that it was sent.

        Until then it is busy: with another machine's paper, or on a new line with an old ticket that a printer which
        forgets nothing still brings out.

        Raises:
            LineLostError: the line broke, or the printer did not answer in time.
        """
        state = self._ask.state()
        return replace(state, trouble=PaperTrouble.BUSY) if state.can_print and not self._is_idle() else state

    def deliver(self, ticket: bytes, meanwhile: Meanwhile) -> PrintOutcome:
        """Send a ticket, do something ``meanwhile``, and wait for the printer's own word that it was printed."""
        proof = Proof(next(self._process_ids) if self._ask.knows_ids else None)
        delivery = Delivery(self._line, ticket + proof.question, self._patience.stall)
        self._idle_at = -math.inf
        try:
            trouble = delivery.run(self._trouble_reported)
            if trouble is None:
                meanwhile()
                trouble = self._trouble_until_proven(proof)
        except LineLostError as lost:
            trouble = lost.trouble
        if trouble is not None:
            return delivery.failed(trouble, len(ticket))
        self._ask.settle()
        self._idle_at = time.monotonic()
        return CameOut(Promise.CONFIRMS)

    def burn(self, void: bytes) -> PrintOutcome:
        """Send what makes a torn ticket void; like a ticket."""
        return self.deliver(void, lambda: None)

    def close(self) -> None:
        """Hang up in good order."""
        self._line.close()

    def abort(self) -> None:
        """Hang up and throw away what is still on its way."""
        self._line.abort()

    def _is_idle(self) -> bool:
        """Tell whether the printer has obeyed all that it was sent; asked anew unless it was proven a moment ago."""
        if time.monotonic() - self._idle_at <= _PROOF_HOLDS:
            return True
        idle = self._answers_in_order() or (self._may_wait_for_dots and self._answers_after_white())
        if idle:
            if self._is_new:
                self._sit_out_old_answers()
            # a question may have gone as dots; answered late, it must not be taken for a ticket's
            self._ask.settle()
            self._is_new = False
        self._may_wait_for_dots = False
        self._idle_at = time.monotonic() if idle else -math.inf
        return idle

    def _answers_in_order(self) -> bool:
        """Ask, or where the answer to an earlier question is due, see whether it came meanwhile."""
        if not self._ask.asked:
            return self._asked_in_order()
        self._ask.hear(InOrder, 1, 0)
        return self._ask.answered > 0

    def _answers_after_white(self) -> bool:
        """Ask again, behind the dots that a printer may wait for whose picture broke off and that forgets nothing."""
        self._ask.say(FILL_BAND)
        return self._asked_in_order()

    def _sit_out_old_answers(self) -> None:
        """Hear what an earlier line is owed, where no id tells it from ours.

        A ticket that its line was lost behind ended with a question too. A printer that forgets nothing answers that
        one over the new line, so that from then on each answer would prove what came one question too late.
        """
        if not self._forgets and not self._ask.knows_ids:
            for _ in self._ask.listen(self._patience.clear):
                continue

    def _asked_in_order(self) -> bool:
        """Ask whether all is done; on a new line with it whether the printer knows process ids.

        One that does not know them takes that question for text; ESC @ drops it before it comes on paper.
        """
        probe = ask_process_id(self._ask.probe) + ASK_IN_ORDER + RESET
        return self._ask.say_in_order(probe if self._is_new else ASK_IN_ORDER)

    def _trouble_reported(self) -> PaperTrouble | None:
        reported = [_lasting(answer) for answer in self._ask.listen(0)]
        return next(filter(None, reported), None)

    def _trouble_until_proven(self, proof: Proof) -> PaperTrouble | None:
        for answer in self._ask.listen(self._patience.paper):
            proof.note(answer)
            trouble = _lasting(answer)
            if trouble is not None:
                return trouble
            if proof.lacks_paper:
                return PaperTrouble.PAPER_END if self._ask.state().trouble is PaperTrouble.PAPER_END else None
            if proof.paper is not None:
                return PaperTrouble.PAPER_END if proof.paper.paper_ended else None
        return self._ask.state().trouble or PaperTrouble.BUSY


def _lasting(answer: Answer) -> PaperTrouble | None:
    trouble = answer.state.trouble if isinstance(answer, Report) else None
    return None if trouble in _PASSING else trouble
