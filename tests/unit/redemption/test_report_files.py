"""A report in words and figures, in two languages, and as files that a spreadsheet opens."""

import csv
import io
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from tests.support.reports import LONG_FILM, evening, line
from willcall.redemption.domain.collecting import NoCodeReason
from willcall.redemption.domain.exceptions import ClosingReason
from willcall.redemption.domain.paper import PaperTrouble
from willcall.redemption.domain.print_evidence import Interruption
from willcall.redemption.domain.releases import ReleaseReason
from willcall.redemption.domain.report_sheets import ReportSheets, report_sheets
from willcall.redemption.domain.report_words import DEEDS, Language, reason_words
from willcall.redemption.domain.reports import Deed, Span
from willcall.redemption.domain.reprints import ReprintReason
from willcall.redemption.domain.settlements import SCANNED_REASON, CameOutReason, NoPaperReason
from willcall.redemption.domain.verdicts import REASON_CODES, Collectable
from willcall.redemption.report_files import report_csv, report_xlsx

EVIL = line(40, Deed.REPRINTED, "7", "other", "=HYPERLINK(1)", LONG_FILM)


def sheets(language: Language = "en") -> ReportSheets:
    return report_sheets(evening(EVIL), language)


def test_a_day_is_told_in_figures_by_staff_and_by_terminal_with_the_sum_at_the_end() -> None:
    told = sheets()
    by_staff, by_terminal = told.figures
    assert by_staff.heads == ("Staff", *(DEEDS[deed].en for deed in Deed))
    assert by_staff.rows == (
        ("Guests, by themselves", 5, 5, 0, 0, 0, 0, 0, 0, 0),
        ("7", 0, 1, 2, 1, 0, 1, 0, 0, 0),
        ("S1", 0, 0, 0, 0, 1, 0, 0, 0, 0),
        ("Total", 5, 6, 2, 1, 1, 1, 0, 0, 0),
    )
    assert by_terminal.rows == (("01", *by_staff.rows[-1][1:]), ("Total", *by_staff.rows[-1][1:]))
    assert told.title == "Business day report"
    assert told.facts == (
        ("Cinema", "Starlight Cinema"),
        ("Terminal", "01"),
        ("Business day", "2014-03-08"),
        ("From", "2014-03-08 06:00"),
        ("Until", "2014-03-09 06:00"),
        ("Made", "2014-03-08 19:02"),
    )


def test_each_deed_is_told_with_its_seat_and_its_reason_in_words() -> None:
    (spoiled,) = [row for row in sheets("zh").details.rows if row[3] == "废票"]
    assert spoiled == (
        *("2014-03-08 06:21:00", "01", "7", "废票", "冰雪奇缘", "2014-03-08 19:30", "5 号厅", "7", "22"),
        *("8888888800000021", "半张票，已丢弃", "cut in two"),
    )
    (refused,) = [row for row in sheets().details.rows if row[3] == "Refused"]
    assert refused[4:10] == ("", "", "", "", "", "")
    assert refused[10] == "unknown code"


def test_a_shift_says_whose_it_is_and_a_rehearsal_that_it_is_one() -> None:
    made = evening()
    shift = replace(made, span=Span(made.span.begin, made.span.end, staff_no="7"), rehearsal=True)
    told = report_sheets(shift, "zh")
    assert told.title == "交班报表（演练）"
    assert ("员工", "7") in told.facts
    assert report_sheets(shift, "en").title == "Shift report (REHEARSAL)"


_NAMES = [type_.__name__ for type_ in REASON_CODES if type_ is not Collectable]
_VERDICTS = ["".join(f"_{c.lower()}" if c.isupper() else c for c in name).lstrip("_") for name in _NAMES]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    "reason",
    [
        *(reason.value for kind in (NoCodeReason, ReprintReason, NoPaperReason, CameOutReason) for reason in kind),
        *(reason.value for kind in (ReleaseReason, ClosingReason, Interruption) for reason in kind),
        SCANNED_REASON,
        *_VERDICTS,
    ],
)
def test_every_reason_of_the_journal_has_words(reason: str, language: Language) -> None:
    words = reason_words(reason, language)
    assert "_" not in words
    assert words.isascii() == (language == "en")


def test_a_printers_code_and_a_reason_of_a_later_version_stand_as_they_are() -> None:
    assert reason_words(PaperTrouble.PAPER_END.value, "zh") == "P20"
    assert reason_words("made_up_next_year", "en") == "made_up_next_year"


def test_a_csv_has_all_of_it_and_no_formula() -> None:
    lines = list(csv.reader(io.StringIO(report_csv(sheets()).decode("utf-8-sig"), newline="")))
    assert lines[0] == ["Business day report"]
    assert ["Total", "5", "6", "2", "1", "1", "1", "0", "0", "0"] in lines
    assert len(lines) == 1 + 6 + 3 * 3 + 4 + 2 + len(sheets().details.rows)
    assert [cell for line in lines for cell in line if cell.startswith("=")] == []
    assert any("'=HYPERLINK(1)" in line for line in lines)


def test_a_workbook_has_figures_that_count_and_words_that_are_no_formulas() -> None:
    book = load_workbook(io.BytesIO(report_xlsx(sheets("zh"))))
    assert book.sheetnames == ["营业日报表", "明细"]
    figures, details = book.worksheets
    total = next(row for row in figures.iter_rows(values_only=True) if row[0] == "合计")
    assert total[:4] == ("合计", 5, 6, 2)
    assert details.freeze_panes == "A2"
    assert details.auto_filter.ref == details.dimensions == f"A1:L{1 + len(sheets().details.rows)}"
    assert {cell.data_type for row in details.iter_rows() for cell in row} <= {"s", "n"}
    assert "=HYPERLINK(1)" in [row[11] for row in details.iter_rows(values_only=True)]
    assert all(figures.column_dimensions[letter].width <= 42 for letter in "ABCDEFGHIJ")


def test_letters_that_a_workbook_cannot_hold_do_not_keep_it_from_being_written() -> None:
    torn = report_sheets(evening(line(41, Deed.SPOILED, "7", "other", "a\x07b")), "en")
    details = load_workbook(io.BytesIO(report_xlsx(torn))).worksheets[1]
    assert "ab" in [row[11] for row in details.iter_rows(values_only=True)]
