"""Seat maps as grids."""

from willcall.centre.schedules.reading.drafts import SeatDraft
from willcall.centre.schedules.reading.findings import Findings
from willcall.centre.schedules.reading.seat_maps import begins_map, read_maps
from willcall.centre.schedules.reading.sheets import read_csv
from willcall.redemption.domain.showings import SeatKind

SCREEN = "1000000100000001"


def _read(grid: str) -> tuple[list[SeatDraft], Findings]:
    findings = Findings()
    (sheet,) = read_csv("map.csv", f"screen_code,{SCREEN}\n{grid}".encode(), findings)
    return read_maps(sheet, findings), findings


def test_rows_of_unequal_length_aisles_and_walkways_keep_their_places() -> None:
    seats, findings = _read("1,,1,2\n\n2,1,2,,3\n")
    assert not findings
    assert [(seat.row, seat.number, seat.x, seat.y) for seat in seats] == [
        ("1", "1", 1, 0),
        ("1", "2", 2, 0),
        ("2", "1", 0, 2),
        ("2", "2", 1, 2),
        ("2", "3", 3, 2),
    ]
    assert [seat.seat_code for seat in seats][-1] == f"{SCREEN}0203"


def test_row_labels_are_what_the_cinema_calls_them() -> None:
    seats, findings = _read("1排,1\nA,1\n101,1\n１２,１\n")
    assert not findings
    assert [seat.row for seat in seats] == ["1", "A", "101", "12"]
    assert all(len(seat.seat_code) == 20 for seat in seats)


def test_couple_seats_come_in_pairs_beside_each_other() -> None:
    seats, findings = _read("1,1C,2C,3,情4,情侣5,,6c,7C\n")
    assert not findings
    assert [seat.kind is SeatKind.COUPLE for seat in seats] == [True, True, False, True, True, True, True]
    _, lonely = _read("1,1C,2C,3C\n2,1C,,2C\n")
    assert [(each.where.line, each.value) for each in lonely] == [(2, "3"), (3, "1"), (3, "2")]


def test_every_wrong_cell_is_named_with_line_and_column() -> None:
    seats, findings = _read("1,1,x,3\nrow two,1\n3,1,100\n,1\n4,\x07\n")
    assert [(each.where.line, each.where.column, each.value) for each in findings] == [
        (2, "3", "x"),
        (3, "1", "row two"),
        (4, "3", "100"),
        (5, "1", ""),
        (6, "2", "\\x07"),
    ]
    assert seats


def test_several_maps_stand_below_each_other() -> None:
    other = "1000000100000002"
    seats, findings = _read(f"1,1,2\n\nscreen_code,{other}\n1,1\n")
    assert not findings
    assert [(seat.screen_code, seat.y) for seat in seats] == [(SCREEN, 0), (SCREEN, 0), (other, 0)]


def test_a_map_without_a_seat_or_with_a_wrong_code_is_told() -> None:
    _, empty = _read("\n")
    assert [each.expected for each in empty] == ["at least one seat on a screen's map"]
    findings = Findings()
    (sheet,) = read_csv("map.csv", b"screen_code,123\n1,1\n", findings)
    assert read_maps(sheet, findings) == []
    assert findings.count == 1


def test_a_table_header_is_not_taken_for_a_map() -> None:
    findings = Findings()
    (sheet,) = read_csv("t.csv", "影厅编码,影厅名称\n".encode(), findings)
    assert not begins_map(sheet.lines[0])
    assert not begins_map(read_csv("t.csv", b"screen_code\n", findings)[0].lines[0])
