"""What the use cases need of the world around them."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from willcall.redemption.domain.events import Event
from willcall.redemption.domain.journal import Entry, EventT, Recorded
from willcall.redemption.domain.machine_standing import MachineStanding
from willcall.redemption.domain.paper import Meanwhile, NeverStarted, PrinterState, PrintOutcome, nothing
from willcall.redemption.domain.seat_plans import PlannedPlace
from willcall.redemption.domain.seats import Seat
from willcall.redemption.domain.showings import BilingualText, Showing
from willcall.redemption.domain.staff import StaffRole
from willcall.redemption.domain.staff_roll import StaffAccess
from willcall.redemption.domain.sync_status import HeldPack, RefusedEntry, SyncStatus
from willcall.redemption.domain.tallies import ShowingTally
from willcall.redemption.domain.tickets import Ticket

Clock = Callable[[], datetime]
"""The present as an aware time."""


@dataclass(frozen=True, slots=True)
class CodeOnShelf:
    """All that the terminal knows of a code: its showing, its home and its seats in the order they print."""

    showing: Showing
    home: str
    seats: tuple[Seat, ...]


@dataclass(frozen=True, slots=True)
class TryRecord:
    """Wrong codes at this machine since the last good one, and until when it answers nobody."""

    wrong: int = 0
    until: datetime | None = None


class CodeShelf(Protocol):
    """The terminal's codes and seats, inside one unit of work."""

    def find(self, tag: bytes) -> CodeOnShelf | None:
        """Return what is known under a tag."""
        ...

    def find_seats(self, ticket_nos: Sequence[str]) -> Sequence[tuple[Showing, Seat]]:
        """Return seats by their ticket numbers, in the order they print; those unknown here are left out."""
        ...

    def find_code_of(self, ticket_no: str) -> CodeOnShelf | None:
        """Return all that is known of the code that opens a ticket's seat."""
        ...

    def tickets_of(self, showing_code: str, seat_code: str) -> Sequence[tuple[Showing, Seat]]:
        """Return every ticket that was given out for a seat of a showing, those taken back included, the oldest first.

        At most one of them is not revoked.
        """
        ...

    def showing(self, showing_code: str) -> Showing | None:
        """Return a showing."""
        ...

    def sister_cinema(self, tag: bytes) -> BilingualText | None:
        """Return the sister cinema that a tag belongs to, where this terminal can tell."""
        ...

    def holds_pack(self, day: date) -> bool:
        """Say whether a pack of that business day was applied."""
        ...

    def put_seats(self, seats: Sequence[Seat]) -> None:
        """Write each seat's state, copies, attempt, time and terminal."""
        ...

    def seats_in_hand(self) -> Sequence[tuple[Showing, Seat]]:
        """Return the seats that are claimed or printing."""
        ...

    def unconfirmed_seats(self) -> Sequence[tuple[Showing, Seat]]:
        """Return the seats whose paper may or may not be out."""
        ...

    def count_unconfirmed(self, day: date) -> int:
        """Return how many of a business day's seats are unconfirmed; quick however many there are."""
        ...

    def tries(self) -> TryRecord:
        """Return the machine's record of wrong codes."""
        ...

    def put_tries(self, record: TryRecord) -> None:
        """Write the machine's record of wrong codes."""
        ...


class HouseBook(Protocol):
    """What the box office reads of showings and their seats, inside one unit of work."""

    def pack(self, day: date) -> HeldPack | None:
        """Return which pack of a business day was applied last."""
        ...

    def tallies(self, day: date) -> Sequence[ShowingTally]:
        """Return a business day's showings in time order, each with its seats counted."""
        ...

    def places(self, screen_code: str) -> Sequence[PlannedPlace]:
        """Return the places of a screen."""
        ...

    def seats(self, showing_code: str) -> Sequence[Seat]:
        """Return every seat that was issued for a showing, those taken back too, in the order they print."""
        ...

    def sealed_endings(self, showing_code: str) -> bytes | None:
        """Return the last digits of a showing's codes and phones, sealed; None where a pack brought none."""
        ...


class Journal(Protocol):
    """The terminal's journal, inside one unit of work."""

    def append(self, events: Sequence[Event], at: datetime) -> None:
        """Write the next entries of the chain, one for each event."""
        ...

    def backwards(
        self, kinds: Sequence[type[EventT]], *, ticket_no: str | None = None, before: int | None = None
    ) -> Iterator[Recorded[EventT]]:
        """Walk the events of these kinds, the latest first, as far as asked to; only inside the unit.

        Of one ticket, and before a sequence, where these are given.
        """
        ...

    def told_of(self, ticket_nos: Sequence[str]) -> Sequence[Recorded[Event]]:
        """Return every event that names one of these tickets, in order; quick however long the journal is."""
        ...

    def between(
        self, kinds: Sequence[type[EventT]], begin: datetime, end: datetime | None = None
    ) -> Sequence[Recorded[EventT]]:
        """Return the events of these kinds from a time on, to before another where there is one, in order."""
        ...


