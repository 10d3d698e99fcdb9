"""A table's words for a spreadsheet: none of them is ever taken for a formula there."""

import csv
import io
from collections.abc import Iterable, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection)."""


def harmless(cell: str) -> str:
    """Return a cell with a quotation mark before what would be a formula; a plain number stays one."""
    if not cell.startswith(_FORMULA) or cell[1:].replace(".", "", 1).isdecimal():
        return cell
    return f"'{cell}"


def as_tsv(lines: Iterable[Sequence[str]]) -> str:
    """Return lines for the clipboard, cells parted by tabs."""
    return "\n".join("\t".join(harmless(" ".join(cell.split())) for cell in line) for line in lines)


def as_csv(lines: Iterable[Sequence[str]]) -> bytes:
    """Return lines as a CSV file (RFC 4180) in UTF-8, with the mark by which spreadsheets know it."""
    text = io.StringIO(newline="")
    csv.writer(text).writerows([harmless(cell) for cell in line] for line in lines)
    return text.getvalue().encode("utf-8-sig")
