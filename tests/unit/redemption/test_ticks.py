"""Ticks of a door list, entered afterwards: each seat admitted once, what cannot be an exception, nothing dropped."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.fake_shelf import FakeUnits
from tests.support.packs import (
    CINEMA,
    CINEMA_KEY,
    IDENTITY,
    TERMINAL_KEY,
    HandClock,
    Issued,
    code_of,
    issued,
    pack,
    showing_code,
    ticket_no,
)
from tests.support.papers import CountingPrinter, Play
from tests.support.staff import none_came_out
from tests.support.turns import OpenTurn
from willcall.redemption.domain.business_day import business_day
from willcall.redemption.domain.door_lists import DoorLine, DoorState
from willcall.redemption.domain.exceptions import Closed, ClosingReason, ExceptionKind, TickedTooLate
from willcall.redemption.domain.faults import FaultCode, TerminalFaultError
from willcall.redemption.domain.releases import (
    NothingToRelease,
    NoTick,
    PaperIsOut,
    Released,
    ReleaseOrder,
    ReleaseReason,
    release_reasons,
)
from willcall.redemption.domain.reports import Deed, Report
from willcall.redemption.domain.reprints import LetInOnList, ReprintOrder, ReprintReason
from willcall.redemption.domain.seats import SeatState
from willcall.redemption.domain.showings import Place
from willcall.redemption.domain.staff import Right, RightMissing, StaffMember, StaffRole
from willcall.redemption.domain.ticks import TickOrder, TicksEntered, read_ticks
from willcall.redemption.domain.verdicts import AlreadyCollected, Collectable
from willcall.redemption.service.box_office import BoxOffice
from willcall.redemption.service.claim_seats import claim_seats
from willcall.redemption.service.collection_desk import CollectionDesk
from willcall.redemption.service.enter_ticks import enter_ticks
from willcall.redemption.service.print_tickets import PrintDesk
from willcall.redemption.service.recover_seats import recover_seats
from willcall.redemption.service.release_seat import release_seat
from willcall.redemption.service.staff_desk import StaffDesk

CLERK, SUPERVISOR = StaffMember("7", StaffRole.CLERK), StaffMember("8", StaffRole.SUPERVISOR)
DISPUTED = ExceptionKind.ADMISSION_DISPUTED
FIRST, SECOND, THIRD, FOURTH = (ticket_no(serial) for serial in range(4))


def ticks(*numbers: str, staff: StaffMember = CLERK, showing: str = showing_code()) -> TickOrder:
    return TickOrder(showing, numbers, staff)


def entered(office: BoxOffice, *numbers: str) -> TicksEntered:
    answer = office.enter_ticks(ticks(*numbers))
    assert isinstance(answer, TicksEntered)
    return answer


def test_a_tick_admits_a_seat_and_the_journal_says_who_entered_it(
    box_office: BoxOffice, units: FakeUnits, clock: HandClock
) -> None:
    clock.wait(hours=2)
    done = entered(box_office, SECOND, FIRST)
    assert [(seat.ticket_no, seat.state) for seat in done.admitted] == [
        (FIRST, SeatState.ADMITTED),
        (SECOND, SeatState.ADMITTED),
    ]
    assert (done.before, done.disputed, done.unknown) == ((), (), ())
    seat = units.seat(FIRST)
    assert (seat.state, seat.copies, seat.changed_at, seat.terminal_no) == (SeatState.ADMITTED, 0, clock.now, "01")
    assert units.kinds() == ["admitted_on_list"] * 2
    assert units.books.entries[0].facts == {
        "ticket_no": FIRST,
        "showing_code": showing_code(),
        "seat_code": seat.place.seat_code,
        "staff_no": "7",
        "role": "clerk",
    }


def test_the_same_list_again_changes_nothing(box_office: BoxOffice, units: FakeUnits) -> None:
    entered(box_office, FIRST)
    again = entered(box_office, FIRST, FIRST, SECOND)
    assert [seat.ticket_no for seat in again.before] == [FIRST]
    assert [seat.ticket_no for seat in again.admitted] == [SECOND]
    assert len(units.kinds()) == 2


def test_r1_a_seat_that_was_let_in_can_be_neither_collected_nor_reprinted(
    box_office: BoxOffice, desk: CollectionDesk, staff: StaffDesk, printer: CountingPrinter
) -> None:
    entered(box_office, FIRST, SECOND, THIRD)
    verdict = desk.look_up(code_of(0).digits)
    assert isinstance(verdict, Collectable)
    assert [seat.ticket_no for seat in verdict.seats] == [FOURTH]
    assert [seat.ticket_no for seat in verdict.already] == [FIRST, SECOND, THIRD]
    entered(box_office, FOURTH)
    assert isinstance(desk.look_up(code_of(0).digits), AlreadyCollected)
    desk.collect([FIRST, SECOND, THIRD, FOURTH], "a")
    assert printer.papers == []
    order = ReprintOrder(FIRST, ReprintReason.LOST, StaffMember("8", StaffRole.SUPERVISOR))
    assert isinstance(staff.reprint(order), LetInOnList)


def test_r1_a_tick_at_a_seat_whose_ticket_is_out_is_an_exception_and_moves_nothing(
    box_office: BoxOffice, desk: CollectionDesk, units: FakeUnits, printer: CountingPrinter
) -> None:
    desk.collect([FIRST], "a")
    printer.plays.append(Play.LOST_WITH_PAPER)
    desk.collect([SECOND], "b")
    units.fill(*pack([Issued(9, 9, 9)], version=2, revoked=[9]))
    done = entered(box_office, FIRST, SECOND, THIRD, ticket_no(9))
    assert [seat.ticket_no for seat in done.admitted] == [THIRD]
    states = [(seat.ticket_no, seat.state) for seat in done.disputed]
    expected = [(FIRST, "printed"), (SECOND, "unconfirmed"), (ticket_no(9), "revoked")]
    assert states == expected
    disputes = [entry.facts for entry in units.books.entries if entry.kind == "admission_disputed"]
    assert [(each["ticket_no"], each["state"]) for each in disputes] == expected
    assert {(each["staff_no"], each["role"]) for each in disputes} == {("7", "clerk")}
    assert [units.seat(number).state for number, _ in expected] == [state for _, state in expected]


def kinds_of_exceptions(office: BoxOffice) -> list[ExceptionKind]:
    return [each.key.kind for each in office.exceptions(CLERK)]


def test_r4_a_dispute_is_noted_once_for_each_state_that_the_seat_is_in(
    box_office: BoxOffice, desk: CollectionDesk, staff: StaffDesk, units: FakeUnits, printer: CountingPrinter
) -> None:
    printer.plays.append(Play.LOST_WITH_PAPER)
    desk.collect([FIRST], "a")
    entered(box_office, FIRST)
    entered(box_office, FIRST)
    assert units.kinds().count("admission_disputed") == 1
    staff.settle_by_statement(none_came_out(FIRST))
    assert DISPUTED in kinds_of_exceptions(box_office)
    assert [seat.ticket_no for seat in entered(box_office, FIRST).admitted] == [FIRST]
    assert DISPUTED not in kinds_of_exceptions(box_office)


def test_r4_a_disputed_tick_is_an_exception_here_until_somebody_with_the_right_closes_it(
    box_office: BoxOffice, desk: CollectionDesk, units: FakeUnits, clock: HandClock
) -> None:
    supervisor = StaffMember("8", StaffRole.SUPERVISOR)
    desk.collect([FIRST], "a")
    entered(box_office, FIRST)
    (found,) = [each for each in box_office.exceptions(supervisor) if each.key.kind is DISPUTED]
    evidence = found.evidence
    assert isinstance(evidence, TickedTooLate)
    assert (evidence.seat.ticket_no, evidence.state, evidence.staff_no) == (FIRST, "printed", "7")
    assert evidence.showing.showing_code == showing_code()
    assert found.since == clock.now
    assert isinstance(box_office.close_exception(found.key, ClosingReason.HARMLESS, CLERK), RightMissing)
    assert box_office.close_exception(found.key, ClosingReason.HARMLESS, supervisor) == Closed(found.key)
    assert not [each for each in box_office.exceptions(supervisor) if each.key.kind is DISPUTED]


def wrong_tick(number: str = FIRST, note: str = "") -> ReleaseOrder:
    return ReleaseOrder(number, 0, ReleaseReason.WRONG_TICK, SUPERVISOR, note)


def test_r1_a_seat_that_was_let_in_is_released_by_nothing_that_is_said_of_paper(
    box_office: BoxOffice, units: FakeUnits
) -> None:
    entered(box_office, FIRST)
    for reason in release_reasons(SeatState.CLAIMED):
        order = replace(wrong_tick(note="n"), reason=reason)
        assert box_office.release_seat(order) == LetInOnList(units.seat(FIRST))
    assert units.kinds() == ["admitted_on_list"]
    assert release_reasons(SeatState.ADMITTED) == (ReleaseReason.WRONG_TICK,)


def test_a_wrong_tick_is_taken_back_by_a_supervisor_and_the_code_opens_its_seat_again(
    box_office: BoxOffice, desk: CollectionDesk, units: FakeUnits, printer: CountingPrinter
) -> None:
    entered(box_office, FIRST, SECOND)
    answer = box_office.release_seat(wrong_tick(note="row 3 read as row 8"))
    assert answer == Released(units.seat(FIRST), SeatState.ADMITTED)
    assert (units.seat(FIRST).state, units.seat(SECOND).state) == (SeatState.OPEN, SeatState.ADMITTED)
    assert units.kinds()[-1] == "tick_taken_back"
    assert units.books.entries[-1].facts == {
        "ticket_no": FIRST,
        "reason": "wrong_tick",
        "staff_no": "8",
        "note": "row 3 read as row 8",
        "role": "supervisor",
    }
    desk.collect([FIRST], "a")
    assert [paper.ticket_no for paper in printer.papers] == [FIRST]


def test_a_tick_can_be_entered_again_after_it_was_taken_back(box_office: BoxOffice, units: FakeUnits) -> None:
    for _ in range(2):
        assert [seat.ticket_no for seat in entered(box_office, FIRST).admitted] == [FIRST]
        assert isinstance(box_office.release_seat(wrong_tick()), Released)
    assert box_office.release_seat(wrong_tick()) == NothingToRelease(units.seat(FIRST))
    assert units.kinds() == ["admitted_on_list", "tick_taken_back"] * 2


def test_no_tick_is_taken_back_where_none_stands(
    box_office: BoxOffice, desk: CollectionDesk, units: FakeUnits, clock: HandClock
) -> None:
    claim_seats([FIRST], "a", units=units, terminal_no="01", clock=clock)
    assert box_office.release_seat(wrong_tick()) == NoTick(units.seat(FIRST))
    desk.collect([SECOND], "b")
    printed = replace(wrong_tick(SECOND), copies=1)
    assert box_office.release_seat(printed) == PaperIsOut(units.seat(SECOND))
    assert "tick_taken_back" not in units.kinds()


def test_r10_a_clerk_takes_no_tick_back(box_office: BoxOffice, units: FakeUnits) -> None:
    entered(box_office, FIRST)
    assert box_office.release_seat(replace(wrong_tick(), staff=CLERK)) == RightMissing(CLERK, Right.RELEASE)
    assert units.seat(FIRST).state is SeatState.ADMITTED


def test_r4_a_dispute_that_was_over_does_not_come_back_with_the_tick_taken_back(
    box_office: BoxOffice, desk: CollectionDesk, staff: StaffDesk, printer: CountingPrinter
) -> None:
    printer.plays.append(Play.LOST_WITHOUT_PAPER)
    desk.collect([FIRST], "a")
    entered(box_office, FIRST)
    staff.settle_by_statement(none_came_out(FIRST))
    entered(box_office, FIRST)
    box_office.release_seat(wrong_tick())
    assert DISPUTED not in kinds_of_exceptions(box_office)


def test_a_seat_that_head_office_wanted_back_is_void_once_its_tick_is_taken_back(
    box_office: BoxOffice, units: FakeUnits
) -> None:
    entered(box_office, FIRST)
    showing, seat = units.books.seats[FIRST]
    units.books.seats[FIRST] = (showing, replace(seat, revoked_late=2))
    answer = box_office.release_seat(wrong_tick())
    assert isinstance(answer, Released)
    assert (answer.seat.state, units.kinds()[-2:]) == (SeatState.REVOKED, ["tick_taken_back", "seat_revoked"])


def test_in_a_report_a_tick_that_was_taken_back_stands_under_what_was_released(
    box_office: BoxOffice, clock: HandClock
) -> None:
    entered(box_office, FIRST)
    box_office.release_seat(wrong_tick())
    report = box_office.day_report(business_day(clock.now, IDENTITY.zone), SUPERVISOR)
    assert isinstance(report, Report)
    (released,) = report.lines_of(Deed.RELEASED)
    occasion = released.occasion
    assert (occasion.staff_no, occasion.ticket_no, occasion.reason) == ("8", FIRST, "wrong_tick")


def test_what_is_no_ticket_of_the_showing_is_named_and_not_touched(box_office: BoxOffice, units: FakeUnits) -> None:
    units.fill(*pack([Issued(9, 9, 0, 1)], version=2))
    done = entered(box_office, ticket_no(9), "rubbish", ticket_no(99), "rubbish")
    assert done == TicksEntered((), (), (), (ticket_no(9), "rubbish", ticket_no(99)))
    assert units.seat(ticket_no(9)).state is SeatState.OPEN
    assert units.kinds() == []


def test_r10_a_technician_enters_no_ticks(box_office: BoxOffice, units: FakeUnits) -> None:
    technician = StaffMember("9", StaffRole.TECHNICIAN)
    assert box_office.enter_ticks(ticks(FIRST, staff=technician)) == RightMissing(technician, Right.ENTER_TICKS)
    assert units.seat(FIRST).state is SeatState.OPEN


def test_a_disk_that_is_full_enters_none(box_office: BoxOffice, units: FakeUnits) -> None:
    units.commits_before_full = 0
    with pytest.raises(TerminalFaultError) as caught:
        entered(box_office, FIRST, SECOND)
    assert caught.value.code is FaultCode.DISK_FULL
    assert (units.seat(FIRST).state, units.kinds()) == (SeatState.OPEN, [])


@given(
    st.lists(st.tuples(st.sampled_from(["tick", "untick", "collect", "lose", "crash"]), st.integers(0, 3)), max_size=25)
)
def test_r1_whatever_is_ticked_and_collected_in_whatever_order_a_seat_is_given_away_once(
    steps: list[tuple[str, int]],
) -> None:
    units, printer, clock = FakeUnits(CINEMA, "01"), CountingPrinter(), HandClock()
    units.fill(*pack(issued(4)))
    desk = CollectionDesk(CINEMA_KEY, PrintDesk(IDENTITY, TERMINAL_KEY.sign, printer, units, clock, OpenTurn()))
    let_in: list[str] = []
    for number, (what, serial) in enumerate(steps):
        seat = ticket_no(serial)
        if what == "tick":
            answer = enter_ticks(ticks(seat), terminal_no="01", units=units, clock=clock)
            assert isinstance(answer, TicksEntered)
            let_in += [each.ticket_no for each in answer.admitted]
            continue
        if what == "untick":
            undone = release_seat(wrong_tick(seat), units=units, turn=OpenTurn(), clock=clock)
            let_in = [each for each in let_in if not isinstance(undone, Released) or each != seat]
            continue
        if what == "lose":
            printer.plays.append(Play.LOST_WITH_PAPER)
        if what == "crash":
            recover_seats(units=units, clock=clock)
        desk.collect([seat], f"attempt {number}")
        printer.plays.clear()
    given_away = [*let_in, *(paper.ticket_no for paper in printer.papers)]
    assert len(given_away) == len(set(given_away))


def lines(*places: tuple[str, str]) -> list[DoorLine]:
    return [DoorLine(Place(f"{row}-{seat}", row, seat), f"{row}-{seat}", DoorState.AWAITED) for row, seat in places]


LIST = lines(*(("3", str(seat)) for seat in (1, 2, 3, 5, 10)), ("A", "1"), ("A", "2"), ("10", "1"), ("B", "L1"))


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("3: 1", ["3-1"]),
        ("3: 1-3", ["3-1", "3-2", "3-3"]),
        ("3:1~5,10", ["3-1", "3-2", "3-3", "3-5", "3-10"]),
        ("3：1－2 5", ["3-1", "3-2", "3-5"]),
        ("３排： 1座、2座", ["3-1", "3-2"]),
        ("3: 5-2", ["3-2", "3-3", "3-5"]),
        ("3: *", ["3-1", "3-2", "3-3", "3-5", "3-10"]),
        ("a: 全; 10: 1", ["A-1", "A-2", "10-1"]),
        ("row A: all\n\n  10 : 01", ["A-1", "A-2", "10-1"]),
        ("B: l1", ["B-L1"]),
        ("3: 1, 1, 1-2; 3: 2", ["3-1", "3-2"]),
        ("", []),
        (" ; \n ;", []),
    ],
)
def test_ticks_are_read_as_they_are_typed_off_a_list(typed: str, read: list[str]) -> None:
    assert read_ticks(typed, LIST).ticket_nos == tuple(read)
    assert read_ticks(typed, LIST).unread == ()


@pytest.mark.parametrize(
    ("typed", "read", "unread"),
    [
        ("3: 4", [], ["3: 4"]),
        ("3: 1, 7, 2", ["3-1", "3-2"], ["3: 7"]),
        ("9: 1; 3: 1", ["3-1"], ["9: 1"]),
        ("3", [], ["3"]),
        ("3: 6-9", [], ["3: 6-9"]),
        ("B: L1-L3", [], ["B: L1-L3"]),
        ("3: 1-2-3", [], ["3: 1-2-3"]),
        ("A: x-2", [], ["A: x-2"]),
    ],
)
def test_what_is_not_on_the_list_is_given_back_as_it_was_typed(typed: str, read: list[str], unread: list[str]) -> None:
    found = read_ticks(typed, LIST)
    assert (list(found.ticket_nos), list(found.unread)) == (read, unread)
