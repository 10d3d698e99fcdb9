"""The moviegoer's journey, with no window."""

import pytest

from tests.support.kiosk_steps import Steps
from tests.support.stub_desk import CODE, SHOWING, StubDesk, collectable
from willcall.kiosk.ports import FlowTimes
from willcall.kiosk.states import (
    Entry,
    Found,
    LookingUp,
    Notice,
    OutOfOrder,
    PrinterTrouble,
    PrintIncomplete,
    Printing,
    Refused,
    TakeTickets,
    TerminalFault,
    Thanks,
    Welcome,
    state_name,
)
from willcall.redemption.domain.codes import Misreading
from willcall.redemption.domain.faults import FaultCode, TerminalFaultError
from willcall.redemption.domain.paper import (
    CameOut,
    MayHaveComeOut,
    NeverStarted,
    PaperTrouble,
    PrinterState,
    Promise,
)
from willcall.redemption.domain.verdicts import MistypedCode, UnknownCode

DAMAGED = TerminalFaultError(FaultCode.DATABASE_DAMAGED, "a page is torn")
BUSY = TerminalFaultError(FaultCode.DATABASE_BUSY, "locked")
OUT = CameOut(Promise.CONFIRMS)
LOST = MayHaveComeOut(10, 20, PaperTrouble.NOT_ANSWERING)
KEPT = NeverStarted(PaperTrouble.PAPER_END)


@pytest.fixture
def steps() -> Steps:
    return Steps()


def found(steps: Steps) -> None:
    steps.scan(CODE)
    assert isinstance(steps.flow.state, Found)


# the way through


def test_a_typed_code_leads_to_the_tickets_and_back_to_welcome(steps: Steps) -> None:
    steps.flow.begin()
    steps.type(CODE)
    steps.flow.submit()
    steps.door.work()
    steps.flow.print_tickets()
    steps.door.work()
    assert steps.state() == TakeTickets(2, SHOWING)
    steps.flow.leave()
    assert steps.state() == Thanks()
    steps.flow.leave()
    assert steps.state() == Welcome()
    assert [type(state) for state in steps.seen if not isinstance(state, Entry)] == [
        LookingUp, Found, Printing, Printing, Printing, TakeTickets, Thanks, Welcome,
    ]  # fmt: skip


def test_a_scan_at_welcome_is_looked_up_whole(steps: Steps) -> None:
    steps.scan(f"WILLCALL:1:{CODE}")
    assert steps.desk.looked_up == [f"WILLCALL:1:{CODE}"]
    assert steps.state() == Found(collectable())


def test_a_digit_at_welcome_begins_the_entry(steps: Steps) -> None:
    steps.type("4")
    assert steps.state() == Entry("4")


def test_a_scan_during_the_entry_replaces_what_was_typed(steps: Steps) -> None:
    steps.type("99")
    steps.scan(CODE)
    assert steps.desk.looked_up == [CODE]


def test_digits_are_taken_back_one_by_one_or_all(steps: Steps) -> None:
    steps.type("123")
    steps.flow.erase()
    assert steps.state() == Entry("12")
    steps.flow.clear()
    assert steps.state() == Entry("")


def test_a_thirteenth_digit_is_not_taken(steps: Steps) -> None:
    steps.type(CODE + "9")
    assert steps.state() == Entry(CODE)


def test_an_unfinished_code_is_not_sent(steps: Steps) -> None:
    steps.type(CODE[:11])
    steps.flow.submit()
    assert steps.state() == Entry(CODE[:11])


def test_tickets_are_counted_while_they_print(steps: Steps) -> None:
    found(steps)
    steps.flow.print_tickets()
    steps.door.work()
    assert [state for state in steps.seen if isinstance(state, Printing)] == [
        Printing(1, 2), Printing(1, 2), Printing(2, 2),
    ]  # fmt: skip


def test_r1_the_print_button_cannot_be_pressed_twice(steps: Steps) -> None:
    found(steps)
    steps.flow.print_tickets()
    steps.flow.print_tickets()
    steps.door.work()
    assert steps.desk.attempts == [("attempt-1", ("8888888800000008", "8888888800000009"))]


def test_r1_trying_the_same_press_again_uses_the_same_key(steps: Steps) -> None:
    found(steps)
    steps.desk.collect_fault = BUSY
    steps.flow.print_tickets()
    steps.door.work()
    steps.desk.collect_fault = None
    steps.flow.retry()
    steps.door.work()
    assert [attempt for attempt, _ in steps.desk.attempts] == ["attempt-1", "attempt-1"]
    assert steps.state() == TakeTickets(2, SHOWING)


