"""How a terminal stands with the centre."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class HeldPack:
    """A day pack that the terminal holds."""

    business_day: date
    version: int
    showings: int
    seats: int
    applied_at: datetime


@dataclass(frozen=True, slots=True)
class RefusedEntry:
    """A journal entry that the centre would not take, and why. ``ticket_no`` is None where it names no seat."""

    sequence: int
    at: datetime
    kind: str
    ticket_no: str | None
    reason: str
    refused_at: datetime


@dataclass(frozen=True, slots=True)
class SyncStatus:
    """How the terminal stands with the centre.

    ``refused`` are entries that it would not take and that nobody has closed; ``clock_error_ms`` is ours less the
    centre's.
    """

    entries: int
    acknowledged: int
    refused: int
    last_success: datetime | None
    last_failure: str | None
    clock_error_ms: int | None
    packs: tuple[HeldPack, ...]

    @property
    def waiting(self) -> int:
        """The entries that the centre has not acknowledged."""
        return self.entries - self.acknowledged
