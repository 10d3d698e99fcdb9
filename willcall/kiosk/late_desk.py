"""The desk that opens itself when it is first needed, so that the first picture does not wait for the heart."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from willcall.kiosk.ports import Desk
from willcall.redemption.domain.paper import PrinterState
from willcall.redemption.domain.verdicts import Verdict

if TYPE_CHECKING:  # it brings half the heart, which the first picture does not need
    from willcall.redemption.service.print_tickets import PrintRun


class LateDesk:
    """Asks ``open_desk`` for the real desk at the first call, and again at each call until it has one.

    While the terminal cannot be opened every call raises why, so that the screen names it (R9), and once it can be
    opened the screen comes back by itself.

    A collection that a fault ended may leave seats in hand; before the desk does anything else they are settled, be it
    for the next guest, for the same press again, or when the idle screen asks for the printer. Called by one thread,
    one call at a time: so no collection is under way then.
    """

    def __init__(self, open_desk: Callable[[], Desk]) -> None:
        self._open_desk = open_desk
        self._opened: Desk | None = None
        self._left_in_hand = False

    @property
    def _desk(self) -> Desk:
        if self._opened is None:
            self._opened = self._open_desk()
        if self._left_in_hand:
            self._opened.settle_leftovers()
            self._left_in_hand = False
        return self._opened

    def look_up(self, text: str) -> Verdict:
        """Answer for what was typed or scanned.

        Raises:
            TerminalFaultError: the terminal cannot be opened, or its database failed.
        """
        return self._desk.look_up(text)

    def collect(
        self, ticket_nos: Sequence[str], attempt: str, on_ticket: Callable[[int], None] = lambda _: None
    ) -> "PrintRun":
        """Claim and print.

        Raises:
            TerminalFaultError: the terminal cannot be opened, or its database failed.
        """
        desk = self._desk
        self._left_in_hand = True
        run = desk.collect(ticket_nos, attempt, on_ticket)
        self._left_in_hand = False
        return run

    def settle_leftovers(self) -> object:
        """Settle at once what a collection left in hand.

        Raises:
            TerminalFaultError: the terminal cannot be opened, or its database failed.
        """
        return self._desk.settle_leftovers()

    def printer_state(self) -> PrinterState:
        """Ask the printer how it is.

        Raises:
            TerminalFaultError: the terminal cannot be opened, or what was left in hand cannot be settled.
        """
        return self._desk.printer_state()
