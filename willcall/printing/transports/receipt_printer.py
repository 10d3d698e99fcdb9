"""A printer that speaks ESC/POS, over whatever line it hangs on."""

from collections.abc import Callable
from dataclasses import dataclass

from willcall.printing.escpos import ticket_bytes
from willcall.printing.render import Drawing
from willcall.printing.transports.conversation import Conversation
from willcall.printing.transports.lines import Line, LineLostError, Patience
from willcall.redemption.domain.paper import (
    CameOut,
    NeverStarted,
    PrinterState,
    PrintOutcome,
    Promise,
)


class ReceiptPrinter:
    """Promises CONFIRMS, on the strength of the printer's in-order answer.

    The line is kept from ticket to ticket, so that a basket's second ticket does not wait for a connection. It is let
    go after every ticket that did not come out for certain; the next line begins with cleared buffers.

    Args:
        open_line: opens a line or raises :class:`LineLostError`.
        patience: how long to wait for what.
    """

    promise = Promise.CONFIRMS

    def __init__(self, open_line: Callable[[], Line], patience: Patience) -> None:
        self._open_line = open_line
        self._patience = patience
        self._held: Conversation | None = None

    def state(self) -> PrinterState:
        """Ask the printer; reach for it first where that is needed."""
        try:
            return self._reached()[1]
        except LineLostError as lost:
            return PrinterState(lost.trouble)

    def make_ready(self, drawing: Drawing) -> "ReceiptJob | NeverStarted":
        """Reach the printer, ask it, see its buffer empty; draw and encode only then."""
        try:
            conversation, state = self._reached()
            if state.trouble is not None:
                return NeverStarted(state.trouble)
            conversation.see_idle()
        except LineLostError as lost:
            self._let_go()
            return NeverStarted(lost.trouble)
        return ReceiptJob(self, conversation, ticket_bytes(drawing.raster))

    def sent(self, outcome: PrintOutcome) -> PrintOutcome:
        """Note a job's end: after anything but a certain paper the line is not trusted with another ticket."""
        if not isinstance(outcome, CameOut):
            self._let_go()
        return outcome

    def close(self) -> None:
        """Hang up in good order; nothing is under way between tickets."""
        if self._held is not None:
            self._held.close()
            self._held = None

    def _reached(self) -> tuple[Conversation, PrinterState]:
        """Return a line that answers, and its answer. The line held may have died in silence; then a new one."""
        if self._held is not None:
            try:
                return self._held, self._held.state()
            except LineLostError:
                self._let_go()
        self._held = Conversation(self._open_line(), self._patience)
        try:
            self._held.begin()
            return self._held, self._held.state()
        except LineLostError:
            self._let_go()
            raise

    def _let_go(self) -> None:
        if self._held is not None:
            self._held.abort()
            self._held = None


@dataclass(frozen=True, slots=True)
class ReceiptJob:
    """A ticket's bytes, and the conversation in which they will be said."""

    printer: ReceiptPrinter
    conversation: Conversation
    ticket: bytes

    def send(self) -> PrintOutcome:
        """Send the ticket and wait for the printer's word."""
        return self.printer.sent(self.conversation.deliver(self.ticket))

    def discard(self) -> None:
        """Nothing has left, so there is nothing to take back."""
