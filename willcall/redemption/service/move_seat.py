"""The one way a seat changes after its claim: state, journal and outbox in one transaction."""

from dataclasses import replace

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
        seat = the_seat(unit, ticket_no)
        state, copies = after(seat.state, seat.copies, act)
        if copy_no not in {None, copies}:
            raise IllegalActError(f"{act} of copy {copy_no} on a seat that is at copy {copies}")
        seat, more = carry_out_late_revocation(replace(seat, state=state, copies=copies, changed_at=now))
        unit.shelf.put_seats([seat])
        unit.journal.append([event, *more], now)
        unit.commit()
    return seat


def the_seat(unit: UnitOfWork, ticket_no: str) -> Seat:
    """Return the seat of a ticket number that the caller knows to be here.

    Raises:
        SeatGoneError: it is not.
    """
    known = unit.shelf.find_seats([ticket_no])
    if not known:
        raise SeatGoneError(ticket_no)
    return known[0][1]
