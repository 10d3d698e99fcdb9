"""Who may sign in at a terminal, and the closed set of answers to whoever keeps that list."""

import re
from dataclasses import dataclass, field
from datetime import datetime

from willcall.redemption.domain.pins import PinFault
from willcall.redemption.domain.sign_in import PinTries
from willcall.redemption.domain.staff import StaffRole

_KEYPAD_NO = re.compile(r"[0-9]{1,10}")


@dataclass(frozen=True, slots=True)
class StaffAccess:
    """One member of staff at one terminal. ``pin_hash`` is a slow, keyed hash; see ``redemption.pin_hashes``.

    ``since`` is when the PIN was set, ``revoked_at`` when the access was taken away. ``tries`` are wrong PINs in a row
    since the last good one.
    """

    staff_no: str
    role: StaffRole
    pin_hash: str
    since: datetime
    revoked_at: datetime | None = None
    tries: PinTries = field(default_factory=PinTries)

    @property
    def is_valid(self) -> bool:
        """Whether this member of staff may sign in."""
        return self.revoked_at is None


@dataclass(frozen=True, slots=True)
class RollChanged:
    """The list says so now."""

    access: StaffAccess


@dataclass(frozen=True, slots=True)
class NumberUnfit:
    """No number for a keypad: it has 1 to 10 digits."""


@dataclass(frozen=True, slots=True)
class PinUnfit:
    """That cannot be a PIN; what it was is not repeated."""

    fault: PinFault


@dataclass(frozen=True, slots=True)
class OnTheRoll:
    """Somebody has that number already."""

    role: StaffRole


@dataclass(frozen=True, slots=True)
class NotOnTheRoll:
    """Nobody has that number, or no longer."""


RollAnswer = RollChanged | NumberUnfit | PinUnfit | OnTheRoll | NotOnTheRoll


def fits_a_keypad(staff_no: str) -> bool:
    """Say whether a number can be typed at the machine, which has digits alone."""
    return _KEYPAD_NO.fullmatch(staff_no) is not None
