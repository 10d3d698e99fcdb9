"""A revocation that came while a seat's right was used, carried out once the seat is open again."""

from collections.abc import Iterator
from dataclasses import replace

from willcall.redemption.domain.events import Event, ReissueCameLate, ReissueOpened, SeatRevoked
from willcall.redemption.domain.seats import Act, Seat, SeatState, after
from willcall.redemption.service.ports import UnitOfWork


def carry_out_late_revocation(seat: Seat, unit: UnitOfWork) -> tuple[tuple[Seat, ...], tuple[Event, ...]]:
    """Return the seats as they have to be now, to be put in this order, and what the journal has to say of it.

    Whoever opens a seat asks here in the same transaction: a seat that the centre wanted back is never seen open. Where
    the centre gave it to another code meanwhile, which came too late then, that code opens it from here on.
    """
    if seat.state is not SeatState.OPEN or seat.revoked_late is None:
        return (seat,), ()
    revoked, event = _moved(seat, Act.REVOKE), SeatRevoked(seat.ticket_no, seat.revoked_late)
    for reissued in _waiting(seat, unit):
        opened = replace(_moved(reissued, Act.OPEN_REISSUE), changed_at=seat.changed_at)
        return (revoked, opened), (event, ReissueOpened(opened.ticket_no, seat.ticket_no))
    return (revoked,), (event,)


def _moved(seat: Seat, act: Act) -> Seat:
    state, copies = after(seat.state, seat.copies, act)
    return replace(seat, state=state, copies=copies)


def _waiting(seat: Seat, unit: UnitOfWork) -> Iterator[Seat]:
    """Walk the reissues of a seat that came too late and that no pack has taken back since, the latest first."""
    for came_late in unit.journal.backwards([ReissueCameLate]):
        if came_late.event.used_by == seat.ticket_no:
            for _, reissued in unit.shelf.find_seats([came_late.event.ticket_no]):
                if reissued.state is SeatState.REVOKED and reissued.revoked_late is None:
                    yield reissued
