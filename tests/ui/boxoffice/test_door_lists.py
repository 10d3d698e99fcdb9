"""When everything else fails: lists for the doors, and their ticks afterwards."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from tests.support.box_office_day import EVENING, STARTS, SUPERVISOR, number_of
from tests.support.packs import showing_code
from tests.ui.boxoffice.conftest import Staff
from willcall.boxoffice.views.door_lists import DoorListsPage
from willcall.redemption.domain.staff import View

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


@pytest.fixture
def page(supervisor: Staff) -> DoorListsPage:
    found = supervisor.goes_to(View.DOOR_LISTS)
    assert isinstance(found, DoorListsPage)
    testers = [QAbstractItemModelTester(model, FATAL) for model in (found.table.rows, found.table.sifted)]
    supervisor.waits(lambda: len(found.table.rows.rows) == len(STARTS) - 1)
    found.table.choose(showing_code(EVENING))
    supervisor.waits(lambda: "19:30" in found.ticks.heading() and "To come: 154" in found.ticks.counts())
    assert testers
    return found


def test_the_chosen_list_is_written_as_a_pdf_that_names_the_showing(
    supervisor: Staff, page: DoorListsPage, tmp_path: Path
) -> None:
    supervisor.files.answer = tmp_path / "lists"
    supervisor.clicks("write_chosen")
    supervisor.hears("Lists written: 1")
    (file,) = (tmp_path / "lists").iterdir()
    assert showing_code(EVENING) in file.name
    assert "Frozen" in "".join(each.extract_text() for each in PdfReader(file).pages)
    assert page.every.isEnabled()
    assert supervisor.day.kinds()[-1] == "door_lists_made"
    assert supervisor.day.last_facts() == {"business_day": "2014-03-08", "lists": 1, "staff_no": SUPERVISOR}


def test_a_folder_that_cannot_be_written_is_named(supervisor: Staff, page: DoorListsPage, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    supervisor.files.answer = tmp_path / "file"
    supervisor.clicks("write_chosen")
    supervisor.hears("could not be written")
    assert not page.progress.isVisible()
    supervisor.files.answer = None
    supervisor.clicks("write_chosen")
    assert page.chosen.isEnabled()


def test_ticks_are_typed_row_by_row_and_every_seat_is_counted_once(supervisor: Staff, page: DoorListsPage) -> None:
    page.ticks.text.setPlainText("1: 1-3; 77: 4")
    supervisor.reads(page.ticks.understood.text, "77: 4")
    assert not page.ticks.enter.isEnabled()
    page.ticks.text.setPlainText("1: 1-3, 5")
    assert page.ticks.enter.text() == "Enter 4 ticks"
    supervisor.hits(Qt.Key.Key_F10)
    supervisor.sheet()
    supervisor.hits(Qt.Key.Key_Return)
    supervisor.hears("Let in and counted: 4")
    assert [supervisor.state(EVENING, place) for place in range(5)] == [
        "admitted",
        "admitted",
        "admitted",
        "open",
        "admitted",
    ]
    supervisor.waits(lambda: "let in on the list: 4" in page.ticks.counts())
    assert not page.ticks.text.toPlainText()
    assert number_of(EVENING, 0) not in supervisor.window.room.notice.text


def test_r4_a_tick_at_a_seat_that_is_out_is_an_exception_and_not_dropped(
    supervisor: Staff, page: DoorListsPage
) -> None:
    supervisor.day.collect(EVENING, [0])
    page.ticks.text.setPlainText("1: 1-2")
    supervisor.hits(Qt.Key.Key_F10)
    supervisor.sheet()
    supervisor.hits(Qt.Key.Key_Return)
    supervisor.hears("Not open any more: 1")
    assert "admission_disputed" in supervisor.day.kinds()
