"""A supervisor's release: a seat in hand, in doubt or ticked by mistake is open again; the closed set of answers."""

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
    WRONG_TICK = "wrong_tick"
    """The door list was keyed in wrongly, and nobody was let in at this seat."""
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
class NoTick:
    """A wrong tick was to be taken back, and none stands at the seat."""

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
    | NoTick
    | RunGoesOn
    | AnotherCopyInQuestion
)
ReleaseAnswer = Released | ReleaseRefusal


def release_bar(seat: Seat) -> NothingToRelease | PaperIsOut | None:
    """Say why a seat as it stands is not there to be released, where it is not."""
    match seat.state:
        case SeatState.OPEN | SeatState.REVOKED:
            return NothingToRelease(seat)
        case SeatState.CLAIMED | SeatState.PRINTING | SeatState.UNCONFIRMED | SeatState.ADMITTED:
            return None
        case SeatState.PRINTED:
            return PaperIsOut(seat)
        case _:
            assert_never(seat.state)


def release_reasons(state: SeatState) -> tuple[ReleaseReason, ...]:
    """Return what can be said of a seat that stands so: of paper, or of a tick."""
    return tuple(each for each in ReleaseReason if _is_about(each, state))


def reason_bar(seat: Seat, reason: ReleaseReason) -> LetInOnList | NoTick | None:
    """Say why a reason is none for a seat as it stands: a tick is not taken back by what is said of paper (R1)."""
    if _is_about(reason, seat.state):
        return None
    return LetInOnList(seat) if seat.state is SeatState.ADMITTED else NoTick(seat)


def _is_about(reason: ReleaseReason, state: SeatState) -> bool:
    return (reason is ReleaseReason.WRONG_TICK) is (state is SeatState.ADMITTED)
