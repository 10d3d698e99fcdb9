"""The moviegoer's journey, with no window."""

from datetime import timedelta

import pytest

from tests.support.kiosk_steps import Steps
from tests.support.stub_desk import (
    CODE,
    LATE_SHOWING,
    MISTYPED,
    NOW,
    SECOND_CODE,
    SHOWING,
    STRANGER,
    StubDesk,
    collectable,
)
from willcall.kiosk.journey.basket import Basket, Tally
from willcall.kiosk.journey.ports import Ending, FlowTimes
from willcall.kiosk.journey.states import (
    Comfort,
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
    StaffSignIn,
    TakeTickets,
    TerminalFault,
    Thanks,
    Welcome,
    state_name,
)
from willcall.redemption.domain.faults import FaultCode, TerminalFaultError
from willcall.redemption.domain.paper import (
    CameOut,
    MayHaveComeOut,
    NeverStarted,
    PaperTrouble,
    PrinterState,
    Promise,
)
from willcall.redemption.domain.verdicts import (
    Collectable,
    Revoked,
    ShowingCancelled,
    ShowingMoved,
    TooManyTries,
    UnknownCode,
    Withdrawn,
)

DAMAGED = TerminalFaultError(FaultCode.DATABASE_DAMAGED, "a page is torn")
BUSY = TerminalFaultError(FaultCode.DATABASE_BUSY, "locked")
OUT = CameOut(Promise.CONFIRMS)
LOST = MayHaveComeOut(10, 20, PaperTrouble.NOT_ANSWERING)
KEPT = NeverStarted(PaperTrouble.PAPER_END)
TWO = Basket((collectable(),))
TAKE_TWO = TakeTickets((Tally(SHOWING, 2, 2),))


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
    assert steps.state() == TAKE_TWO
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
    assert steps.state() == Found(TWO)


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
    assert steps.state() == TAKE_TWO


def test_another_press_has_another_key(steps: Steps) -> None:
    for _ in range(2):
        found(steps)
        steps.flow.print_tickets()
        steps.door.work()
        steps.wait(30)
    assert [attempt for attempt, _ in steps.desk.attempts] == ["attempt-1", "attempt-2"]


# refusals


def test_a_refused_code_says_so_and_another_can_be_typed(steps: Steps) -> None:
    steps.scan(STRANGER)
    assert steps.state() == Refused(UnknownCode())
    steps.flow.begin()
    assert steps.state() == Entry("")


def test_r8_a_mistyped_code_is_marked_with_its_last_digit_and_is_not_sent(steps: Steps) -> None:
    steps.type(MISTYPED)
    assert steps.state() == Entry(MISTYPED, mistyped=True)
    steps.flow.submit()
    steps.door.work()
    assert steps.state() == Entry(MISTYPED, mistyped=True)
    assert LookingUp() not in steps.seen
    assert Cue.REFUSED in steps.heard


@pytest.mark.parametrize(("edit", "left"), [("erase", MISTYPED[:-1]), ("clear", "")])
def test_editing_takes_the_mark_away_and_the_code_can_be_corrected(steps: Steps, edit: str, left: str) -> None:
    steps.type(MISTYPED)
    getattr(steps.flow, edit)()
    assert steps.state() == Entry(left)
    steps.flow.clear()
    steps.type(CODE)
    steps.flow.submit()
    steps.door.work()
    assert steps.state() == Found(TWO)


def test_a_mistyped_code_is_counted_by_the_desk_which_may_pause_the_machine(steps: Steps) -> None:
    steps.type(MISTYPED)
    steps.door.work()
    assert steps.desk.looked_up == [MISTYPED]
    assert steps.state() == Entry(MISTYPED, mistyped=True)
    steps.desk.look_up_verdict = TooManyTries(NOW + timedelta(seconds=30))
    steps.flow.erase()
    steps.type("0")
    steps.door.work()
    assert steps.state() == Refused(TooManyTries(NOW + timedelta(seconds=30)))


def test_a_pause_that_is_told_after_the_guest_has_gone_disturbs_nobody(steps: Steps) -> None:
    steps.desk.look_up_verdict = TooManyTries(NOW + timedelta(seconds=30))
    steps.type(MISTYPED)
    steps.flow.leave()
    steps.door.work()
    assert steps.state() == Welcome()


def test_r9_a_fault_while_a_mistyped_code_is_counted_is_named(steps: Steps) -> None:
    steps.desk.look_up_fault = DAMAGED
    steps.type(MISTYPED)
    steps.door.work()
    assert steps.state() == TerminalFault(FaultCode.DATABASE_DAMAGED)


