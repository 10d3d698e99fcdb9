"""How the terminal is, its line to head office, and the line at the window's foot."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from tests.support.box_office_day import SUPERVISOR
from tests.support.papers import Play
from tests.ui.boxoffice.conftest import Staff, shown
from willcall.boxoffice.views.sync import SyncPage
from willcall.boxoffice.views.terminals import TerminalsPage
from willcall.boxoffice.words.status import status_words
from willcall.redemption.domain.health import HealthRow, Level, Part
from willcall.redemption.domain.paper import PaperTrouble, PrinterState
from willcall.redemption.domain.staff import View

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal


def test_every_part_has_a_row_with_words_and_what_to_do(supervisor: Staff) -> None:
    page = supervisor.goes_to(View.TERMINALS)
    assert isinstance(page, TerminalsPage)
    testers = [QAbstractItemModelTester(page.table.rows, FATAL)]
    supervisor.waits(lambda: "Printer" in shown(page.table, "part"))
    assert "See to it soon" in shown(page.table, "level")
    assert all(shown(page.table, "how"))
    assert page.subtitle.text() == "This is terminal 01"
    assert testers


def test_a_printer_without_paper_shows_at_the_foot_in_words_a_sign_and_a_colour(supervisor: Staff) -> None:
    supervisor.printer.now = PrinterState(PaperTrouble.PAPER_END)
    supervisor.waits(lambda: "Out of ticket paper P20" in supervisor.window.status.words(Part.PRINTER))
    assert supervisor.window.status.level(Part.PRINTER) is Level.BAD
    assert "waiting" in supervisor.window.status.words(Part.OUTBOX)
    supervisor.waits(
        lambda: (
            "No line" in supervisor.window.status.words(Part.LINE)
            or "never" in supervisor.window.status.words(Part.LINE)
        )
    )


def test_a_line_that_just_broke_is_not_called_on_line(supervisor: Staff) -> None:
    well = HealthRow(Part.LINE, Level.GOOD, "", (("age_s", 20),))
    broken = replace(well, code="S10", facts=(("age_s", 240),))
    assert status_words(well) == "Head office on line"
    assert status_words(broken) == "Head office heard 4 min ago"
    supervisor.window.turn_language()
    supervisor.waits(lambda: status_words(broken) == "4 分钟前与院线连线")


@pytest.mark.parametrize(
    ("play", "words"), [(Play.CONFIRMS, "the paper came out"), (Play.NOT_READY, "nothing was printed")]
)
def test_a_test_print_says_what_became_of_it(supervisor: Staff, play: Play, words: str) -> None:
    supervisor.printer.plays.append(play)
    supervisor.goes_to(View.TERMINALS)
    supervisor.hits(Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    supervisor.hears(words)
    assert "test_printed" in supervisor.day.kinds()


def test_the_line_is_tried_at_once_when_somebody_asks_and_nothing_waits_for_it(supervisor: Staff) -> None:
    page = supervisor.goes_to(View.SYNC)
    assert isinstance(page, SyncPage)
    testers = [QAbstractItemModelTester(page.packs.rows, FATAL)]
    supervisor.waits(lambda: page.facts.fact(4).endswith("(S10)"))
    assert page.facts.fact(0) == "never"
    assert shown(page.packs, "seats") == ["1,622"]
    supervisor.waits(page.run_now.isEnabled)
    page.refresh()
    supervisor.waits(lambda: page.facts.fact(3).startswith("in "))
    supervisor.hits(Qt.Key.Key_F9)
    supervisor.waits(lambda: page.facts.fact(3) == "under way" or page.run_now.isEnabled())
    assert testers


def test_the_journal_goes_onto_a_stick_and_a_stick_without_a_file_is_refused(supervisor: Staff, tmp_path: Path) -> None:
    page = supervisor.goes_to(View.SYNC)
    supervisor.files.answer = tmp_path
    supervisor.hits(Qt.Key.Key_F11)
    supervisor.hears("no file for this terminal")
    supervisor.hits(Qt.Key.Key_F10)
    supervisor.hears("is written with entries 1 to")
    assert len(list(tmp_path.glob("88888888-01-journal-*"))) == 1
    supervisor.hits(Qt.Key.Key_F11)
    supervisor.hears("goes the other way")
    assert [kind for kind in supervisor.day.kinds() if kind == "stick_used"] == ["stick_used"] * 3
    assert supervisor.day.last_facts() == {"taken": 1, "staff_no": SUPERVISOR}
    supervisor.files.answer = None
    supervisor.hits(Qt.Key.Key_F10)
    assert page.isVisible()
