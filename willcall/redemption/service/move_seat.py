"""The one way a seat changes after its claim: state, journal and outbox in one transaction."""

from dataclasses import replace
from datetime import datetime

from willcall.redemption.domain.events import Event
from willcall.redemption.domain.seats import Act, IllegalActError, Seat, after
from willcall.redemption.service.late_revocation import carry_out_late_revocation
from willcall.redemption.service.ports import Clock, UnitOfWork, UnitsOfWork


class SeatGoneError(Exception):
    """A bug: a seat that was here is not here any more."""


def move_seat(
    ticket_no: str, act: Act, event: Event, *, units: UnitsOfWork, clock: Clock, copy_no: int | None = None
) -> Seat:
    """Do one act to a seat, journal it and make both durable; return the seat as it is now.

    ``copy_no`` is the copy that the act is about, where it is about one: drawn before the transaction, it must still
    be the seat's copy inside it.

    Raises:
        IllegalActError: the seat's state does not allow the act, or another run has begun a copy meanwhile.
        TerminalFaultError: the database failed; nothing was changed.
    """
    now = clock()
    with units.writing() as unit:
        seat = change_seat(unit, the_seat(unit, ticket_no), act, event, now)
        if copy_no not in {None, seat.copies}:
            raise IllegalActError(f"{act} of copy {copy_no} on a seat that is at copy {seat.copies}")
        unit.commit()
    return seat


def change_seat(unit: UnitOfWork, seat: Seat, act: Act, event: Event, now: datetime) -> Seat:
    """Do one act to a seat and journal it, inside a unit that the caller commits; return the seat as it is then.

    Raises:
        IllegalActError: the seat's state does not allow the act.
    """
    state, copies = after(seat.state, seat.copies, act)
    seats, more = carry_out_late_revocation(replace(seat, state=state, copies=copies, changed_at=now), unit)
    unit.shelf.put_seats(seats)
    unit.journal.append([event, *more], now)
    return seats[0]


def the_seat(unit: UnitOfWork, ticket_no: str) -> Seat:
    """Return the seat of a ticket number that the caller knows to be here.

    Raises:
        SeatGoneError: it is not.
    """
    known = unit.shelf.find_seats([ticket_no])
    if not known:
        raise SeatGoneError(ticket_no)
    return known[0][1]
