"""Claim seats: the durable act that uses the right to each, before paper (R1, R2)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from willcall.redemption.domain.events import CodeRefused, Event, SeatClaimed
from willcall.redemption.domain.seats import Act, Seat, SeatState, after
from willcall.redemption.domain.showings import Showing
from willcall.redemption.domain.verdicts import Revoked, Withdrawn, verdict_name
from willcall.redemption.service.look_up import changed_showing
from willcall.redemption.service.ports import Clock, CodeShelf, UnitsOfWork


@dataclass(frozen=True, slots=True)
class ClaimedSeat:
    """A seat whose right this attempt used, on disk already."""

    showing: Showing
    seat: Seat


@dataclass(frozen=True, slots=True)
class Claim:
    """What came of an attempt, in the order asked for.

    ``seats`` are this attempt's. ``withdrawn`` says, once for each seat that could be collected when it was looked up,
    why it cannot be any more though nobody has collected it. Seats that somebody else was quicker to claim are in
    neither.
    """

    seats: tuple[ClaimedSeat, ...]
    withdrawn: tuple[Withdrawn, ...] = ()


@dataclass(frozen=True, slots=True)
class Collector:
    """Who claims: a guest at the machine, or staff for one, with a ``reason`` where no code was shown."""

    staff_no: str = ""
    reason: str = ""


AT_THE_MACHINE = Collector()


def claim_seats(
    ticket_nos: Sequence[str],
    attempt: str,
    *,
    units: UnitsOfWork,
    terminal_no: str,
    clock: Clock,
    by: Collector = AT_THE_MACHINE,
) -> Claim:
    """Claim those of the seats that are still open and whose showing still takes place, all in one transaction.

    ``attempt`` was made before the first try: asking again returns the same seats and claims nothing twice. What was
    withdrawn between the look-up and the press is a refusal, and journaled as one, once for each showing.

    Raises:
        TerminalFaultError: the database failed; nothing was claimed.
    """
    now = clock()
    with units.writing() as unit:
        known = [(*pair, _withdrawn(*pair, unit.shelf)) for pair in unit.shelf.find_seats(ticket_nos)]
        again = [ClaimedSeat(showing, seat) for showing, seat, _ in known if _is_mine(seat, attempt)]
        fresh = [
            _claimed(showing, seat, attempt, terminal_no, now)
            for showing, seat, why in known
            if seat.state is SeatState.OPEN and why is None
        ]
        withdrawn = [why for _, _, why in known if why is not None]
        events = [*(_event(mine, attempt, by) for mine in fresh), *_refusals(withdrawn, by)]
        if fresh:
            unit.shelf.put_seats([mine.seat for mine in fresh])
        if events:
            unit.journal.append(events, now)
            unit.commit()
    place = {ticket_no: number for number, ticket_no in enumerate(ticket_nos)}
    return Claim(tuple(sorted(again + fresh, key=lambda mine: place[mine.seat.ticket_no])), tuple(withdrawn))


def _withdrawn(showing: Showing, seat: Seat, shelf: CodeShelf) -> Withdrawn | None:
    """Say why a seat is not to be had that nobody has collected; a claim that was made before stands."""
    match seat.state:
        case SeatState.REVOKED:
            return Revoked(showing)
        case SeatState.OPEN:
            return changed_showing(showing, shelf)
        case _:
            return None


def _refusals(withdrawn: Sequence[Withdrawn], by: Collector) -> Sequence[Event]:
    return [CodeRefused(verdict_name(why), by.staff_no) for why in dict.fromkeys(withdrawn)]


def _is_mine(seat: Seat, attempt: str) -> bool:
    return seat.state is SeatState.CLAIMED and seat.attempt == attempt


def _claimed(showing: Showing, seat: Seat, attempt: str, terminal_no: str, now: datetime) -> ClaimedSeat:
    state, copies = after(seat.state, seat.copies, Act.CLAIM)
    return ClaimedSeat(
        showing,
        replace(seat, state=state, copies=copies, attempt=attempt, changed_at=now, terminal_no=terminal_no),
    )


def _event(mine: ClaimedSeat, attempt: str, by: Collector) -> SeatClaimed:
    seat, showing = mine.seat, mine.showing
    return SeatClaimed(seat.ticket_no, showing.showing_code, seat.place.seat_code, attempt, by.staff_no, by.reason)
