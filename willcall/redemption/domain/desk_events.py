"""What staff do at the box office beside tickets, as facts for the journal: part of the closed set in ``events``.

No event bears a PIN, a code or a name (R7).
"""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class StaffSignedOut:
    """A member of staff left the box office's screen or a machine's staff screen, or was away from it for too long."""

    kind: ClassVar[str] = "staff_signed_out"
    staff_no: str


@dataclass(frozen=True, slots=True)
class ScreenLocked:
    """The box office's screen was locked; ``idle`` is 1 where nobody had touched it, 0 where they locked it."""

    kind: ClassVar[str] = "screen_locked"
    staff_no: str
    idle: int


@dataclass(frozen=True, slots=True)
class ScreenUnlocked:
    """Whoever had locked the screen proved who they are again, and goes on where they were."""

    kind: ClassVar[str] = "screen_unlocked"
    staff_no: str


@dataclass(frozen=True, slots=True)
class DoorListsMade:
    """So many door lists of a business day (ISO 8601) were written, with the last digits of their codes.

    ``staff_no`` is empty where an operator made them with a command.
    """

    kind: ClassVar[str] = "door_lists_made"
    business_day: str
    lists: int
    staff_no: str


@dataclass(frozen=True, slots=True)
class StickUsed:
    """A member of staff wrote the journal onto a stick (``taken`` is 0), or had packs taken from one (1), or tried to.

    What a stick brought, its own entries say.
    """

    kind: ClassVar[str] = "stick_used"
    taken: int
    staff_no: str


@dataclass(frozen=True, slots=True)
class ExceptionClosed:
    """A person closed an exception: ``exception`` is its kind, ``subject`` tells it from others of its kind."""

    kind: ClassVar[str] = "exception_closed"
    exception: str
    subject: str
    staff_no: str
    role: str
    reason: str
    note: str


@dataclass(frozen=True, slots=True)
class ExceptionNoted:
    """A person has seen an exception and left a note; it is open all the same."""

    kind: ClassVar[str] = "exception_noted"
    exception: str
    subject: str
    staff_no: str
    role: str
    note: str
