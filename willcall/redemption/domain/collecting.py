"""Who collects a seat: a guest at the machine, or staff for a guest, with a code or for a reason without."""

from dataclasses import dataclass
from enum import StrEnum

from willcall.redemption.domain.staff import RightMissing, StaffMember, TicketUnknown
from willcall.redemption.domain.verdicts import Refusal


class NoCodeReason(StrEnum):
    """Why a guest shows no code. Who they are was found out otherwise."""

    CODE_LOST = "code_lost"
    PHONE_DEAD = "phone_dead"
    UNREADABLE = "code_unreadable"


@dataclass(frozen=True, slots=True)
class CollectOrder:
    """Seats that staff hand out. ``attempt`` was made before the first try; ``without_code`` where none was shown."""

    ticket_nos: tuple[str, ...]
    attempt: str
    staff: StaffMember
    without_code: NoCodeReason | None = None


@dataclass(frozen=True, slots=True)
class NotCollectable:
    """One of the seats cannot be had, and none was touched; ``refusal`` is what its own code would be answered."""

    ticket_no: str
    refusal: Refusal


CollectRefusal = RightMissing | TicketUnknown | NotCollectable
