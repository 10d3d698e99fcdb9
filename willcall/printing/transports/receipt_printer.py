"""A printer that speaks ESC/POS, over whatever line it hangs on."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace

from willcall.printing.escpos import ticket_bytes
from willcall.printing.render import HEAD_DOTS, Drawing
from willcall.printing.transports.conversation import Conversation
from willcall.printing.transports.lines import Line, LineLostError, Patience
from willcall.printing.transports.monologue import Monologue
from willcall.printing.transports.proof import PROCESS_IDS, process_ids
from willcall.printing.transports.talk import Talk
from willcall.printing.void import void_raster
from willcall.redemption.domain.paper import (
    CameOut,
    MayHaveComeOut,
    Meanwhile,
    NeverStarted,
    PaperTrouble,
    PrinterState,
    PrintOutcome,
    Promise,
)


class ReceiptPrinter:
    """Promises CONFIRMS, on the strength of the printer's own answer; NEITHER where it never answers.

    The line is kept from ticket to ticket, so that a basket's second ticket does not wait for a connection. It is let
    go after every ticket of which something may be left in the printer; the next line begins with cleared buffers.
    After such a ticket the paper may hang torn and uncut in the printer: before anybody is told that all is well, it is
    made void and cut off, so that nobody can take the half for a ticket and no two tickets hang together.

    Args:
        open_line: opens a line or raises :class:`LineLostError`.
        patience: how long to wait for what.
        answers: whether anything can be heard over this line.
        ids: process ids, no old one among them.
    """

    def __init__(
        self,
        open_line: Callable[[], Line],
        patience: Patience,
        answers: bool = True,  # noqa: FBT001, FBT002  # a setting's value, passed on as it is
        ids: Iterator[bytes] | None = None,
    ) -> None:
        self.promise = Promise.CONFIRMS if answers else Promise.NEITHER
        self._open_line = open_line
        self._patience = patience
        self._answers = answers
        self._ids = ids or process_ids(secrets.randbelow(PROCESS_IDS))
        self._held: Talk | None = None
        self._leftover = self._voided = False
        self._head_dots = HEAD_DOTS
        self._to_mark = False

    def state(self) -> PrinterState:
        """Ask the printer; reach for it first where that is needed."""
        try:
            state = self._reached()[1]
        except LineLostError as lost:
            state = PrinterState(lost.trouble)
        voided, self._voided = self._voided, False
        return replace(state, leftover_voided=voided)

    def draw_ahead(self, drawing: Drawing) -> None:
        """Make the raster."""
        self._see_paper(drawing)

    def expect_leftover(self) -> None:
        """Take it that a torn ticket hangs in the printer: it is made void as soon as the printer is well."""
        self._leftover = True

    def make_ready(self, drawing: Drawing) -> "ReceiptJob | NeverStarted":
        """Reach the printer, ask it, know its buffer empty; draw and encode only then."""
        try:
            talk, state = self._reached()
            if state.trouble is not None:
                return NeverStarted(state.trouble)
        except LineLostError as lost:
            self._let_go()
            return NeverStarted(lost.trouble)
        self._see_paper(drawing)
        return ReceiptJob(self, talk, ticket_bytes(drawing.raster, to_mark=drawing.to_mark))

    def send(self, job: "ReceiptJob", meanwhile: Meanwhile) -> PrintOutcome:
        """Send a job on the line for which it was made ready; where that line is gone nothing has left."""
        if job.talk is not self._held:
            return NeverStarted(PaperTrouble.NOT_ANSWERING)
        return self._noted(job.talk.deliver(job.ticket, meanwhile))

    def close(self) -> None:
        """Hang up in good order; nothing is under way between tickets."""
        if self._held is not None:
            self._held.close()
            self._held = None

    def _reached(self) -> tuple[Talk, PrinterState]:
        """Return a line on which nothing old is left, and the printer's state."""
        talk, state = self._asked()
        if self._leftover and state.can_print:
            void = ticket_bytes(void_raster(self._head_dots), to_mark=self._to_mark)
            trouble = _left_over(self._noted(talk.burn(void)))
            if trouble is not None:
                raise LineLostError(trouble)
            self._leftover, self._voided = False, True
        return talk, state

    def _asked(self) -> tuple[Talk, PrinterState]:
        """Return a line that answers, and its answer. The line held may have died in silence; then a new one."""
        if self._held is not None:
            try:
                return self._held, self._held.state()
            except LineLostError:
                # where nothing is answered, the last ticket may have been on its way when the line broke
                self._leftover = self._leftover or not self._answers
                self._let_go()
        talk = self._opened()
        try:
            return talk, talk.state()
        except LineLostError:
            self._let_go()
            raise

    def _opened(self) -> Talk:
        """Open a line and have everything forgotten that the printer still holds."""
        line = self._open_line()
        self._held = Conversation(line, self._patience, self._ids) if self._answers else Monologue(line, self._patience)
        try:
            self._held.begin()
        except LineLostError:
            self._let_go()
            raise
        return self._held

    def _noted(self, outcome: PrintOutcome) -> PrintOutcome:
        """Note a job's end. Where something of it may be left in the printer, the line is not trusted with another.

        The next one is opened at once: the rest of the job must be forgotten before somebody mends the printer.
        """
        if _left_over(outcome) is not None:
            self._let_go()
        if _left_over(outcome) is not None and isinstance(outcome, MayHaveComeOut):
            self._leftover = True
            with suppress(LineLostError):
                self._opened()
        return outcome

    def _see_paper(self, drawing: Drawing) -> None:
        """Draw, and remember what paper it is for: what makes a torn ticket void must fit on it."""
        self._head_dots, self._to_mark = drawing.raster.width, drawing.to_mark

    def _let_go(self) -> None:
        if self._held is not None:
            self._held.abort()
            self._held = None


def _left_over(outcome: PrintOutcome) -> PaperTrouble | None:
    """Return why something of a job may be left; None where it came out, or all went and no answer ever comes."""
    trouble = None if isinstance(outcome, CameOut) else outcome.trouble
    return None if trouble is PaperTrouble.NO_ANSWERS else trouble


@dataclass(frozen=True, slots=True, eq=False)
class ReceiptJob:
    """A ticket's bytes, and the talk in which they will be said."""

    printer: ReceiptPrinter
    talk: Talk
    ticket: bytes

    def send(self, meanwhile: Meanwhile) -> PrintOutcome:
        """Send the ticket and wait for the printer's word."""
        return self.printer.send(self, meanwhile)

    def discard(self) -> None:
        """Nothing has left, so there is nothing to take back."""