def test_another_press_has_another_key(steps: Steps) -> None:
    for _ in range(2):
        found(steps)
        steps.flow.print_tickets()
        steps.door.work()
        steps.wait(30)
    assert [attempt for attempt, _ in steps.desk.attempts] == ["attempt-1", "attempt-2"]


# refusals


def test_a_refused_code_says_so_and_another_can_be_typed(steps: Steps) -> None:
    steps.scan("000000000000")
    assert steps.state() == Refused(UnknownCode())
    steps.flow.begin()
    assert steps.state() == Entry("")


def test_r8_a_mistyped_code_can_be_corrected(steps: Steps) -> None:
    steps.desk.verdicts[CODE] = MistypedCode(Misreading.CHECK_DIGIT)
    steps.type(CODE)
    steps.flow.submit()
    steps.door.work()
    steps.flow.begin()
    assert steps.state() == Entry(CODE)


def test_a_scan_on_a_refusal_is_the_next_try(steps: Steps) -> None:
    steps.scan("000000000000")
    steps.scan(CODE)
    assert isinstance(steps.flow.state, Found)


def test_the_next_guest_may_scan_while_the_last_is_thanked(steps: Steps) -> None:
    found(steps)
    steps.flow.print_tickets()
    steps.door.work()
    steps.flow.leave()
    steps.flow.begin()
    assert steps.state() == Entry()


def test_r7_no_state_shows_a_code_in_its_repr() -> None:
    for state in (Entry(CODE), LookingUp(CODE), Refused(UnknownCode(), CODE)):
        assert CODE not in repr(state)


# scans at the wrong moment


def test_the_same_code_twice_within_seconds_is_one_scan(steps: Steps) -> None:
    steps.scan(CODE)
    steps.flow.leave()
    steps.scan(CODE)
    assert steps.state() == Welcome()
    steps.wait(4)
    steps.scan(CODE)
    assert isinstance(steps.flow.state, Found)


def test_a_scan_while_looking_up_is_refused_visibly(steps: Steps) -> None:
    steps.flow.scan(CODE)
    steps.flow.scan("000000000000")
    assert steps.flow.notice is Notice.ONE_MOMENT
    steps.door.work()
    assert steps.desk.looked_up == [CODE]


def test_a_scan_while_printing_is_refused_visibly(steps: Steps) -> None:
    found(steps)
    steps.flow.print_tickets()
    steps.flow.scan("000000000000")
    assert steps.flow.notice is Notice.ONE_MOMENT


def test_a_word_over_the_printing_screen_outlives_the_next_ticket(steps: Steps) -> None:
    found(steps)
    steps.flow.print_tickets()
    steps.flow.scan("000000000000")
    steps.flow._show_ticket(2)
    assert (steps.state(), steps.notice()) == (Printing(2, 2), Notice.ONE_MOMENT)
    steps.door.work()
    assert (steps.state(), steps.notice()) == (TakeTickets(2, SHOWING), None)


def test_a_scan_over_found_tickets_is_refused_visibly_and_the_word_goes_away(steps: Steps) -> None:
    found(steps)
    steps.flow.scan("000000000000")
    assert steps.notice() is Notice.PRINT_FIRST
    steps.wait(4)
    assert steps.notice() is None
    assert isinstance(steps.flow.state, Found)


def test_a_scan_while_tickets_wait_to_be_taken_is_ignored_wholly(steps: Steps) -> None:
    found(steps)
    steps.flow.print_tickets()
    steps.door.work()
    steps.scan("000000000000")
    assert steps.state() == TakeTickets(2, SHOWING)
    assert steps.flow.notice is None


@pytest.mark.parametrize("act", ["begin", "erase", "clear", "submit", "print_tickets", "retry"])
def test_an_act_that_does_not_fit_is_ignored(steps: Steps, act: str) -> None:
    found(steps)
    steps.flow.print_tickets()
    before = steps.flow.state
    getattr(steps.flow, act)()
    steps.flow.type_digit("1")
    assert steps.state() == before


def test_what_is_being_printed_cannot_be_left(steps: Steps) -> None:
    found(steps)
    steps.flow.print_tickets()
    steps.flow.leave()
    steps.wait(0)
    assert isinstance(steps.flow.state, Printing)


def test_a_late_word_about_a_ticket_changes_nothing(steps: Steps) -> None:
    found(steps)
    steps.flow._show_ticket(2)
    assert isinstance(steps.flow.state, Found)


# time


