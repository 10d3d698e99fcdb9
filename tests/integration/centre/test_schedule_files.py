"""Schedule files as they should not be: each fault is told, all at once, and nothing is taken in."""

import io
import zipfile
from collections.abc import Callable
from datetime import date, time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from tests.support.centre_stage import (
    CAMPAIGN,
    FAR,
    NEAR,
    SHOWING_COLUMNS,
    CentreStage,
    open_stage,
    showing_code,
    showing_lines,
    write_circuit,
)
from willcall.centre.campaigns.book_showings import book_showings
from willcall.centre.schedules.import_schedule import Imported, Rejected, import_schedule
from willcall.centre.schedules.models import CinemaRow, SeatRow, ShowingRow

Told = list[tuple[str, int, str]]


def _import(stage: CentreStage, *paths: Path) -> Imported | Rejected:
    return import_schedule(paths, stage.centre.database, stage.centre.keys)


def _told(result: Imported | Rejected) -> Told:
    assert isinstance(result, Rejected)
    return [(each.where.file, each.where.line, each.where.column) for each in result.findings]


def _words(result: Imported | Rejected) -> str:
    assert isinstance(result, Rejected)
    return "\n".join(f"{each.where} {each.where.column} {each.value} {each.expected}" for each in result.findings)


def _showings(stage: CentreStage, *lines: str) -> Path:
    file = stage.folder / "more.csv"
    file.write_text(SHOWING_COLUMNS + "\n".join(lines) + "\n", encoding="utf-8")
    return file


def _line(number: int, at: str = "10:30", screen: str = f"{NEAR}00000001", **changes: str) -> str:
    cells = {"code": showing_code(NEAR, number), "screen": screen, "film": "001100142014", "title": "北京爱情故事"}
    cells |= {"en": "", "version": "国语2D", "day": "2014-03-09", "at": at, "minutes": "121", "price": "80"}
    return ",".join((cells | changes).values())


def test_every_fault_of_every_file_is_told_at_once_with_line_and_column(sqlite_stage: CentreStage) -> None:
    folder = write_circuit(sqlite_stage.folder / "schedule")
    (folder / "cinemas.csv").write_text("影院编码,影院名称,城市\n1000001,近处影城,\n", encoding="utf-8")
    (folder / "showings.csv").write_text(
        SHOWING_COLUMNS
        + _line(1, price="80.001")
        + "\n"
        + _line(2, at="noon", minutes="-3", film="film")
        + "\n"
        + _line(3, day="2014-02-30"),
        encoding="utf-8",
    )
    told = _told(_import(sqlite_stage, folder))
    assert [each for each in told if each[0] == "cinemas.csv"] == [
        ("cinemas.csv", 2, "城市"),
        ("cinemas.csv", 2, "影院编码"),
    ]
    assert [each for each in told if each[0] == "showings.csv"] == [
        ("showings.csv", 2, "票价"),
        ("showings.csv", 3, "开始时间"),
        ("showings.csv", 3, "影片编码"),
        ("showings.csv", 3, "片长"),
        ("showings.csv", 4, "放映日期"),
    ]
    assert sqlite_stage.rows(CinemaRow) == []


def test_an_import_is_all_or_nothing(stage: CentreStage) -> None:
    folder = write_circuit(stage.folder / "schedule")
    (folder / "more.csv").write_text("影院编码,影院名称,城市\nx,y,z\n", encoding="utf-8")
    assert isinstance(_import(stage, folder), Rejected)
    assert stage.rows(CinemaRow) == []
    assert stage.rows(ShowingRow) == []


def test_the_same_files_again_are_no_change_and_changed_ones_are_counted(stage: CentreStage) -> None:
    stage.imported()
    folder = write_circuit(stage.folder / "schedule")
    again = _import(stage, folder)
    assert isinstance(again, Imported)
    assert not again.changed_anything
    (folder / "showings.csv").write_text(showing_lines().replace("80.00", "85.00"), encoding="utf-8")
    changed = _import(stage, folder)
    assert isinstance(changed, Imported)
    tally = changed.tallies["showings"]
    assert (tally.new, tally.changed, tally.same) == (0, 9, 1)


