"""What the moviegoer's journey needs of the world around it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

from willcall.redemption.domain.paper import PrinterState
from willcall.redemption.domain.verdicts import Verdict

T = TypeVar("T")

if TYPE_CHECKING:  # it brings half the heart, which the first picture does not need
    from willcall.redemption.service.print_tickets import PrintRun


class Desk(Protocol):
    """The heart's collection desk (``redemption.service.collection_desk``). Called one at a time."""

    def look_up(self, text: str) -> Verdict:
        """Answer for what was typed or scanned, as it came.

        Raises:
            TerminalFaultError: the database failed.
        """
        ...

    def collect(self, ticket_nos: Sequence[str], attempt: str, on_ticket: Callable[[int], None] = ...) -> "PrintRun":
        """Claim the seats and print them; ``on_ticket`` hears the number of each ticket before it starts.

        Raises:
            TerminalFaultError: the database failed.
        """
        ...

    def settle_leftovers(self) -> object:
        """Settle what a collection left in hand that ended by a fault.

        Raises:
            TerminalFaultError: the database failed; nothing was changed.
        """
        ...

    def printer_state(self) -> PrinterState:
        """Ask the printer how it is."""
        ...


class Door(Protocol):
    """The one door to threads: see ``qtkit.threads``."""

    def run(self, work: Callable[[], T], done: Callable[[T], None], failed: Callable[[Exception], None]) -> None:
        """Do ``work`` elsewhere, one after the other, and call back here with what came of it."""
        ...

    def post(self, call: Callable[[], None]) -> None:
        """From wherever ``work`` runs: have ``call`` made here, soon."""
        ...


@dataclass(frozen=True, slots=True)
class FlowTimes:
    """How long the screens wait, in seconds."""

    idle: float = 45.0
    countdown: float = 10.0
    taking: float = 8.0
    thanks: float = 5.0
    fault: float = 20.0
    notice: float = 3.0
    printer_poll: float = 3.0
    scan_repeat: float = 3.0
