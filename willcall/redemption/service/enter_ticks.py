"""Enter afterwards who was let in on a door list: each seat once (R1), and no tick dropped (R4)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from willcall.redemption.domain.door_events import AdmissionDisputed, AdmittedOnList
from willcall.redemption.domain.seats import Act, Seat, SeatState
from willcall.redemption.domain.staff import Right, RightMissing
from willcall.redemption.domain.ticks import TickAnswer, TickOrder, TicksEntered
from willcall.redemption.service.move_seat import change_seat
from willcall.redemption.service.ports import Clock, UnitOfWork, UnitsOfWork


def enter_ticks(order: TickOrder, *, terminal_no: str, units: UnitsOfWork, clock: Clock) -> TickAnswer:
    """Enter the ticks of one list, all in one transaction; entering them again changes nothing.

    Raises:
        TerminalFaultError: the database failed; none was entered.
    """
    if not order.staff.may(Right.ENTER_TICKS):
        return RightMissing(order.staff, Right.ENTER_TICKS)
    now = clock()
    with units.writing() as unit:
        known = [seat for showing, seat in _found(order, unit) if showing == order.showing_code]
        open_ones = [seat for seat in known if seat.state is SeatState.OPEN]
        before = [seat for seat in known if seat.state is SeatState.ADMITTED]
        disputed = [seat for seat in known if seat.state not in {SeatState.OPEN, SeatState.ADMITTED}]
        admitted = [_admit(replace(seat, terminal_no=terminal_no), order, unit, now) for seat in open_ones]
        _dispute(disputed, order, unit, now)
        unit.commit()
    numbers = {seat.ticket_no for seat in known}
    unknown = (number for number in dict.fromkeys(order.ticket_nos) if number not in numbers)
    return TicksEntered(tuple(admitted), tuple(before), tuple(disputed), tuple(unknown))


def _found(order: TickOrder, unit: UnitOfWork) -> Sequence[tuple[str, Seat]]:
    return [(showing.showing_code, seat) for showing, seat in unit.shelf.find_seats(order.ticket_nos)]


def _admit(seat: Seat, order: TickOrder, unit: UnitOfWork, now: datetime) -> Seat:
    who = order.staff
    event = AdmittedOnList(seat.ticket_no, order.showing_code, seat.place.seat_code, who.staff_no, who.role.value)
    return change_seat(unit, seat, Act.ADMIT, event, now)


def _dispute(seats: Sequence[Seat], order: TickOrder, unit: UnitOfWork, now: datetime) -> None:
    """Note each once for the state that it is in: the same list entered again says nothing new."""
    who = order.staff
    events = [AdmissionDisputed(seat.ticket_no, seat.state.value, who.staff_no, who.role.value) for seat in seats]
    if fresh := [event for event in events if not _is_noted(event, unit)]:
        unit.journal.append(fresh, now)


def _is_noted(event: AdmissionDisputed, unit: UnitOfWork) -> bool:
    noted = unit.journal.backwards([AdmissionDisputed], ticket_no=event.ticket_no)
    return any(each.event.state == event.state for each in noted)
