"""A hidden corner and a PIN: what staff see and do at the machine, and what stands there again when they leave."""

from datetime import timedelta

import pytest

from tests.support.kiosk_scenes import FAMILY, PRESS, SCENES
from tests.support.kiosk_steps import Steps
from tests.support.stub_desk import CODE, NOW, PIN, STAFF_NO, StubDesk
from willcall.kiosk.journey.ports import Ending
from willcall.kiosk.journey.staff_acts import acts_offered
from willcall.kiosk.journey.states import (
    AtRest,
    Cue,
    Notice,
    OutOfOrder,
    OutOfService,
    PrinterTrouble,
    StaffAct,
    StaffPanel,
    StaffSignIn,
    State,
    TerminalFault,
    Welcome,
)
from willcall.redemption.domain.faults import FaultCode, TerminalFaultError
from willcall.redemption.domain.health import HealthRow, Level, Part
from willcall.redemption.domain.paper import CameOut, NeverStarted, PaperTrouble, PrinterState, Promise
from willcall.redemption.domain.sign_in import NoStaffYet, SignedIn, SignIn, Throttled, WrongPin
from willcall.redemption.domain.staff import StaffRole

DAMAGED = TerminalFaultError(FaultCode.DATABASE_DAMAGED, "a page is torn")
SUPERVISOR = SignedIn(STAFF_NO, StaffRole.SUPERVISOR)
NUMBER = StaffSignIn(Welcome(), STAFF_NO)
AT_PIN = StaffSignIn(Welcome(), STAFF_NO, at_pin=True)


@pytest.fixture
def steps() -> Steps:
    return Steps()


@pytest.fixture
def panel(steps: Steps) -> Steps:
    """Return a flow with a supervisor signed in."""
    steps.sign_in()
    steps.wait(0.25)
    assert steps.state() == StaffPanel(SUPERVISOR, Welcome(), rows=steps.desk.rows)
    return steps


# who is there


@pytest.mark.parametrize("state", SCENES.values(), ids=SCENES)
def test_the_corner_leads_to_the_sign_in_where_no_guest_is_in_the_middle_of_something(
    steps: Steps, state: State
) -> None:
    steps.flow.stage.go(state)
    steps.flow.call_staff()
    if isinstance(state, Welcome | PrinterTrouble | TerminalFault | OutOfOrder | OutOfService):
        assert steps.state() == StaffSignIn(state)
    else:
        assert steps.state() == state


def test_number_then_pin_open_the_panel(steps: Steps) -> None:
    steps.flow.call_staff()
    steps.flow.submit()
    assert steps.state() == StaffSignIn(Welcome())
    steps.type(STAFF_NO)
    steps.flow.submit()
    steps.flow.submit()
    assert steps.state() == AT_PIN
    steps.type(PIN)
    steps.flow.submit()
    steps.door.work()
    assert steps.state() == StaffPanel(SUPERVISOR, Welcome())
    assert steps.desk.staff_log == [(STAFF_NO, "sign_in")]


def test_digits_are_taken_back_from_the_pin_to_the_number(steps: Steps) -> None:
    steps.flow.call_staff()
    steps.type(STAFF_NO + "9")
    steps.flow.erase()
    assert steps.state() == NUMBER
    steps.flow.submit()
    steps.type("20")
    steps.flow.erase()
    steps.flow.clear()
    assert steps.state() == AT_PIN
    steps.flow.erase()
    steps.flow.clear()
    assert steps.state() == StaffSignIn(Welcome())


def test_neither_number_nor_pin_grows_without_end(steps: Steps) -> None:
    steps.flow.call_staff()
    steps.type("1" * 30)
    steps.flow.submit()
    steps.type("2" * 30)
    state = steps.flow.state
    assert isinstance(state, StaffSignIn)
    assert (len(state.staff_no), len(state.pin)) == (10, 12)