def test_a_doubled_file_and_a_doubled_line_are_told(sqlite_stage: CentreStage) -> None:
    folder = write_circuit(sqlite_stage.folder / "schedule")
    (folder / "copy of cinemas.csv").write_bytes((folder / "cinemas.csv").read_bytes())
    twice = (folder / "showings.csv").read_text("utf-8")
    (folder / "showings.csv").write_text(twice + twice.splitlines()[1] + "\n", encoding="utf-8")
    words = _words(_import(sqlite_stage, folder))
    assert words.count("each only once") == 4
    assert "copy of cinemas.csv line 2 影院编码 10000001 each only once" in words
    assert "it stands in showings.csv line 2 already" in words


def test_a_file_pasted_twice_into_itself_is_told(sqlite_stage: CentreStage) -> None:
    folder = write_circuit(sqlite_stage.folder / "schedule")
    for file in folder.iterdir():
        file.write_bytes(file.read_bytes() * 2)
    assert isinstance(_import(sqlite_stage, folder), Rejected)
    assert sqlite_stage.rows(CinemaRow) == []


def test_showings_that_overlap_in_the_files_or_with_what_is_there_are_told(stage: CentreStage) -> None:
    stage.imported()
    file = _showings(
        stage,
        _line(5, at="12:00", day="2014-03-08"),
        _line(6, at="14:30", day="2014-03-09"),
        _line(7, at="15:00", day="2014-03-09"),
    )
    words = _words(_import(stage, file))
    assert "more.csv line 2" in words
    assert "imported before" in words
    assert "more.csv line 4" in words
    assert words.count("no overlap") == 2
    assert words.count("more.csv line 2 开始时间 ") == 1


def test_one_showing_after_the_other_is_no_overlap(sqlite_stage: CentreStage) -> None:
    sqlite_stage.imported()
    file = _showings(sqlite_stage, _line(5, at="10:00", minutes="120"), _line(6, at="12:00"))
    assert isinstance(_import(sqlite_stage, file), Imported)


def test_a_showing_on_an_unknown_screen_and_a_screen_without_seats_are_told(sqlite_stage: CentreStage) -> None:
    sqlite_stage.imported()
    showing = _showings(sqlite_stage, _line(5, screen=f"{NEAR}00000077"))
    assert "a known screen" in _words(_import(sqlite_stage, showing))
    screens = sqlite_stage.folder / "screens.csv"
    screens.write_text(f"影厅编码,影厅名称\n{NEAR}00000003,3号厅\n9999999900000001,4号厅\n", encoding="utf-8")
    words = _words(_import(sqlite_stage, screens))
    assert "a seat map for each new screen" in words
    assert "a known cinema" in words


def test_a_screen_of_another_cinema_and_an_unknown_kind_of_screen_are_told(sqlite_stage: CentreStage) -> None:
    file = sqlite_stage.folder / "screens.csv"
    text = f"cinema_code,screen_code,screen_name,screen_type\n{FAR},{NEAR}00000003,3,4DX\n"
    file.write_text(text, encoding="utf-8")
    words = _words(_import(sqlite_stage, file))
    assert f"begins with its cinema's, {FAR}" in words
    assert "normal, IMAX or VIP" in words