def test_r9_such_a_fault_disturbs_nobody_who_has_gone_on(steps: Steps) -> None:
    steps.desk.look_up_fault = DAMAGED
    steps.type(MISTYPED)
    steps.flow.leave()
    steps.door.work()
    assert steps.state() == Welcome()


def test_a_typed_digit_over_a_refusal_begins_the_next_code(steps: Steps) -> None:
    steps.scan(STRANGER)
    steps.type("4")
    assert steps.state() == Entry("4")


def test_a_scan_on_a_refusal_is_the_next_try(steps: Steps) -> None:
    steps.scan(STRANGER)
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
    signing_in = StaffSignIn(Welcome(), "1042", "202614", at_pin=True)
    for state in (Entry(CODE), signing_in):
        assert not [secret for secret in (CODE, "202614", "1042") if secret in repr(state)]


# acts at the wrong moment


@pytest.mark.parametrize("act", ["begin", "erase", "clear", "submit", "print_tickets", "retry", "more_time", "leave"])
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
    steps.flow.print_tickets()
    steps.flow.crashed()
    steps.door.work()
    assert steps.state() == OutOfOrder("printing")


# time


def test_an_entry_that_nobody_goes_on_with_goes_back_and_counts_down_first(steps: Steps) -> None:
    steps.type("4821")
    steps.wait(44.75)
    assert steps.seconds_left() is None
    steps.wait(0.25)
    assert steps.seconds_left() == 10
    steps.wait(9.75)
    assert (steps.state(), steps.seconds_left()) == (Entry("4821"), 1)
    steps.wait(0.25)
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
    assert steps.flow.seconds_left == 5
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
    found(steps)
    steps.wait(3)
    steps.now += 4
    steps.desk.printer = PrinterState(PaperTrouble.PAPER_END)
    steps.flow.tick()
    steps.flow.tick()
    assert len(steps.door.waiting) == 1
    steps.flow.print_tickets()
    steps.door.work()
    assert steps.state() == TAKE_TWO


def test_found_tickets_give_way_to_the_printers_trouble_and_come_back_by_themselves(steps: Steps) -> None:
    found(steps)
    steps.desk.printer = PrinterState(PaperTrouble.COVER_OPEN)
    steps.wait(4)
    assert steps.state() == PrinterTrouble(PaperTrouble.COVER_OPEN, TWO)
    steps.desk.printer = PrinterState()
    steps.wait(4)
    assert steps.state() == Found(TWO)


def test_tickets_behind_a_broken_printer_do_not_wait_for_the_next_guest(steps: Steps) -> None:
    found(steps)
    steps.flow.switch_language()
    steps.desk.printer = PrinterState(PaperTrouble.COVER_OPEN)
    steps.wait(60)
    assert (steps.state(), steps.flow.language) == (PrinterTrouble(PaperTrouble.COVER_OPEN), "zh")
    steps.desk.printer = PrinterState()
    steps.wait(4)
    assert steps.state() == Welcome()


def test_whoever_does_not_want_to_wait_for_the_printer_goes(steps: Steps) -> None:
    found(steps)
    steps.desk.printer = PrinterState(PaperTrouble.COVER_OPEN)
    steps.wait(4)
    steps.flow.leave()
    assert steps.state() == PrinterTrouble(PaperTrouble.COVER_OPEN)
    steps.flow.leave()
    assert steps.state() == PrinterTrouble(PaperTrouble.COVER_OPEN)


def test_r3_an_unconfirmed_ticket_is_told_as_such() -> None:
    steps = Steps(StubDesk({CODE: collectable(3)}, [OUT, LOST, NeverStarted(PaperTrouble.NOT_ANSWERING)]))
    found(steps)
    steps.flow.print_tickets()
    steps.door.work()
    out, lost, kept = collectable(3).seats
    rest = Basket((Collectable(SHOWING, (kept,), (out,), (lost,)),))
    tallies = (Tally(SHOWING, 3, 1),)
    assert steps.state() == PrintIncomplete(3, 1, 1, 1, PaperTrouble.NOT_ANSWERING, tallies=tallies, basket=rest)
    steps.flow.leave()
    assert steps.state() == Found(rest)


