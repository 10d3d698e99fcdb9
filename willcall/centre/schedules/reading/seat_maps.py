"""Seat maps drawn as a grid, the way cinemas keep them.

A map begins with a line ``screen_code,<16 digits>``. Each line after it is one line of the plan, the one nearest the
picture first: the row's label, then a cell for each place: a seat's number, or nothing where there is none. ``7C`` or
``情7`` is one half of a couple seat; the other half is beside it. A line without a label and seats is a walkway. A file
may hold several maps, one below the other.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import groupby

from willcall.centre.schedules.reading import cells
from willcall.centre.schedules.reading.columns import field_named
from willcall.centre.schedules.reading.drafts import SeatDraft
from willcall.centre.schedules.reading.findings import Findings, Where
from willcall.centre.schedules.reading.sheets import Cell, Line, Sheet
from willcall.redemption.domain.showings import SeatKind

_ROW = re.compile(r"([0-9A-Za-z]{1,4})排?")
_SEAT = re.compile(r"(?P<zh>情侣?)?(?P<number>[0-9]{1,3})(?P<en>[Cc])?座?")
_MOST_PLACES = 200
_HIGHEST = 99


def begins_map(line: Line) -> bool:
    """Tell whether a line opens a seat map: the words *screen code*, then a code and not another column's name."""
    first, second = (*line.cells, None, None)[:2]
    return field_named(first) == "screen_code" and second not in (None, "") and field_named(second) is None


def read_maps(sheet: Sheet, findings: Findings) -> list[SeatDraft]:
    """Read every seat map of a sheet."""
    seats: list[SeatDraft] = []
    for lines in _maps(sheet):
        title = lines[0]
        try:
            screen = cells.digits(title.cells[1], 16)
        except cells.UnfitError as error:
            where = sheet.where(title.number, headings=_headings(title)).at("screen_code")
            findings.add(where, title.cells[1], str(error))
            continue
        found = list(_seats(sheet, screen, lines, findings))
        if not found:
            findings.add(sheet.where(title.number), screen, "at least one seat on a screen's map")
        seats += found
    return seats


def _headings(title: Line) -> dict[str, str]:
    return {"screen_code": str(title.cells[0]).strip()}


def _maps(sheet: Sheet) -> Iterator[list[Line]]:
    lines: list[Line] = []
    for line in sheet.lines:
        if begins_map(line) and lines:
            yield lines
            lines = []
        lines.append(line)
    yield lines


def _seats(sheet: Sheet, screen: str, lines: list[Line], findings: Findings) -> Iterator[SeatDraft]:
    row_no, headings = 0, _headings(lines[0])
    for line in lines[1:]:
        if not any(cell not in (None, "") for cell in line.cells):
            continue
        row_no += 1
        # empty lines may be missing from what was read; the numbers tell
        position = (row_no, line.number - lines[0].number - 1)
        yield from _row(sheet, screen, line, position, headings, findings)


def _row(
    sheet: Sheet,
    screen: str,
    line: Line,
    position: tuple[int, int],
    headings: Mapping[str, str],
    findings: Findings,
) -> Iterator[SeatDraft]:
    row_no, y = position
    label = _label(sheet, line, findings)
    if label is None or len(line.cells) > _MOST_PLACES:
        return
    seats: list[SeatDraft] = []
    for x, cell in enumerate(line.cells[1:]):
        where = sheet.where(line.number, str(x + 2), headings)
        seat = _seat(where, screen, cell, (label, row_no, x, y), findings)
        seats += [seat] if seat else []
    _check_couples(seats, findings)
    yield from seats


def _label(sheet: Sheet, line: Line, findings: Findings) -> str | None:
    try:
        found = _ROW.fullmatch(cells.plain(line.cells[0]))
    except cells.UnfitError:
        found = None
    if found is None:
        expected = "a row's label such as 1, A or 101, before its seats"
        findings.add(sheet.where(line.number, "1"), line.cells[0], expected)
        return None
    if len(line.cells) > _MOST_PLACES:
        findings.add(sheet.where(line.number), len(line.cells), f"at most {_MOST_PLACES} places in a row")
    return found.group(1)


def _seat(
    where: Where, screen: str, cell: Cell, position: tuple[str, int, int, int], findings: Findings
) -> SeatDraft | None:
    label, row_no, x, y = position
    if cell is None or cell == "":
        return None
    try:
        text = cells.plain(cell)
    except cells.UnfitError as error:
        findings.add(where, cell, str(error))
        return None
    if not text:
        return None
    found = _SEAT.fullmatch(text)
    if found is None:
        findings.add(where, cell, "a seat's number such as 7, half a couple seat such as 7C or 情7, or nothing")
        return None
    number = int(found["number"])
    if number > _HIGHEST or row_no > _HIGHEST:
        findings.add(where, cell, f"a seat's number of at most {_HIGHEST}, in at most {_HIGHEST} rows")
        return None
    kind = SeatKind.COUPLE if found["zh"] or found["en"] else SeatKind.SINGLE
    # The trade's seat codes have 20 characters: here the screen's 16, and two digits each for row and seat.
    return SeatDraft(screen, f"{screen}{row_no:02d}{number:02d}", label, str(number), kind, x, y, where)


def _check_couples(seats: list[SeatDraft], findings: Findings) -> None:
    for is_couple, run in groupby(seats, key=lambda seat: seat.kind is SeatKind.COUPLE):
        if is_couple:
            for stretch in _stretches(list(run)):
                if len(stretch) % 2:
                    last = stretch[-1]
                    findings.add(last.where, last.number, "the other half of the couple seat beside it")


def _stretches(seats: list[SeatDraft]) -> Iterator[list[SeatDraft]]:
    stretch: list[SeatDraft] = []
    for seat in seats:
        if stretch and seat.x != stretch[-1].x + 1:
            yield stretch
            stretch = []
        stretch.append(seat)
    yield stretch
