"""What the machine's states need of the world around them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Protocol, TypeVar

from willcall.redemption.domain.ending import Ending as Ending  # noqa: PLC0414  # one of the ports' own words
from willcall.redemption.domain.health import HealthRow
from willcall.redemption.domain.paper import PrinterState, PrintOutcome
from willcall.redemption.domain.sign_in import SignIn
from willcall.redemption.domain.verdicts import Verdict

T = TypeVar("T")

if TYPE_CHECKING:  # it brings half the heart, which the first picture does not need
    from willcall.redemption.service.print_tickets import PrintRun


class CollectingDesk(Protocol):
    """The heart's collection desk (``redemption.service.collection_desk``). Called one at a time.

    Every call raises TerminalFaultError where the database failed.
    """

    def look_up(self, text: str) -> Verdict:
        """Answer for what was typed or scanned, as it came."""
        ...

    def collect(self, ticket_nos: Sequence[str], attempt: str, on_ticket: Callable[[int], None] = ...) -> "PrintRun":
        """Claim the seats and print them in the order given.

        Seats that somebody else was quicker to claim are not in the run. ``on_ticket`` hears the number of each ticket
        before it starts.
        """
        ...

    def settle_leftovers(self) -> object:
        """Settle what a collection left in hand that ended by a fault; a fault here changes nothing."""
        ...

    def printer_state(self) -> PrinterState:
        """Ask the printer how it is."""
        ...


class StaffedDesk(Protocol):
    """What staff do at the machine; the heart journals it. Called one at a time.

    Every call raises TerminalFaultError where the database failed. That a member of staff is signed in, and what their
    role may do, is the screen's to see to.
    """

    def in_service(self) -> bool:
        """Say whether the machine serves guests; what staff decided outlives a restart."""
        ...

    def sign_in(self, staff_no: str, pin: str) -> SignIn:
        """Check a PIN."""
        ...

    def health(self) -> tuple[HealthRow, ...]:
        """Look at every part of the terminal."""
        ...

    def test_print(self, staff_no: str) -> PrintOutcome:
        """Print a sample that belongs to no seat."""
        ...

    def set_in_service(self, staff_no: str, *, in_service: bool) -> None:
        """Take the machine out of service, or put it in service again."""
        ...

    def sign_out(self, staff_no: str) -> None:
        """Note that a member of staff is done, or has gone."""
        ...

    def leave(self, staff_no: str, how: Ending) -> None:
        """Note that the program ends because somebody said so."""
        ...


class Desk(CollectingDesk, StaffedDesk, Protocol):
    """All that the machine asks of the heart."""


class Door(Protocol):
    """The one door to threads: see ``qtkit.threads``."""

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        """Do ``work`` elsewhere, one after the other, and call back here with what came of it."""
        ...

    def post(self, call: Callable[[], None]) -> None:
        """From wherever ``work`` runs: have ``call`` made here, soon."""
        ...


@dataclass(frozen=True, slots=True)
class Program:
    """What the flow has of the program it runs in.

    ``clock`` gives seconds and never goes back; ``present`` is the terminal's own time of day, aware, as the heart has
    it. ``new_attempt`` makes the key of one press of the print button. ``ended`` ends the program. ``own_health`` says
    how those parts are that belong to the program and not to the terminal.
    """

    clock: Callable[[], float]
    present: Callable[[], datetime]
    new_attempt: Callable[[], str]
    ended: Callable[[Ending], None] = lambda _: None
    own_health: Callable[[], tuple[HealthRow, ...]] = tuple


@dataclass(frozen=True, slots=True)
class FlowTimes:
    """How long the screens wait, in seconds; ``redemption.settings.ScreenSettings`` says what each is for."""

    idle: float = 45.0
    countdown: float = 10.0
    taking: float = 8.0
    thanks: float = 5.0
    fault: float = 20.0
    sign_in: float = 30.0
    staff: float = 60.0
    restart: float = 15.0
    notice: float = 4.0
    printer_poll: float = 3.0
    scan_repeat: float = 3.0
