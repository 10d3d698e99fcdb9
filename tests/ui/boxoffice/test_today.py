"""The day's showings, as a table and as a chart."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester

from tests.support.box_office_day import EVENING, SIZES, STARTS
from tests.support.packs import showing_code
from tests.support.papers import Play
from tests.ui.boxoffice.conftest import Staff, shown
from willcall.boxoffice.models.showings import Bar, bar_of
from willcall.redemption.domain.staff import View

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def test_showings_stand_in_time_order_with_their_seats_counted(supervisor: Staff) -> None:
    supervisor.day.collect(EVENING, range(6))
    supervisor.day.collect(EVENING, [20], Play.LOST_WITHOUT_PAPER)
    page = supervisor.today()
    page.refresh()
    supervisor.waits(lambda: shown(page.table, "unconfirmed")[EVENING] == "1")
    assert shown(page.table, "starts") == [start for start, _, _ in STARTS]
    assert shown(page.table, "in")[EVENING] in {"in 28 min", "in 27 min"}
    assert shown(page.table, "issued")[EVENING] == str(SIZES[EVENING])
    assert shown(page.table, "collected")[EVENING] == "6"
    assert shown(page.table, "open")[EVENING] == str(SIZES[EVENING] - 6)
    assert shown(page.table, "phase")[EVENING - 2 : EVENING + 3] == [
        "Running",
        "Starts soon",
        "Starts soon",
        "Cancelled",
        "Later",
    ]
    assert bar_of(page.table.rows.rows[EVENING].seats) == Bar(6, 1, SIZES[EVENING])


def test_the_showing_that_starts_next_is_chosen_first(supervisor: Staff) -> None:
    chosen = supervisor.today().table.current()
    assert chosen is not None
    assert chosen.showing.showing_code == showing_code(EVENING - 1)


def test_the_table_filters_as_one_types_and_sorts_by_what_a_column_means(supervisor: Staff) -> None:
    page = supervisor.today()
    page.filter.setText("ＦＲＯＺＥＮ 19:30")
    assert shown(page.table, "screen") == ["Screen 5"]
    page.filter.setText("nothing like it")
    assert page.table.sifted.rowCount() == 0
    assert page.table.nothing() == "Nothing fits the filter."
    page.filter.clear()
    issued = [each.key for each in page.table.rows.columns].index("issued")
    page.table.sortByColumn(issued, Qt.SortOrder.DescendingOrder)
    assert shown(page.table, "issued") == sorted(shown(page.table, "issued"), key=int, reverse=True)


def test_a_chosen_row_stays_chosen_while_the_day_goes_on(supervisor: Staff) -> None:
    page = supervisor.today()
    page.table.choose(showing_code(EVENING))
    supervisor.day.collect(EVENING, [1])
    page.refresh()
    supervisor.waits(lambda: shown(page.table, "collected")[EVENING] == "1")
    chosen = page.table.current()
    assert chosen is not None
    assert chosen.showing.showing_code == showing_code(EVENING)


def test_rows_are_copied_for_a_spreadsheet_and_the_table_is_exported(supervisor: Staff, tmp_path: Path) -> None:
    page = supervisor.today()
    page.table.choose(showing_code(EVENING))
    page.table.setFocus()
    supervisor.hits(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    titles, line = (each.split("\t") for each in QGuiApplication.clipboard().text().split("\n"))
    assert titles[:4] == ["Starts", "In", "Screen", "Film"]
    assert (line[0], line[2]) == ("19:30", "Screen 5")
    supervisor.files.answer = tmp_path / "today.csv"
    supervisor.hits(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    supervisor.hears("Written")
    written = (tmp_path / "today.csv").read_bytes().decode("utf-8-sig").splitlines()
    assert len(written) == 1 + len(STARTS)
    supervisor.files.answer = tmp_path / "no" / "such" / "folder.csv"
    supervisor.hits(Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    supervisor.hears("could not be written")


def test_the_chart_says_in_words_what_it_draws(supervisor: Staff) -> None:
    page = supervisor.today()
    assert f"19:30: 1 showings, {SIZES[EVENING]} issued" in page.chart.accessibleName()
    assert page.chart.accessibleName().count(";") == len(STARTS) - 1
    assert page.subtitle.text() == "Sat 8 Mar 2014"


def test_the_models_keep_qts_rules(supervisor: Staff) -> None:
    page = supervisor.today()
    testers = [QAbstractItemModelTester(model, FATAL) for model in (page.table.rows, page.table.sifted)]
    page.filter.setText("Frozen")
    supervisor.day.collect(EVENING, [1])
    page.refresh()
    supervisor.waits(lambda: "1" in shown(page.table, "collected"))
    page.table.put(page.table.rows.rows[:5])
    supervisor.window.turn_language()
    page.table.put(())
    assert testers


@pytest.mark.parametrize("view", [View.TODAY, View.TERMINALS, View.SYNC])
def test_a_key_leads_to_each_view(supervisor: Staff, view: View) -> None:
    assert supervisor.goes_to(view).isVisible()
