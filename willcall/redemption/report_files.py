"""A report as a file for a spreadsheet: CSV for any program, XLSX with a sheet for each part."""

import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from willcall.redemption.domain.report_sheets import ReportSheets, Sheet
from willcall.redemption.domain.spreadsheets import Cell, as_csv

_WIDEST = 40
"""Characters of a column; a Chinese one is as wide as two."""

_BOLD = Font(bold=True)


def report_csv(report: ReportSheets) -> bytes:
    """Return the whole report as one CSV file: facts, figures and details, with an empty line between them."""
    return as_csv(_lines(report))


def report_xlsx(report: ReportSheets) -> bytes:
    """Return the report as a workbook: the figures on its first sheet, the details on its second."""
    book = Workbook()
    figures, details = book.worksheets[0], book.create_sheet(report.details.title)
    figures.title = report.title
    _put_figures(_Page(figures), report)
    _put_details(_Page(details), report.details)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _lines(report: ReportSheets) -> Iterator[Sequence[Cell]]:
    yield (report.title,)
    yield from report.facts
    for sheet in (*report.figures, report.details):
        yield ()
        yield (sheet.title,)
        yield sheet.heads
        yield from sheet.rows


@dataclass(slots=True)
class _Page:
    """A worksheet that grows row by row."""

    sheet: Worksheet
    rows: int = 0
    widths: dict[int, int] = field(default_factory=dict)

    def put(self, row: Sequence[Cell], *, bold: bool = False) -> None:
        self.rows += 1
        for column, value in enumerate(row, start=1):
            if value != "":
                self._put_cell(column, value, bold=bold)

    def _put_cell(self, column: int, value: Cell, *, bold: bool) -> None:
        cell = self.sheet.cell(self.rows, column)
        cell.value = ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value
        if cell.data_type == "f":  # what begins with = is words all the same
            cell.data_type, cell.quotePrefix = "s", True
        if bold:
            cell.font = _BOLD
        self.widths[column] = max(self.widths.get(column, 0), _width(value))

    def widen(self) -> None:
        for column, width in self.widths.items():
            self.sheet.column_dimensions[get_column_letter(column)].width = min(width, _WIDEST) + 2


def _put_figures(page: _Page, report: ReportSheets) -> None:
    page.put((report.title,), bold=True)
    for fact in report.facts:
        page.put(fact)
    for sheet in report.figures:
        page.put(())
        page.put((sheet.title,), bold=True)
        page.put(sheet.heads, bold=True)
        for number, row in enumerate(sheet.rows, start=1):
            page.put(row, bold=number == len(sheet.rows))
    page.widen()


def _put_details(page: _Page, details: Sheet) -> None:
    page.put(details.heads, bold=True)
    for row in details.rows:
        page.put(row)
    page.widen()
    page.sheet.freeze_panes = "A2"
    page.sheet.auto_filter.ref = page.sheet.dimensions


def _width(cell: Cell) -> int:
    return sum(1 if letter.isascii() else 2 for letter in str(cell))
