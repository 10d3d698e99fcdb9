"""Collecting at the box office: by code or without, in the clerk's name, by the rules that hold at the machine."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from tests.support.fake_shelf import FakeUnits
from tests.support.packs import HandClock, code_of, ticket_no
from tests.support.papers import CountingPrinter, Play
from tests.support.staff import CLERK, SUPERVISOR, TECHNICIAN, torn
from tests.support.turns import OpenTurn
from willcall.redemption.domain.collecting import CollectOrder, NoCodeReason, NotCollectable
from willcall.redemption.domain.faults import FaultCode, TerminalFaultError
from willcall.redemption.domain.journal import check_chain
from willcall.redemption.domain.paper import NeverStarted, PaperTrouble
from willcall.redemption.domain.reprints import Reprinted
from willcall.redemption.domain.seats import SeatState
from willcall.redemption.domain.staff import Right, RightMissing, StaffMember, TicketUnknown
from willcall.redemption.domain.verdicts import (
    AlreadyCollected,
    Collectable,
    MistypedCode,
    TooManyTries,
    UnknownCode,
)
from willcall.redemption.service.box_office import BoxOffice
from willcall.redemption.service.collection_desk import CollectionDesk
from willcall.redemption.service.print_tickets import PrintRun
from willcall.redemption.service.staff_desk import StaffDesk

FOUR = tuple(ticket_no(serial) for serial in range(4))


def order(*numbers: str, attempt: str = "a", staff: StaffMember = CLERK) -> CollectOrder:
    return CollectOrder(numbers, attempt, staff)


def wrong_codes(office: BoxOffice, how_many: int, staff: StaffMember = CLERK, first: int = 100) -> list[object]:
    return [office.look_up(code_of(number).digits, staff) for number in range(first, first + how_many)]


def test_a_clerk_hands_out_what_a_code_opens_and_the_journal_has_the_clerks_number(
    box_office: BoxOffice, staff: StaffDesk, units: FakeUnits, printer: CountingPrinter
) -> None:
    verdict = box_office.look_up(code_of(0).grouped, CLERK)
    assert isinstance(verdict, Collectable)
    heard: list[int] = []
    run = staff.collect(order(*(seat.ticket_no for seat in verdict.seats)), heard.append)
    assert isinstance(run, PrintRun)
    assert (run.printed, heard) == (4, [1, 2, 3, 4])
    assert [paper.ticket_no for paper in printer.papers] == list(FOUR)
    claims = [entry.facts for entry in units.books.entries if entry.kind == "seat_claimed"]
    assert [(facts["staff_no"], facts["reason"]) for facts in claims] == [("7", "")] * 4
    check_chain(units.books.entries)


def test_a_guest_without_the_code_gets_one_seat_and_the_journal_says_why_no_code_was_shown(
    staff: StaffDesk, units: FakeUnits
) -> None:
    run = staff.collect(replace(order(FOUR[2]), without_code=NoCodeReason.PHONE_DEAD))
    assert isinstance(run, PrintRun)
    assert [units.seat(number).state for number in FOUR] == ["open", "open", "printed", "open"]
    assert units.books.entries[0].facts["reason"] == "phone_dead"


def test_r10_a_technician_hands_out_nothing(staff: StaffDesk, units: FakeUnits) -> None:
    assert staff.collect(order(*FOUR, staff=TECHNICIAN)) == RightMissing(TECHNICIAN, Right.COLLECT)
    assert units.kinds() == []


def test_r1_one_seat_that_cannot_be_had_leaves_the_others_untouched(
    staff: StaffDesk, desk: CollectionDesk, units: FakeUnits, printer: CountingPrinter
) -> None:
    desk.collect([FOUR[1]], "guest")
    showing = units.books.showings[units.books.seats[FOUR[1]][0]]
    refusal = AlreadyCollected(showing, (units.seat(FOUR[1]),))
    assert staff.collect(order(FOUR[0], FOUR[1])) == NotCollectable(FOUR[1], refusal)
    assert staff.collect(order(FOUR[0], ticket_no(99))) == TicketUnknown(ticket_no(99))
    assert len(printer.papers) == 1


def test_an_attempt_that_is_tried_again_after_a_fault_goes_on_with_what_it_has_in_hand(
    staff: StaffDesk, units: FakeUnits, printer: CountingPrinter
) -> None:
    units.commits_before_full = 1
    with pytest.raises(TerminalFaultError):
        staff.collect(order(*FOUR))
    assert units.seat(FOUR[0]).state is SeatState.CLAIMED
    units.commits_before_full = None
    run = staff.collect(order(*FOUR))
    assert isinstance(run, PrintRun)
    assert run.printed == len(printer.papers) == 4
    assert units.kinds().count("seat_claimed") == 4


def test_what_a_fault_left_is_put_in_order_at_the_box_office_too(staff: StaffDesk, units: FakeUnits) -> None:
    units.commits_before_full = 1
    with pytest.raises(TerminalFaultError):
        staff.collect(order(*FOUR))
    units.commits_before_full = None
    assert [seat.state for seat in staff.settle_leftovers()] == ["open"] * 4


# turns


def test_while_another_program_prints_nothing_is_claimed_and_the_printer_is_said_to_be_busy(
    staff: StaffDesk, desk: CollectionDesk, units: FakeUnits, printer: CountingPrinter
) -> None:
    turn = desk.printing.turn
    assert isinstance(turn, OpenTurn)
    turn.held_elsewhere = True
    run = staff.collect(order(*FOUR))
    assert isinstance(run, PrintRun)
    assert (run.printed, run.trouble, len(run.outcomes)) == (0, PaperTrouble.BUSY, 4)
    assert desk.collect(FOUR, "b").trouble is PaperTrouble.BUSY
    assert (units.kinds(), printer.papers) == ([], [])
    with pytest.raises(TerminalFaultError) as fault:
        desk.settle_leftovers()
    assert fault.value.code is FaultCode.DATABASE_BUSY


def test_r3_while_another_program_prints_no_copy_is_begun(
    staff: StaffDesk, desk: CollectionDesk, units: FakeUnits, printer: CountingPrinter
) -> None:
    desk.collect(FOUR, "a")
    before = units.kinds()
    turn = desk.printing.turn
    assert isinstance(turn, OpenTurn)
    turn.held_elsewhere = True
    assert staff.reprint(torn(FOUR[0])) == Reprinted(2, NeverStarted(PaperTrouble.BUSY))
    assert (units.kinds(), len(printer.papers)) == (before, 4)


def test_the_turn_is_given_back_after_a_run_whatever_became_of_it(
    staff: StaffDesk, desk: CollectionDesk, printer: CountingPrinter
) -> None:
    printer.plays.append(Play.NOT_READY)
    staff.collect(order(*FOUR))
    run = desk.collect(FOUR, "b")
    assert run.printed == 4


# wrong codes


def test_a_refusal_is_journaled_with_the_clerks_number_and_makes_no_guest_wait(
    box_office: BoxOffice, desk: CollectionDesk, units: FakeUnits
) -> None:
    assert set(map(type, wrong_codes(box_office, 9))) == {UnknownCode}
    assert isinstance(box_office.look_up("12", CLERK), MistypedCode)
    facts = [entry.facts for entry in units.books.entries]
    assert facts == [{"verdict": "unknown_code", "staff_no": "7"}] * 9 + [{"verdict": "mistyped_code", "staff_no": "7"}]
    assert isinstance(desk.look_up(code_of(0).digits), Collectable)


def test_a_machine_that_pauses_for_guests_answers_staff(box_office: BoxOffice, desk: CollectionDesk) -> None:
    for number in range(100, 106):
        desk.look_up(code_of(number).digits)
    assert isinstance(desk.look_up(code_of(0).digits), TooManyTries)
    assert isinstance(box_office.look_up(code_of(0).digits, CLERK), Collectable)


def test_r10_a_row_of_wrong_codes_pauses_their_author_longer_each_time_and_nobody_else(
    box_office: BoxOffice, units: FakeUnits, clock: HandClock
) -> None:
    tenth = wrong_codes(box_office, 10)[-1]
    assert tenth == TooManyTries(clock.now + timedelta(seconds=30))
    assert units.books.entries[-1].facts["staff_no"] == "7"
    assert box_office.look_up(code_of(0).digits, CLERK) == tenth
    assert isinstance(box_office.look_up(code_of(0).digits, SUPERVISOR), Collectable)
    clock.wait(seconds=31)
    assert isinstance(box_office.look_up(code_of(0).digits, CLERK), Collectable)
    assert wrong_codes(box_office, 1, first=200) == [TooManyTries(clock.now + timedelta(seconds=60))]


def test_wrong_codes_are_forgotten_when_tickets_are_handed_out_or_half_an_hour_is_over(
    box_office: BoxOffice, staff: StaffDesk, clock: HandClock
) -> None:
    wrong_codes(box_office, 9)
    staff.collect(order(FOUR[0]))
    assert set(map(type, wrong_codes(box_office, 9))) == {UnknownCode}
    clock.wait(minutes=31)
    assert set(map(type, wrong_codes(box_office, 9))) == {UnknownCode}


def test_what_others_hand_out_makes_nobodys_wrong_codes_forgotten(
    box_office: BoxOffice, staff: StaffDesk, desk: CollectionDesk, clock: HandClock
) -> None:
    wrong_codes(box_office, 9)
    staff.collect(order(FOUR[0], staff=SUPERVISOR))
    desk.collect([FOUR[1]], "guest")
    assert isinstance(wrong_codes(box_office, 1, first=300)[0], TooManyTries)


def test_r7_nothing_of_a_code_is_in_the_journal(box_office: BoxOffice, units: FakeUnits) -> None:
    wrong_codes(box_office, 12)
    written = " ".join(str(entry.facts) for entry in units.books.entries)
    assert not [number for number in range(100, 112) if code_of(number).digits in written]
    assert datetime.fromisoformat(str(units.books.entries[10].facts["until"])) > units.books.entries[10].at