def test_an_end_before_the_start_is_told_and_one_after_midnight_is_not(sqlite_stage: CentreStage) -> None:
    sqlite_stage.imported()
    header = "showing_code,screen_code,film_code,film,starts_at,ends_at,price\n"
    file = sqlite_stage.folder / "ends.csv"

    def line(starts: str, ends: str) -> str:
        return f"{showing_code(NEAR, 5)},{NEAR}00000001,001100142014,片,{starts},{ends},80\n"

    file.write_text(header + line("2014-03-09 20:00", "2014-03-09 19:00"), encoding="utf-8")
    assert "after the start" in _words(_import(sqlite_stage, file))
    file.write_text(header + line("2014-03-09 23:00", "01:10"), encoding="utf-8")
    assert isinstance(_import(sqlite_stage, file), Imported)
    row = next(row for row in sqlite_stage.rows(ShowingRow) if row.showing_code == showing_code(NEAR, 5))
    assert (row.ends_at - row.starts_at).total_seconds() == 130 * 60


@pytest.mark.parametrize(("end", "warned"), [("", True), ("\n", False), ("\r\n", False), ("\r", False)])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb18030"])
def test_a_file_that_may_be_cut_short_is_imported_with_a_warning(
    sqlite_stage: CentreStage,
    end: str,
    warned: bool,  # noqa: FBT001
    encoding: str,
) -> None:
    file = sqlite_stage.folder / "cinemas.csv"
    text = f"影院编码,影院名称,城市\n{NEAR},近处影城,北京\n{FAR},远处影城,北京{end}"
    file.write_bytes(text.encode(encoding))
    result = _import(sqlite_stage, file)
    assert isinstance(result, Imported)
    warning = "cinemas.csv line 3: no line end at the end of the file; it may be cut short"
    assert result.warnings == ((warning,) if warned else ())
    assert len(sqlite_stage.rows(CinemaRow)) == 2


def test_a_seat_that_stands_twice_on_a_map_is_told_by_its_place(sqlite_stage: CentreStage) -> None:
    file = sqlite_stage.folder / "map.csv"
    file.write_text(f"厅编码,{NEAR}00000001\n1,1,2,,2\n", encoding="utf-8")
    told = _told(_import(sqlite_stage, file))
    assert ("map.csv", 2, "5") in told
    assert ("map.csv", 2, "厅编码") in told


def test_an_unknown_time_zone_is_told(sqlite_stage: CentreStage) -> None:
    file = sqlite_stage.folder / "cinemas.csv"
    zones = ("Asia/Nowhere", "../../etc/passwd", "a\\b", "x" * 80)
    lines = [f"1000000{number},影城,北京,{zone}" for number, zone in enumerate(zones)]
    file.write_text("影院编码,影院名称,城市,时区\n" + "\n".join(lines), encoding="utf-8")
    assert len(_told(_import(sqlite_stage, file))) == len(zones)


def test_a_booked_showing_is_not_changed_by_a_file(stage: CentreStage) -> None:
    stage.imported().planned()
    book_showings(CAMPAIGN, stage.centre.database, stage.centre.clock, lambda _: None)
    folder = stage.folder / "schedule"
    (folder / "showings.csv").write_text(showing_lines().replace("10:30", "10:35"), encoding="utf-8")
    words = _words(_import(stage, folder))
    assert words.count(f"as campaign {CAMPAIGN} booked it") == 3
    assert "move-showing" in words
    write_circuit(folder)
    seats = (folder / "seats.csv").read_text("utf-8")
    (folder / "seats.csv").write_text(seats.replace("1,1,2,,3,4,5", "1,1,2,,3,4"), encoding="utf-8")
    assert f"line 2 影厅编码 {NEAR}00000001 the seat map as campaign" in _words(_import(stage, folder))
    assert len(stage.rows(SeatRow)) == 4 * 14


