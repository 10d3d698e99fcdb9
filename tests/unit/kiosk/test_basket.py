"""A family with several codes: one basket, one print run."""

from dataclasses import replace
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
    code_number,
    collectable,
    collected,
    seat,
)
from willcall.kiosk.journey.basket import MOST_CODES, NOTHING, Basket, Press, Tally
from willcall.kiosk.journey.states import (
    Cue,
    Entry,
    Found,
    Notice,
    PrinterTrouble,
    PrintIncomplete,
    Refused,
    TakeTickets,
    TerminalFault,
    Welcome,
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
from willcall.redemption.domain.verdicts import AlreadyCollected, Collectable, TooManyTries, UnknownCode

BUSY = TerminalFaultError(FaultCode.DATABASE_BUSY, "locked")
PARENTS, CHILD = collectable(2), collectable(1, first=3, showing=LATE_SHOWING)
BOTH = Basket((PARENTS, CHILD))


@pytest.fixture
def steps() -> Steps:
    """Return a flow over a desk with two codes, the second for a later showing."""
    return Steps(StubDesk({CODE: PARENTS, SECOND_CODE: CHILD}))


def both(steps: Steps) -> None:
    steps.scan(CODE)
    steps.scan(SECOND_CODE)
    assert steps.state() == Found(BOTH)


# what goes in


def test_a_scan_over_found_tickets_adds_its_own(steps: Steps) -> None:
    both(steps)
    assert steps.heard.count(Cue.FOUND) == 2


def test_another_code_can_be_typed_and_the_tickets_wait(steps: Steps) -> None:
    steps.scan(CODE)
    steps.flow.begin()
    assert steps.state() == Entry(basket=Basket((PARENTS,)))
    steps.type(SECOND_CODE)
    steps.flow.submit()
    steps.door.work()
    assert steps.state() == Found(BOTH)


def test_a_digit_over_found_tickets_begins_another_code(steps: Steps) -> None:
    steps.scan(CODE)
    steps.type("1")
    assert steps.state() == Entry("1", basket=Basket((PARENTS,)))


def test_the_way_back_from_the_entry_is_the_basket_and_from_there_the_start(steps: Steps) -> None:
    steps.scan(CODE)
    steps.type("12")
    steps.flow.erase()
    steps.flow.clear()
    steps.flow.leave()
    assert steps.state() == Found(Basket((PARENTS,)))
    steps.flow.leave()
    assert steps.state() == Welcome()


def test_a_mistyped_second_code_is_marked_beside_the_basket(steps: Steps) -> None:
    steps.scan(CODE)
    steps.type(MISTYPED)
    assert steps.state() == Entry(MISTYPED, mistyped=True, basket=Basket((PARENTS,)))


def test_a_refused_second_code_loses_no_ticket(steps: Steps) -> None:
    steps.scan(CODE)
    steps.scan(STRANGER)
    assert steps.state() == Refused(UnknownCode(), Basket((PARENTS,)))
    steps.flow.leave()
    assert steps.state() == Found(Basket((PARENTS,)))


def test_after_a_refusal_the_next_code_still_goes_into_the_basket(steps: Steps) -> None:
    steps.scan(CODE)
    steps.scan(STRANGER)
    steps.scan(SECOND_CODE)
    assert steps.state() == Found(BOTH)


def test_the_same_code_again_is_told_and_added_once(steps: Steps) -> None:
    steps.scan(CODE)
    steps.wait(5)
    steps.scan(f"WILLCALL:1:{CODE}")
    assert steps.state() == Found(Basket((PARENTS,)))
    assert steps.notice() is Notice.IN_BASKET


def test_the_same_code_again_brings_the_newest_answer_about_it(steps: Steps) -> None:
    both(steps)
    fewer = Collectable(SHOWING, PARENTS.seats[1:], (replace(collected(8), ticket_no=PARENTS.seats[0].ticket_no),))
    steps.desk.verdicts[CODE] = fewer
    steps.wait(5)
    steps.scan(CODE)
    assert steps.state() == Found(Basket((fewer, CHILD)))


def test_a_code_can_be_taken_out_again(steps: Steps) -> None:
    both(steps)
    steps.flow.take_out(0)
    assert steps.state() == Found(Basket((CHILD,)))
    for nowhere in (-1, 1):
        steps.flow.take_out(nowhere)
    assert steps.state() == Found(Basket((CHILD,)))
    steps.flow.take_out(0)
    assert steps.state() == Welcome()
    steps.flow.take_out(0)
    assert steps.state() == Welcome()


def test_no_thirteenth_code_goes_in_by_scan_or_by_key() -> None:
    codes = [code_number(number) for number in range(MOST_CODES + 1)]
    steps = Steps(StubDesk({code: collectable(1, first=number) for number, code in enumerate(codes)}))
    for code in codes:
        steps.scan(code)
    full = Found(Basket(tuple(collectable(1, first=number) for number in range(MOST_CODES))))
    assert (steps.state(), steps.notice()) == (full, Notice.BASKET_FULL)
    steps.flow.begin()
    steps.type("4")
    assert (steps.state(), steps.notice()) == (full, Notice.BASKET_FULL)
    steps.flow.take_out(0)
    steps.scan(codes[-1])
    assert isinstance(steps.flow.state, Found)
    assert len(steps.flow.state.basket.finds) == MOST_CODES


def test_a_basket_that_nobody_goes_on_with_counts_down_and_goes(steps: Steps) -> None:
    both(steps)
    steps.wait(46)
    assert steps.seconds_left() == 9
    steps.wait(9)
    assert steps.state() == Welcome()


def test_a_pause_over_a_basket_comes_back_to_it(steps: Steps) -> None:
    steps.scan(CODE)
    steps.desk.look_up_verdict = TooManyTries(NOW + timedelta(seconds=30))
    steps.scan(SECOND_CODE)
    steps.wait(31)
    assert steps.state() == Found(Basket((PARENTS,)))


def test_r9_a_fault_while_a_second_code_is_looked_up_loses_no_ticket(steps: Steps) -> None:
    steps.scan(CODE)
    steps.desk.look_up_fault = BUSY
    steps.scan(SECOND_CODE)
    assert steps.state() == TerminalFault(FaultCode.DATABASE_BUSY, basket=Basket((PARENTS,)))
    steps.desk.printer_fault = BUSY
    steps.wait(4)
    steps.flow.leave()
    assert steps.state() == Found(Basket((PARENTS,)))


def test_tickets_behind_a_fault_do_not_wait_for_the_next_guest(steps: Steps) -> None:
    steps.scan(CODE)
    steps.desk.look_up_fault = steps.desk.printer_fault = BUSY
    steps.flow.begin()
    steps.wait(4)
    assert steps.state() == TerminalFault(FaultCode.DATABASE_BUSY, basket=Basket((PARENTS,)))
    steps.wait(20)
    assert steps.state() == TerminalFault(FaultCode.DATABASE_BUSY)


def test_the_printers_trouble_during_a_second_code_loses_no_ticket(steps: Steps) -> None:
    steps.scan(CODE)
    steps.desk.printer = PrinterState(PaperTrouble.COVER_OPEN)
    steps.scan(SECOND_CODE)
    assert steps.state() == PrinterTrouble(PaperTrouble.COVER_OPEN, Basket((PARENTS,)))
    steps.desk.printer = PrinterState()
    steps.wait(4)
    assert steps.state() == Found(Basket((PARENTS,)))


# what comes out


def test_one_press_prints_all_of_it_as_one_attempt_and_counts_all_of_it(steps: Steps) -> None:
    both(steps)
    steps.flow.print_tickets()
    steps.door.work()
    ((attempt, numbers),) = steps.desk.attempts
    assert (attempt, numbers) == ("attempt-1", tuple(seat(number).ticket_no for number in (8, 9, 3)))
    taking = TakeTickets((Tally(SHOWING, 2, 2), Tally(LATE_SHOWING, 1, 1)))
    assert (steps.state(), taking.count) == (taking, 3)
    assert steps.heard.count(Cue.TICKET) == 3


def test_tickets_print_by_showing_then_row_then_seat() -> None:
    def find(showing: object, *places: tuple[int, str]) -> Collectable:
        return Collectable(showing, tuple(seat(number, row) for number, row in places))  # type: ignore[arg-type]

    basket = Basket(
        (
            find(LATE_SHOWING, (1, "1")),
            find(SHOWING, (12, "10"), (2, "9")),
            find(SHOWING, (11, "9"), (3, "B")),
            find(replace(SHOWING, showing_code="0"), (5, "9")),
        )
    )
    printed = [
        (ticket.showing.showing_code[-1], ticket.seat.place.row, ticket.seat.place.number) for ticket in basket.wanted
    ]
    assert printed == [
        ("0", "9", "5"),
        ("1", "9", "2"),
        ("1", "9", "11"),
        ("1", "10", "12"),
        ("1", "B", "3"),
        ("2", "1", "1"),
    ]


def test_an_incomplete_run_is_told_showing_by_showing() -> None:
    outcomes = [CameOut(Promise.CONFIRMS), MayHaveComeOut(1, 2, PaperTrouble.CUTTER), NeverStarted(PaperTrouble.CUTTER)]
    steps = Steps(StubDesk({CODE: PARENTS, SECOND_CODE: CHILD}, outcomes))  # type: ignore[arg-type]
    both(steps)
    steps.flow.print_tickets()
    steps.door.work()
    tallies = (Tally(SHOWING, 2, 1), Tally(LATE_SHOWING, 1, 0))
    rest = Basket((CHILD,))
    assert steps.state() == PrintIncomplete(3, 1, 1, 1, PaperTrouble.CUTTER, tallies=tallies, basket=rest)


def test_r1_what_somebody_else_was_quicker_to_collect_is_told_and_nothing_else_is_held_up(steps: Steps) -> None:
    both(steps)
    steps.desk.not_mine = (PARENTS.seats[0].ticket_no,)
    steps.flow.print_tickets()
    steps.door.work()
    tallies = (Tally(SHOWING, 2, 1), Tally(LATE_SHOWING, 1, 1))
    assert steps.state() == PrintIncomplete(3, 2, 0, 0, None, tallies=tallies)


def test_r3_after_a_fault_nobody_is_told_which_showings_papers_came_out(steps: Steps) -> None:
    both(steps)
    steps.desk.collect_fault, steps.desk.fault_at = BUSY, 2
    steps.flow.print_tickets()
    steps.door.work()
    assert steps.state() == TerminalFault(FaultCode.DATABASE_BUSY, Press("attempt-1", BOTH, printed=1, faults=1))
    steps.desk.collect_fault, steps.desk.not_mine = None, (seat(8).ticket_no, seat(9).ticket_no)
    steps.flow.retry()
    steps.door.work()
    assert steps.state() == PrintIncomplete(3, 2, 0, 0, None, doubtful=1)


def test_a_seat_of_another_code_that_is_already_out_is_the_same_code(steps: Steps) -> None:
    again = Collectable(SHOWING, (seat(30),), (PARENTS.seats[0],))
    assert Basket((PARENTS,)).holds(again)
    doubtful = Collectable(SHOWING, (seat(30),), in_doubt=(PARENTS.seats[0],))
    assert Basket((PARENTS,)).holds(doubtful)
    assert not Basket((PARENTS,)).holds(CHILD)
    assert not NOTHING.holds(CHILD)


def test_a_refusal_that_is_no_code_of_the_baskets_takes_nothing_out(steps: Steps) -> None:
    both(steps)
    steps.desk.verdicts[SECOND_CODE] = AlreadyCollected(LATE_SHOWING, (collected(3),))
    steps.wait(5)
    steps.scan(SECOND_CODE)
    steps.flow.leave()
    assert steps.state() == Found(BOTH)
