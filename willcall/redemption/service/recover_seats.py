"""After a crash or a fault: say of every seat that was in hand what is certain about it (R3)."""

from dataclasses import replace
from datetime import datetime

from willcall.redemption.domain.events import Event, PrintUnconfirmed, SeatReleased
from willcall.redemption.domain.seats import Act, Seat, SeatState, after
from willcall.redemption.service.late_revocation import carry_out_late_revocation
from willcall.redemption.service.ports import Clock, UnitsOfWork

CRASH = "crash"
"""The reason that the journal gives for what an ended process left behind."""

FAULT = "fault"
"""The reason that it gives for what a run left behind that ended by a fault of the database."""


def recover_seats(*, units: UnitsOfWork, clock: Clock, reason: str = CRASH) -> tuple[Seat, ...]:
    """Settle what an ended run left in hand, in one transaction; return the seats as they are now.

    A claimed seat whose printing was never begun has no paper for certain: it is open again. One whose printing was
    begun may have paper: it is unconfirmed, and only a person decides. Either way a revocation that came meanwhile is
    carried out.

    Nothing here can tell a run that ended from one that goes on. So it is for the one process that holds this
    terminal's lock for printing (``kiosk.heart.only_one``) and, in it, for the one thread that prints, between two
    runs: then whatever is in hand was left there (decision 16). A process that only looks or synchronises never calls
    it.
    """
    now = clock()
    with units.writing() as unit:
        recovered = [_recovered(seat, now, reason) for _, seat in unit.shelf.seats_in_hand()]
        if recovered:
            unit.shelf.put_seats([seat for seat, _ in recovered])
            unit.journal.append([event for _, events in recovered for event in events], now)
            unit.commit()
    return tuple(seat for seat, _ in recovered)


def _recovered(seat: Seat, now: datetime, reason: str) -> tuple[Seat, tuple[Event, ...]]:
    act, event = _certain(seat, reason)
    state, copies = after(seat.state, seat.copies, act)
    seat, more = carry_out_late_revocation(replace(seat, state=state, copies=copies, changed_at=now))
    return seat, (event, *more)


def _certain(seat: Seat, reason: str) -> tuple[Act, Event]:
    if seat.state is SeatState.CLAIMED:
        return Act.RELEASE, SeatReleased(seat.ticket_no, reason)
    return Act.LOSE_TRACK, PrintUnconfirmed(seat.ticket_no, seat.copies, 0, 0, reason)
