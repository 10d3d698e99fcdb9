"""Print one more copy of a ticket whose paper is out. Only staff order it, and the paper says REPRINT."""

from datetime import datetime
from typing import assert_never

from willcall.redemption.domain.events import ReprintOrdered
from willcall.redemption.domain.notes import Note, NoteMissing, NoteUnfit, read_note
from willcall.redemption.domain.paper import NeverStarted, PaperTrouble
from willcall.redemption.domain.reprints import (
    AnotherCopyBegun,
    LetInOnList,
    LimitReached,
    NotPrintedYet,
    PrintUnderWay,
    ReprintAnswer,
    Reprinted,
    ReprintOrder,
    ReprintReason,
    ReprintRefusal,
    SettleFirst,
    TakenBack,
)
from willcall.redemption.domain.seats import Act, Seat, SeatState
from willcall.redemption.domain.showings import Showing
from willcall.redemption.domain.staff import Right, RightMissing, TicketUnknown
from willcall.redemption.domain.verdicts import ShowingOver
from willcall.redemption.service.claim_seats import ClaimedSeat
from willcall.redemption.service.look_up import changed_showing
from willcall.redemption.service.move_seat import change_seat
from willcall.redemption.service.ports import CodeShelf
from willcall.redemption.service.print_tickets import PrintDesk


def reprint_ticket(order: ReprintOrder, *, desk: PrintDesk, limit: int) -> ReprintAnswer:
    """Carry out an order, or say why not; ``limit`` is how many reprints of one seat need nobody to lift it.

    As with an original the printer is asked first, the order is on disk before the first byte, and what became of the
    copy is recorded behind it. What could refuse the order is looked at twice: before anything is drawn, and in the
    transaction that begins the copy. A copy that stays unconfirmed is settled like any other.

    Raises:
        TerminalFaultError: the database failed. What was not on disk was not printed.
    """
    note = _taken(order)
    if not isinstance(note, Note):
        return note
    with desk.units.reading() as unit:
        printed = _judged(order, unit.shelf, desk.clock(), limit)
    if not isinstance(printed, ClaimedSeat):
        return printed
    copy_no = printed.seat.copies + 1
    with desk.turn.take() as ours:
        drawn = desk.ticket(printed, copy_no)
        prepared = desk.printer.prepare(drawn) if ours else NeverStarted(PaperTrouble.BUSY)
        if isinstance(prepared, NeverStarted):
            return Reprinted(copy_no, prepared)
        refusal = _begin(order, note, copy_no, desk, limit)
        return refusal or Reprinted(copy_no, desk.send(printed, copy_no, prepared))


def _taken(order: ReprintOrder) -> Note | RightMissing | NoteMissing | NoteUnfit:
    """Return the order's note, where whoever ordered and lifted may do so."""
    if not order.staff.may(Right.REPRINT):
        return RightMissing(order.staff, Right.REPRINT)
    if order.lifted_by is not None and not order.lifted_by.may(Right.LIFT_LIMIT):
        return RightMissing(order.lifted_by, Right.LIFT_LIMIT)
    return read_note(order.note, needed=order.reason is ReprintReason.OTHER)


def _begin(order: ReprintOrder, note: Note, copy_no: int, desk: PrintDesk, limit: int) -> ReprintRefusal | None:
    """Put the order on disk, if nothing has come between it and the drawing."""
    now = desk.clock()
    with desk.units.writing() as unit:
        printed = _judged(order, unit.shelf, now, limit)
        if not isinstance(printed, ClaimedSeat):
            return printed
        if printed.seat.copies != copy_no - 1:
            return AnotherCopyBegun(printed.seat.copies)
        change_seat(unit, printed.seat, Act.REPRINT, _event(order, note, printed.seat, limit), now)
        unit.commit()
    return None


def _judged(order: ReprintOrder, shelf: CodeShelf, now: datetime, limit: int) -> ClaimedSeat | ReprintRefusal:
    """Return the seat where one more copy of it may be printed: the paper first, then the showing, then the limit."""
    known = shelf.find_seats([order.ticket_no])
    if not known:
        return TicketUnknown(order.ticket_no)
    showing, seat = known[0]
    lifted = order.lifted_by is not None
    return (
        reprint_bar(showing, seat, shelf, now)
        or (None if lifted else limit_bar(seat, limit))
        or ClaimedSeat(showing, seat)
    )


def reprint_bar(showing: Showing, seat: Seat, shelf: CodeShelf, now: datetime) -> ReprintRefusal | None:
    """Say why no further copy of a seat's ticket may be printed now, whoever orders it."""
    return without_paper(seat) or changed_showing(showing, shelf) or _over(showing, now)


def limit_bar(seat: Seat, limit: int) -> LimitReached | None:
    """Say that one more copy takes somebody who lifts the limit, where it does."""
    return LimitReached(seat.copies - 1, limit) if _at_limit(seat, limit) else None


def without_paper(seat: Seat) -> ReprintRefusal | None:
    """Say how a seat stands that has no paper to be reprinted; None where it has."""
    match seat.state:
        case SeatState.PRINTED:
            return None if seat.revoked_late is None else TakenBack(seat)
        case SeatState.UNCONFIRMED:
            return SettleFirst(seat, seat.copies)
        case SeatState.CLAIMED | SeatState.PRINTING:
            return PrintUnderWay(seat)
        case SeatState.OPEN:
            return NotPrintedYet(seat)
        case SeatState.ADMITTED:
            return LetInOnList(seat)
        case SeatState.REVOKED:
            return TakenBack(seat)
        case _:
            assert_never(seat.state)


def _over(showing: Showing, now: datetime) -> ShowingOver | None:
    return ShowingOver(showing) if now >= showing.ends_at else None


def _at_limit(seat: Seat, limit: int) -> bool:
    return seat.copies - 1 >= limit


def _event(order: ReprintOrder, note: Note, seat: Seat, limit: int) -> ReprintOrdered:
    lifted_by = order.lifted_by.staff_no if order.lifted_by is not None and _at_limit(seat, limit) else ""
    return ReprintOrdered(
        seat.ticket_no,
        seat.copies + 1,
        order.staff.staff_no,
        order.reason.value,
        note.text,
        order.staff.role.value,
        lifted_by,
    )
