"""The channel's report of what it sold, as a file: one line for each code.

Columns: ``order_no``, ``sold_at`` (ISO 8601; without an offset the cinema's own time), ``code``, ``buyer`` (an opaque
id, no personal data), ``price`` (yuan paid for the code, all its seats together). Where the channel gives it,
``phone``: the buyer's phone or its end, however masked, ``138****4711``. Nothing but the last four digits is taken.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from willcall.centre.schedules.reading import cells
from willcall.centre.schedules.reading.findings import Findings, Where
from willcall.centre.schedules.reading.sheets import Cell, Line, Sheet, read_bytes, read_csv
from willcall.redemption.domain.codes import CollectionCode, Misreading, read_code

COLUMNS = ("order_no", "sold_at", "code", "buyer", "price")
PHONE = "phone"
_LONGEST_NAME = 64
_PHONE = re.compile(r"[0-9*xX•+() -]{0,20}([0-9]{4})")


@dataclass(frozen=True, slots=True, repr=False)
class ReportedSale:
    """One line of the report; ``code`` None where what stands there is no code, ``phone`` four digits or empty."""

    line: int
    order_no: str
    sold_at: datetime
    code: CollectionCode | None
    buyer: str
    paid_fen: int
    phone: str = ""


def read_sales(path: Path, findings: Findings) -> list[ReportedSale]:
    """Read a report, noting all that is wrong with its form. What stands in the code's column is never noted (R7)."""
    data = read_bytes(path, findings)
    sheets = [] if data is None else read_csv(path.name, data, findings)
    return [sale for sheet in sheets for sale in _read_sheet(sheet, findings)]


def _read_sheet(sheet: Sheet, findings: Findings) -> list[ReportedSale]:
    header, *lines = [line for line in sheet.lines if any(line.cells)] or [Line(1, ())]
    titles = [str(cell).strip().lower() for cell in header.cells]
    for column in COLUMNS:
        if titles.count(column) != 1:
            findings.add(sheet.where(header.number, column), "", f"one column {column}")
    if titles.count(PHONE) > 1:
        findings.add(sheet.where(header.number, PHONE), "", f"at most one column {PHONE}")
    if findings:
        return []
    places = {column: titles.index(column) for column in (*COLUMNS, PHONE) if column in titles}
    headings = {column: str(header.cells[place]).strip() for column, place in places.items()}
    sales = [_read_line(sheet.where(line.number, headings=headings), line, places, findings) for line in lines]
    return [sale for sale in sales if sale is not None]


def _read_line(where: Where, line: Line, places: dict[str, int], findings: Findings) -> ReportedSale | None:
    found = {column: line.cells[place] if place < len(line.cells) else "" for column, place in places.items()}
    before = findings.count
    order_no = _name(where.at("order_no"), found["order_no"], findings)
    buyer = _name(where.at("buyer"), found["buyer"], findings)
    sold_at, paid_fen = datetime.min, 0  # noqa: DTZ901 - stands in where the cell does not fit; the line is not used then
    try:
        sold_at = datetime.fromisoformat(cells.plain(found["sold_at"]))
    except ValueError:
        findings.add(where.at("sold_at"), found["sold_at"], "a time such as 2014-03-05T10:00:01+08:00")
    try:
        paid_fen = cells.price_fen(found["price"])
    except cells.UnfitError as error:
        findings.add(where.at("price"), found["price"], str(error))
    phone = _phone(where.at(PHONE), found.get(PHONE, ""), findings)
    if findings.count > before:
        return None
    read = read_code(str(found["code"]))
    code = None if isinstance(read, Misreading) else read
    return ReportedSale(line.number, order_no, sold_at, code, buyer, paid_fen, phone)


def _phone(where: Where, cell: Cell, findings: Findings) -> str:
    """Return the last four digits; what stands there is personal, and no finding repeats it."""
    try:
        text = cells.plain(cell)
    except cells.UnfitError as error:
        findings.add(where, "", str(error))
        return ""
    ending = _PHONE.fullmatch(text)
    if text and ending is None:
        findings.add(where, "", "a phone's last four digits, or nothing")
    return ending[1] if ending else ""


def _name(where: Where, cell: Cell, findings: Findings) -> str:
    try:
        text = cells.words(cell, _LONGEST_NAME)
    except cells.UnfitError as error:
        findings.add(where, cell, str(error))
        return ""
    if not text:
        findings.add(where, "", f"something, of at most {_LONGEST_NAME} characters")
    return text
