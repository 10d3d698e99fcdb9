"""Shifts and business days in figures, with the deeds behind each figure, and whose they were."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.support.fake_shelf import FakeUnits
from tests.support.offices import PlayedSyncLog, office_over
from tests.support.packs import NOW, TODAY, HandClock, code_of, showing_code, ticket_no
from tests.support.papers import CountingPrinter, Play
from tests.support.staff import CLERK, SUPERVISOR, TECHNICIAN, it_came_out, none_came_out, torn
from willcall.redemption.domain.business_day import business_day, day_span
from willcall.redemption.domain.collecting import CollectOrder, NoCodeReason
from willcall.redemption.domain.events import (
    Event,
    ReissueCameLate,
    RevocationCameLate,
    TriesExceeded,
)
from willcall.redemption.domain.exceptions import ClosingReason
from willcall.redemption.domain.journal import written_time
from willcall.redemption.domain.machine_events import StaffSignedIn, StaffThrottled
from willcall.redemption.domain.releases import ReleaseOrder, ReleaseReason
from willcall.redemption.domain.reports import Deed, Report
from willcall.redemption.domain.reprints import ReprintOrder, ReprintReason
from willcall.redemption.domain.settlements import NoPaperReason, Statement
from willcall.redemption.domain.staff import Right, RightMissing
from willcall.redemption.domain.sync_status import RefusedEntry
from willcall.redemption.domain.ticks import TickOrder
from willcall.redemption.service.box_office import BoxOffice
from willcall.redemption.service.claim_seats import claim_seats
from willcall.redemption.service.collection_desk import CollectionDesk
from willcall.redemption.service.staff_desk import StaffDesk

SEATS = tuple(ticket_no(serial) for serial in range(4))
SHANGHAI = ZoneInfo("Asia/Shanghai")


def day(office: BoxOffice, which: date = TODAY) -> Report:
    report = office.day_report(which, SUPERVISOR)
    assert isinstance(report, Report)
    return report


def note(units: FakeUnits, at: datetime, *events: Event) -> None:
    with units.writing() as unit:
        unit.journal.append(events, at)
        unit.commit()


def test_an_evening_is_counted_by_deed_and_by_whoever_did_it(
    box_office: BoxOffice, desk: CollectionDesk, staff: StaffDesk, printer: CountingPrinter
) -> None:
    desk.collect(SEATS[:1], "guest")
    staff.collect(CollectOrder(SEATS[1:2], "clerk", CLERK))
    staff.reprint(torn(SEATS[0]))
    desk.look_up(code_of(99).digits)
    box_office.look_up("12", CLERK)
    box_office.enter_ticks(TickOrder(showing_code(), SEATS[2:3], SUPERVISOR))
    report = day(box_office)
    assert report.by_staff() == {
        "": {Deed.COLLECTED: 1, Deed.PRINTED: 1, Deed.REFUSED: 1},
        "7": {Deed.COLLECTED: 1, Deed.PRINTED: 2, Deed.REPRINTED: 1, Deed.REFUSED: 1},
        "S1": {Deed.COLLECTED: 1, Deed.ADMITTED: 1},
    }
    assert report.by_terminal() == {"01": report.total()}
    assert report.total()[Deed.COLLECTED] == 3
    assert report.total()[Deed.PRINTED] == len(printer.papers) == 3


def test_every_figure_can_be_opened_to_its_seats(box_office: BoxOffice, staff: StaffDesk, desk: CollectionDesk) -> None:
    staff.collect(CollectOrder(SEATS[:2], "a", CLERK, NoCodeReason.CODE_LOST))
    desk.collect(SEATS[2:], "b")
    report = day(box_office)
    assert [line.occasion.ticket_no for line in report.lines_of(Deed.COLLECTED)] == list(SEATS)
    clerks = report.lines_of(Deed.COLLECTED, "7")
    assert [line.occasion.ticket_no for line in clerks] == list(SEATS[:2])
    assert {line.occasion.reason for line in clerks} == {"code_lost"}
    staff.reprint(ReprintOrder(SEATS[2], ReprintReason.OTHER, CLERK, "the dog ate it"))
    (again,) = day(box_office).lines_of(Deed.REPRINTED)
    assert (again.occasion.reason, again.occasion.note) == ("other", "the dog ate it")
    assert clerks[0].showing is not None
    assert clerks[0].place is not None
    assert (clerks[0].showing.film.en, clerks[0].place.row, clerks[0].place.number) == ("Frozen", "1", "1")
    assert report.lines_of(Deed.SPOILED) == ()


def test_r6_a_print_in_doubt_counts_as_collected_when_it_is_said_to_be_out_and_never_twice(
    box_office: BoxOffice, desk: CollectionDesk, staff: StaffDesk, printer: CountingPrinter
) -> None:
    printer.plays.extend([Play.LOST_WITHOUT_PAPER, Play.LOST_WITH_PAPER])
    desk.collect(SEATS[:1], "a")
    assert day(box_office).total() == {Deed.EXCEPTION_OPENED: 1}
    staff.settle_by_statement(none_came_out(SEATS[0]))
    desk.collect(SEATS[:1], "b")
    staff.settle_by_statement(it_came_out(SEATS[0]))
    report = day(box_office)
    assert report.by_staff() == {
        "": {Deed.EXCEPTION_OPENED: 2, Deed.COLLECTED: 1, Deed.PRINTED: 1},
        "7": {Deed.EXCEPTION_CLOSED: 1},
        "S1": {Deed.EXCEPTION_CLOSED: 1},
    }


@pytest.mark.parametrize("reason", [NoPaperReason.HALF_A_TICKET, NoPaperReason.BLANK_PAPER])
def test_half_a_ticket_and_blank_paper_are_spoiled(
    box_office: BoxOffice, desk: CollectionDesk, staff: StaffDesk, printer: CountingPrinter, reason: NoPaperReason
) -> None:
    printer.plays.append(Play.LOST_WITHOUT_PAPER)
    desk.collect(SEATS[:1], "a")
    staff.settle_by_statement(Statement(SEATS[0], 1, reason, CLERK))
    assert day(box_office).by_staff()["7"] == {Deed.SPOILED: 1, Deed.EXCEPTION_CLOSED: 1}


def test_a_release_is_counted_of_a_claim_and_of_a_print_and_torn_paper_is_spoiled_too(
    box_office: BoxOffice, desk: CollectionDesk, printer: CountingPrinter, units: FakeUnits, clock: HandClock
) -> None:
    printer.plays.append(Play.LOST_WITH_PAPER)
    desk.collect(SEATS[:1], "a")
    claim_seats(SEATS[1:2], "b", units=units, terminal_no="01", clock=clock)
    box_office.release_seat(ReleaseOrder(SEATS[0], 1, ReleaseReason.PAPER_DESTROYED, SUPERVISOR, "seen by two"))
    box_office.release_seat(ReleaseOrder(SEATS[1], 0, ReleaseReason.MACHINE_STOPPED, SUPERVISOR))
    report = day(box_office)
    assert report.by_staff()["S1"] == {Deed.RELEASED: 2, Deed.SPOILED: 1, Deed.EXCEPTION_CLOSED: 1}
    told = [(line.occasion.reason, line.occasion.note) for line in report.lines_of(Deed.RELEASED)]
    assert told == [("paper_destroyed", "seen by two"), ("machine_stopped", "")]


def test_what_the_program_let_go_by_itself_is_no_release(
    box_office: BoxOffice, desk: CollectionDesk, printer: CountingPrinter
) -> None:
    printer.plays.append(Play.NOT_READY)
    desk.collect(SEATS[:1], "a")
    assert day(box_office).total() == {}


def test_exceptions_are_counted_when_they_begin_and_when_somebody_closes_them(
    units: FakeUnits, desk: CollectionDesk, clock: HandClock
) -> None:
    desk.collect(SEATS[:1], "a")
    log = PlayedSyncLog()
    log.refused.append(RefusedEntry(2, NOW, "print_started", SEATS[0], "was altered", clock.now))
    log.refused.append(RefusedEntry(3, NOW, "code_refused", None, "was altered", clock.now - timedelta(days=2)))
    office, until = office_over(units, clock, log), written_time(clock.now)
    note(units, clock.now, RevocationCameLate(SEATS[0], 2, "printed"), ReissueCameLate(SEATS[1], SEATS[0], 2))
    note(units, clock.now, TriesExceeded(5, until), TriesExceeded(6, until), StaffThrottled("", 5, until))
    office.enter_ticks(TickOrder(showing_code(), SEATS[:1], CLERK))
    guessed = next(each.key for each in office.exceptions(SUPERVISOR) if each.key.kind.value == "codes_guessed")
    office.close_exception(guessed, ClosingReason.GUESSER_SENT_AWAY, SUPERVISOR, "a child")
    note(units, clock.now, TriesExceeded(7, until))
    clock.wait(minutes=1)
    opened = [line.occasion.reason for line in day(office).lines_of(Deed.EXCEPTION_OPENED)]
    assert sorted(opened) == [
        "admission_disputed",
        "codes_guessed",
        "codes_guessed",
        "entry_refused",
        "late_reissue",
        "late_revocation",
        "pins_guessed",
    ]
    (closed,) = day(office).lines_of(Deed.EXCEPTION_CLOSED)
    assert (closed.occasion.staff_no, closed.occasion.reason, closed.occasion.note) == (
        "S1",
        "guesser_sent_away",
        "a child",
    )


# spans


def test_a_shift_is_one_persons_from_a_time_until_now(
    box_office: BoxOffice, staff: StaffDesk, desk: CollectionDesk, clock: HandClock
) -> None:
    staff.collect(CollectOrder(SEATS[:1], "a", CLERK))
    clock.wait(hours=1)
    since = clock.now
    staff.collect(CollectOrder(SEATS[1:2], "b", CLERK))
    desk.collect(SEATS[2:], "c")
    clock.wait(minutes=1)
    report = box_office.shift_report("7", since, CLERK)
    assert isinstance(report, Report)
    assert report.total() == {Deed.COLLECTED: 1, Deed.PRINTED: 1}
    assert (report.span.begin, report.span.end, report.span.staff_no) == (since, clock.now, "7")


def test_a_paper_that_comes_out_after_the_span_began_is_still_whose_it_was(
    box_office: BoxOffice, staff: StaffDesk, desk: CollectionDesk, printer: CountingPrinter, clock: HandClock
) -> None:
    printer.plays.append(Play.LOST_WITH_PAPER)
    staff.collect(CollectOrder(SEATS[:1], "a", CLERK))
    clock.wait(days=1)
    staff.settle_by_statement(it_came_out(SEATS[0]))
    assert day(box_office).by_staff() == {"": {Deed.EXCEPTION_OPENED: 1}}
    assert day(box_office, TODAY + timedelta(days=1)).by_staff()["7"] == {Deed.COLLECTED: 1, Deed.PRINTED: 1}


def test_a_business_day_ends_at_six_in_the_morning(
    box_office: BoxOffice, desk: CollectionDesk, units: FakeUnits, clock: HandClock
) -> None:
    for hour, seat in ((21, 0), (22, 1)):  # 05:00 and 06:00 in the cinema
        clock.now = datetime(2014, 3, 8, hour, 0, tzinfo=UTC)
        desk.collect(SEATS[seat : seat + 1], f"{seat}")
    days = [day(box_office, TODAY + timedelta(days=n)) for n in (0, 1)]
    assert [[line.occasion.ticket_no for line in each.lines_of(Deed.COLLECTED)] for each in days] == [
        [SEATS[0]],
        [SEATS[1]],
    ]


def test_a_days_span_is_a_day_of_the_wall_clock() -> None:
    for zone, hours in ((SHANGHAI, 24), (ZoneInfo("Europe/Berlin"), 23)):
        begin, end = day_span(date(2014, 3, 29), zone)
        assert (end - begin.astimezone(UTC)) == timedelta(hours=hours)
        assert business_day(begin, zone) == date(2014, 3, 29)
        assert business_day(end - timedelta(microseconds=1), zone) == date(2014, 3, 29)
        assert business_day(end, zone) == date(2014, 3, 30)


def test_a_shift_began_with_the_first_sign_in_of_the_day_else_with_the_day(
    box_office: BoxOffice, units: FakeUnits, clock: HandClock
) -> None:
    begin, _ = day_span(TODAY, SHANGHAI)
    note(units, begin - timedelta(hours=1), StaffSignedIn("7", "clerk"))
    assert box_office.shift_began("7") == begin
    for minutes, number in ((1, "8"), (2, "7"), (3, "7")):
        note(units, begin + timedelta(minutes=minutes), StaffSignedIn(number, "clerk"))
    assert box_office.shift_began("7") == begin + timedelta(minutes=2)


def test_r10_everybody_sees_their_own_shift_and_a_supervisor_all(box_office: BoxOffice) -> None:
    missing = RightMissing(CLERK, Right.SEE_EVERYBODYS_REPORT)
    assert box_office.shift_report("8", NOW, CLERK) == box_office.day_report(TODAY, CLERK) == missing
    assert isinstance(box_office.shift_report("7", NOW, SUPERVISOR), Report)
    assert isinstance(box_office.day_report(TODAY, TECHNICIAN), RightMissing)