def test_seats_may_come_as_a_list_as_well(sqlite_stage: CentreStage) -> None:
    sqlite_stage.imported()
    file = sqlite_stage.folder / "list.csv"
    screen = f"{FAR}00000002"
    file.write_text(
        "screen_code,seat_code,row,number,seat_type,x,y\n"
        f"{screen},88888888010010011101,1,1,,0,0\n{screen},88888888010010011102,1,2,情侣,1,0\n",
        encoding="utf-8",
    )
    (sqlite_stage.folder / "screen.csv").write_text(f"影厅编码,影厅名称\n{screen},2号厅\n", encoding="utf-8")
    assert isinstance(_import(sqlite_stage, file, sqlite_stage.folder / "screen.csv"), Imported)
    seats = [row for row in sqlite_stage.rows(SeatRow) if row.screen_code == screen]
    assert [(row.seat_code, row.kind) for row in seats] == [
        ("88888888010010011101", "single"),
        ("88888888010010011102", "couple"),
    ]
    file.write_text(file.read_text("utf-8").replace("情侣,1,0", "sofa,1,x"), encoding="utf-8")
    assert _told(_import(sqlite_stage, file)) == [("list.csv", 3, "seat_type"), ("list.csv", 3, "y")]


def test_an_unbooked_seat_map_may_change(stage: CentreStage) -> None:
    stage.imported()
    file = stage.folder / "schedule" / "seats.csv"
    file.write_text(file.read_text("utf-8").replace("1,1,2,,3,4,5", "1,1,2,,3,4"), encoding="utf-8")
    result = _import(stage, file)
    assert isinstance(result, Imported)
    assert (result.tallies["seats"].changed, len(stage.rows(SeatRow))) == (4, 4 * 13)


def test_a_workbook_with_excels_own_dates_times_and_numbers_is_read(sqlite_stage: CentreStage) -> None:
    sqlite_stage.imported()
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["场次编码", "影厅编码", "影片编码", "片名", "日期", "开始时间", "片长", "票价"])
    sheet.append(
        [showing_code(NEAR, 5), f"{NEAR}00000001", "001100142014", "片", date(2014, 3, 9), time(20, 0), 100, 35.1]
    )
    file = sqlite_stage.folder / "book.xlsx"
    book.save(file)
    assert isinstance(_import(sqlite_stage, file), Imported)
    row = next(row for row in sqlite_stage.rows(ShowingRow) if row.showing_code == showing_code(NEAR, 5))
    assert (row.price_fen, row.starts_at.isoformat()) == (3510, "2014-03-09T12:00:00+00:00")


def test_a_code_that_excel_made_a_number_of_is_caught(sqlite_stage: CentreStage) -> None:
    sqlite_stage.imported()
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["场次编码", "影厅编码", "影片编码", "片名", "开始时间", "片长", "票价"])
    sheet.append([1000000103080005, f"{NEAR}00000001", 1100142014, "片", "2014-03-09 20:00", 100, 35])
    file = sqlite_stage.folder / "book.xlsx"
    book.save(file)
    words = _words(_import(sqlite_stage, file))
    assert "book.xlsx [Sheet] line 2" in words
    assert "format the column as text" in words


def _bomb() -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"\0" * (300 << 20))
    return made.getvalue()


