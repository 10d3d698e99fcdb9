"""A real window for each test: offscreen, with real keys, clicks and touches."""

import math
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support.kiosk_stage import control, kiosk_on_stage, settle
from tests.support.pseudo_language import pseudo_language
from tests.support.stub_desk import StubDesk
from willcall.kiosk.journey.states import State, Welcome
from willcall.kiosk.window import KioskWindow
from willcall.qtkit.fonts import install_typeface

PATIENCE_MS = 20_000
"""How long to wait for what comes at once on a machine that has nothing else to do."""


@pytest.fixture(scope="session")
def _typeface(qapp: QGuiApplication) -> None:
    install_typeface(qapp)


@pytest.fixture(scope="session")
def all_languages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the program's translations, and a third language among them: one longer than English."""
    return pseudo_language(tmp_path_factory.mktemp("i18n"))


class Hands:
    """Somebody's eyes and fingers, a scanner among them, before a window."""

    def __init__(self, kiosk: KioskWindow, qtbot: QtBot) -> None:
        self.kiosk, self._qtbot = kiosk, qtbot
        self._finger = QTest.createTouchDevice()

    @property
    def state(self) -> State:
        """Where the flow is."""
        return self.kiosk.flow.state

    def sees(self, state: type[State]) -> None:
        """Wait until the flow is there, and its screen with it."""
        self._qtbot.waitUntil(lambda: isinstance(self.state, state), timeout=PATIENCE_MS)
        loader = f"{state.__name__}Screen"
        self._qtbot.waitUntil(
            lambda: self.kiosk.window.property("screenName") + "Screen" == loader, timeout=PATIENCE_MS
        )
        QTest.qWait(1)

    def control(self, name: str) -> QQuickItem:
        """Return the visible control with an object name."""
        self._qtbot.waitUntil(lambda: control(self.kiosk, name) is not None, timeout=PATIENCE_MS)
        found = control(self.kiosk, name)
        assert found is not None
        return found

    def reads(self, name: str, text: str) -> None:
        """Wait until a control shows a text."""
        self._qtbot.waitUntil(lambda: self.control(name).property("text") == text, timeout=PATIENCE_MS)

    def centre(self, name: str) -> QPoint:
        """Return a control's centre in the window, once nothing moves any more."""
        settle(self.kiosk)
        item = self.control(name)
        return item.mapToScene(item.boundingRect().center()).toPoint()

    def clicks(self, name: str) -> None:
        """Click it with a mouse."""
        QTest.mouseClick(self.kiosk.window, Qt.MouseButton.LeftButton, pos=self.centre(name))

    def taps(self, name: str) -> None:
        """Tap it with a finger."""
        window, at = self.kiosk.window, self.centre(name)
        QTest.touchEvent(window, self._finger).press(0, at, window).commit()
        QTest.touchEvent(window, self._finger).release(0, at, window).commit()

    def presses_by_key(self, name: str) -> None:
        """Bring the keyboard to it, once nothing moves any more, and hit the space bar."""
        settle(self.kiosk)
        item = self.control(name)
        item.forceActiveFocus()
        self.waits(item.hasActiveFocus)
        self.hits(Qt.Key.Key_Space)

    def hits(self, key: Qt.Key) -> None:
        """Hit one key."""
        QTest.keyClick(self.kiosk.window, key)

    def chord(self, key: Qt.Key) -> None:
        """Hit a key with Control and Alt."""
        QTest.keyClick(self.kiosk.window, key, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)

    def waits(self, until: Callable[[], bool]) -> None:
        """Wait until something is so."""
        self._qtbot.waitUntil(until, timeout=PATIENCE_MS)

    def has_the_focus(self) -> QObject:
        """Return what an input method would talk to."""
        self.sees(Welcome)
        self.waits(lambda: QGuiApplication.focusObject() is not None)
        focused = QGuiApplication.focusObject()
        assert focused is not None
        return focused

    def types(self, text: str) -> None:
        """Type at a person's speed."""
        for character in text:
            QTest.keyClick(self.kiosk.window, ord(character))
            QTest.qWait(75)

    def scans(self, text: str, *endings: tuple[Qt.Key, Qt.KeyboardModifier]) -> None:
        """Scan with a keyboard wedge, which ends with keys or, where there are none, with a pause.

        However busy the machine, no key lags.
        """
        window, keys = self.kiosk.window, "willcall.qtkit.scanner_keys"
        at_once = patch(f"{keys}.stamp_of", return_value=time.monotonic_ns() // 1_000_000)
        with at_once, patch(f"{keys}._LATE", -math.inf):  # no pause ends the scan before the last key is sent
            for character in text:
                QTest.keyClick(window, ord(character))
            for key, modifiers in endings:
                QTest.keyClick(window, key, modifiers)


class Guest(Hands):
    """Somebody at the machine. The desk behind it is a stub; everything before it is real."""

    def __init__(self, kiosk: KioskWindow, desk: StubDesk, qtbot: QtBot) -> None:
        super().__init__(kiosk, qtbot)
        self.desk = desk


@pytest.fixture
def guest_at(qtbot: QtBot, _typeface: None) -> Iterator[Callable[[StubDesk], Guest]]:
    """Open a kiosk over a desk; it is closed at the end."""
    opened = []

    def open_over(desk: StubDesk) -> Guest:
        stage = kiosk_on_stage(desk)
        opened.append((stage, desk))
        return Guest(stage.__enter__(), desk, qtbot)

    yield open_over
    for stage, desk in opened:
        desk.gate.set()
        stage.__exit__(None, None, None)


@pytest.fixture
def guest(guest_at: Callable[[StubDesk], Guest]) -> Guest:
    """A guest at a machine that has two tickets for the code ``stub_desk.CODE``."""
    return guest_at(StubDesk())