@pytest.mark.parametrize("answer", [WrongPin(), Throttled(NOW + timedelta(minutes=5)), NoStaffYet()])
def test_whoever_is_not_let_in_is_told_why_and_the_pin_is_gone(steps: Steps, answer: SignIn) -> None:
    steps.desk.answer = answer
    steps.sign_in()
    assert steps.state() == StaffSignIn(Welcome(), STAFF_NO, at_pin=True, answer=answer)
    assert steps.heard[-1] is Cue.REFUSED
    steps.type("1")
    assert steps.state() == StaffSignIn(Welcome(), STAFF_NO, "1", at_pin=True)


def test_a_wrong_pin_opens_nothing(steps: Steps) -> None:
    steps.sign_in("000000")
    assert steps.state() == StaffSignIn(Welcome(), STAFF_NO, at_pin=True, answer=WrongPin())


def test_r9_a_machine_that_cannot_check_a_pin_says_so(steps: Steps) -> None:
    steps.desk.staff_fault = DAMAGED
    steps.sign_in()
    assert steps.state() == StaffSignIn(Welcome(), STAFF_NO, at_pin=True, answer=FaultCode.DATABASE_DAMAGED)


def test_while_a_pin_is_checked_nothing_is_typed_and_nothing_is_sent_twice(steps: Steps) -> None:
    steps.flow.call_staff()
    steps.type(STAFF_NO)
    steps.flow.submit()
    steps.type(PIN)
    steps.flow.submit()
    asking = steps.state()
    for act in (steps.flow.submit, steps.flow.erase, steps.flow.clear):
        act()
    steps.type("9")
    assert steps.state() == asking
    assert len(steps.door.waiting) == 1


@pytest.mark.parametrize("answer", [SUPERVISOR, WrongPin()])
def test_an_answer_for_somebody_who_has_gone_opens_nothing(steps: Steps, answer: SignIn) -> None:
    steps.desk.answer = answer
    steps.flow.call_staff()
    steps.type(STAFF_NO)
    steps.flow.submit()
    steps.type(PIN)
    steps.flow.submit()
    steps.flow.leave()
    steps.door.work()
    assert steps.state() == Welcome()


def test_a_sign_in_that_nobody_goes_on_with_goes_back_after_a_countdown(steps: Steps) -> None:
    steps.flow.call_staff()
    steps.wait(21)
    assert steps.seconds_left() == 9
    steps.wait(9)
    assert steps.state() == Welcome()


def test_a_panel_that_nobody_looks_at_signs_out_although_its_rows_change(panel: Steps) -> None:
    for number in range(58):
        panel.desk.rows = (HealthRow(Part.TRIES, Level.GOOD, facts=(("wrong", number),)),)
        panel.wait(1)
    assert isinstance(panel.state(), StaffPanel)
    panel.wait(2)
    assert panel.state() == Welcome()


def test_no_guests_scan_is_taken_meanwhile(panel: Steps) -> None:
    panel.flow.scan(CODE)
    assert panel.notice() is Notice.STAFF_AT_WORK
    assert isinstance(panel.state(), StaffPanel)


@pytest.mark.parametrize(
    "behind", [PrinterTrouble(PaperTrouble.COVER_OPEN, FAMILY), TerminalFault(FaultCode.DATABASE_BUSY, PRESS)]
)
def test_what_a_guest_was_waiting_for_stands_there_again(steps: Steps, behind: AtRest) -> None:
    steps.flow.stage.go(behind)
    steps.sign_in()
    assert steps.state() == StaffPanel(SUPERVISOR, behind)
    steps.flow.leave()
    assert steps.state() == behind


def test_a_sign_in_left_gives_a_broken_printer_back_its_screen(steps: Steps) -> None:
    behind = PrinterTrouble(PaperTrouble.COVER_OPEN)
    steps.flow.stage.go(behind)
    steps.flow.call_staff()
    steps.flow.leave()
    assert steps.state() == behind


# how the machine is


def test_the_rows_are_looked_at_again_every_few_seconds(panel: Steps) -> None:
    panel.desk.rows = (HealthRow(Part.PRINTER, Level.BAD, "P20"),)
    panel.wait(4)
    state = panel.flow.state
    assert isinstance(state, StaffPanel)
    assert state.rows == panel.desk.rows


