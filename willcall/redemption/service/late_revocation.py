"""A revocation that came while a seat's right was used, carried out once the seat is open again."""

from dataclasses import replace

from willcall.redemption.domain.events import Event, SeatRevoked
from willcall.redemption.domain.seats import Act, Seat, SeatState, after


def carry_out_late_revocation(seat: Seat) -> tuple[Seat, tuple[Event, ...]]:
    """Return the seat as it has to be now, and what the journal has to say of it.

    Whoever opens a seat asks here in the same transaction: a seat that the centre wanted back is never seen open.
    """
    if seat.state is not SeatState.OPEN or seat.revoked_late is None:
        return seat, ()
    state, copies = after(seat.state, seat.copies, Act.REVOKE)
    return replace(seat, state=state, copies=copies), (SeatRevoked(seat.ticket_no, seat.revoked_late),)
