"""What the kiosk needs of a printer, beyond what the desk does."""

from typing import Protocol

from willcall.redemption.service.ports import TicketPrinter


class KioskPrinter(TicketPrinter, Protocol):
    """A printer that can be made ready for the first guest, and let go."""

    def warm_up(self) -> None:
        """Load what the first ticket needs."""
        ...

    def expect_leftover(self) -> None:
        """Take it that the run before this one left a torn ticket in the printer."""
        ...

    def close(self) -> None:
        """Let go of the printer."""
        ...
