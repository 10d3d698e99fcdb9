"""A person decides what became of an unconfirmed print: by the paper itself, or by what they state (R3)."""

from dataclasses import dataclass

from willcall.redemption.domain.events import PrintSettled
from willcall.redemption.domain.notes import Note, read_note
from willcall.redemption.domain.seats import Act, Seat, SeatState
from willcall.redemption.domain.settlements import (
    SCANNED_REASON,
    AnotherCopyInQuestion,
    AnotherSeatsPaper,
    AnotherTerminalsPaper,
    CameOutReason,
    NoPaperReason,
    NothingToSettle,
    RehearsalsPaper,
    ScanRefusal,
    SettleAnswer,
    Settled,
    SettledBy,
    Statement,
)
from willcall.redemption.domain.staff import Right, RightMissing, StaffMember, TicketUnknown
from willcall.redemption.domain.ticket_qr import GenuinePaper, RehearsalPaper, TerminalKeys, read_ticket_qr
from willcall.redemption.service.move_seat import change_seat
from willcall.redemption.service.ports import Clock, UnitOfWork, UnitsOfWork


@dataclass(frozen=True, slots=True)
class PaperCheck:
    """What a scanned paper is held against: the terminal that asks, the keys it has, and whether it rehearses."""

    terminal_no: str
    keys: TerminalKeys
    rehearsal: bool = False


def settle_by_scan(
    ticket_no: str, scanned: str, staff: StaffMember, *, check: PaperCheck, units: UnitsOfWork, clock: Clock
) -> SettleAnswer:
    """Settle with the paper that did come out: it has to be this terminal's, of this seat and of the copy in question.

    Raises:
        TerminalFaultError: the database failed; nothing was changed.
    """
    paper = _own_paper(scanned, check)
    if not isinstance(paper, GenuinePaper | RehearsalPaper):
        return paper
    decision = _Decision(ticket_no, paper.copy_no, came_out=True, by=SettledBy.SCAN, reason=SCANNED_REASON, staff=staff)
    with units.writing() as unit:
        if paper.ticket_no != ticket_no:
            return _another_seats(paper.ticket_no, unit)
        return _settled(decision, Note(), unit, clock)


def settle_by_statement(statement: Statement, *, units: UnitsOfWork, clock: Clock) -> SettleAnswer:
    """Settle by what somebody states. A ``NoPaperReason`` says that none came out, a ``CameOutReason`` that one did.

    None came out: the seat is open again, or printed where an earlier copy is out, or revoked where head office wants
    it back. Before staff state it they look into the tray, under the printer and into its cutter, and throw away what
    hangs or lies there, be it half a ticket; the next talk with the printer burns VOID below whatever was left.

    It came out, and cannot be scanned because it was handed out or is unreadable: only with the right to vouch for it.

    Raises:
        TerminalFaultError: the database failed; nothing was changed.
    """
    came_out = isinstance(statement.reason, CameOutReason)
    if came_out and not statement.staff.may(Right.VOUCH):
        return RightMissing(statement.staff, Right.VOUCH)
    note = read_note(statement.note, needed=statement.reason in {NoPaperReason.OTHER, CameOutReason.OTHER})
    if not isinstance(note, Note):
        return note
    decision = _Decision(
        statement.ticket_no,
        statement.copy_no,
        came_out=came_out,
        by=SettledBy.STATEMENT,
        reason=statement.reason.value,
        staff=statement.staff,
    )
    with units.writing() as unit:
        return _settled(decision, note, unit, clock)


@dataclass(frozen=True, slots=True)
class _Decision:
    """What is decided about a copy, before it is known whether that copy is in question."""

    ticket_no: str
    copy_no: int
    came_out: bool
    by: SettledBy
    reason: str
    staff: StaffMember


def _own_paper(scanned: str, check: PaperCheck) -> GenuinePaper | RehearsalPaper | ScanRefusal:
    paper = read_ticket_qr(scanned, check.keys)
    if not isinstance(paper, GenuinePaper | RehearsalPaper):
        return paper
    if isinstance(paper, RehearsalPaper) is not check.rehearsal:
        return RehearsalsPaper(rehearsing=check.rehearsal)
    return paper if paper.terminal_no == check.terminal_no else AnotherTerminalsPaper(paper.terminal_no)


def _another_seats(ticket_no: str, unit: UnitOfWork) -> AnotherSeatsPaper:
    known = unit.shelf.find_seats([ticket_no])
    showing, seat = known[0] if known else (None, None)
    return AnotherSeatsPaper(ticket_no, showing, seat)


def _settled(decision: _Decision, note: Note, unit: UnitOfWork, clock: Clock) -> SettleAnswer:
    known = unit.shelf.find_seats([decision.ticket_no])
    if not known:
        return TicketUnknown(decision.ticket_no)
    seat = known[0][1]
    if seat.state is not SeatState.UNCONFIRMED:
        return NothingToSettle(seat)
    if seat.copies != decision.copy_no:
        return AnotherCopyInQuestion(decision.copy_no, seat.copies)
    act = Act.SETTLE_PRINTED if decision.came_out else Act.SETTLE_NO_PAPER
    changed = change_seat(unit, seat, act, _event(decision, note, seat), clock())
    unit.commit()
    return Settled(changed, decision.came_out)


def _event(decision: _Decision, note: Note, seat: Seat) -> PrintSettled:
    return PrintSettled(
        seat.ticket_no,
        seat.copies,
        int(decision.came_out),
        decision.staff.staff_no,
        decision.reason,
        decision.by.value,
        note.text,
        decision.staff.role.value,
    )
