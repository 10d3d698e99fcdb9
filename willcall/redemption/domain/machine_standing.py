"""What a machine remembers of itself from one run of the program to the next."""

from dataclasses import dataclass, field
from datetime import datetime

from willcall.redemption.domain.sign_in import PinTries


@dataclass(frozen=True, slots=True)
class CrashReport:
    """How a run of the program ended by a fault, without a word of what the fault said (R7).

    ``error`` is the exception's type or the signal's name; ``KILLED`` where the run left no trace. ``place`` is the
    line, ``under_way`` the state of the screen; both empty, and ``at`` None, where nobody knows.
    """

    error: str
    place: str = ""
    under_way: str = ""
    at: datetime | None = None


KILLED = "killed"
"""A run that ended without a word: killed from outside, or with the power."""


@dataclass(frozen=True, slots=True)
class NotedCrash:
    """The last crash that was noted; ``noted_at`` is the start after it."""

    noted_at: datetime
    error: str
    under_way: str


@dataclass(frozen=True, slots=True)
class MachineStanding:
    """Wrong PINs at this machine, whether it serves guests, and how its last crash was."""

    tries: PinTries = field(default_factory=PinTries)
    out_of_service_since: datetime | None = None
    crash: NotedCrash | None = None
