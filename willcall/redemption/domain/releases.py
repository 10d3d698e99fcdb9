"""A supervisor's release: a seat that is in hand or in doubt is open again on their word; the closed set of answers."""

from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from willcall.redemption.domain.notes import NoteMissing, NoteUnfit
from willcall.redemption.domain.reprints import LetInOnList
from willcall.redemption.domain.seats import Seat, SeatState
from willcall.redemption.domain.settlements import AnotherCopyInQuestion
from willcall.redemption.domain.staff import RightMissing, StaffMember, TicketUnknown


class ReleaseReason(StrEnum):
    """Why a supervisor is sure that nobody holds a ticket that admits to this seat."""

    MACHINE_STOPPED = "machine_stopped"
    """It stopped or was switched off, and nothing is in or under its printer."""
    PAPER_DESTROYED = "paper_destroyed"
    """The paper is in their hands, and torn up."""
    SEEN_ON_CAMERA = "seen_on_camera"
    """The recording shows that none was taken."""
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ReleaseOrder:
    """One seat, and how many copies of its ticket had been begun as its author was shown it."""

    ticket_no: str
    copies: int
    reason: ReleaseReason
    staff: StaffMember
    note: str = ""


@dataclass(frozen=True, slots=True)
class Released:
    """It is carried out. ``seat`` is as it is now: open, or printed where an earlier copy is out, or revoked."""

    seat: Seat
    was: SeatState


@dataclass(frozen=True, slots=True)
class NothingToRelease:
    """The seat is in nobody's hands: it is open, or head office took it back."""

    seat: Seat


@dataclass(frozen=True, slots=True)
class PaperIsOut:
    """A ticket for the seat is out for certain: another original would admit a second person (R1)."""

    seat: Seat


@dataclass(frozen=True, slots=True)
class RunGoesOn:
    """Somebody collects or prints at this terminal just now: whose seat this is shows when that has ended."""

    seat: Seat


ReleaseRefusal = (
    TicketUnknown
    | RightMissing
    | NoteMissing
    | NoteUnfit
    | NothingToRelease
    | PaperIsOut
    | LetInOnList
    | RunGoesOn
    | AnotherCopyInQuestion
)
ReleaseAnswer = Released | ReleaseRefusal


def release_bar(seat: Seat) -> NothingToRelease | PaperIsOut | LetInOnList | None:
    """Say why a seat as it stands is not there to be released, where it is not."""
    match seat.state:
        case SeatState.OPEN | SeatState.REVOKED:
            return NothingToRelease(seat)
        case SeatState.CLAIMED | SeatState.PRINTING | SeatState.UNCONFIRMED:
            return None
        case SeatState.PRINTED:
            return PaperIsOut(seat)
        case SeatState.ADMITTED:
            return LetInOnList(seat)
        case _:
            assert_never(seat.state)
