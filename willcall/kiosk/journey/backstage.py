"""Staff at the machine: who they are, how the machine is, and what they do with it. No Qt, one thread.

What stood on the screen when they came stands there again when they leave: a guest's basket behind an open printer,
a press that can be tried again. The machine ends by their word even where its database cannot take the note.
"""

import math
from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar, assert_never

from willcall.kiosk.journey.collecting import known
from willcall.kiosk.journey.ports import Desk, Door, Ending, Program
from willcall.kiosk.journey.staff_acts import acts_offered
from willcall.kiosk.journey.stage import Stage
from willcall.kiosk.journey.states import (
    AtRest,
    Cue,
    OutOfOrder,
    OutOfService,
    PrinterTrouble,
    StaffAct,
    StaffPanel,
    StaffSignIn,
    TerminalFault,
    Welcome,
)
from willcall.redemption.domain.faults import BUG_REASON, FaultCode
from willcall.redemption.domain.health import HealthRow, Level, Part
from willcall.redemption.domain.paper import PrintOutcome
from willcall.redemption.domain.sign_in import SignedIn, SignIn

MOST_STAFF_DIGITS = 10
"""As a staff number has at most."""

MOST_PIN_DIGITS = 12

T = TypeVar("T")


class Backstage:
    """The staff's part of the flow."""

    def __init__(self, stage: Stage, desk: Desk, door: Door, program: Program) -> None:
        self._stage, self._desk, self._door, self._program = stage, desk, door, program
        self._looking, self._look_due = False, -math.inf

    # who is there

    def open(self) -> None:
        """Ask who is there, where no guest is in the middle of something."""
        state = self._stage.state
        if isinstance(state, Welcome | PrinterTrouble | TerminalFault | OutOfService | OutOfOrder):
            self._stage.go(StaffSignIn(state))

    def type_digit(self, digit: str) -> None:
        """Add a digit to the staff number, or to the PIN."""
        state = self._typing()
        if state is None:
            return
        if state.at_pin:
            state = replace(state, pin=(state.pin + digit)[:MOST_PIN_DIGITS], answer=None)
        else:
            state = replace(state, staff_no=(state.staff_no + digit)[:MOST_STAFF_DIGITS], answer=None)
        self._stage.go(state)
        self._stage.heard(Cue.KEY)

    def erase(self, digits: int = 1) -> None:
        """Take back the last digit, or as many as are said; from an empty PIN back to the staff number."""
        state = self._typing()
        if state is None:
            return
        if not state.at_pin:
            self._stage.go(replace(state, staff_no=state.staff_no[:-digits], answer=None))
        elif state.pin:
            self._stage.go(replace(state, pin=state.pin[:-digits], answer=None))
        else:
            self._stage.go(replace(state, at_pin=False, answer=None))

    def clear(self) -> None:
        """Take back all digits."""
        self.erase(max(MOST_STAFF_DIGITS, MOST_PIN_DIGITS))

    def submit(self) -> None:
        """Go on to the PIN; with a PIN, have it checked."""
        state = self._typing()
        if state is None:
            return
        if not state.at_pin and state.staff_no:
            self._stage.go(replace(state, at_pin=True))
        elif state.pin:
            asking = replace(state, pin="", asking=True, answer=None)
            self._stage.go(asking)
            self._door.run(
                lambda: self._sign_in(state.staff_no, state.pin),
                lambda answer: self._signed_in(*answer, asking),
                lambda error: self._not_signed_in(known(error).code, asking),
            )

    def _typing(self) -> StaffSignIn | None:
        state = self._stage.state
        return state if isinstance(state, StaffSignIn) and not state.asking else None

    def _sign_in(self, staff_no: str, pin: str) -> tuple[SignIn, bool]:
        return self._desk.sign_in(staff_no, pin), self._desk.in_service()

    def _signed_in(self, answer: SignIn, in_service: bool, asking: StaffSignIn) -> None:  # noqa: FBT001  # the desk's word
        if not isinstance(answer, SignedIn):
            self._not_signed_in(answer, asking)
        elif self._stage.state is asking:
            self._stage.in_service = in_service
            self._looking, self._look_due = False, -math.inf
            self._stage.go(StaffPanel(answer, asking.behind, in_service, _of_the_crash(asking.behind)))

    def _not_signed_in(self, answer: SignIn | FaultCode, asking: StaffSignIn) -> None:
        if self._stage.state is asking:
            self._stage.go(replace(asking, asking=False, answer=answer))
            self._stage.heard(Cue.REFUSED)

    def leave(self) -> None:
        """Go back to what stood there before, unless staff have changed whether the machine serves guests."""
        state = self._stage.state
        if not isinstance(state, StaffSignIn | StaffPanel) or (isinstance(state, StaffPanel) and state.doing):
            return
        if isinstance(state, StaffPanel):
            self._sign_out(state.staff.staff_no)
        if self._stage.in_service and isinstance(state.behind, PrinterTrouble | TerminalFault):
            self._stage.go(state.behind)
        else:
            self._stage.home()

    def _sign_out(self, staff_no: str) -> None:
        def not_noted(error: Exception) -> None:
            known(error)  # nobody is kept here by it, and the screen says next what is the matter

        self._door.run(lambda: self._desk.sign_out(staff_no), lambda _: None, not_noted)

    # how the machine is

    def look_after_health(self) -> None:
        """Look at the terminal anew every few seconds while somebody reads of it."""
        state, now = self._stage.state, self._program.clock()
        if not isinstance(state, StaffPanel) or state.doing or self._looking or now < self._look_due:
            return
        self._looking, self._look_due = True, now + self._stage.times.printer_poll
        self._door.run(self._desk.health, self._healthy, lambda error: self._healthy((_of_the_fault(error),)))

    def _healthy(self, rows: tuple[HealthRow, ...]) -> None:
        self._looking = False
        panel = self._stage.state
        if isinstance(panel, StaffPanel):
            self._stage.show(replace(panel, rows=(*_of_the_crash(panel.behind), *rows, *self._program.own_health())))

    # what is done with it

    def do(self, act: StaffAct) -> None:
        """Do what the member of staff is offered; anything else is ignored wholly."""
        panel = self._stage.state
        if not isinstance(panel, StaffPanel) or act not in acts_offered(panel):
            return
        self._stage.go(replace(panel, doing=act, told=None))
        staff_no = panel.staff.staff_no
        match act:
            case StaffAct.TEST_PRINT:
                self._run(lambda: self._desk.test_print(staff_no), self._done)
            case StaffAct.OUT_OF_SERVICE | StaffAct.IN_SERVICE:
                self._set_in_service(staff_no, in_service=act is StaffAct.IN_SERVICE)
            case StaffAct.RESTART:
                self._end(staff_no, Ending.RESTART)
            case StaffAct.LEAVE:
                self._end(staff_no, Ending.LEAVE)
            case _:
                assert_never(act)

    def _run(self, work: Callable[[], T], done: Callable[[T], None]) -> None:
        self._door.run(work, done, lambda error: self._done(known(error).code))

    def _set_in_service(self, staff_no: str, *, in_service: bool) -> None:
        def is_set(_: object) -> None:
            self._stage.in_service = in_service
            self._done(None)

        self._run(lambda: self._desk.set_in_service(staff_no, in_service=in_service), is_set)

    def _end(self, staff_no: str, how: Ending) -> None:
        def not_noted(error: Exception) -> None:
            known(error)
            self._program.ended(how)

        self._door.run(lambda: self._desk.leave(staff_no, how), lambda _: self._program.ended(how), not_noted)

    def _done(self, told: PrintOutcome | FaultCode | None) -> None:
        panel = self._stage.state
        if isinstance(panel, StaffPanel):
            self._stage.go(replace(panel, doing=None, told=told, in_service=self._stage.in_service))


def _of_the_crash(behind: AtRest) -> tuple[HealthRow, ...]:
    """Return what a guest must not be told: what was under way when the program failed."""
    if not isinstance(behind, OutOfOrder):
        return ()
    return (HealthRow(Part.PROGRAM, Level.BAD, BUG_REASON, (("under_way", behind.under_way),)),)


def _of_the_fault(error: Exception) -> HealthRow:
    return HealthRow(Part.DATABASE, Level.BAD, known(error).code.value)
