"""Claim seats: the durable act that uses the right to each, before paper (R1, R2)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from willcall.redemption.domain.events import SeatClaimed
from willcall.redemption.domain.seats import Act, Seat, SeatState, after
from willcall.redemption.domain.showings import Showing
from willcall.redemption.service.ports import Clock, UnitOfWork, UnitsOfWork


@dataclass(frozen=True, slots=True)
class ClaimedSeat:
    """A seat whose right this attempt used, on disk already."""

    showing: Showing
    seat: Seat


def claim_seats(
    ticket_nos: Sequence[str],
    attempt: str,
    *,
    units: UnitsOfWork,
    terminal_no: str,
    clock: Clock,
) -> tuple[ClaimedSeat, ...]:
    """Claim those of the seats that are still open, all in one transaction, and return them.

    ``attempt`` was made before the first try: asking again returns the same seats and claims nothing twice. A seat
    that somebody else was quicker to claim is left out.

    Raises:
        TerminalFaultError: the database failed; nothing was claimed.
    """
    now = clock()
    with units.writing() as unit:
        claimed = [mine for number in ticket_nos if (mine := _claim(unit, number, attempt, terminal_no, now))]
        unit.commit()
    return tuple(claimed)


def _claim(unit: UnitOfWork, ticket_no: str, attempt: str, terminal_no: str, now: datetime) -> ClaimedSeat | None:
    known = unit.shelf.find_seat(ticket_no)
    if known is None:
        return None
    showing, seat = known
    if seat.state is SeatState.CLAIMED and seat.attempt == attempt:
        return ClaimedSeat(showing, seat)
    if seat.state is not SeatState.OPEN:
        return None
    state, copies = after(seat.state, seat.copies, Act.CLAIM)
    seat = replace(
        seat,
        state=state,
        copies=copies,
        attempt=attempt,
        changed_at=now,
        terminal_no=terminal_no,
    )
    unit.shelf.put_seat(seat)
    unit.journal.append(SeatClaimed(ticket_no, showing.showing_code, seat.place.seat_code, attempt), now)
    return ClaimedSeat(showing, seat)
