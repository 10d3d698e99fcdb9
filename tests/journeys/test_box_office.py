"""Journeys at the box office: a real window, a real terminal, real papers as PDF; nothing stands in."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.support.box_office_day import EVENING, PIN, SUPERVISOR, BoxOfficeDay, box_office_day, number_of
from tests.support.kiosk_terminal import papers
from tests.support.packs import showing_code
from tests.support.papers import Play, PowerCutError
from willcall.boxoffice.bootstrap import composed
from willcall.boxoffice.views.exceptions import ExceptionsPage
from willcall.boxoffice.widgets.sheet import stands_over
from willcall.boxoffice.window import BoxOfficeWindow
from willcall.qtkit.fonts import install_typeface
from willcall.redemption.domain.exceptions import ExceptionKind
from willcall.redemption.domain.staff import View
from willcall.redemption.settings import load_settings

PATIENCE_MS = 30_000


class Journey:
    """A supervisor who signs in and works."""

    def __init__(self, window: BoxOfficeWindow, day: BoxOfficeDay, qtbot: QtBot) -> None:
        self.window, self.day, self._qtbot = window, day, qtbot
        self.waits(lambda: window.office.identity is not None)
        QTest.keyClicks(window.sign_in.number, SUPERVISOR)
        QTest.keyClicks(window.sign_in.pin, PIN)
        window.sign_in.enter.click()
        self.waits(lambda: not window.locked)

    def waits(self, until: Callable[[], bool]) -> None:
        """Wait until something is so."""
        self._qtbot.waitUntil(until, timeout=PATIENCE_MS)

    def hits(self, key: Qt.Key) -> None:
        """Hit a key."""
        QTest.keyClick(self.window.windowHandle(), key)

    def shown_ticket(self) -> str:
        """Return the number of the ticket whose seat is shown; a dash where none is."""
        story = self.window.places.finding.panel.story
        return story.seat.ticket_no if story else "-"

    def asked(self) -> None:
        """Wait for a form."""
        self.waits(lambda: stands_over(self.window.room) is not None)

    def hears(self, words: str) -> None:
        """Wait for a word over the view."""
        self.waits(lambda: words in self.window.room.notice.text)


@pytest.fixture
def day(tmp_path: Path) -> BoxOfficeDay:
    return box_office_day(tmp_path)


@pytest.fixture
def work(day: BoxOfficeDay, qtbot: QtBot, qapp: QApplication) -> Iterator[Journey]:
    install_typeface(qapp)
    with composed(load_settings(day.settings), (1366, 768)) as window:
        window.turn_language()
        assert QTest.qWaitForWindowActive(window)
        yield Journey(window, day, qtbot)


def test_the_guest_who_lost_the_code_leaves_with_a_ticket(work: Journey) -> None:
    finding = work.window.places.finding
    work.window.room.show_view(View.FIND)
    work.waits(lambda: bool(finding.form.showing.showings))
    finding.form.showing.choose(showing_code(EVENING))
    QTest.keyClicks(finding.form.row, "3")
    QTest.keyClicks(finding.form.number, "11")
    finding.form.by_place.click()
    work.waits(lambda: finding.panel.story is not None)
    next(line for line in finding.panel.lines if line.act.value == "collect").button.click()
    work.asked()
    work.hits(Qt.Key.Key_Return)
    work.hears("1 ticket printed")
    assert len(papers(work.day.settings)) == 1
    assert work.day.states()[number_of(EVENING, 40)] == "printed"


@pytest.fixture
def _power_cut(day: BoxOfficeDay) -> None:
    """Three machines' worth of bad luck: three papers begun, and the power gone each time."""
    for place in (20, 21, 22):
        with suppress(PowerCutError):
            day.collect(EVENING, [place], Play.DARK_WITHOUT_PAPER)


@pytest.mark.usefixtures("_power_cut")
def test_r3_three_prints_in_doubt_after_power_cuts_are_settled_one_by_one(work: Journey) -> None:
    page = work.window.room.show_view(View.EXCEPTIONS)
    assert isinstance(page, ExceptionsPage)

    def are_left(count: int) -> Callable[[], bool]:
        return lambda: [row.key.kind for row in page.table.rows.rows].count(ExceptionKind.UNCONFIRMED_PRINT) == count

    def is_shown(subject: str) -> Callable[[], bool]:
        return lambda: work.shown_ticket() in subject

    for left in (3, 2, 1):
        work.waits(are_left(left))
        row = next(row for row in page.table.rows.rows if row.key.kind is ExceptionKind.UNCONFIRMED_PRINT)
        page.table.choose(row.key)
        work.hits(Qt.Key.Key_F9)
        work.waits(is_shown(row.key.subject))
        work.hits(Qt.Key.Key_F11)
        work.asked()
        work.hits(Qt.Key.Key_Return)
        work.hears("Settled. The seat is now: Open")
        work.window.room.notice.hide()
        work.window.room.show_view(View.EXCEPTIONS)
    work.waits(are_left(0))
    states = work.day.states()
    assert [states[number_of(EVENING, place)] for place in (20, 21, 22)] == ["open"] * 3
