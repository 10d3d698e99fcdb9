"""What an entry of the journal does to the seat that it names: one table for the centre and for the terminal."""

from collections.abc import Mapping

from willcall.redemption.domain import events
from willcall.redemption.domain.door_events import AdmittedOnList, TickTakenBack
from willcall.redemption.domain.seats import Act, SeatState

_ACTS: dict[str, Act] = {
    events.SeatClaimed.kind: Act.CLAIM,
    events.PrintStarted.kind: Act.START_PRINT,
    events.TicketPrinted.kind: Act.CONFIRM,
    events.PrintUnconfirmed.kind: Act.LOSE_TRACK,
    events.ReprintOrdered.kind: Act.REPRINT,
    events.SeatRevoked.kind: Act.REVOKE,
    events.ReissueOpened.kind: Act.OPEN_REISSUE,
    AdmittedOnList.kind: Act.ADMIT,
    TickTakenBack.kind: Act.TAKE_BACK,
}


def act_of(kind: str, facts: Mapping[str, object], state: SeatState) -> Act | None:
    """Return the act by which an entry of this kind moves a seat that is in ``state``.

    None for an entry that names a seat and moves none, such as a revocation that came late.
    """
    if kind == events.SeatReleased.kind:
        return Act.CALL_OFF if state is SeatState.PRINTING else Act.RELEASE
    if kind == events.PrintSettled.kind:
        return Act.SETTLE_PRINTED if facts.get("came_out") else Act.SETTLE_NO_PAPER
    return _ACTS.get(kind)
