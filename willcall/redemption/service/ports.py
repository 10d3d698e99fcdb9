"""What the use cases need of the world around them."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from willcall.redemption.domain.events import Event
from willcall.redemption.domain.journal import Entry
from willcall.redemption.domain.paper import NeverStarted, PrinterState, PrintOutcome
from willcall.redemption.domain.seats import Seat
from willcall.redemption.domain.showings import BilingualText, Showing
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

    def tries(self) -> TryRecord:
        """Return the machine's record of wrong codes."""
        ...

    def put_tries(self, record: TryRecord) -> None:
        """Write the machine's record of wrong codes."""
        ...


class Journal(Protocol):
    """The terminal's journal, inside one unit of work."""

    def append(self, events: Sequence[Event], at: datetime) -> None:
        """Write the next entries of the chain, one for each event."""
        ...


class UnitOfWork(Protocol):
    """One transaction. Leaving it without ``commit`` rolls back; after ``commit`` returned, all of it is on disk."""

    @property
    def shelf(self) -> CodeShelf:
        """The codes and seats."""
        ...

    @property
    def journal(self) -> Journal:
        """The journal."""
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

    def send(self) -> PrintOutcome:
        """Send it and say what became of it. Never raises for a printer's trouble."""
        ...


class TicketPrinter(Protocol):
    """A printer for tickets."""

    def state(self) -> PrinterState:
        """Ask the printer how it is."""
        ...

    def prepare(self, ticket: Ticket) -> PreparedTicket | NeverStarted:
        """Do all that can be done before the first byte: draw, encode, reach the printer, ask it."""
        ...


class Outbox(Protocol):
    """The journal entries that the centre has not acknowledged, each call a transaction of its own."""

    def waiting(self, most: int) -> Sequence[Entry]:
        """Return the oldest entries that wait, at most so many."""
        ...

    def acknowledge(self, up_to: int, refused: Iterable[tuple[int, str]]) -> None:
        """Note the highest contiguous sequence and what the centre refused (sequence, reason)."""
        ...