def test_r9_a_database_that_cannot_tell_is_a_row_of_its_own(panel: Steps) -> None:
    panel.desk.staff_fault = DAMAGED
    panel.wait(4)
    state = panel.flow.state
    assert isinstance(state, StaffPanel)
    assert state.rows == (HealthRow(Part.DATABASE, Level.BAD, "D11"),)


def test_rows_that_come_late_disturb_nobody(panel: Steps) -> None:
    panel.now += 4
    panel.flow.tick()
    panel.flow.leave()
    panel.door.work()
    assert panel.state() == Welcome()


def test_rows_are_not_asked_for_twice_at_a_time(panel: Steps) -> None:
    for _ in range(3):
        panel.now += 4
        panel.flow.tick()
    assert len(panel.door.waiting) == 1


def test_what_was_under_way_at_a_crash_is_told_to_staff_and_not_to_the_next_guest(steps: Steps) -> None:
    steps.scan(CODE)
    steps.flow.print_tickets()
    steps.flow.crashed()
    steps.sign_in()
    crash = HealthRow(Part.PROGRAM, Level.BAD, "X10", (("under_way", "printing"),))
    assert steps.state() == StaffPanel(SUPERVISOR, OutOfOrder("printing"), rows=(crash,))
    steps.wait(1)
    state = steps.flow.state
    assert isinstance(state, StaffPanel)
    assert state.rows == (crash, *steps.desk.rows)
    steps.flow.leave()
    assert steps.state() == OutOfOrder("printing")
    assert steps.seconds_left() == 15
    assert steps.endings == []


@pytest.mark.parametrize("goes_away", [False, True])
def test_whoever_signs_out_or_goes_away_is_noted_and_kept_by_no_fault(panel: Steps, goes_away: bool) -> None:  # noqa: FBT001
    panel.desk.staff_log.clear()
    if goes_away:
        panel.wait(60)
    else:
        panel.flow.leave()
    assert panel.flow.state == Welcome()
    panel.door.work()
    assert panel.desk.staff_log == [(STAFF_NO, "sign_out")]
    panel.sign_in()
    panel.desk.staff_fault = DAMAGED
    panel.flow.leave()
    panel.door.work()
    assert panel.flow.state == Welcome()


def test_a_bug_while_somebody_signs_out_crashes_as_loudly(panel: Steps) -> None:
    panel.desk.staff_fault = ZeroDivisionError()
    panel.flow.leave()
    with pytest.raises(ZeroDivisionError):
        panel.door.work()


# what is done with it


@pytest.mark.parametrize(
    ("role", "more"),
    [
        (StaffRole.CLERK, ()),
        (StaffRole.SUPERVISOR, (StaffAct.RESTART, StaffAct.LEAVE)),
        (StaffRole.TECHNICIAN, (StaffAct.RESTART, StaffAct.LEAVE)),
    ],
)
def test_the_role_decides_what_is_offered_and_nothing_else_is_done(
    steps: Steps, role: StaffRole, more: tuple[StaffAct, ...]
) -> None:
    steps.desk.answer = SignedIn(STAFF_NO, role)
    steps.sign_in()
    state = steps.flow.state
    assert isinstance(state, StaffPanel)
    assert acts_offered(state) == (StaffAct.TEST_PRINT, StaffAct.OUT_OF_SERVICE, *more)
    for act in set(StaffAct) - {StaffAct.TEST_PRINT, StaffAct.OUT_OF_SERVICE, *more}:
        steps.flow.do(act)
    assert steps.state() == state
    assert steps.door.waiting == []


def test_a_test_print_says_what_came_of_it(panel: Steps) -> None:
    panel.flow.do(StaffAct.TEST_PRINT)
    state = panel.flow.state
    assert isinstance(state, StaffPanel)
    assert (state.doing, acts_offered(state)) == (StaffAct.TEST_PRINT, ())
    panel.door.work()
    assert told(panel) == CameOut(Promise.CONFIRMS)
    panel.desk.test_outcome = NeverStarted(PaperTrouble.PAPER_END)
    panel.flow.do(StaffAct.TEST_PRINT)
    assert told(panel) is None
    panel.door.work()
    assert told(panel) == NeverStarted(PaperTrouble.PAPER_END)
    assert panel.desk.staff_log[-1] == (STAFF_NO, "test_print")


