"""A report on paper: the figures, and the deeds that somebody has to answer for, in one language."""

from collections.abc import Sequence
from dataclasses import replace

from willcall.printing.lettering import letters
from willcall.printing.paper_setter import PaperSetter
from willcall.redemption.domain.report_sheets import Sheet, report_sheets
from willcall.redemption.domain.report_words import Language
from willcall.redemption.domain.reports import Deed, Report

ANSWERED_FOR = frozenset({Deed.REPRINTED, Deed.SPOILED, Deed.RELEASED, Deed.EXCEPTION_OPENED, Deed.EXCEPTION_CLOSED})
"""The deeds that paper lists one by one. The hundreds of everyday collections are in the figures, and in the files."""

_SIGNED_BY = {"zh": ("制表人签字", "主管签字"), "en": ("Handed over by", "Supervisor")}
_NOTHING = {"zh": "无需说明的事项", "en": "Nothing that has to be answered for"}


class ReportSetter:
    """Sets reports. Keeps the compiler and the fonts; lets in one thread at a time."""

    def __init__(self) -> None:
        """Make one."""
        self._setter = PaperSetter("report")

    def pdf(self, report: Report, language: Language) -> bytes:
        """Return the report as PDF, A4 across; the same report gives the same bytes."""
        return self._setter.pdf(report_facts(report, language), report.made_at)

    def pictures(self, report: Report, language: Language, dpi: float) -> list[bytes]:
        """Return each page as PNG."""
        return self._setter.pictures(report_facts(report, language), report.made_at, dpi)


def report_facts(report: Report, language: Language) -> dict[str, object]:
    """Return all that the template shows, as finished strings; see ``resources/papers/report.typ``."""
    listed = tuple(line for line in report.lines if line.occasion.deed in ANSWERED_FOR)
    figures = report_sheets(report, language)
    details = report_sheets(replace(report, lines=listed), language).details
    return {
        "language": language,
        "title": figures.title,
        "facts": [list(fact) for fact in figures.facts],
        "figures": [_table(sheet) for sheet in figures.figures],
        "details": _table(details),
        "nothing": _NOTHING[language],
        "signed_by": list(_SIGNED_BY[language]),
    }


def _table(sheet: Sheet) -> dict[str, object]:
    return {"title": sheet.title, "heads": list(sheet.heads), "rows": [_cells(row) for row in sheet.rows]}


def _cells(row: Sequence[str | int]) -> list[str]:
    return [letters(str(cell)) for cell in row]
