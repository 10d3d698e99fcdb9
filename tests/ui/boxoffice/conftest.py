"""A member of staff before a real window over a real terminal; only the printer is one that counts papers."""

import math
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar
from unittest.mock import patch

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.support.box_office_day import SUPERVISOR, BoxOfficeDay, box_office_day, moved_day, number_of
from tests.support.papers import CountingPrinter
from tests.ui.conftest import PATIENCE_MS
from willcall.boxoffice.bootstrap import composed
from willcall.boxoffice.views.find import FindPage
from willcall.boxoffice.views.seat_panel import SeatPanel
from willcall.boxoffice.views.today import TodayPage
from willcall.boxoffice.widgets.page import Page
from willcall.boxoffice.widgets.sheet import Sheet, stands_over
from willcall.boxoffice.widgets.table import Table
from willcall.boxoffice.window import BoxOfficeWindow
from willcall.redemption.domain.sign_in import SignedIn
from willcall.redemption.domain.staff import StaffRole, View
from willcall.redemption.settings import load_settings

R = TypeVar("R")
SIZE = (1366, 768)


class CounterPrinter(CountingPrinter):
    """A printer at the counter; nothing has to be made ready."""

    def warm_up(self) -> None:
        """Do nothing."""

    def expect_leftover(self) -> None:
        """Do nothing."""

    def close(self) -> None:
        """Do nothing."""


def shown(table: Table[R], key: str) -> list[str]:
    """Return what a column shows, from top to bottom."""
    column = [each.key for each in table.rows.columns].index(key)
    return [str(table.sifted.index(row, column).data()) for row in range(table.sifted.rowCount())]


@dataclass
class Answering:
    """Chooses files and folders as a test says."""

    answer: Path | None = None
    asked: list[str] = field(default_factory=list)

    def to_save(self, title: str, name: str, kinds: str) -> Path | None:
        """Return the answer."""
        self.asked.append(name)
        return self.answer

    def folder(self, title: str) -> Path | None:
        """Return the answer."""
        self.asked.append(title)
        return self.answer

    def to_open(self, title: str, kinds: str) -> Path | None:
        """Return the answer."""
        self.asked.append(kinds)
        return self.answer


