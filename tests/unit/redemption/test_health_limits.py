"""When a part of the terminal is well, to be seen to soon, or to be seen to now: each limit from both sides."""

from datetime import date, datetime, timedelta

import pytest

from tests.support.packs import NOW, TODAY
from willcall.redemption.domain.health import HealthRow, Level, Part
from willcall.redemption.domain.health_limits import (
    clock_row,
    disk_row,
    line_row,
    outbox_row,
    pack_rows,
    printer_rows,
    program_row,
    tries_row,
    unfinished_row,
    worst,
)
from willcall.redemption.domain.machine_standing import KILLED, NotedCrash
from willcall.redemption.domain.paper import PaperTrouble, PrinterState
from willcall.redemption.domain.sync_status import HeldPack, SyncStatus

GOOD, WARN, BAD = Level.GOOD, Level.WARN, Level.BAD


def status(
    *,
    entries: int = 10,
    acknowledged: int = 10,
    refused: int = 0,
    success: datetime | None = NOW,
    failure: str | None = None,
    error_ms: int | None = 0,
    days: tuple[date, ...] = (),
) -> SyncStatus:
    packs = tuple(HeldPack(day, 1, 1, 1, NOW - timedelta(hours=2)) for day in days)
    return SyncStatus(entries, acknowledged, refused, success, failure, error_ms, packs)


def ahead(days: int) -> date:
    return TODAY + timedelta(days=days)


@pytest.mark.parametrize(
    ("held", "levels", "codes"),
    [
        ((0, 1, 2), [GOOD, GOOD, GOOD], ["", "", ""]),
        ((-1, 0, 1, 2, 3), [GOOD, GOOD, GOOD], ["", "", ""]),
        ((0, 2), [GOOD, WARN, GOOD], ["", "", ""]),
        ((1, 2), [BAD, GOOD, GOOD], ["C70", "", ""]),
        ((), [BAD, WARN, WARN], ["C70", "", ""]),
    ],
)
def test_without_todays_pack_nothing_goes_and_a_coming_days_is_to_be_seen_to(
    held: tuple[int, ...], levels: list[Level], codes: list[str]
) -> None:
    rows = pack_rows(status(days=tuple(ahead(each) for each in held)), TODAY, NOW)
    assert [row.level for row in rows] == levels
    assert [row.code for row in rows] == codes
    assert [row.fact("day") for row in rows] == [ahead(each).isoformat() for each in range(3)]
    assert [row.fact("age_s") for row in rows] == [7200 if each in held else None for each in range(3)]


@pytest.mark.parametrize(
    ("waiting", "refused", "level"),
    [(0, 0, GOOD), (999, 0, GOOD), (1000, 0, WARN), (9999, 3, WARN), (10_000, 0, BAD), (0, 1, WARN), (10_000, 1, BAD)],
)
def test_entries_that_wait_and_entries_that_were_refused(waiting: int, refused: int, level: Level) -> None:
    row = outbox_row(status(entries=waiting + 7, acknowledged=7, refused=refused))
    assert row == HealthRow(Part.OUTBOX, level, facts=(("waiting", waiting), ("refused", refused)))


@pytest.mark.parametrize(
    ("silent", "level"),
    [
        (timedelta(minutes=9, seconds=59), GOOD),
        (timedelta(minutes=10), WARN),
        (timedelta(hours=23, minutes=59), WARN),
        (timedelta(hours=24), BAD),
        (timedelta(hours=-1), GOOD),
    ],
)
def test_the_line_by_the_last_talk_with_the_code_of_what_failed(silent: timedelta, level: Level) -> None:
    row = line_row(status(success=NOW - silent, failure="S10 centre_unreachable: no route"), NOW)
    assert (row.level, row.code, row.fact("age_s")) == (level, "S10", max(0, round(silent.total_seconds())))


def test_a_centre_that_was_never_reached_has_no_age_and_a_line_that_is_well_no_code() -> None:
    assert line_row(status(success=None, failure="S11 refused: no"), NOW) == HealthRow(Part.LINE, WARN, "S11")
    assert line_row(status(success=None), NOW) == HealthRow(Part.LINE, WARN)
    assert line_row(status(), NOW) == HealthRow(Part.LINE, GOOD, facts=(("age_s", 0),))


