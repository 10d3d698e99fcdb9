"""A person decides what became of an unconfirmed print, on evidence (R3)."""

from willcall.redemption.domain.events import PrintSettled
from willcall.redemption.domain.seats import Act, Seat
from willcall.redemption.service.move_seat import move_seat, the_seat
from willcall.redemption.service.ports import Clock, UnitsOfWork


def settle_print(
    ticket_no: str,
    *,
    came_out: bool,
    staff_no: str,
    reason: str,
    units: UnitsOfWork,
    clock: Clock,
) -> Seat:
    """Record whether the paper came out. If not, the seat is open again, or printed where an earlier copy is out.

    Raises:
        IllegalActError: the seat is not unconfirmed.
        TerminalFaultError: the database failed; nothing was changed.
    """
    with units.reading() as unit:
        copy_no = the_seat(unit, ticket_no).copies
    act = Act.SETTLE_PRINTED if came_out else Act.SETTLE_NO_PAPER
    event = PrintSettled(ticket_no, copy_no, int(came_out), staff_no, reason)
    return move_seat(ticket_no, act, event, units=units, clock=clock)