class Staff:
    """Somebody at the box office: real keys, clicks and scans."""

    def __init__(self, window: BoxOfficeWindow, day: BoxOfficeDay, printer: CounterPrinter, files: Answering) -> None:
        self.window, self.day, self.printer, self.files = window, day, printer, files
        self.qtbot: QtBot

    def waits(self, until: Callable[[], bool]) -> None:
        """Wait until something is so."""
        self.qtbot.waitUntil(until, timeout=PATIENCE_MS)

    def signs_in(self, number: str = SUPERVISOR, role: StaffRole = StaffRole.SUPERVISOR) -> None:
        """Be let in; the tests of signing in give a PIN."""
        self.waits(lambda: self.window.office.identity is not None)
        self.window.let_in(SignedIn(number, role))

    def goes_to(self, view: View) -> Page:
        """Show a view by its key."""
        number = [page.view for page in self.window.room.pages].index(view)
        self.hits(Qt.Key(Qt.Key.Key_F1.value + number))
        self.waits(lambda: self.window.room.page.view is view)
        return self.window.room.page

    def today(self) -> TodayPage:
        """Show the day."""
        page = self.goes_to(View.TODAY)
        assert isinstance(page, TodayPage)
        self.waits(lambda: bool(page.table.rows.rows))
        return page

    def hits(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Hit one key, wherever the focus is."""
        QTest.keyClick(self.window.windowHandle(), key, modifiers)

    def types(self, text: str) -> None:
        """Type at a person's speed."""
        for character in text:
            self._key(character)
            QTest.qWait(75)

    def scans(self, text: str, ending: Qt.Key | None = Qt.Key.Key_Return) -> None:
        """Scan with a keyboard wedge; however busy the machine, no key lags."""
        keys = "willcall.qtkit.scanner_keys"
        at_once = patch(f"{keys}.stamp_of", return_value=time.monotonic_ns() // 1_000_000)
        with at_once, patch(f"{keys}._LATE", -math.inf):
            for character in text:
                self._key(character)
            if ending is not None:
                self.hits(ending)

    def _key(self, character: str) -> None:
        # Qt takes a character here, too
        QTest.keyClick(self.window.windowHandle(), character)  # type: ignore[call-overload]

    def is_locked(self) -> bool:
        """Say whether somebody has to sign in."""
        return self.window.locked

    def clicks(self, name: str) -> None:
        """Click the button with an object name that can be seen."""
        QTest.mouseClick(self.button(name), Qt.MouseButton.LeftButton)

    def button(self, name: str) -> QPushButton:
        """Return the button with an object name that can be seen."""
        found = [each for each in self.window.findChildren(QPushButton, name) if each.isVisible()]
        assert len(found) == 1, (name, found)
        return found[0]

    def writes(self, field: QLineEdit, text: str) -> None:
        """Put the focus into a field and type."""
        field.setFocus()
        QTest.keyClicks(field, text)

    def hears(self, words: str) -> None:
        """Wait for a word over the view."""
        self.waits(lambda: words in self.window.room.notice.text)

    def reads(self, widget: QWidget, words: str) -> None:
        """Wait until something shows words."""
        self.waits(lambda: words in str(widget.property("text")))

    def sheet(self) -> Sheet:
        """Return the form that stands over the room."""
        self.waits(lambda: stands_over(self.window.room) is not None)
        found = stands_over(self.window.room)
        assert found is not None
        return found

    def is_asked(self) -> bool:
        """Say whether a form stands over the room."""
        return stands_over(self.window.room) is not None

    def finds(self, text: str) -> FindPage:
        """Scan something, and wait for the list of what it is."""
        self.scans(text)
        self.waits(lambda: self.window.room.page.view is View.FIND)
        return self.window.places.finding

    def opens_seat(self, showing: int, place: int) -> SeatPanel:
        """Find a seat by the number of its ticket, and wait for its story."""
        number = number_of(showing, place)
        page = self.finds(number)
        self.waits(lambda: page.panel.story is not None and page.panel.story.seat.ticket_no == number)
        return page.panel

    def state(self, showing: int, place: int) -> str:
        """Return how a seat stands in the database."""
        return self.day.states()[number_of(showing, place)]


@pytest.fixture(scope="session")
def _printed_day(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A furnished folder to copy: making one takes longer than most tests."""
    folder = tmp_path_factory.mktemp("day")
    box_office_day(folder)
    return folder


@pytest.fixture
def day(_printed_day: Path, tmp_path: Path) -> BoxOfficeDay:
    """The show day at 19:02, with a folder of its own."""
    return moved_day(_printed_day, tmp_path / "terminal")


@pytest.fixture
def open_box_office(qtbot: QtBot, _typeface: None) -> Iterator[Callable[[BoxOfficeDay], Staff]]:
    """Open a window on a day; it is closed at the end."""
    with ExitStack() as ending:

        def open_on(day: BoxOfficeDay) -> Staff:
            printer, files = CounterPrinter(), Answering()
            settings = load_settings(day.settings)
            window = ending.enter_context(composed(settings, SIZE, printer_for=lambda _: printer, files=files))
            if window.office.language == "zh":
                window.turn_language()
            assert QTest.qWaitForWindowActive(window)
            staff = Staff(window, day, printer, files)
            staff.qtbot = qtbot
            return staff

        yield open_on


@pytest.fixture
def staff(open_box_office: Callable[[BoxOfficeDay], Staff], day: BoxOfficeDay) -> Staff:
    """Somebody before the window, which speaks English; nobody is signed in."""
    return open_box_office(day)


@pytest.fixture
def supervisor(staff: Staff) -> Staff:
    """A supervisor who is signed in."""
    staff.signs_in()
    return staff
