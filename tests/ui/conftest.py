"""A real window for each test: offscreen, with real keys, clicks and touches."""

import time
from collections.abc import Callable, Iterator
from unittest.mock import patch

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support.kiosk_stage import control, kiosk_on_stage
from tests.support.stub_desk import StubDesk
from willcall.kiosk.states import State
from willcall.kiosk.window import KioskWindow
from willcall.qtkit.fonts import install_typeface

PATIENCE_MS = 20_000
"""How long to wait for what comes at once on a machine that has nothing else to do."""


@pytest.fixture(scope="session")
def _typeface(qapp: QGuiApplication) -> None:
    install_typeface(qapp)


class Guest:
    """Somebody at the machine. The desk behind it is a stub; everything before it is real."""

    def __init__(self, kiosk: KioskWindow, desk: StubDesk, qtbot: QtBot) -> None:
        self.kiosk, self.desk, self._qtbot = kiosk, desk, qtbot
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
        """Return a control's centre in the window."""
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

    def hits(self, key: Qt.Key) -> None:
        """Hit one key."""
        QTest.keyClick(self.kiosk.window, key)

    def types(self, text: str) -> None:
        """Type at a person's speed."""
        for character in text:
            QTest.keyClick(self.kiosk.window, ord(character))
            QTest.qWait(75)

    def scans(self, text: str, ending: Qt.Key | None = Qt.Key.Key_Return) -> None:
        """Scan with a keyboard wedge, which ends with a key or with a pause. However busy the machine, no key lags."""
        with patch("willcall.kiosk.input_watch.time.monotonic", return_value=time.monotonic()):
            for character in text:
                QTest.keyClick(self.kiosk.window, ord(character))
        if ending:
            QTest.keyClick(self.kiosk.window, ending)


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