@pytest.mark.parametrize(
    ("error_s", "level"), [(0, GOOD), (119.999, GOOD), (120, WARN), (-120, WARN), (899, WARN), (-900, BAD), (1e6, BAD)]
)
def test_the_clock_by_the_centres_either_way(error_s: float, level: Level) -> None:
    row = clock_row(status(error_ms=round(error_s * 1000)))
    assert (row.level, row.fact("error_ms")) == (level, round(error_s * 1000))


def test_a_clock_that_was_never_compared_has_no_error() -> None:
    assert clock_row(status(error_ms=None)) == HealthRow(Part.CLOCK, GOOD)


@pytest.mark.parametrize(
    ("free", "level"),
    [(1_001_000_000, GOOD), (1_000_999_999, WARN), (201_000_000, WARN), (200_999_999, BAD), (0, BAD)],
)
def test_the_room_on_the_disk(free: int, level: Level) -> None:
    code = "D12" if level is BAD else ""
    assert disk_row(free) == HealthRow(Part.DISK, level, code, (("free_mb", free // 1_000_000),))


def test_unconfirmed_seats_are_to_be_seen_to_now() -> None:
    assert unfinished_row(0) == HealthRow(Part.UNFINISHED, GOOD, facts=(("seats", 0),))
    assert unfinished_row(2) == HealthRow(Part.UNFINISHED, BAD, "C11", (("seats", 2),))


def test_a_pause_that_is_in_force_shows_whosever_it_is() -> None:
    until, written = NOW + timedelta(minutes=1), "2014-03-08T11:03:00.000000Z"
    assert tries_row(4, None, 2, None) == HealthRow(Part.TRIES, GOOD, facts=(("wrong", 4), ("wrong_pins", 2)))
    codes, pins = tries_row(6, until, 0, None), tries_row(0, None, 5, until)
    assert (codes.level, codes.fact("until"), codes.fact("pins_until")) == (WARN, written, None)
    assert (pins.level, pins.fact("until"), pins.fact("pins_until")) == (WARN, None, written)


def test_the_printer_has_a_row_for_each_thing_that_is_the_matter() -> None:
    state = PrinterState(PaperTrouble.COVER_OPEN, paper_near_end=True)
    rows = printer_rows(state, NOW - timedelta(minutes=3), NOW)
    assert [(row.level, row.code, row.fact("age_s")) for row in rows] == [(BAD, "P21", 180), (WARN, "P24", 180)]
    assert printer_rows(PrinterState(), None, NOW) == (HealthRow(Part.PRINTER, GOOD),)


@pytest.mark.parametrize(
    ("error", "ago", "level", "code"),
    [
        ("KeyError", timedelta(0), WARN, "X10"),
        ("KeyError", timedelta(hours=23, minutes=59), WARN, "X10"),
        ("KeyError", timedelta(hours=24), GOOD, ""),
        ("KeyError", timedelta(hours=-1), GOOD, ""),
        (KILLED, timedelta(0), GOOD, ""),
    ],
)
def test_a_crash_of_its_own_shows_for_a_day_and_a_pulled_plug_is_nothing_to_do(
    error: str, ago: timedelta, level: Level, code: str
) -> None:
    row = program_row("0.1", NotedCrash(NOW - ago, error, "printing"), NOW)
    assert (row.level, row.code, row.fact("version")) == (level, code, "0.1")
    assert row.fact("error") == (error if timedelta(0) <= ago < timedelta(hours=24) else None)


def test_a_program_that_never_crashed_says_its_version() -> None:
    assert program_row("0.1", None, NOW) == HealthRow(Part.PROGRAM, GOOD, facts=(("version", "0.1"),))
    assert program_row("0.1", NotedCrash(NOW, "SIGSEGV", ""), NOW).fact("under_way") is None


def test_the_worst_of_all_rows_is_what_somebody_goes_by() -> None:
    rows = [HealthRow(Part.DISK, level) for level in (GOOD, BAD, WARN)]
    assert (worst(rows), worst(rows[:1]), worst(rows[::2]), worst([])) == (BAD, GOOD, WARN, GOOD)
