"""A seat's story: every entry in order, every copy with where and by whom, and what can be done now or why not."""

from dataclasses import replace

import pytest

from tests.support.fake_shelf import FakeUnits
from tests.support.offices import PlayedSyncLog, office_over
from tests.support.packs import NOW, HandClock, Issued, issued, pack, place, showing_code, ticket_no
from tests.support.papers import CountingPrinter, Play
from tests.support.staff import CLERK, SUPERVISOR, TECHNICIAN, it_came_out, none_came_out, torn
from willcall.redemption.domain.desk_acts import Bar, DeskAct
from willcall.redemption.domain.events import ReissueCameLate, SeatRevoked
from willcall.redemption.domain.releases import NothingToRelease, PaperIsOut, ReleaseOrder, ReleaseReason
from willcall.redemption.domain.reprints import LimitReached, NotPrintedYet, SettleFirst, TakenBack
from willcall.redemption.domain.seat_story import CopyFate, SeatStory, SeatUnknown, Upload
from willcall.redemption.domain.seats import SeatState
from willcall.redemption.domain.settlements import NothingToSettle
from willcall.redemption.domain.staff import Right, RightMissing, StaffMember, TicketUnknown
from willcall.redemption.domain.sync_status import RefusedEntry
from willcall.redemption.domain.verdicts import AlreadyCollected, Revoked, ShowingOver, UnconfirmedPrint
from willcall.redemption.service.box_office import BoxOffice
from willcall.redemption.service.collection_desk import CollectionDesk
from willcall.redemption.service.move_seat import SeatGoneError
from willcall.redemption.service.staff_desk import StaffDesk

FIRST = ticket_no(0)


def story(office: BoxOffice, staff: StaffMember = SUPERVISOR, number: str = FIRST) -> SeatStory:
    found = office.seat_story(number, staff)
    assert isinstance(found, SeatStory)
    return found


def bars(office: BoxOffice, staff: StaffMember = SUPERVISOR) -> dict[DeskAct, Bar | None]:
    return {offered.act: offered.barred for offered in story(office, staff).acts}


def opened(office: BoxOffice, staff: StaffMember = SUPERVISOR) -> set[DeskAct]:
    return {act for act, bar in bars(office, staff).items() if bar is None}


def test_a_story_tells_every_entry_of_its_seat_in_order_and_none_of_its_neighbours(
    desk: CollectionDesk, staff: StaffDesk, box_office: BoxOffice
) -> None:
    desk.collect([FIRST, ticket_no(1)], "a")
    staff.reprint(torn(FIRST))
    steps = story(box_office).steps
    assert [step.event.kind for step in steps] == [
        "seat_claimed",
        "print_started",
        "ticket_printed",
        "reprint_ordered",
        "ticket_printed",
    ]
    assert [step.sequence for step in steps] == sorted(step.sequence for step in steps)
    assert {(step.terminal_no, step.upload) for step in steps} == {("01", Upload.WAITING)}


def test_each_copy_says_where_by_whom_and_what_became_of_it(
    desk: CollectionDesk, staff: StaffDesk, printer: CountingPrinter, clock: HandClock, box_office: BoxOffice
) -> None:
    printer.plays.extend([Play.LOST_WITH_PAPER, Play.REFUSES, Play.LOST_WITHOUT_PAPER])
    desk.collect([FIRST], "a")
    staff.settle_by_statement(it_came_out(FIRST))
    clock.wait(minutes=5)
    for _ in range(2):
        staff.reprint(torn(FIRST))
    staff.settle_by_statement(none_came_out(FIRST, 2))
    staff.reprint(torn(FIRST))
    told = [(each.copy_no, each.staff_no, each.fate, each.word, each.settled_by) for each in story(box_office).copies]
    assert told == [
        (1, "", CopyFate.CAME_OUT, "statement", "S1"),
        (2, "7", CopyFate.NO_PAPER, "P10", ""),
        (2, "7", CopyFate.NO_PAPER, "statement", "7"),
        (2, "7", CopyFate.CAME_OUT, "confirms", ""),
    ]
    assert [each.begun_at for each in story(box_office).copies] == [NOW, *[clock.now] * 3]
    assert {(each.ticket_no, each.terminal_no) for each in story(box_office).copies} == {(FIRST, "01")}


