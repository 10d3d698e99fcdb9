"""Claim seats: the durable act that uses the right to each, before paper (R1, R2)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from willcall.redemption.domain.events import SeatClaimed
from willcall.redemption.domain.seats import Act, Seat, SeatState, after
from willcall.redemption.domain.showings import Showing
from willcall.redemption.service.ports import Clock, UnitsOfWork


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
    """Claim those of the seats that are still open, all in one transaction, and return them in the order asked for.

    ``attempt`` was made before the first try: asking again returns the same seats and claims nothing twice. A seat
    that somebody else was quicker to claim is left out.

    Raises:
        TerminalFaultError: the database failed; nothing was claimed.
    """
    now = clock()
    with units.writing() as unit:
        known = unit.shelf.find_seats(ticket_nos)
        again = [ClaimedSeat(*pair) for pair in known if _is_mine(pair[1], attempt)]
        fresh = [_claimed(*pair, attempt, terminal_no, now) for pair in known if pair[1].state is SeatState.OPEN]
        if fresh:
            unit.shelf.put_seats([mine.seat for mine in fresh])
            unit.journal.append([_event(mine, attempt) for mine in fresh], now)
            unit.commit()
    place = {ticket_no: number for number, ticket_no in enumerate(ticket_nos)}
    return tuple(sorted(again + fresh, key=lambda mine: place[mine.seat.ticket_no]))


def _is_mine(seat: Seat, attempt: str) -> bool:
    return seat.state is SeatState.CLAIMED and seat.attempt == attempt


def _claimed(showing: Showing, seat: Seat, attempt: str, terminal_no: str, now: datetime) -> ClaimedSeat:
    state, copies = after(seat.state, seat.copies, Act.CLAIM)
    return ClaimedSeat(
        showing,
        replace(seat, state=state, copies=copies, attempt=attempt, changed_at=now, terminal_no=terminal_no),
    )


def _event(mine: ClaimedSeat, attempt: str) -> SeatClaimed:
    return SeatClaimed(mine.seat.ticket_no, mine.showing.showing_code, mine.seat.place.seat_code, attempt)
