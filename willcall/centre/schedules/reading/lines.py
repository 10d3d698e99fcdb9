"""From a line of a table to a draft, noting every cell that does not fit."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from typing import TypeVar

from willcall.centre.schedules.reading import cells
from willcall.centre.schedules.reading.columns import Header, Table
from willcall.centre.schedules.reading.drafts import (
    SCREEN_KINDS,
    CinemaDraft,
    ScheduleDraft,
    ScreenDraft,
    SeatDraft,
    ShowingDraft,
    cinema_of,
)
from willcall.centre.schedules.reading.findings import Findings, Where
from willcall.centre.schedules.reading.sheets import Cell, Line
from willcall.redemption.domain.showings import SeatKind

T = TypeVar("T")

DEFAULT_ZONE = "Asia/Shanghai"
_KINDS = {"": "normal", "普通": "normal", "普通厅": "normal", "standard": "normal", "2d": "normal", "3d": "normal"}
_KINDS |= {"imax厅": "imax", "巨幕": "imax", "vip厅": "vip", "贵宾厅": "vip", "贵宾": "vip"}
_SEAT_KINDS = {"": SeatKind.SINGLE, "single": SeatKind.SINGLE, "普通": SeatKind.SINGLE, "单人": SeatKind.SINGLE}
_SEAT_KINDS |= {"couple": SeatKind.COUPLE, "情侣": SeatKind.COUPLE, "情侣座": SeatKind.COUPLE}
_LONGEST_FILM = 600


class LineReader:
    """Reads the fields of one line; ``faults`` counts those that did not fit."""

    def __init__(self, header: Header, line: Line, where: Where, findings: Findings) -> None:
        self.where = where
        self.faults = 0
        self._header = header
        self._line = line
        self._findings = findings

    def has(self, field: str) -> bool:
        """Whether there is anything in a field."""
        return self._header.cell(self._line, field) not in (None, "")

    def read(self, field: str, fit: Callable[[Cell], T], otherwise: T) -> T:
        """Return the field's value; where it does not fit, note that and return ``otherwise``."""
        cell = self._header.cell(self._line, field)
        try:
            return fit(cell)
        except cells.UnfitError as error:
            self.refuse(field, cell, str(error))
            return otherwise

    def refuse(self, field: str, cell: object, expected: str) -> None:
        """Note that a field does not fit."""
        self.faults += 1
        self._findings.add(self.where.at(field), cell, expected)

    def code(self, field: str, length: int) -> str:
        """Read a code of digits."""
        return self.read(field, lambda cell: cells.digits(cell, length), "")

    def words(self, field: str, *, needed: bool = False) -> str:
        """Read a name."""
        text = self.read(field, cells.words, "?")
        if needed and not text:
            self.refuse(field, "", "a name")
        return text


def read_line(draft: ScheduleDraft, reader: LineReader, table: Table) -> None:
    """Add what a line says to the draft, unless something in it does not fit."""
    match table:
        case Table.CINEMAS:
            _add(draft.cinemas, reader, _cinema(reader))
        case Table.SCREENS:
            _add(draft.screens, reader, _screen(reader))
        case Table.SEATS:
            _add(draft.seats, reader, _seat(reader))
        case Table.SHOWINGS:
            _add(draft.showings, reader, _showing(reader))


def _add(drafts: list[T], reader: LineReader, made: T | None) -> None:
    if made is not None and not reader.faults:
        drafts.append(made)


def _cinema(reader: LineReader) -> CinemaDraft:
    return CinemaDraft(
        reader.code("cinema_code", 8),
        reader.words("cinema_name", needed=True),
        reader.words("cinema_name_en"),
        reader.words("city", needed=True),
        reader.words("address"),
        reader.words("timezone") or DEFAULT_ZONE,
        reader.where,
    )


def _screen(reader: LineReader) -> ScreenDraft:
    code = _screen_code(reader)
    return ScreenDraft(
        code,
        reader.words("screen_name", needed=True),
        reader.words("screen_name_en"),
        reader.read("screen_type", _screen_kind, "normal"),
        reader.words("directions"),
        reader.words("directions_en"),
        reader.where,
    )


def _screen_code(reader: LineReader) -> str:
    code = reader.code("screen_code", 16)
    if code and reader.has("cinema_code"):
        cinema = reader.code("cinema_code", 8)
        if cinema and cinema_of(code) != cinema:
            reader.refuse("screen_code", code, f"a code that begins with its cinema's, {cinema}")
    return code


def _screen_kind(cell: Cell) -> str:
    text = cells.plain(cell).lower()
    kind = _KINDS.get(text, text)
    if kind not in SCREEN_KINDS:
        raise cells.UnfitError("normal, IMAX or VIP (普通, 巨幕, 贵宾)")
    return kind


def _seat(reader: LineReader) -> SeatDraft:
    return SeatDraft(
        reader.code("screen_code", 16),
        reader.read("seat_code", lambda cell: cells.letters_and_digits(cell, 1, 20), ""),
        reader.read("row", lambda cell: cells.letters_and_digits(cell, 1, 4), ""),
        reader.read("number", lambda cell: cells.letters_and_digits(cell, 1, 4), ""),
        reader.read("seat_type", _seat_kind, SeatKind.SINGLE),
        reader.read("x", lambda cell: cells.whole_number(cell, 0, 500), 0),
        reader.read("y", lambda cell: cells.whole_number(cell, 0, 500), 0),
        reader.where,
    )


def _seat_kind(cell: Cell) -> SeatKind:
    kind = _SEAT_KINDS.get(cells.plain(cell).lower())
    if kind is None:
        raise cells.UnfitError("single or couple (普通, 情侣)")
    return kind


def _showing(reader: LineReader) -> ShowingDraft | None:
    code, screen = reader.code("showing_code", 16), _screen_code(reader)
    film = reader.read("film_code", lambda cell: cells.letters_and_digits(cell, 12, 12), "")
    title, title_en, version = reader.words("film", needed=True), reader.words("film_en"), reader.words("version")
    price = reader.read("price", cells.price_fen, 0)
    starts = _starts(reader)
    ends = _ends(reader, starts)
    if starts is None or ends is None:
        return None
    return ShowingDraft(code, screen, film, title, title_en, version, starts, ends, price, reader.where)


def _starts(reader: LineReader) -> datetime | None:
    before = reader.faults
    whole = reader.read("starts_at", cells.moment, None)
    if whole is not None or reader.faults > before:
        return whole
    day = reader.read("date", cells.day, None)
    after = reader.read("starts_at", cells.since_midnight, None)
    return None if day is None or after is None else datetime.combine(day, time()) + after


def _ends(reader: LineReader, starts: datetime | None) -> datetime | None:
    if not reader.has("ends_at"):
        minutes = reader.read("minutes", lambda cell: cells.whole_number(cell, 1, _LONGEST_FILM), None)
        return None if minutes is None or starts is None else starts + timedelta(minutes=minutes)
    before = reader.faults
    whole = reader.read("ends_at", cells.moment, None)
    after = None if whole or reader.faults > before else reader.read("ends_at", cells.since_midnight, None)
    if starts is None:
        return None
    if after is not None:
        whole = datetime.combine(starts.date(), time()) + after
        # only a time was given: past midnight it is the next day's
        whole += timedelta(days=1) if whole <= starts else timedelta()
    if whole is not None and not starts < whole <= starts + timedelta(minutes=_LONGEST_FILM):
        reader.refuse("ends_at", whole, f"a time after the start, {starts}, and within {_LONGEST_FILM // 60} hours")
        return None
    return whole
