"""Tables for a spreadsheet: none of their words is ever taken for a formula there."""

import csv
import io
import re
from collections.abc import Iterable, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection)."""
_NUMBER = re.compile(r"[+-][0-9]+(\.[0-9]+)?")

Cell = str | int


def harmless(cell: Cell) -> str:
    """Return a cell with a quotation mark before what would be a formula; a plain number stays one."""
    text = str(cell)
    if not text.startswith(_FORMULA) or _NUMBER.fullmatch(text):
        return text
    return f"'{text}"


def as_csv(lines: Iterable[Sequence[Cell]]) -> bytes:
    """Return lines as a CSV file (RFC 4180) in UTF-8, with the mark by which spreadsheets know it."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([harmless(cell) for cell in line] for line in lines)
    return text.getvalue().encode("utf-8-sig")
