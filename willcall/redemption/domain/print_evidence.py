"""What is known of a print that nobody can be certain of (R3)."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from willcall.redemption.domain.paper import PaperTrouble
from willcall.redemption.domain.seats import Seat
from willcall.redemption.domain.showings import Showing


class Interruption(StrEnum):
    """What ended a run before the printer had its say. The values are the journal's reasons."""

    CRASH = "crash"
    """The program ended while it printed."""
    FAULT = "fault"
    """A fault of the database ended the run."""


@dataclass(frozen=True, slots=True)
class BytesSent:
    """How much of a copy left for the printer."""

    sent: int
    total: int


@dataclass(frozen=True, slots=True)
class GuestsCollection:
    """The copy is the original, printed for whoever pressed the key; ``attempt`` is that press."""

    attempt: str | None


@dataclass(frozen=True, slots=True)
class StaffsReprint:
    """The copy was ordered by staff."""

    staff_no: str
    reason: str


@dataclass(frozen=True, slots=True)
class PrintEvidence:
    """All that the journal has about one copy in question.

    ``begun_at`` is when its first byte may have left, ``since`` when it was known to be unconfirmed: after a crash,
    the next start. ``bytes_sent`` is None where nobody knows.
    """

    ticket_no: str
    copy_no: int
    begun_at: datetime
    begun_by: GuestsCollection | StaffsReprint
    since: datetime
    bytes_sent: BytesSent | None
    ended_by: PaperTrouble | Interruption

    @property
    def last_codes(self) -> tuple[str, ...]:
        """The printer's own last word, as staff look it up; none where the run ended before it had one."""
        return (self.ended_by.value,) if isinstance(self.ended_by, PaperTrouble) else ()


@dataclass(frozen=True, slots=True)
class UnconfirmedSeat:
    """A seat that waits for a person, with what that person can go by."""

    showing: Showing
    seat: Seat
    evidence: PrintEvidence
