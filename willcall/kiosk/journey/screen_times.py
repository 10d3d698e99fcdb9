"""How long each screen waits for somebody, and which of them ask after the machine meanwhile."""

from typing import assert_never

from willcall.kiosk.journey.ports import FlowTimes
from willcall.kiosk.journey.states import (
    Entry,
    Found,
    LookingUp,
    OutOfOrder,
    OutOfService,
    PrinterTrouble,
    PrintIncomplete,
    Printing,
    Refused,
    StaffPanel,
    StaffSignIn,
    State,
    TakeTickets,
    TerminalFault,
    Thanks,
    Welcome,
)


def time_allowed(state: State, times: FlowTimes, *, altered: bool, more_time: bool) -> float | None:
    """Return after how many seconds without a touch the screen goes by itself; None where it never does.

    Where a guest reads or types, the countdown begins when they have been idle; elsewhere it is the wait's last part.
    ``altered``: the language or the comfort is a guest's choice, so that a screen at rest goes back to the usual.
    ``more_time``: somebody asked for it.
    """
    if rests(state):
        return times.idle if altered else None
    allowed = _usual(state, times)
    return max(allowed, times.idle + times.countdown) if more_time and allowed is not None else allowed


def _usual(state: State, times: FlowTimes) -> float | None:  # noqa: PLR0911  # a line for each time
    match state:
        case Entry() | Found() | Refused() | PrintIncomplete() | PrinterTrouble():
            return times.idle + times.countdown
        case TakeTickets():
            return times.taking
        case Thanks():
            return times.thanks
        case TerminalFault():
            return times.fault
        case StaffSignIn():
            return times.sign_in
        case StaffPanel():
            return None if state.doing else times.staff
        case Welcome() | LookingUp() | Printing() | OutOfService() | OutOfOrder():
            return None
        case _:
            assert_never(state)


def rests(state: State) -> bool:
    """Say whether nobody is at the machine, or nobody can do anything there."""
    return isinstance(state, Welcome | OutOfService) or (isinstance(state, PrinterTrouble) and not state.basket.finds)


def asks_after_the_machine(state: State) -> bool:
    """Say whether printer and service are asked while the screen stands, so that nobody types or waits in vain."""
    match state:
        case Welcome() | Entry() | Found() | PrinterTrouble() | OutOfService() | TerminalFault(press=None):
            return True
        case _:
            return False
