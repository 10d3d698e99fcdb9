"""XLSX files, read with care: what arrives may be cut short, no workbook at all, or made to fill the memory."""

import io
import zipfile
from collections.abc import Iterable

from openpyxl import load_workbook
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from willcall.centre.schedules.reading.findings import Findings, Where
from willcall.centre.schedules.reading.sheets import Cell, Line, Sheet, read_csv

MOST_UNPACKED = 256 * 1024 * 1024
MOST_LINES = 200_000
MOST_COLUMNS = 256

_OLD_EXCEL = b"\xd0\xcf\x11\xe0"
_ZIP = b"PK\x03\x04"


def read_sheets(file: str, data: bytes, findings: Findings) -> list[Sheet]:
    """Read a file's tables, by what it is and not by what it is called."""
    if data.startswith(_OLD_EXCEL):
        findings.add(Where(file), "XLS", "CSV or XLSX; save this old Excel file as XLSX")
        return []
    if data.startswith(_ZIP) or file.lower().endswith(".xlsx"):
        return _read_workbook(file, data, findings)
    return read_csv(file, data, findings)


def _read_workbook(file: str, data: bytes, findings: Findings) -> list[Sheet]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            unpacked = sum(member.file_size for member in archive.infolist())
        if unpacked > MOST_UNPACKED:
            findings.add(Where(file), unpacked, f"a workbook of at most {MOST_UNPACKED >> 20} MiB unpacked")
            return []
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        try:
            return [_read_sheet(file, sheet, findings) for sheet in book.worksheets]
        finally:
            book.close()
    except Exception as error:  # noqa: BLE001 - of a damaged workbook the library's parts raise whatever they stumble on
        findings.add(Where(file), type(error).__name__, "an XLSX workbook; it is damaged, cut short or something else")
        return []


def _read_sheet(file: str, sheet: ReadOnlyWorksheet, findings: Findings) -> Sheet:
    # What the sheet says about its own size is not to be trusted.
    sheet.reset_dimensions()
    lines: list[Line] = []
    rows: Iterable[tuple[Cell, ...]] = sheet.iter_rows(values_only=True)  # type: ignore[misc, assignment]  # stubs
    for number, padded in enumerate(rows, start=1):
        cells = _trimmed(padded)
        if number > MOST_LINES or len(cells) > MOST_COLUMNS:
            expected = f"at most {MOST_LINES} lines and {MOST_COLUMNS} columns"
            findings.add(Where(file, sheet.title, number), len(cells), expected)
            break
        if cells:
            lines.append(Line(number, cells))
    return Sheet(file, sheet.title, tuple(lines))


def _trimmed(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    end = len(cells)
    while end and cells[end - 1] in (None, ""):
        end -= 1
    return cells[:end]