def test_an_entry_that_nobody_goes_on_with_goes_back_and_counts_down_first(steps: Steps) -> None:
    steps.type("4821")
    steps.wait(34)
    assert steps.seconds_left() is None
    steps.wait(2)
    assert steps.seconds_left() == 9
    steps.wait(10)
    assert steps.state() == Welcome()


def test_a_touch_begins_the_wait_anew(steps: Steps) -> None:
    steps.type("4821")
    steps.wait(40)
    steps.flow.touch()
    steps.wait(40)
    assert steps.state() == Entry("4821")


def test_tickets_to_take_then_thanks_then_welcome_by_themselves(steps: Steps) -> None:
    found(steps)
    steps.flow.print_tickets()
    steps.door.work()
    steps.wait(8)
    assert steps.state() == Thanks()
    assert steps.flow.seconds_left is None
    steps.wait(5)
    assert steps.state() == Welcome()


def test_printing_is_never_interrupted_by_time(steps: Steps) -> None:
    found(steps)
    steps.flow.print_tickets()
    steps.now += 3600
    steps.flow.tick()
    assert isinstance(steps.flow.state, Printing)


def test_the_language_is_the_guests_until_welcome(steps: Steps) -> None:
    steps.flow.switch_language()
    assert (steps.flow.language, steps.flow.next_language) == ("en", "zh")
    steps.flow.begin()
    assert steps.flow.language == "en"
    steps.flow.leave()
    assert steps.flow.language == "zh"


def test_a_language_left_at_welcome_goes_back_to_the_cinemas_own(steps: Steps) -> None:
    steps.flow.switch_language()
    steps.wait(46)
    assert steps.flow.language == "zh"


# the printer


def test_the_printer_is_asked_before_a_code_is_accepted(steps: Steps) -> None:
    steps.desk.printer = PrinterState(PaperTrouble.COVER_OPEN)
    steps.scan(CODE)
    assert steps.state() == PrinterTrouble(PaperTrouble.COVER_OPEN)
    assert steps.desk.looked_up == []


def test_a_printer_in_trouble_shows_at_welcome_and_goes_away_by_itself(steps: Steps) -> None:
    steps.desk.printer = PrinterState(PaperTrouble.PAPER_END)
    steps.wait(4)
    assert steps.state() == PrinterTrouble(PaperTrouble.PAPER_END)
    steps.desk.printer = PrinterState(PaperTrouble.COVER_OPEN)
    steps.wait(4)
    assert steps.state() == PrinterTrouble(PaperTrouble.COVER_OPEN)
    steps.scan(CODE)
    steps.flow.leave()
    steps.wait(4)
    assert steps.state() == PrinterTrouble(PaperTrouble.COVER_OPEN)
    steps.desk.printer = PrinterState(paper_near_end=True)
    steps.wait(4)
    assert steps.state() == Welcome()


def test_an_answer_of_the_printer_that_comes_late_disturbs_nobody(steps: Steps) -> None:
    steps.desk.printer = PrinterState(PaperTrouble.PAPER_END)
    steps.flow.tick()
    steps.flow.tick()
    assert len(steps.door.waiting) == 1
    steps.flow._go(Found(collectable()))
    steps.door.work()
    assert isinstance(steps.flow.state, Found)


def test_r3_an_unconfirmed_ticket_is_told_as_such() -> None:
    steps = Steps(StubDesk({CODE: collectable(3)}, [OUT, LOST, NeverStarted(PaperTrouble.NOT_ANSWERING)]))
    found(steps)
    steps.flow.print_tickets()
    steps.door.work()
    assert steps.state() == PrintIncomplete(3, 1, 1, 1, PaperTrouble.NOT_ANSWERING)
    steps.flow.leave()
    assert steps.state() == Welcome()


def test_nothing_printed_is_told_as_such() -> None:
    steps = Steps(StubDesk(outcomes=[KEPT, KEPT]))
    found(steps)
    steps.flow.print_tickets()
    steps.door.work()
    assert steps.state() == PrintIncomplete(2, 0, 0, 2, PaperTrouble.PAPER_END)
    steps.wait(46)
    assert steps.state() == Welcome()


# faults


def test_r9_a_fault_of_the_database_is_named_and_never_an_unknown_code(steps: Steps) -> None:
    steps.desk.look_up_fault = DAMAGED
    steps.scan(CODE)
    assert steps.state() == TerminalFault(FaultCode.DATABASE_DAMAGED)
    steps.wait(21)
    assert steps.state() == Welcome()