def test_a_copy_under_way_or_in_doubt_is_told_as_that(
    desk: CollectionDesk, printer: CountingPrinter, box_office: BoxOffice
) -> None:
    printer.plays.append(Play.LOST_WITH_PAPER)
    seen: list[CopyFate] = []
    printer.on_first_byte = lambda _: seen.append(story(box_office).copies[-1].fate)
    desk.collect([FIRST], "a")
    seen.append(story(box_office).copies[-1].fate)
    assert seen == [CopyFate.UNDER_WAY, CopyFate.UNCONFIRMED]


def test_a_claim_that_was_let_go_before_anything_was_printed_has_no_copy(
    desk: CollectionDesk, printer: CountingPrinter, box_office: BoxOffice
) -> None:
    printer.plays.append(Play.NOT_READY)
    desk.collect([FIRST], "a")
    assert [step.event.kind for step in story(box_office).steps] == ["seat_claimed", "seat_released"]
    assert story(box_office).copies == ()


def test_r4_each_entry_says_whether_the_centre_has_it_or_refused_it(desk: CollectionDesk, units: FakeUnits) -> None:
    desk.collect([FIRST], "a")
    log = PlayedSyncLog()
    log.told = replace(log.told, acknowledged=2)
    log.refused.append(RefusedEntry(2, NOW, "print_started", FIRST, "was altered", NOW))
    steps = story(office_over(units, HandClock(), log)).steps
    assert [(step.upload, step.refusal) for step in steps] == [
        (Upload.ACKNOWLEDGED, ""),
        (Upload.REFUSED, "was altered"),
        (Upload.WAITING, ""),
    ]


def test_a_seat_given_out_anew_has_one_story_of_both_tickets_by_ticket_or_by_seat(units: FakeUnits) -> None:
    units.fill(*pack([*issued(4, each=4), Issued(9, 5, 0)], version=2, revoked=[0]))
    with units.writing() as unit:
        unit.journal.append([SeatRevoked(FIRST, 2), ReissueCameLate(ticket_no(9), FIRST, 2)], NOW)
        unit.commit()
    office = office_over(units, HandClock())
    by_seat = office.story_of_seat(showing_code(), place(0).seat_code, SUPERVISOR)
    assert story(office) == story(office, number=ticket_no(9)) == by_seat
    assert (story(office).seat.ticket_no, [each.ticket_no for each in story(office).before]) == (ticket_no(9), [FIRST])
    assert [step.event.kind for step in story(office).steps] == ["seat_revoked", "reissue_came_late"]


def test_of_a_seat_that_nobody_has_any_more_the_last_ticket_is_told(box_office: BoxOffice, units: FakeUnits) -> None:
    put(units, state=SeatState.REVOKED)
    assert story(box_office).seat.state is SeatState.REVOKED
    assert bars(box_office)[DeskAct.COLLECT] == Revoked(story(box_office).showing)


def test_an_unknown_ticket_or_seat_has_no_story(box_office: BoxOffice) -> None:
    assert box_office.seat_story(ticket_no(77), CLERK) == TicketUnknown(ticket_no(77))
    assert box_office.story_of_seat("x", "y", CLERK) == SeatUnknown("x", "y")


def put(units: FakeUnits, **facts: object) -> None:
    showing, seat = units.books.seats[FIRST]
    units.books.seats[FIRST] = (showing, replace(seat, **facts))  # type: ignore[arg-type]  # the test's own facts


def test_an_open_seat_can_be_collected_or_let_in_on_paper_and_nothing_else(
    box_office: BoxOffice, units: FakeUnits
) -> None:
    seat = units.seat(FIRST)
    assert bars(box_office, CLERK) == {
        DeskAct.COLLECT: None,
        DeskAct.SETTLE_BY_SCAN: NothingToSettle(seat),
        DeskAct.STATE_NO_PAPER: NothingToSettle(seat),
        DeskAct.VOUCH: NothingToSettle(seat),
        DeskAct.REPRINT: NotPrintedYet(seat),
        DeskAct.RELEASE: NothingToRelease(seat),
        DeskAct.ADMIT: None,
    }


