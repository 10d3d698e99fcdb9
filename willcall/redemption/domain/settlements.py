"""How a person settles an unconfirmed print: on what evidence, for what reason, and the closed set of answers."""

from dataclasses import dataclass
from enum import StrEnum

from willcall.redemption.domain.notes import NoteMissing, NoteUnfit
from willcall.redemption.domain.seats import Seat
from willcall.redemption.domain.showings import Showing
from willcall.redemption.domain.staff import RightMissing, StaffMember, TicketUnknown
from willcall.redemption.domain.ticket_qr import NotATicketQr, SignatureWrong, TerminalUnknown


class SettledBy(StrEnum):
    """What a decision rests on."""

    SCAN = "scan"
    STATEMENT = "statement"
    RELEASE = "release"
    """A supervisor's release; see ``domain.releases``."""


class NoPaperReason(StrEnum):
    """Why somebody states that no ticket came out."""

    NOTHING_CAME_OUT = "nothing_came_out"
    HALF_A_TICKET = "half_a_ticket_thrown_away"
    BLANK_PAPER = "blank_paper_thrown_away"
    OTHER = "other"


class CameOutReason(StrEnum):
    """Why a ticket that came out cannot be scanned."""

    HANDED_OUT = "handed_out_already"
    UNREADABLE = "unreadable"
    OTHER = "other"


SCANNED_REASON = "paper_scanned"
"""The journal's reason where the paper itself is the evidence."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody states about one copy of one ticket; ``copy_no`` is the one they were shown as unconfirmed."""

    ticket_no: str
    copy_no: int
    reason: NoPaperReason | CameOutReason
    staff: StaffMember
    note: str = ""


@dataclass(frozen=True, slots=True)
class Settled:
    """The question is closed. ``seat`` is as it is now: printed, open again, or revoked where head office wants it."""

    seat: Seat
    came_out: bool


@dataclass(frozen=True, slots=True)
class NothingToSettle:
    """The seat is not unconfirmed: nobody asked, or somebody else was quicker."""

    seat: Seat


@dataclass(frozen=True, slots=True)
class AnotherCopyInQuestion:
    """The answer is about copy ``answered``; the question is copy ``in_question``."""

    answered: int
    in_question: int


@dataclass(frozen=True, slots=True)
class AnotherSeatsPaper:
    """The paper is genuine, and another seat's; ``seat`` and ``showing`` where this terminal knows them."""

    ticket_no: str
    showing: Showing | None
    seat: Seat | None


@dataclass(frozen=True, slots=True)
class AnotherTerminalsPaper:
    """The paper is genuine, and came out at another terminal: it says nothing about the print in question here."""

    terminal_no: str


@dataclass(frozen=True, slots=True)
class RehearsalsPaper:
    """The paper is a rehearsal's and this is a real day; or, with ``rehearsing``, the other way round."""

    rehearsing: bool


ScanRefusal = (
    NotATicketQr
    | SignatureWrong
    | TerminalUnknown
    | RehearsalsPaper
    | AnotherTerminalsPaper
    | AnotherSeatsPaper
    | AnotherCopyInQuestion
)
SettleRefusal = TicketUnknown | RightMissing | NothingToSettle | NoteMissing | NoteUnfit | ScanRefusal
SettleAnswer = Settled | SettleRefusal
