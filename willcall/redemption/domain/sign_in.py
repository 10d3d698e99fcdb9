"""The closed set of answers to "is this PIN that member of staff's?", and how guessing is slowed down."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from willcall.redemption.domain.staff import StaffRole


@dataclass(frozen=True, slots=True)
class SignedIn:
    """It is; and what they are."""

    staff_no: str
    role: StaffRole


@dataclass(frozen=True, slots=True)
class WrongPin:
    """It is not, or there is no such number: nobody learns which."""


@dataclass(frozen=True, slots=True)
class Throttled:
    """Too many wrong PINs; this machine asks nobody until then."""

    until: datetime


@dataclass(frozen=True, slots=True)
class NoStaffYet:
    """This terminal knows no staff at all."""


SignIn = SignedIn | WrongPin | Throttled | NoStaffYet

FREE_PINS = 5
"""The wrong PIN in a row that brings the first pause of a machine; whoever mistypes has had four more tries."""

FREE_PINS_OF_ONE = 10
"""The same for one staff number: a colleague who signs in well in between lifts the machine's pause, never this one."""

FIRST_PAUSE, LONGEST_PAUSE = timedelta(seconds=30), timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class PinTries:
    """Wrong PINs in a row, and until when none is looked at."""

    wrong: int = 0
    until: datetime | None = None

    def counted(self, free: int, now: datetime) -> "PinTries":
        """Count one more; from the one after ``free - 1`` on each pauses, twice as long as the one before."""
        wrong = self.wrong + 1
        return PinTries(wrong, now + pause_after(wrong, free) if wrong >= free else None)

    def paused_until(self, now: datetime) -> datetime | None:
        """Return the end of the pause, where one is in force.

        An end further ahead than any pause is long is none: the clock was put back, or a rehearsal has ended.
        """
        if self.until is None or not now < self.until <= now + LONGEST_PAUSE:
            return None
        return self.until


def pause_after(wrong: int, free: int) -> timedelta:
    """Return how long nobody is asked after so many wrong PINs in a row, at least ``free``."""
    doublings = min(wrong - free, 10)
    return min(FIRST_PAUSE * (1 << doublings), LONGEST_PAUSE)