def _half_a_workbook() -> bytes:
    made = io.BytesIO()
    Workbook().save(made)
    return made.getvalue()[: len(made.getvalue()) // 2]


def _wide_workbook() -> bytes:
    book, made = Workbook(), io.BytesIO()
    sheet = book.active
    assert sheet is not None
    sheet["XFD1"] = "影院编码"
    book.save(made)
    return made.getvalue()


HOSTILE: list[tuple[str, Callable[[], bytes]]] = [
    ("empty.csv", lambda: b""),
    ("blank.csv", lambda: b" \r\n\r\n"),
    ("nul.csv", lambda: b"\0" * 5000),
    ("ten_megabytes.csv", lambda: bytes(range(256)) * 40_960),
    ("ten_megabytes_of_text.csv", lambda: "影院,".encode() * 1_500_000),
    ("one_cell.csv", lambda: b"cinema_code,cinema_name,city\n" + b"9" * 10_000_000),
    ("control.csv", lambda: b"cinema_code,cinema_name,city\n10000001,\x1b[31mred\x07,\x00\n"),
    ("surrogates.csv", lambda: b"\xff\xfe\x00\xd8\x00\xd8"),
    ("columns_twice.csv", "cinema_code,影院编码,cinema_name,city\n".encode),
    ("header_alone_wrong.csv", lambda: b"colour,taste\n"),
    ("missing_columns.csv", lambda: b"showing_code\n"),
    ("too_many_cells.csv", lambda: b"cinema_code,cinema_name,city\n10000001,a,b,c,d\n"),
    ("map_without_code.csv", lambda: b"screen_code,99\n1,1,2\n"),
    ("page.csv", lambda: b"<!DOCTYPE html><html><body>404</body></html>"),
    ("bomb.xlsx", _bomb),
    ("half.xlsx", _half_a_workbook),
    ("wide.xlsx", _wide_workbook),
    ("text.xlsx", lambda: b"cinema_code,cinema_name,city\n"),
    ("old.xls", lambda: b"\xd0\xcf\x11\xe0" + b"\0" * 100),
]


@pytest.mark.parametrize(("name", "content"), HOSTILE, ids=[name for name, _ in HOSTILE])
def test_a_hostile_file_is_told_and_changes_nothing(
    sqlite_stage: CentreStage, name: str, content: Callable[[], bytes]
) -> None:
    file = sqlite_stage.folder / name
    file.write_bytes(content())
    result = _import(sqlite_stage, file)
    assert isinstance(result, Rejected)
    assert all(each.where.file == name and each.expected for each in result.findings)
    assert sqlite_stage.rows(CinemaRow) == []


def test_a_file_that_is_not_there_or_too_large_is_told(sqlite_stage: CentreStage) -> None:
    large = sqlite_stage.folder / "large.csv"
    with large.open("wb") as out:
        out.truncate(65 << 20)
    told = _told(_import(sqlite_stage, sqlite_stage.folder / "none.csv", large))
    assert told == [("large.csv", 0, ""), ("none.csv", 0, "")]
    empty = sqlite_stage.folder / "empty"
    empty.mkdir()
    assert "CSV or XLSX files" in _words(_import(sqlite_stage, empty))


@pytest.mark.parametrize("name", ["cinemas", "screens", "seats", "showings"])
def test_a_truncated_file_never_brings_half_a_schedule(sqlite_stage: CentreStage, name: str) -> None:
    folder = write_circuit(sqlite_stage.folder / "schedule")
    file = folder / f"{name}.csv"
    whole = file.read_bytes()
    # in the middle of a line, where a cut can be told
    file.write_bytes(whole[: whole.rindex(b",") - 3])
    result = _import(sqlite_stage, folder)
    assert isinstance(result, Rejected) or name == "seats"


@settings(max_examples=60)
@given(
    name=st.sampled_from(["cinemas", "screens", "seats", "showings"]),
    begin=st.integers(0, 3000),
    length=st.integers(0, 40),
    patch=st.binary(max_size=12),
)
def test_a_file_damaged_anywhere_is_imported_or_told_but_never_a_fault(
    tmp_path_factory: pytest.TempPathFactory, name: str, begin: int, length: int, patch: bytes
) -> None:
    folder = tmp_path_factory.mktemp("damaged")
    stage = _shared_stage(tmp_path_factory)
    file = write_circuit(folder / "schedule") / f"{name}.csv"
    whole = file.read_bytes()
    begin %= len(whole)
    file.write_bytes(whole[:begin] + patch + whole[begin + length :])
    result = _import(stage, folder / "schedule")
    assert isinstance(result, Imported | Rejected)


_STAGES: list[CentreStage] = []


def _shared_stage(factory: pytest.TempPathFactory) -> CentreStage:
    if not _STAGES:
        folder = factory.mktemp("shared")
        _STAGES.append(open_stage(f"sqlite:///{folder / 'centre.sqlite'}", folder))
    return _STAGES[0]