def test_r9_a_terminal_that_stays_closed_stays_named(steps: Steps) -> None:
    steps.desk.printer_fault = DAMAGED
    steps.wait(60)
    assert steps.state() == TerminalFault(FaultCode.DATABASE_DAMAGED)
    assert Welcome() not in steps.seen


def test_r9_a_fault_while_printing_can_be_left(steps: Steps) -> None:
    found(steps)
    steps.desk.collect_fault = DAMAGED
    steps.flow.print_tickets()
    steps.door.work()
    assert isinstance(steps.flow.state, TerminalFault)
    steps.flow.leave()
    assert steps.state() == Welcome()


def broken_off(steps: Steps, at: int, *, gone: int) -> None:
    """Print, with a fault of the database at a ticket; the first ``gone`` tickets are not to be claimed again."""
    steps.desk.collect_fault, steps.desk.fault_at = BUSY, at
    steps.flow.print_tickets()
    steps.door.work()
    assert isinstance(steps.flow.state, TerminalFault)
    steps.desk.collect_fault = None
    steps.desk.not_mine = steps.desk.attempts[0][1][:gone]


def test_r9_a_press_tried_again_counts_what_came_out_before_the_fault(steps: Steps) -> None:
    found(steps)
    broken_off(steps, at=2, gone=1)
    steps.flow.retry()
    assert steps.state() == Printing(2, 2)
    steps.door.work()
    assert steps.state() == TakeTickets(2, SHOWING)


def test_r3_a_paper_in_doubt_after_a_fault_is_told_as_such() -> None:
    steps = Steps(StubDesk({CODE: collectable(3)}))
    found(steps)
    broken_off(steps, at=2, gone=2)
    steps.flow.retry()
    steps.door.work()
    assert steps.state() == PrintIncomplete(3, 2, 0, 0, None, doubtful=1)


def test_r3_two_faults_leave_two_papers_in_doubt_at_most_and_the_rest_was_taken_by_others() -> None:
    steps = Steps(StubDesk({CODE: collectable(6)}))
    found(steps)
    broken_off(steps, at=2, gone=2)
    steps.desk.collect_fault = BUSY
    steps.flow.retry()
    steps.door.work()
    steps.desk.collect_fault = None
    steps.desk.not_mine = steps.desk.attempts[0][1][:5]
    steps.flow.retry()
    steps.door.work()
    assert steps.state() == PrintIncomplete(6, 3, 0, 0, None, doubtful=2)


def test_a_fault_that_comes_after_a_bug_changes_nothing(steps: Steps) -> None:
    found(steps)
    steps.desk.collect_fault = BUSY
    steps.flow.print_tickets()
    steps.flow.crashed()
    steps.door.work()
    assert steps.state() == OutOfOrder()


def test_a_fault_of_a_poll_that_comes_late_disturbs_nobody(steps: Steps) -> None:
    steps.desk.printer_fault = DAMAGED
    steps.flow.tick()
    steps.flow._go(Found(collectable()))
    steps.door.work()
    assert isinstance(steps.flow.state, Found)


def test_a_bug_crashes_loudly_and_leaves_the_machine_out_of_order(steps: Steps) -> None:
    steps.desk.look_up_fault = ZeroDivisionError()
    with pytest.raises(ZeroDivisionError):
        steps.scan(CODE)
    steps.flow.crashed()
    steps.flow.begin()
    steps.scan("1")
    steps.wait(100)
    steps.flow._go(Welcome())
    assert steps.state() == OutOfOrder()


def test_a_bug_in_a_poll_crashes_as_loudly(steps: Steps) -> None:
    steps.desk.printer_fault = ZeroDivisionError()
    steps.flow._go(Found(collectable()))
    steps.flow._polling = True
    with pytest.raises(ZeroDivisionError):
        steps.flow._poll_failed(ZeroDivisionError())


def test_a_state_has_a_name_for_journals_and_journeys() -> None:
    assert state_name(PrinterTrouble(PaperTrouble.CUTTER)) == "printer_trouble"


def test_times_are_settings() -> None:
    steps = Steps(times=FlowTimes(idle=12))
    steps.flow.begin()
    steps.wait(13)
    assert steps.state() == Welcome()


def test_the_cinemas_own_times_and_language_arrive_later(steps: Steps) -> None:
    steps.flow.settle(FlowTimes(idle=12), ("en", "zh"))
    assert steps.flow.language == "en"
    steps.flow.switch_language()
    steps.flow.settle(FlowTimes(idle=12), ("en", "zh"))
    assert steps.flow.language == "zh"
    steps.flow.begin()
    steps.wait(13)
    assert (steps.state(), steps.flow.language) == (Welcome(), "en")
