"""Which scans are taken and which are refused, each visibly and whole. No Qt, one thread."""

from typing import assert_never

from willcall.kiosk.journey.collecting import Collecting
from willcall.kiosk.journey.ports import Program
from willcall.kiosk.journey.stage import Stage
from willcall.kiosk.journey.states import (
    Cue,
    Entry,
    Found,
    LookingUp,
    Notice,
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
    basket_of,
)
from willcall.redemption.domain.codes import CollectionCode, read_code


class Scans:
    """The scanner's part of the flow.

    A code that a scanner or a camera goes on reading is one event, for as long as it does and some seconds after, be it
    alone or beside others; where nothing shows any more what came of it, a word says so. One that was not taken can be
    shown again as soon as it can be taken; until then the word that says why not is said once, and once more when it
    has gone.
    """

    def __init__(self, stage: Stage, collecting: Collecting, program: Program) -> None:
        self._stage, self._collecting, self._program = stage, collecting, program
        self._taken: dict[str, float] = {}
        self._refused: tuple[str, Notice] | None = None

    def take(self, text: str) -> None:
        """Look up what was scanned, or say why not."""
        code = _same_code(text)
        if self._is_read_again(code):
            if isinstance(self._stage.state, Welcome):  # what came of it has gone from the screen
                self._refuse(code, Notice.JUST_READ)
            return
        refusal = _why_not(self._stage.state)
        if refusal is not None:
            self._refuse(code, refusal)
            return
        self._taken[code] = self._program.clock()
        self._stage.heard(Cue.SCANNED)
        self._collecting.look_up(text, basket_of(self._stage.state))

    def _is_read_again(self, code: str) -> bool:
        now, repeat = self._program.clock(), self._stage.times.scan_repeat
        self._taken = {each: at for each, at in self._taken.items() if now - at < repeat}
        if code not in self._taken:
            return False
        self._taken[code] = now
        return True

    def _refuse(self, code: str, why: Notice) -> None:
        if self._stage.notice is not why or self._refused != (code, why):
            self._refused = (code, why)
            self._stage.note(why)


def _why_not(state: State) -> Notice | None:
    match state:
        case Welcome() | Entry() | Found() | Refused() | Thanks():
            return Notice.BASKET_FULL if basket_of(state).is_full else None
        case LookingUp() | Printing():
            return Notice.ONE_MOMENT
        case TakeTickets():
            return Notice.TAKE_TICKETS
        case PrintIncomplete():
            return Notice.READ_FIRST
        case PrinterTrouble() | TerminalFault() | OutOfService() | OutOfOrder():
            return Notice.NOT_NOW
        case StaffSignIn() | StaffPanel():
            return Notice.STAFF_AT_WORK
        case _:
            assert_never(state)


def _same_code(text: str) -> str:
    """Return what tells one code from another, in whatever dress it was scanned."""
    code = read_code(text)
    return code.digits if isinstance(code, CollectionCode) else text
