"""What looking at the whole journal needs of the world: the books as they are written, and two witnesses."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from willcall.redemption.domain.journal_findings import HeadTrouble
from willcall.redemption.domain.sync_status import HeldPack
from willcall.redemption.domain.written_entries import JournalHead, WrittenEntry


@dataclass(frozen=True, slots=True)
class SeatStanding:
    """A seat as the database has it, whatever stands there."""

    ticket_no: str
    state: str
    copies: int


class WrittenBooks(Protocol):
    """The terminal's books as one transaction sees them."""

    def entries(self) -> Iterator[WrittenEntry]:
        """Walk the journal from its lowest sequence to its highest."""
        ...

    def end(self) -> JournalHead | None:
        """Return where the journal ends; quick however long it is."""
        ...

    def digest_at(self, sequence: int) -> str | None:
        """Return the digest that stands at a sequence."""
        ...

    def moved_seats(self) -> Iterator[SeatStanding]:
        """Walk the seats that are not open, or of which a copy was begun."""
        ...

    def packs(self) -> Sequence[HeldPack]:
        """Return which packs were applied last."""
        ...

    def pack_counts(self, day: date) -> tuple[int, int]:
        """Count the showings of a business day, and the seats that were issued for them."""
        ...

    def pack_content(self, day: date) -> str:
        """Return a digest of a business day's showings and codes; see ``events.PackApplied``."""
        ...

    def damage(self) -> Sequence[str]:
        """Have the database check itself, and return what it found in its own words."""
        ...


class Records(Protocol):
    """The terminal's books on the disk."""

    def reading(self) -> AbstractContextManager[WrittenBooks]:
        """Open them as they are now.

        Raises:
            TerminalFaultError: a known fault of the database, here or in the body.
        """
        ...


class HeadKeeper(Protocol):
    """Keeps the note of the journal's end, keyed, where the terminal's key is.

    Each call raises ``TerminalFaultError`` where the key store cannot be used.
    """

    def read(self) -> JournalHead | HeadTrouble:
        """Return the note, or why there is none to believe."""
        ...

    def write(self, head: JournalHead) -> None:
        """Keep it, durably, in place of the one before."""
        ...


AskCentre = Callable[[], JournalHead]
"""Returns how far the centre has this terminal's journal; raises ``TerminalFaultError`` where it cannot be asked."""