def told(steps: Steps) -> object:
    assert isinstance(steps.flow.state, StaffPanel)
    return steps.flow.state.told


def test_what_is_under_way_is_not_left_and_takes_its_time(panel: Steps) -> None:
    panel.flow.do(StaffAct.TEST_PRINT)
    panel.flow.do(StaffAct.RESTART)
    panel.flow.leave()
    panel.now += 3600
    panel.flow.tick()
    assert isinstance(panel.state(), StaffPanel)
    assert len(panel.door.waiting) == 1


def test_an_act_that_ends_after_a_crash_changes_nothing(panel: Steps) -> None:
    panel.flow.do(StaffAct.TEST_PRINT)
    panel.flow.crashed()
    panel.door.work()
    assert panel.state() == OutOfOrder("staff_panel")


def test_r9_an_act_that_fails_is_told_with_its_fault(panel: Steps) -> None:
    panel.desk.staff_fault = DAMAGED
    panel.flow.do(StaffAct.OUT_OF_SERVICE)
    panel.door.work()
    assert told(panel) is FaultCode.DATABASE_DAMAGED
    assert panel.desk.serving


def test_a_bug_in_an_act_crashes_loudly(panel: Steps) -> None:
    panel.desk.staff_fault = ZeroDivisionError()
    panel.flow.do(StaffAct.TEST_PRINT)
    with pytest.raises(ZeroDivisionError):
        panel.door.work()


def test_out_of_service_stands_when_staff_leave_until_they_put_it_in_again(panel: Steps) -> None:
    panel.flow.do(StaffAct.OUT_OF_SERVICE)
    panel.door.work()
    assert not panel.desk.serving
    panel.flow.leave()
    assert panel.state() == OutOfService()
    panel.sign_in()
    state = panel.flow.state
    assert isinstance(state, StaffPanel)
    assert (state.in_service, StaffAct.IN_SERVICE in acts_offered(state)) == (False, True)
    panel.flow.do(StaffAct.IN_SERVICE)
    panel.door.work()
    panel.flow.leave()
    assert panel.state() == Welcome()
    panel.door.work()
    done = ["sign_in", "out_of_service", "sign_out", "sign_in", "in_service", "sign_out"]
    assert [what for _, what in panel.desk.staff_log] == done


def test_a_machine_taken_out_of_service_gives_up_what_waited_behind_the_printer(steps: Steps) -> None:
    steps.desk.printer = PrinterState(PaperTrouble.COVER_OPEN)
    steps.flow.stage.go(PrinterTrouble(PaperTrouble.COVER_OPEN, FAMILY))
    steps.sign_in()
    steps.flow.do(StaffAct.OUT_OF_SERVICE)
    steps.door.work()
    steps.flow.leave()
    assert steps.state() == OutOfService()


@pytest.mark.parametrize(("act", "how"), [(StaffAct.RESTART, Ending.RESTART), (StaffAct.LEAVE, Ending.LEAVE)])
def test_the_program_ends_by_the_word_of_staff_and_the_desk_notes_who(panel: Steps, act: StaffAct, how: Ending) -> None:
    panel.flow.do(act)
    assert panel.endings == []
    panel.door.work()
    assert panel.endings == [how]
    assert panel.desk.staff_log[-1] == (STAFF_NO, how.value)


def test_a_machine_whose_database_cannot_take_the_note_can_be_restarted_all_the_same(panel: Steps) -> None:
    panel.desk.staff_fault = DAMAGED
    panel.flow.do(StaffAct.RESTART)
    panel.door.work()
    assert panel.endings == [Ending.RESTART]


def test_a_machine_out_of_order_can_be_restarted_by_staff(steps: Steps) -> None:
    steps.flow.crashed()
    steps.sign_in()
    steps.flow.do(StaffAct.RESTART)
    steps.door.work()
    assert steps.endings == [Ending.RESTART]


@pytest.mark.parametrize("act", list(StaffAct))
def test_a_guest_does_none_of_it(act: StaffAct) -> None:
    steps = Steps(StubDesk())
    steps.flow.do(act)
    assert (steps.state(), steps.door.waiting) == (Welcome(), [])