def test_what_certainly_did_not_come_out_is_printed_by_another_press_without_its_codes(steps: Steps) -> None:
    steps.desk.verdicts[SECOND_CODE] = collectable(1, first=3, showing=LATE_SHOWING)
    steps.desk.outcomes = [OUT, KEPT, KEPT]
    found(steps)
    steps.scan(SECOND_CODE)
    steps.flow.print_tickets()
    steps.door.work()
    steps.flow.leave()
    steps.desk.printer = PrinterState(PaperTrouble.PAPER_END)
    steps.wait(4)
    assert isinstance(steps.state(), PrinterTrouble)
    steps.desk.printer, steps.desk.outcomes = PrinterState(), []
    steps.wait(4)
    steps.flow.print_tickets()
    steps.door.work()
    assert steps.state() == TakeTickets((Tally(SHOWING, 1, 1), Tally(LATE_SHOWING, 1, 1)))
    (_, first), (_, second) = steps.desk.attempts
    assert second == first[1:]


def test_nothing_is_left_in_the_basket_of_a_run_whose_rest_is_not_certain() -> None:
    steps = Steps(StubDesk(outcomes=[OUT, LOST]))
    found(steps)
    steps.flow.print_tickets()
    steps.door.work()
    steps.flow.leave()
    assert steps.state() == Welcome()


def test_nothing_printed_is_told_as_such() -> None:
    steps = Steps(StubDesk(outcomes=[KEPT, KEPT]))
    found(steps)
    steps.flow.print_tickets()
    steps.door.work()
    tallies = (Tally(SHOWING, 2, 0),)
    assert steps.state() == PrintIncomplete(2, 0, 0, 2, PaperTrouble.PAPER_END, tallies=tallies, basket=TWO)
    steps.wait(55)
    assert steps.state() == Welcome()


@pytest.mark.parametrize("why", [Revoked(SHOWING), ShowingCancelled(SHOWING), ShowingMoved(SHOWING, LATE_SHOWING)])
def test_r8_what_was_withdrawn_between_look_up_and_press_is_told_as_if_it_were_looked_up_again(
    steps: Steps, why: Withdrawn
) -> None:
    found(steps)
    steps.desk.withdrawn = {seat.ticket_no: why for seat in TWO.finds[0].seats}
    steps.flow.print_tickets()
    steps.door.work()
    assert steps.state() == Refused(why)
    assert steps.heard[-1] is Cue.REFUSED


def test_a_basket_of_which_one_showing_was_cancelled_prints_the_other(steps: Steps) -> None:
    steps.desk.verdicts[SECOND_CODE] = collectable(1, first=3, showing=LATE_SHOWING)
    found(steps)
    steps.scan(SECOND_CODE)
    steps.desk.withdrawn = {seat.ticket_no: ShowingCancelled(SHOWING) for seat in TWO.finds[0].seats}
    steps.flow.print_tickets()
    steps.door.work()
    assert steps.state() == PrintIncomplete(
        3,
        1,
        0,
        0,
        None,
        tallies=(Tally(SHOWING, 2, 0), Tally(LATE_SHOWING, 1, 1)),
        withdrawn=(ShowingCancelled(SHOWING),) * 2,
    )


def test_r3_a_press_tried_again_takes_nothing_that_was_withdrawn_for_paper_in_doubt() -> None:
    steps = Steps(StubDesk({CODE: collectable(3)}))
    found(steps)
    broken_off(steps, at=2, gone=2)
    steps.desk.withdrawn = {steps.desk.attempts[0][1][2]: Revoked(SHOWING)}
    steps.flow.retry()
    steps.door.work()
    assert steps.state() == PrintIncomplete(3, 1, 0, 0, None, doubtful=1, withdrawn=(Revoked(SHOWING),))


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
    assert steps.state() == TAKE_TWO


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
    assert steps.state() == OutOfOrder("printing")


def test_a_fault_of_a_poll_that_comes_late_disturbs_nobody(steps: Steps) -> None:
    steps.desk.printer_fault = DAMAGED
    steps.flow.tick()
    steps.flow.scan(CODE)
    steps.door.waiting.pop(0)()
    assert steps.state() == LookingUp()
    steps.desk.printer_fault = None
    steps.door.work()
    assert steps.state() == Found(TWO)


def test_a_bug_crashes_loudly_and_leaves_the_machine_out_of_order(steps: Steps) -> None:
    steps.desk.look_up_fault = ZeroDivisionError()
    with pytest.raises(ZeroDivisionError):
        steps.scan(CODE)
    steps.flow.crashed()
    steps.flow.begin()
    steps.flow.leave()
    steps.wait(10)
    assert steps.state() == OutOfOrder("looking_up")


def test_a_bug_in_a_poll_crashes_as_loudly(steps: Steps) -> None:
    steps.desk.printer_fault = ZeroDivisionError()
    steps.flow.tick()
    with pytest.raises(ZeroDivisionError):
        steps.door.work()


