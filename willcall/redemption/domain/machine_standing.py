"""What a machine remembers of itself from one run of the program to the next."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

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


CRASH_SHOWN = timedelta(hours=24)
"""For how long the program's last crash is told."""


@dataclass(frozen=True, slots=True)
class NotedCrash:
    """The last crash that was noted; ``noted_at`` is the start after it."""

    noted_at: datetime
    error: str
    under_way: str

    def is_shown(self, now: datetime) -> bool:
        """Say whether staff are still told of it."""
        return timedelta() <= now - self.noted_at < CRASH_SHOWN


@dataclass(frozen=True, slots=True)
class MachineStanding:
    """Wrong PINs at this machine, whether it serves guests, and how its last crash was."""

    tries: PinTries = field(default_factory=PinTries)
    out_of_service_since: datetime | None = None
    crash: NotedCrash | None = None

    def with_crash(self, crash: NotedCrash) -> "MachineStanding":
        """Remember a crash; a run that was only cut off hides none that staff are still to be told of."""
        before = self.crash
        if crash.error == KILLED and before and before.error != KILLED and before.is_shown(crash.noted_at):
            return self
        return replace(self, crash=crash)
