"""The desk that opens itself when it is first needed, so that the first picture does not wait for the heart."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from willcall.kiosk.journey.ports import Desk, Ending
from willcall.redemption.domain.health import HealthRow
from willcall.redemption.domain.paper import PrinterState, PrintOutcome
from willcall.redemption.domain.sign_in import SignIn
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

    Each call raises TerminalFaultError where the terminal cannot be opened, where its database failed, or where what
    was left in hand cannot be settled.
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
        """Answer for what was typed or scanned."""
        return self._desk.look_up(text)

    def collect(
        self, ticket_nos: Sequence[str], attempt: str, on_ticket: Callable[[int], None] = lambda _: None
    ) -> "PrintRun":
        """Claim and print."""
        desk = self._desk
        self._left_in_hand = True
        run = desk.collect(ticket_nos, attempt, on_ticket)
        self._left_in_hand = False
        return run

    def settle_leftovers(self) -> object:
        """Settle at once what a collection left in hand."""
        return self._desk.settle_leftovers()

    def printer_state(self) -> PrinterState:
        """Ask the printer how it is."""
        return self._desk.printer_state()

    def in_service(self) -> bool:
        """Say whether the machine serves guests."""
        return self._desk.in_service()

    def sign_in(self, staff_no: str, pin: str) -> SignIn:
        """Check a PIN."""
        return self._desk.sign_in(staff_no, pin)

    def health(self) -> tuple[HealthRow, ...]:
        """Look at every part of the terminal."""
        return self._desk.health()

    def test_print(self, staff_no: str) -> PrintOutcome:
        """Print a sample."""
        return self._desk.test_print(staff_no)

    def set_in_service(self, staff_no: str, *, in_service: bool) -> None:
        """Take the machine out of service, or put it in service again."""
        self._desk.set_in_service(staff_no, in_service=in_service)

    def sign_out(self, staff_no: str) -> None:
        """Note that a member of staff is done."""
        self._desk.sign_out(staff_no)

    def leave(self, staff_no: str, how: Ending) -> None:
        """Note that the program ends because somebody said so."""
        self._desk.leave(staff_no, how)
