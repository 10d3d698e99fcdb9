"""Which table a sheet is, and which of its columns is what: header names in Chinese and English."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from willcall.centre.schedules.reading.findings import Findings
from willcall.centre.schedules.reading.sheets import Cell, Line, Sheet


class Table(StrEnum):
    """The tables of a schedule."""

    CINEMAS = "cinemas"
    SCREENS = "screens"
    SEATS = "seats"
    SHOWINGS = "showings"


_NAMES: dict[str, tuple[str, ...]] = {
    "cinema_code": ("cinema", "影院编码", "影院代码", "影院专资编码"),
    "cinema_name": ("cinemaname", "影院名称", "影院"),
    "cinema_name_en": ("影院英文名", "影院英文名称"),
    "city": ("城市", "所在城市"),
    "address": ("地址", "影院地址"),
    "timezone": ("时区",),
    "screen_code": ("影厅编码", "影厅代码", "厅编码"),
    "screen_name": ("影厅名称", "影厅", "厅名"),
    "screen_name_en": ("影厅英文名", "影厅英文名称"),
    "screen_type": ("影厅类型", "厅型"),
    "directions": ("指引", "位置", "楼层", "方位"),
    "directions_en": ("英文指引", "英文位置"),
    "seat_code": ("座位编码", "座位代码"),
    "row": ("排", "排号", "行号"),
    "number": ("seat", "座", "座号", "列号"),
    "seat_type": ("座位类型",),
    "x": ("横坐标",),
    "y": ("纵坐标",),
    "showing_code": ("session_code", "场次编码", "场次代码"),
    "film_code": ("影片编码", "影片代码"),
    "film": ("title", "film_title", "影片", "影片名称", "片名"),
    "film_en": ("title_en", "英文片名", "影片英文名"),
    "version": ("版本", "制式", "语言版本"),
    "date": ("日期", "放映日期"),
    "starts_at": ("start", "开始时间", "放映时间", "开场时间"),
    "ends_at": ("end", "结束时间", "散场时间"),
    "minutes": ("runtime", "片长", "时长"),
    "price": ("price_yuan", "票价", "标准票价", "价格"),
}

_REQUIRED: dict[Table, tuple[str, ...]] = {
    Table.CINEMAS: ("cinema_code", "cinema_name", "city"),
    Table.SCREENS: ("screen_code", "screen_name"),
    Table.SEATS: ("screen_code", "seat_code", "row", "number", "x", "y"),
    Table.SHOWINGS: ("showing_code", "screen_code", "film_code", "film", "starts_at", "price"),
}
_TOLD_BY: tuple[tuple[str, Table], ...] = (
    ("showing_code", Table.SHOWINGS),
    ("seat_code", Table.SEATS),
    ("screen_code", Table.SCREENS),
    ("cinema_code", Table.CINEMAS),
)
_IN_BRACKETS = re.compile(r"\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Header:
    """A table's columns: where each field stands, and what the file calls it."""

    table: Table
    places: dict[str, int]
    titles: dict[str, str]

    def cell(self, line: Line, field: str) -> Cell:
        """Return a field's cell, None where the column or the cell is not there."""
        place = self.places.get(field)
        return line.cells[place] if place is not None and place < len(line.cells) else None


def field_named(cell: Cell) -> str | None:
    """Return the field that a header cell names, if any."""
    if not isinstance(cell, str):
        return None
    name = _IN_BRACKETS.sub("", unicodedata.normalize("NFKC", cell).replace("\ufeff", ""))
    return _BY_NAME.get(_bare(name))


def _bare(name: str) -> str:
    return re.sub(r"[\s_-]", "", name).lower()


_BY_NAME = {_bare(name): field for field, names in _NAMES.items() for name in (field, *names)}


def read_header(sheet: Sheet, line: Line, findings: Findings) -> Header | None:
    """Read a header line, or note what is wrong with it."""
    places: dict[str, int] = {}
    titles: dict[str, str] = {}
    for place, cell in enumerate(line.cells):
        field = field_named(cell)
        if field is None:
            continue
        if field in places:
            findings.add(sheet.where(line.number, str(cell)), cell, f"one column for {field}, here is a second one")
            return None
        places[field], titles[field] = place, str(cell).strip()
    table = next((table for field, table in _TOLD_BY if field in places), None)
    if table is None:
        expected = "a header of a table of cinemas, screens, seats or showings, such as 影院编码 or cinema_code"
        findings.add(sheet.where(line.number), line.cells[0] if line.cells else "", expected)
        return None
    missing = [field for field in _REQUIRED[table] if field not in places]
    for field in missing:
        names = ", ".join((field, *_NAMES[field]))
        findings.add(sheet.where(line.number, field), "", f"a column {field} in a table of {table} (any of: {names})")
    return None if missing else Header(table, places, titles)
