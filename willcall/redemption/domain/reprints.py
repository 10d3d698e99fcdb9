"""Further copies of a ticket whose paper is out: why staff order one, and the closed set of answers."""

from dataclasses import dataclass
from enum import StrEnum

from willcall.redemption.domain.notes import NoteMissing, NoteUnfit
from willcall.redemption.domain.paper import PrintOutcome
from willcall.redemption.domain.seats import Seat
from willcall.redemption.domain.staff import Right, RightMissing, StaffMember, TicketUnknown
from willcall.redemption.domain.verdicts import ShowingCancelled, ShowingMoved, ShowingOver

REPRINT_LIMIT = 2
"""Reprints of one seat that need no supervisor, where the cinema says nothing else."""


class ReprintReason(StrEnum):
    """Why a paper that is out is printed again."""

    UNREADABLE = "torn_or_unreadable"
    LOST = "lost_by_guest"
    JAMMED = "jammed_in_printer"
    FAINT = "printed_too_faint"
    CUT_WRONG = "cut_in_the_wrong_place"
    LEFT_BEHIND = "taken_by_somebody_else"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ReprintOrder:
    """One further copy of one ticket. ``lifted_by`` lets it be one more than the limit allows, this once."""

    ticket_no: str
    reason: ReprintReason
    staff: StaffMember
    note: str = ""
    lifted_by: StaffMember | None = None


@dataclass(frozen=True, slots=True)
class Reprinted:
    """The order was carried out as far as the printer let it; ``outcome`` says what became of the copy."""

    copy_no: int
    outcome: PrintOutcome


@dataclass(frozen=True, slots=True)
class NotPrintedYet:
    """No paper of this seat is out: it is open, and the guest collects it by code."""

    seat: Seat


@dataclass(frozen=True, slots=True)
class PrintUnderWay:
    """The seat is being collected or printed just now."""

    seat: Seat


@dataclass(frozen=True, slots=True)
class SettleFirst:
    """Copy ``copy_no`` may or may not have come out: settle that, then order again."""

    seat: Seat
    copy_no: int


@dataclass(frozen=True, slots=True)
class LetInOnList:
    """Somebody was let in to the seat on the door list: a ticket for it would admit a second person (R1)."""

    seat: Seat


@dataclass(frozen=True, slots=True)
class TakenBack:
    """Head office took the seat back, before its paper was out or after: no further copy of it is printed."""

    seat: Seat


@dataclass(frozen=True, slots=True)
class LimitReached:
    """The seat has had ``reprints`` of ``limit``; somebody with the right ``lifted_with`` can allow one more."""

    reprints: int
    limit: int
    lifted_with: Right = Right.LIFT_LIMIT


@dataclass(frozen=True, slots=True)
class AnotherCopyBegun:
    """Somebody else's order was quicker: copy ``copy_no`` was begun since this one was drawn. Nothing was printed."""

    copy_no: int


ReprintRefusal = (
    TicketUnknown
    | RightMissing
    | NoteMissing
    | NoteUnfit
    | NotPrintedYet
    | PrintUnderWay
    | SettleFirst
    | LetInOnList
    | TakenBack
    | ShowingCancelled
    | ShowingMoved
    | ShowingOver
    | LimitReached
    | AnotherCopyBegun
)
ReprintAnswer = Reprinted | ReprintRefusal
