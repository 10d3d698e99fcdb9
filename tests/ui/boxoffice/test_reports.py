"""End of shift and end of day."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtTest import QAbstractItemModelTester

from tests.support.box_office_day import CLERK, EVENING, code_number
from tests.support.packs import code_of
from tests.ui.boxoffice.conftest import Staff, shown
from willcall.boxoffice.views.reports import ReportsPage, Which
from willcall.redemption.domain.staff import StaffRole, View

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def after_one_collection(staff: Staff) -> ReportsPage:
    """Hand out two tickets, then go to the reports."""
    page = staff.finds(code_of(code_number(EVENING, 40)).digits)
    staff.reads(page.answer.text, "to collect")
    staff.clicks("collect")
    staff.hears("2 tickets printed")
    found = staff.goes_to(View.REPORTS)
    assert isinstance(found, ReportsPage)
    staff.waits(lambda: len(found.details.rows.rows) >= 4)
    return found


def test_a_shift_has_its_figures_and_the_deeds_behind_them(staff: Staff) -> None:
    staff.signs_in(CLERK, StaffRole.CLERK)
    page = after_one_collection(staff)
    assert page.which.count() == 1
    assert shown(page.figures, "0") == [CLERK, "Total"]
    assert shown(page.figures, "1") == ["2", "2"]
    assert set(shown(page.details, "3")) == {"Collected", "Printed"}
    page.filter.setText("printed")
    assert page.details.sifted.rowCount() == 2


@pytest.mark.parametrize("suffix", ["pdf", "csv", "xlsx"])
def test_a_report_is_saved_in_each_form(staff: Staff, tmp_path: Path, suffix: str) -> None:
    staff.signs_in(CLERK, StaffRole.CLERK)
    after_one_collection(staff)
    staff.files.answer = tmp_path / f"report.{suffix}"
    staff.clicks(f"report_{suffix}")
    staff.hears("Written")
    content = (tmp_path / f"report.{suffix}").read_bytes()
    assert staff.files.asked[-1].endswith(f"my_shift.{suffix}")
    match suffix:
        case "pdf":
            assert content.startswith(b"%PDF")
        case "csv":
            assert content.decode("utf-8-sig").count("Collected") >= 2
        case _:
            assert len(load_workbook(tmp_path / "report.xlsx").worksheets) == 2


def test_a_file_that_cannot_be_written_is_named(staff: Staff, tmp_path: Path) -> None:
    staff.signs_in(CLERK, StaffRole.CLERK)
    after_one_collection(staff)
    staff.files.answer = tmp_path / "no" / "folder.csv"
    staff.clicks("report_csv")
    staff.hears("could not be written")


def test_a_supervisor_sees_everybodys_day_too(supervisor: Staff) -> None:
    supervisor.day.collect(EVENING, [0])
    page = supervisor.goes_to(View.REPORTS)
    assert isinstance(page, ReportsPage)
    testers = [QAbstractItemModelTester(model, FATAL) for model in (page.figures.rows, page.details.rows)]
    page.which.setCurrentIndex(page.which.findData(Which.TODAY))
    supervisor.waits(lambda: "Guests, by themselves" in shown(page.figures, "0"))
    page.which.setCurrentIndex(page.which.findData(Which.YESTERDAY))
    supervisor.waits(lambda: shown(page.figures, "0") == ["Total"])
    supervisor.window.turn_language()
    assert shown(page.figures, "0") == ["合计"]
    assert testers


def test_no_report_stands_under_anothers_name_nor_is_it_saved_so(supervisor: Staff, tmp_path: Path) -> None:
    supervisor.day.collect(EVENING, [0])
    page = supervisor.goes_to(View.REPORTS)
    assert isinstance(page, ReportsPage)
    supervisor.waits(lambda: bool(page.figures.rows.rows))
    page.which.setCurrentIndex(page.which.findData(Which.TODAY))
    assert (shown(page.figures, "0"), page.subtitle.text()) == ([], "")
    supervisor.files.answer = tmp_path / "report.csv"
    supervisor.clicks("report_csv")
    assert not supervisor.files.asked
    supervisor.waits(lambda: "Guests, by themselves" in shown(page.figures, "0"))
    supervisor.window.lock()
    supervisor.signs_in(CLERK, StaffRole.CLERK)
    assert shown(page.details, "0") == []