def test_a_printed_seat_is_reprinted_until_the_limit_and_a_supervisor_lifts_that(
    desk: CollectionDesk, box_office: BoxOffice, units: FakeUnits
) -> None:
    desk.collect([FIRST], "a")
    seat = units.seat(FIRST)
    assert bars(box_office, CLERK)[DeskAct.COLLECT] == AlreadyCollected(story(box_office).showing, (seat,))
    assert bars(box_office, CLERK)[DeskAct.RELEASE] == PaperIsOut(seat)
    assert bars(box_office, CLERK)[DeskAct.ADMIT] == PaperIsOut(seat)
    assert opened(box_office, CLERK) == {DeskAct.REPRINT}
    put(units, copies=3)
    assert bars(box_office, CLERK)[DeskAct.REPRINT] == LimitReached(2, 2)
    assert opened(box_office, SUPERVISOR) == {DeskAct.REPRINT}


@pytest.mark.parametrize(
    ("who", "acts"),
    [
        (CLERK, {DeskAct.SETTLE_BY_SCAN, DeskAct.STATE_NO_PAPER}),
        (TECHNICIAN, {DeskAct.SETTLE_BY_SCAN, DeskAct.STATE_NO_PAPER}),
        (SUPERVISOR, {DeskAct.SETTLE_BY_SCAN, DeskAct.STATE_NO_PAPER, DeskAct.VOUCH, DeskAct.RELEASE}),
    ],
    ids=lambda value: value.role.value if isinstance(value, StaffMember) else "",
)
def test_r10_a_seat_in_doubt_offers_what_the_role_allows(
    box_office: BoxOffice, units: FakeUnits, who: StaffMember, acts: set[DeskAct]
) -> None:
    put(units, state=SeatState.UNCONFIRMED, copies=1)
    seat = units.seat(FIRST)
    assert opened(box_office, who) == acts
    assert bars(box_office, who)[DeskAct.COLLECT] == UnconfirmedPrint(story(box_office).showing, (seat,))
    assert bars(box_office, who)[DeskAct.REPRINT] == SettleFirst(seat, 1) == bars(box_office, who)[DeskAct.ADMIT]
    if who is not SUPERVISOR:
        assert bars(box_office, who)[DeskAct.VOUCH] == RightMissing(who, Right.VOUCH)
        assert bars(box_office, who)[DeskAct.RELEASE] == RightMissing(who, Right.RELEASE)


def test_r10_a_technician_collects_and_reprints_nothing(box_office: BoxOffice, units: FakeUnits) -> None:
    assert bars(box_office, TECHNICIAN)[DeskAct.COLLECT] == RightMissing(TECHNICIAN, Right.COLLECT)
    assert bars(box_office, TECHNICIAN)[DeskAct.ADMIT] == RightMissing(TECHNICIAN, Right.ENTER_TICKS)
    put(units, state=SeatState.PRINTED, copies=1)
    assert bars(box_office, TECHNICIAN)[DeskAct.REPRINT] == RightMissing(TECHNICIAN, Right.REPRINT)


def test_what_bars_the_seat_comes_before_what_bars_the_person(box_office: BoxOffice, units: FakeUnits) -> None:
    put(units, state=SeatState.PRINTED, copies=1, revoked_late=2)
    assert bars(box_office, TECHNICIAN)[DeskAct.REPRINT] == TakenBack(units.seat(FIRST))


def test_nothing_is_collected_when_the_film_has_ended(box_office: BoxOffice, clock: HandClock) -> None:
    clock.wait(hours=3)
    assert bars(box_office)[DeskAct.COLLECT] == ShowingOver(story(box_office).showing)


def test_a_release_is_told_with_whose_word_it_was(
    desk: CollectionDesk, printer: CountingPrinter, box_office: BoxOffice
) -> None:
    printer.plays.append(Play.LOST_WITHOUT_PAPER)
    desk.collect([FIRST], "a")
    box_office.release_seat(ReleaseOrder(FIRST, 1, ReleaseReason.SEEN_ON_CAMERA, SUPERVISOR))
    (copy,) = story(box_office).copies
    assert (copy.fate, copy.word, copy.settled_by) == (CopyFate.NO_PAPER, "release", "S1")


def test_a_seat_without_its_code_is_a_bug_that_crashes(box_office: BoxOffice, units: FakeUnits) -> None:
    units.books.codes.clear()
    with pytest.raises(SeatGoneError):
        box_office.seat_story(FIRST, CLERK)