def test_after_a_bug_the_program_is_asked_to_start_anew_once_it_could_be_read(steps: Steps) -> None:
    steps.flow.crashed()
    steps.wait(14)
    assert (steps.endings, steps.seconds_left(), steps.flow.can_wait) == ([], 1, False)
    steps.flow.touch()
    steps.wait(1)
    assert steps.endings == [Ending.RESTART]
    assert steps.state() == OutOfOrder("welcome")
    steps.wait(15)
    assert steps.endings == [Ending.RESTART] * 2


@pytest.mark.parametrize("fault", [None, DAMAGED])
def test_an_answer_that_comes_after_a_bug_changes_nothing(steps: Steps, fault: Exception | None) -> None:
    steps.flow.scan(CODE)
    steps.desk.look_up_fault = fault
    steps.flow.crashed()
    steps.door.work()
    assert steps.state() == OutOfOrder("looking_up")


def test_a_bug_that_comes_up_with_each_tick_does_not_put_the_new_start_off(steps: Steps) -> None:
    for _ in range(15 * 4):
        steps.flow.crashed()
        steps.wait(0.25)
    assert steps.endings == [Ending.RESTART]
    assert steps.state() == OutOfOrder("welcome")


def test_the_first_bug_is_the_one_that_is_told(steps: Steps) -> None:
    steps.type("4")
    steps.flow.crashed()
    steps.flow.crashed()
    assert steps.state() == OutOfOrder("entry")


def test_a_state_has_a_name_for_journals_and_journeys() -> None:
    assert state_name(PrinterTrouble(PaperTrouble.CUTTER)) == "printer_trouble"


def test_times_are_settings() -> None:
    steps = Steps(times=FlowTimes(idle=12, countdown=4))
    steps.flow.begin()
    steps.wait(12)
    assert steps.seconds_left() == 4
    steps.wait(4)
    assert steps.state() == Welcome()


def test_the_cinemas_own_times_and_language_arrive_later(steps: Steps) -> None:
    steps.flow.settle(FlowTimes(idle=12), ("en", "zh"))
    assert steps.flow.language == "en"
    steps.flow.switch_language()
    steps.flow.settle(FlowTimes(idle=12, countdown=4), ("en", "zh"))
    assert steps.flow.language == "zh"
    steps.flow.begin()
    steps.wait(16)
    assert (steps.state(), steps.flow.language) == (Welcome(), "en")


# more time, comfort, pauses


@pytest.mark.parametrize(
    "screen", ["entry", "found", "refused", "take_tickets", "thanks", "fault", "incomplete", "trouble"]
)
def test_every_screen_that_goes_by_itself_counts_down_and_waits_longer_for_whoever_asks(screen: str) -> None:
    steps = on_screen(screen)
    before = steps.state()
    while steps.seconds_left() is None:
        steps.now += 0.25
    assert steps.flow.can_wait
    steps.flow.more_time()
    assert (steps.seconds_left(), steps.state()) == (None, before)
    steps.now += 54
    steps.flow.tick()
    assert steps.state() == before
    assert steps.seconds_left() == 1
    steps.now += 1
    steps.flow.tick()
    assert steps.state() != before


def on_screen(screen: str) -> Steps:
    steps = Steps(StubDesk(outcomes=[KEPT, KEPT] if screen == "incomplete" else []))
    match screen:
        case "entry":
            steps.flow.begin()
        case "refused":
            steps.scan(STRANGER)
        case "fault":
            steps.desk.look_up_fault = DAMAGED
            steps.scan(CODE)
        case "trouble":
            found(steps)
            steps.desk.printer = PrinterState(PaperTrouble.COVER_OPEN)
            steps.wait(4)
        case _:
            found(steps)
    if screen in {"take_tickets", "thanks", "incomplete"}:
        steps.flow.print_tickets()
        steps.door.work()
    if screen == "thanks":
        steps.flow.leave()
    return steps


@pytest.mark.parametrize("act", ["switch_language", "comfort"])
def test_what_a_guest_chose_outlives_the_screens_and_ends_with_the_visit(steps: Steps, act: str) -> None:
    large = Comfort(large_text=True)
    if act == "comfort":
        steps.flow.show_with(large)
    else:
        steps.flow.speak("en")
    chosen = (steps.flow.language, steps.flow.comfort)
    found(steps)
    steps.flow.print_tickets()
    steps.door.work()
    assert (steps.flow.language, steps.flow.comfort) == chosen
    steps.wait(20)
    assert (steps.state(), steps.flow.language, steps.flow.comfort) == (Welcome(), "zh", Comfort())