class StaffRoll(Protocol):
    """Who may sign in at this terminal, inside one unit of work."""

    def find(self, staff_no: str) -> StaffAccess | None:
        """Return whoever has or had a number."""
        ...

    def everybody(self) -> Sequence[StaffAccess]:
        """Return all that are or were on the list, by number."""
        ...

    def put(self, access: StaffAccess) -> None:
        """Write one member of staff, new or known."""
        ...


class MachineBook(Protocol):
    """What the machine remembers of itself, inside one unit of work."""

    def read(self) -> MachineStanding:
        """Return it."""
        ...

    def write(self, standing: MachineStanding) -> None:
        """Write it."""
        ...


class UnitOfWork(Protocol):
    """One transaction. Leaving it without ``commit`` rolls back; after ``commit`` returned, all of it is on disk."""

    @property
    def shelf(self) -> CodeShelf:
        """The codes and seats."""
        ...

    @property
    def house(self) -> HouseBook:
        """The showings and seats as the box office reads them."""
        ...

    @property
    def journal(self) -> Journal:
        """The journal."""
        ...

    @property
    def staff(self) -> StaffRoll:
        """The staff that may sign in."""
        ...

    @property
    def machine(self) -> MachineBook:
        """The machine's own memory."""
        ...

    def commit(self) -> None:
        """Make it durable (fsync).

        Raises:
            TerminalFaultError: the database or the disk failed; nothing was changed.
        """
        ...


class UnitsOfWork(Protocol):
    """Opens units of work."""

    def reading(self) -> AbstractContextManager[UnitOfWork]:
        """Open one that sees a consistent state and writes nothing."""
        ...

    def writing(self) -> AbstractContextManager[UnitOfWork]:
        """Open one that holds the right to write from its first line."""
        ...


class PreparedTicket(Protocol):
    """A ticket drawn and encoded, with the printer reached and ready; no byte of it has left."""

    def send(self, meanwhile: Meanwhile = nothing) -> PrintOutcome:
        """Send it and say what became of it. Never raises for a printer's trouble.

        ``meanwhile`` is called once the last byte has left, while the printer still works: the time to draw the next.
        """
        ...


class TicketPrinter(Protocol):
    """A printer for tickets."""

    def state(self) -> PrinterState:
        """Ask the printer how it is."""
        ...

    def draw_ahead(self, ticket: Ticket) -> None:
        """Draw the ticket that will be prepared next, without a word to the printer; faults show in ``prepare``."""
        ...

    def prepare(self, ticket: Ticket) -> PreparedTicket | NeverStarted:
        """Do all that can be done before the first byte: draw, encode, reach the printer, ask it."""
        ...


class PrintTurn(Protocol):
    """The right to bring out paper for this terminal: one run at a time has it, in whichever program."""

    def take(self) -> AbstractContextManager[bool]:
        """Wait a while for it and keep it for the body; false where another run has it still.

        It is given back at the end, and ends with the process. Whoever has it knows that no run goes on: what is in
        hand was left there.

        Raises:
            TerminalFaultError: it cannot be asked for.
        """
        ...


class ReadyPrinter(TicketPrinter, Protocol):
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


class Outbox(Protocol):
    """The journal entries that the centre has not acknowledged, each call a transaction of its own."""

    def waiting(self, most: int) -> Sequence[Entry]:
        """Return the oldest entries that wait, at most so many."""
        ...

    def acknowledge(self, up_to: int, refused: Iterable[tuple[int, str]]) -> None:
        """Note the highest contiguous sequence and what the centre refused (sequence, reason)."""
        ...


class SyncLog(Protocol):
    """How the terminal stands with the centre."""

    def status(self) -> SyncStatus:
        """Return it, as one transaction saw it."""
        ...

    def refusals(self, *, with_closed: bool = False) -> Sequence[RefusedEntry]:
        """Return the entries that the centre would not take, in order: those that nobody has closed, or all of them."""
        ...


class PinKeeper(Protocol):
    """Makes and checks the hashes of PINs; slow on purpose."""

    def make(self, staff_no: str, role: StaffRole, pin: str) -> str:
        """Return a new hash."""
        ...

    def fits(self, pin_hash: str, staff_no: str, role: StaffRole, pin: str) -> bool:
        """Say whether the hash is that PIN's.

        Raises:
            TerminalFaultError: it is no hash at all.
        """
        ...

    def waste_time(self, pin: str) -> None:
        """Take as long as ``fits``, where there is no hash to try."""
        ...
