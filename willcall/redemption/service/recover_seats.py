"""After a crash or a fault: say of every seat that was in hand what is certain about it (R3)."""

from willcall.redemption.domain.events import Event, PrintUnconfirmed, SeatReleased
from willcall.redemption.domain.faults import FaultCode, TerminalFaultError
from willcall.redemption.domain.print_evidence import Interruption
from willcall.redemption.domain.seats import Act, Seat, SeatState
from willcall.redemption.service.move_seat import change_seat
from willcall.redemption.service.ports import Clock, PrintTurn, UnitsOfWork


def recover_in_turn(
    turn: PrintTurn, *, units: UnitsOfWork, clock: Clock, reason: Interruption = Interruption.CRASH
) -> tuple[Seat, ...]:
    """Take the turn to print, and settle what was left in hand.

    Raises:
        TerminalFaultError: the database failed, or (``DATABASE_BUSY``) another program prints just now; nothing was
            changed.
    """
    with turn.take() as ours:
        if not ours:
            raise TerminalFaultError(FaultCode.DATABASE_BUSY, "another program prints for this terminal")
        return recover_seats(units=units, clock=clock, reason=reason)


def recover_seats(*, units: UnitsOfWork, clock: Clock, reason: Interruption = Interruption.CRASH) -> tuple[Seat, ...]:
    """Settle what an ended run left in hand, in one transaction; return the seats as they are now.

    A claimed seat whose printing was never begun has no paper for certain: it is open again. One whose printing was
    begun may have paper: it is unconfirmed, and only a person decides. Either way a revocation that came meanwhile is
    carried out.

    The database cannot tell a run that ended from one that goes on; the turn to print can: whoever has it knows that
    whatever is in hand was left there (decision 30). So this is for whoever has it.

    Raises:
        TerminalFaultError: the database failed; nothing was changed.
    """
    now = clock()
    with units.writing() as unit:
        recovered = [change_seat(unit, seat, *_certain(seat, reason), now) for _, seat in unit.shelf.seats_in_hand()]
        if recovered:
            unit.commit()
    return tuple(recovered)


def _certain(seat: Seat, reason: Interruption) -> tuple[Act, Event]:
    if seat.state is SeatState.CLAIMED:
        return Act.RELEASE, SeatReleased(seat.ticket_no, reason.value)
    return Act.LOSE_TRACK, PrintUnconfirmed(seat.ticket_no, seat.copies, 0, 0, reason.value)