def test_comfort_left_at_welcome_goes_back_without_a_countdown(steps: Steps) -> None:
    steps.flow.show_with(Comfort(low_reach=True))
    steps.wait(40)
    assert (steps.flow.comfort.low_reach, steps.seconds_left()) == (True, None)
    steps.wait(6)
    assert not steps.flow.comfort.low_reach


def test_the_cinemas_own_comfort_is_what_every_visit_begins_with(steps: Steps) -> None:
    usual = Comfort(high_contrast=True)
    steps.flow.settle(FlowTimes(), ("zh", "en"), usual)
    assert steps.flow.comfort == usual
    steps.flow.show_with(Comfort(large_text=True))
    steps.flow.settle(FlowTimes(), ("zh", "en"), Comfort())
    assert steps.flow.comfort == Comfort(large_text=True)
    steps.wait(46)
    assert steps.flow.comfort == Comfort()


def test_the_screen_of_a_pause_counts_down_and_comes_back_by_itself(steps: Steps) -> None:
    steps.desk.look_up_verdict = TooManyTries(NOW + timedelta(seconds=90))
    steps.scan(STRANGER)
    assert (steps.seconds_left(), steps.flow.can_wait) == (90, False)
    steps.wait(60)
    steps.flow.touch()
    steps.flow.more_time()
    assert steps.seconds_left() == 30
    steps.wait(30)
    assert steps.state() == Welcome()


def test_the_screen_of_a_pause_can_be_left(steps: Steps) -> None:
    steps.desk.look_up_verdict = TooManyTries(NOW + timedelta(seconds=90))
    steps.scan(STRANGER)
    steps.flow.leave()
    assert (steps.state(), steps.seconds_left()) == (Welcome(), None)


@pytest.mark.parametrize(("until", "shown"), [(timedelta(hours=-1), 1), (timedelta(days=1), 600)])
def test_a_clock_that_is_off_makes_a_pause_neither_endless_nor_negative(
    steps: Steps, until: timedelta, shown: int
) -> None:
    steps.desk.look_up_verdict = TooManyTries(NOW + until)
    steps.scan(STRANGER)
    assert steps.seconds_left() == shown


@pytest.mark.parametrize("code", [CODE, STRANGER, MISTYPED, "nonsense"])
def test_under_a_pause_every_scan_goes_through_the_same_states(code: str) -> None:
    steps = Steps(StubDesk(look_up_verdict=TooManyTries(NOW + timedelta(seconds=30))))
    steps.scan(code)
    assert steps.seen == [LookingUp(), Refused(TooManyTries(NOW + timedelta(seconds=30)))]
    assert steps.heard == [Cue.SCANNED, Cue.REFUSED]


def test_the_moments_of_a_visit_can_be_heard(steps: Steps) -> None:
    steps.type("4")
    steps.flow.erase()
    found(steps)
    steps.flow.print_tickets()
    steps.door.work()
    assert steps.heard == [Cue.KEY, Cue.KEY, Cue.SCANNED, Cue.FOUND, Cue.TICKET, Cue.TICKET, Cue.DONE]


# in service and out


def test_a_machine_that_is_out_of_service_says_so_from_its_start_and_comes_back_by_itself(steps: Steps) -> None:
    steps.desk.serving = False
    steps.wait(1)
    assert steps.state() == OutOfService()
    steps.scan(CODE)
    assert (steps.desk.looked_up, steps.notice()) == ([], Notice.NOT_NOW)
    steps.flow.switch_language()
    steps.wait(46)
    assert (steps.state(), steps.flow.language) == (OutOfService(), "zh")
    steps.desk.serving = True
    steps.wait(4)
    assert steps.state() == Welcome()


def test_a_code_given_before_the_machine_knows_that_it_is_out_of_service_is_not_looked_up(steps: Steps) -> None:
    steps.desk.serving = False
    steps.scan(CODE)
    assert (steps.state(), steps.desk.looked_up) == (OutOfService(), [])


def test_r9_a_fault_of_a_machine_out_of_service_is_named_and_goes_back_to_it(steps: Steps) -> None:
    steps.desk.serving = False
    steps.wait(1)
    steps.desk.printer_fault = DAMAGED
    steps.wait(4)
    assert steps.state() == TerminalFault(FaultCode.DATABASE_DAMAGED)
    steps.desk.printer_fault = None
    steps.wait(4)
    assert steps.state() == OutOfService()


def test_a_printer_in_trouble_is_no_matter_while_out_of_service(steps: Steps) -> None:
    steps.desk.printer = PrinterState(PaperTrouble.PAPER_END)
    steps.wait(1)
    steps.desk.serving = False
    steps.wait(4)
    assert steps.state() == OutOfService()
