"""What staff do at a machine and how its program ended, as facts for the journal: part of the closed set in ``events``.

No event bears a PIN, a hash, a code or a name (R7).
"""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class StaffAdded:
    """Somebody with access to the machine's commands let a member of staff sign in there. No PIN, no hash (R7)."""

    kind: ClassVar[str] = "staff_added"
    staff_no: str
    role: str


@dataclass(frozen=True, slots=True)
class StaffPinSet:
    """A member of staff was given another PIN; nothing of it."""

    kind: ClassVar[str] = "staff_pin_set"
    staff_no: str


@dataclass(frozen=True, slots=True)
class StaffRemoved:
    """A member of staff can sign in no longer."""

    kind: ClassVar[str] = "staff_removed"
    staff_no: str


@dataclass(frozen=True, slots=True)
class StaffSignedIn:
    """A member of staff proved who they are at the machine."""

    kind: ClassVar[str] = "staff_signed_in"
    staff_no: str
    role: str


@dataclass(frozen=True, slots=True)
class SignInRefused:
    """A PIN was wrong. ``staff_no`` is empty where nobody has the number: what was typed may be a PIN or a code."""

    kind: ClassVar[str] = "sign_in_refused"
    staff_no: str
    wrong: int


@dataclass(frozen=True, slots=True)
class StaffThrottled:
    """Too many wrong PINs, at the machine or (``staff_no``) for one number; none is looked at until then (ISO 8601)."""

    kind: ClassVar[str] = "staff_throttled"
    staff_no: str
    wrong: int
    until: str


@dataclass(frozen=True, slots=True)
class SamplePrinted:
    """Staff printed a sample that admits nobody.

    ``outcome`` is ``came_out``, ``may_have_come_out`` or ``never_started``; ``trouble`` the printer's code, if any.
    """

    kind: ClassVar[str] = "test_printed"
    staff_no: str
    outcome: str
    trouble: str


@dataclass(frozen=True, slots=True)
class TornTicketVoided:
    """What hung torn in a printer, if anything did, was made void and cut off: no earlier print needs it again there.

    ``printer`` says which one; it came later.
    """

    kind: ClassVar[str] = "torn_ticket_voided"
    printer: str = ""


@dataclass(frozen=True, slots=True)
class TakenOutOfService:
    """Staff took the machine out of service."""

    kind: ClassVar[str] = "taken_out_of_service"
    staff_no: str


@dataclass(frozen=True, slots=True)
class PutInService:
    """Staff put the machine in service again."""

    kind: ClassVar[str] = "put_in_service"
    staff_no: str


@dataclass(frozen=True, slots=True)
class ProgramLeft:
    """Staff ended the program; ``how`` is ``restart`` or ``leave``."""

    kind: ClassVar[str] = "program_left"
    staff_no: str
    how: str


@dataclass(frozen=True, slots=True)
class ProgramCrashed:
    """The run before this one ended by a fault; noted at the next start, for nothing was certain any more.

    ``error`` is the exception's type or the signal's name, and never what it said (R7); ``hung`` where it stood still
    and was killed for that; ``killed`` where the run ended without a word: killed from outside, or with the power.
    ``place`` is the line, ``under_way`` the screen that stood, both empty where nobody knows. ``crashed_at`` (ISO 8601)
    is empty there too.
    """

    kind: ClassVar[str] = "program_crashed"
    error: str
    place: str
    under_way: str
    crashed_at: str
