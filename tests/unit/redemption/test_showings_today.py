"""The box office's first look: showings in time order, seats counted, the same a half hour at a time."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.support.fake_shelf import FakeUnits
from tests.support.offices import office_over
from tests.support.packs import (
    CINEMA,
    NOW,
    TODAY,
    HandClock,
    Issued,
    issued,
    pack,
    showing,
    showing_code,
    ticket_no,
)
from willcall.redemption.domain.faults import FaultCode, TerminalFaultError
from willcall.redemption.domain.sync_status import HeldPack
from willcall.redemption.domain.tallies import DayBoard, SeatTally, half_hours
from willcall.redemption.service.box_office import BoxOffice
from willcall.redemption.service.collection_desk import CollectionDesk

SHANGHAI = ZoneInfo("Asia/Shanghai")


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"2014-03-{text}+08:00").astimezone(UTC)


@pytest.fixture
def evening() -> BoxOffice:
    """Three showings: 19:30 and 19:45 with two seats each, and 00:30 after midnight with one."""
    units = FakeUnits(CINEMA, "01")
    starts = ("09T00:30", "08T19:45", "08T19:30")
    shown = [showing(number, starts_at=at(start)) for number, start in enumerate(starts)]
    rows = [Issued(0, 0, 0, 0), Issued(1, 1, 0, 1), Issued(2, 2, 1, 1), Issued(3, 3, 0, 2), Issued(4, 4, 1, 2)]
    units.fill(*pack(rows, showings=shown))
    return office_over(units, HandClock())


def test_todays_showings_come_in_time_order_with_the_pack_they_came_from(evening: BoxOffice) -> None:
    board = evening.showings_today()
    assert (board.day, board.pack) == (TODAY, HeldPack(TODAY, 1, 3, 5, NOW))
    assert [each.showing.showing_code for each in board.showings] == [showing_code(number) for number in (2, 1, 0)]
    assert [each.seats.issued for each in board.showings] == [2, 2, 1]
    assert (board.seats, board.seats.open) == (SeatTally(issued=5), 5)


def test_each_half_hour_has_what_starts_in_it_and_the_quiet_ones_have_nothing(evening: BoxOffice) -> None:
    halves = evening.showings_today().half_hours
    assert [f"{each.begins_at:%H:%M}" for each in halves] == [
        *("19:30", "20:00", "20:30", "21:00", "21:30", "22:00", "22:30", "23:00", "23:30", "00:00", "00:30")
    ]
    assert [each.showings for each in halves] == [2, *[0] * 9, 1]
    assert [each.seats.issued for each in halves] == [4, *[0] * 9, 1]


def test_a_half_hour_is_one_on_the_wall_of_the_cinema() -> None:
    units = FakeUnits(CINEMA, "01")
    shown = [showing(0, starts_at=at("08T19:44")), showing(1, starts_at=at("08T20:20"))]
    units.fill(*pack([Issued(0, 0, 0, 0), Issued(1, 1, 0, 1)], showings=shown))
    with units.reading() as unit:
        tallies = tuple(unit.house.tallies(TODAY))
    for zone, begins in ((SHANGHAI, ("19:30", "20:00")), (ZoneInfo("Asia/Kathmandu"), ("17:00", "17:30", "18:00"))):
        assert tuple(f"{each.begins_at:%H:%M}" for each in half_hours(tallies, zone)) == begins


def test_a_half_hour_that_the_clocks_repeat_is_there_twice() -> None:
    units = FakeUnits(CINEMA, "01")
    day = date(2014, 11, 2)
    shown = [showing(0, day, starts_at=datetime(2014, 11, 2, hour, 30, tzinfo=UTC)) for hour in (5, 6)]
    shown[1] = shown[1].model_copy(update={"showing_code": showing_code(1, day)})
    units.fill(*pack([Issued(0, 0, 0, 0), Issued(1, 1, 0, 1)], day=day, showings=shown))
    with units.reading() as unit:
        halves = half_hours(tuple(unit.house.tallies(day)), ZoneInfo("America/New_York"))
    assert [f"{each.begins_at:%H:%M %Z}" for each in halves] == ["01:30 EDT", "01:00 EST", "01:30 EST"]
    assert [each.showings for each in halves] == [1, 0, 1]


def test_what_is_collected_shows_at_the_next_look(box_office: BoxOffice, desk: CollectionDesk) -> None:
    desk.collect([ticket_no(0), ticket_no(1)], "a")
    assert box_office.showings_today().seats == SeatTally(issued=4, collected=2)


def test_a_day_without_a_pack_has_no_showings_and_says_so(box_office: BoxOffice, clock: HandClock) -> None:
    tomorrow = TODAY + timedelta(days=1)
    assert box_office.showings_on(tomorrow) == DayBoard(tomorrow, None, (), ())
    clock.wait(days=1)
    assert box_office.showings_today().day == tomorrow


def test_r9_a_fault_of_the_database_is_no_empty_day() -> None:
    fault = TerminalFaultError(FaultCode.DATABASE_BUSY, "played")
    units = FakeUnits(CINEMA, "01", fault=fault)
    units.fill(*pack(issued(1)))
    with pytest.raises(TerminalFaultError):
        office_over(units, HandClock()).showings_today()
