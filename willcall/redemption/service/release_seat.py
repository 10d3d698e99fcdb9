"""A supervisor opens a seat again, in hand, in doubt or wrongly ticked: on their word, never while somebody prints."""

from datetime import datetime

from willcall.redemption.domain.door_events import TickTakenBack
from willcall.redemption.domain.events import PrintSettled, PrintUnconfirmed, SeatReleased
from willcall.redemption.domain.notes import Note, NoteMissing, NoteUnfit, read_note
from willcall.redemption.domain.print_evidence import Interruption
from willcall.redemption.domain.releases import (
    NothingToRelease,
    NoTick,
    PaperIsOut,
    ReleaseAnswer,
    Released,
    ReleaseOrder,
    ReleaseReason,
    RunGoesOn,
    reason_bar,
    release_bar,
)
from willcall.redemption.domain.reprints import LetInOnList
from willcall.redemption.domain.seats import Act, Seat, SeatState
from willcall.redemption.domain.settlements import AnotherCopyInQuestion, SettledBy
from willcall.redemption.domain.staff import Right, RightMissing, TicketUnknown
from willcall.redemption.service.move_seat import change_seat
from willcall.redemption.service.ports import Clock, PrintTurn, UnitOfWork, UnitsOfWork

_InTheWay = TicketUnknown | NothingToRelease | PaperIsOut | LetInOnList | NoTick | AnotherCopyInQuestion


def release_seat(order: ReleaseOrder, *, units: UnitsOfWork, turn: PrintTurn, clock: Clock) -> ReleaseAnswer:
    """Carry out a release, or say why not.

    A claimed seat whose printing was never begun is open again. One whose print was begun or is in doubt is settled as
    "none came out", by the supervisor's word instead of the paper's: only so can another original be printed (R1). A
    tick of the door list that was a mistake is taken back, for that reason alone. The turn to print has to be free:
    what is in hand then was left there, and no run goes on that could still print it.

    Raises:
        TerminalFaultError: the database failed; nothing was changed.
    """
    if not order.staff.may(Right.RELEASE):
        return RightMissing(order.staff, Right.RELEASE)
    note = read_note(order.note, needed=order.reason is ReleaseReason.OTHER)
    if isinstance(note, NoteMissing | NoteUnfit):
        return note
    with turn.take() as ours, units.writing() as unit:
        seat = _releasable(order, unit)
        if not isinstance(seat, Seat):
            return seat
        return _released(order, note, seat, unit, clock()) if ours else RunGoesOn(seat)


def _releasable(order: ReleaseOrder, unit: UnitOfWork) -> Seat | _InTheWay:
    known = unit.shelf.find_seats([order.ticket_no])
    if not known:
        return TicketUnknown(order.ticket_no)
    seat = known[0][1]
    if seat.copies != order.copies:
        return AnotherCopyInQuestion(order.copies, seat.copies)
    return release_bar(seat) or reason_bar(seat, order.reason) or seat


def _released(order: ReleaseOrder, note: Note, seat: Seat, unit: UnitOfWork, now: datetime) -> Released:
    was = seat.state
    if was is SeatState.CLAIMED:
        staff = order.staff
        event = SeatReleased(seat.ticket_no, order.reason.value, staff.staff_no, note.text, staff.role.value)
        changed = change_seat(unit, seat, Act.RELEASE, event, now)
    elif was is SeatState.ADMITTED:
        changed = change_seat(unit, seat, Act.TAKE_BACK, _taken_back(order, note), now)
    else:
        lost = _in_doubt(seat, unit, now) if was is SeatState.PRINTING else seat
        changed = change_seat(unit, lost, Act.SETTLE_NO_PAPER, _settled(order, note, lost), now)
    unit.commit()
    return Released(changed, was)


def _taken_back(order: ReleaseOrder, note: Note) -> TickTakenBack:
    staff = order.staff
    return TickTakenBack(order.ticket_no, order.reason.value, staff.staff_no, note.text, staff.role.value)


def _in_doubt(seat: Seat, unit: UnitOfWork, now: datetime) -> Seat:
    """A run ended while it printed: first the journal says so, then what somebody makes of it."""
    event = PrintUnconfirmed(seat.ticket_no, seat.copies, 0, 0, Interruption.CRASH.value)
    return change_seat(unit, seat, Act.LOSE_TRACK, event, now)


def _settled(order: ReleaseOrder, note: Note, seat: Seat) -> PrintSettled:
    return PrintSettled(
        seat.ticket_no,
        seat.copies,
        0,
        order.staff.staff_no,
        order.reason.value,
        SettledBy.RELEASE.value,
        note.text,
        order.staff.role.value,
    )
