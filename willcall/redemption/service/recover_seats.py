"""After a crash: say of every seat that was in hand what is certain about it (R3)."""

from dataclasses import replace
from datetime import datetime

from willcall.redemption.domain.events import Event, PrintUnconfirmed, SeatReleased
from willcall.redemption.domain.seats import Act, Seat, SeatState, after
from willcall.redemption.service.ports import Clock, UnitsOfWork

CRASH = "crash"
"""The reason that the journal gives for what a crash left behind."""


def recover_seats(*, units: UnitsOfWork, clock: Clock) -> tuple[Seat, ...]:
    """Settle what the last run left in hand, in one transaction; return the seats as they are now.

    A claimed seat whose printing was never begun has no paper for certain: it is open again. One whose printing was
    begun may have paper: it is unconfirmed, and only a person decides. Call it once, before anything else, by the
    one process that prints for this terminal.
    """
    now = clock()
    with units.writing() as unit:
        certain = [(seat, *_certain(seat)) for _, seat in unit.shelf.seats_in_hand()]
        recovered = [_after(seat, act, now) for seat, act, _ in certain]
        if certain:
            unit.shelf.put_seats(recovered)
            unit.journal.append([event for _, _, event in certain], now)
            unit.commit()
    return tuple(recovered)


def _after(seat: Seat, act: Act, now: datetime) -> Seat:
    state, copies = after(seat.state, seat.copies, act)
    return replace(seat, state=state, copies=copies, changed_at=now)


def _certain(seat: Seat) -> tuple[Act, Event]:
    if seat.state is SeatState.CLAIMED:
        return Act.RELEASE, SeatReleased(seat.ticket_no, CRASH)
    return Act.LOSE_TRACK, PrintUnconfirmed(seat.ticket_no, seat.copies, 0, 0, CRASH)
