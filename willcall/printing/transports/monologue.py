"""What is said to a printer that never answers: all goes out, and nobody can say what became of it."""

from willcall.printing.escpos import CLEAR_BUFFERS, FILL_BAND
from willcall.printing.transports.lines import Delivery, Line, LineLostError, Patience
from willcall.redemption.domain.paper import (
    MayHaveComeOut,
    Meanwhile,
    PaperTrouble,
    PrinterState,
    PrintOutcome,
)


class Monologue:
    """One line's talk with nobody listening for answers; whatever comes in is thrown away."""

    def __init__(self, line: Line, patience: Patience) -> None:
        self._line = line
        self._patience = patience

    def begin(self) -> None:
        """Drop what a printer that can do it still holds, and leave it the time for that.

        Raises:
            LineLostError: the line broke, or takes nothing.
        """
        trouble = Delivery(self._line, CLEAR_BUFFERS, self._patience.answer).run(lambda: None)
        if trouble is not None:
            raise LineLostError(trouble)
        self._line.receive(self._patience.clear)

    def state(self) -> PrinterState:
        """Say that all is well: the line is there, and more cannot be known.

        Raises:
            LineLostError: the line broke.
        """
        self._line.receive(0)
        return PrinterState()

    def deliver(self, ticket: bytes, meanwhile: Meanwhile) -> PrintOutcome:
        """Send a ticket, then do something ``meanwhile``."""
        delivery = Delivery(self._line, ticket, self._patience.stall)
        try:
            trouble = delivery.run(self._nothing_reported)
        except LineLostError as lost:
            trouble = lost.trouble
        if trouble is not None:
            return delivery.failed(trouble, len(ticket))
        meanwhile()
        return MayHaveComeOut(len(ticket), len(ticket), PaperTrouble.NO_ANSWERS)

    def burn(self, void: bytes) -> PrintOutcome:
        """Send what makes a torn ticket void, behind the dots that the printer may still wait for."""
        return self.deliver(FILL_BAND + void, lambda: None)

    def close(self) -> None:
        """Hang up in good order."""
        self._line.close()

    def abort(self) -> None:
        """Hang up and throw away what is still on its way."""
        self._line.abort()

    def _nothing_reported(self) -> None:
        self._line.receive(0)
