"""What synchronising needs of the terminal's database."""

from datetime import date, datetime
from typing import Protocol

from willcall.redemption.service import ports
from willcall.redemption.wire.day_pack import PackBody, PackHeader


class PackShelf(Protocol):
    """The day packs that this terminal holds."""

    def versions(self) -> dict[date, int]:
        """Return the version held of each business day."""
        ...

    def apply(self, header: PackHeader, body: PackBody) -> bool:
        """Apply a verified pack; return False where this version or a later one is held already."""
        ...


class SyncLog(Protocol):
    """How the talk with the centre went."""

    def note_success(self, now: datetime, clock_error_ms: int) -> None:
        """A round ended well; the error is our clock less the centre's."""
        ...

    def note_failure(self, reason: str) -> None:
        """A round failed."""
        ...


class StickLog(ports.SyncLog, Protocol):
    """How the terminal stands with the centre, where the talk goes by stick."""

    def note_stick(self, made_at: datetime) -> None:
        """The centre was heard of as it was then, by its own clock; what was heard later counts more."""
        ...
