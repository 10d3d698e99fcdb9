"""A window that fills the screen: nobody gets out without the PIN, and no pointer lies on it."""

import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QCursor, QGuiApplication, QKeyEvent, QWindow
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support.stub_desk import IDENTITY, NOW, StubDesk
from tests.ui.conftest import PATIENCE_MS
from willcall.kiosk.journey.ports import FlowTimes
from willcall.kiosk.journey.states import Entry, StaffSignIn, Welcome
from willcall.kiosk.viewmodels.frame import Surroundings
from willcall.kiosk.window import KioskWindow, Placing

pytestmark = pytest.mark.usefixtures("_typeface")
CONTROL, ALT, META = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.MetaModifier,
)


@pytest.fixture
def kiosk(qtbot: QtBot) -> Iterator[KioskWindow]:
    """A kiosk that fills the screen."""
    opened = KioskWindow(StubDesk(), Surroundings(IDENTITY, lambda: NOW), FlowTimes(), Placing())
    opened.show(Placing())
    qtbot.waitUntil(opened.window.isVisible, timeout=PATIENCE_MS)
    yield opened
    opened.close()


def shape() -> Qt.CursorShape | None:
    cursor: QCursor | None = QGuiApplication.overrideCursor()
    return cursor.shape() if cursor else None


def moves_a_mouse(window: QWindow) -> None:
    for at in (QPoint(30, 30), QPoint(300, 300)):  # wherever it was
        QTest.mouseMove(window, at)


def test_it_fills_the_screen_and_cannot_be_closed(kiosk: KioskWindow) -> None:
    assert kiosk.window.visibility() == QWindow.Visibility.FullScreen
    assert not kiosk.window.close()
    assert kiosk.window.isVisible()


@pytest.mark.parametrize("act", [QWindow.showMinimized, QWindow.showNormal, QWindow.showMaximized, QWindow.hide])
def test_a_desktop_that_puts_it_away_gets_it_back(
    kiosk: KioskWindow, qtbot: QtBot, act: Callable[[QWindow], None]
) -> None:
    act(kiosk.window)
    assert kiosk.window.visibility() != QWindow.Visibility.FullScreen
    qtbot.waitUntil(lambda: kiosk.window.visibility() == QWindow.Visibility.FullScreen, timeout=PATIENCE_MS)


QUITTING = """
import sys
from PySide6.QtCore import QTimer
from tests.support.stub_desk import IDENTITY, NOW, StubDesk
from willcall.kiosk.bootstrap import make_application
from willcall.kiosk.journey.ports import FlowTimes
from willcall.kiosk.viewmodels.frame import Surroundings
from willcall.kiosk.window import KioskWindow, Placing
application = make_application(["kiosk"])
kiosk = KioskWindow(StubDesk(), Surroundings(IDENTITY, lambda: NOW), FlowTimes(), Placing())
kiosk.show(Placing())
kiosk.window.frameSwapped.connect(application.quit)
kiosk.window.frameSwapped.connect(lambda: QTimer.singleShot(50, lambda: application.exit(7)))
code = application.exec()
kiosk.close()
sys.exit(code)
"""


def test_the_system_cannot_quit_it_and_the_program_itself_can() -> None:
    ended = subprocess.run([sys.executable, "-c", QUITTING], check=False, capture_output=True, timeout=120, text=True)
    assert ended.returncode == 7, ended.stderr


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [
        (Qt.Key.Key_F4, ALT),
        (Qt.Key.Key_F4, CONTROL),
        (Qt.Key.Key_Q, CONTROL),
        (Qt.Key.Key_W, CONTROL),
        (Qt.Key.Key_Q, META),
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Escape, CONTROL),
        (Qt.Key.Key_Space, ALT),
        (Qt.Key.Key_F11, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Menu, Qt.KeyboardModifier.NoModifier),
    ],
)
def test_no_key_leads_out(kiosk: KioskWindow, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    QTest.keyClick(kiosk.window, key, modifiers)
    assert kiosk.window.isVisible()
    assert kiosk.window.visibility() == QWindow.Visibility.FullScreen
    assert kiosk.flow.state == Welcome()


def test_leaving_chords_and_context_menus_go_to_nobody(qtbot: QtBot) -> None:
    heard = list[QEvent.Type]()

    class Behind(QObject):
        def eventFilter(self, watched: object, event: QEvent) -> bool:  # noqa: N802  # Qt's name
            if event.type() == QEvent.Type.ContextMenu or (
                isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_F4
            ):
                heard.append(event.type())
            return False

    menu = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(9, 9), QPoint(9, 9), CONTROL)
    kiosk, behind = KioskWindow(StubDesk(), Surroundings(IDENTITY, lambda: NOW), FlowTimes(), Placing()), Behind()
    kiosk.window.installEventFilter(behind)
    QGuiApplication.sendEvent(kiosk.window, menu)
    QTest.keyClick(kiosk.window, Qt.Key.Key_F4, ALT)
    assert set(heard) > {QEvent.Type.ContextMenu, QEvent.Type.KeyPress}
    heard.clear()
    kiosk.show(Placing())
    QGuiApplication.sendEvent(kiosk.window, menu)
    QTest.keyClick(kiosk.window, Qt.Key.Key_F4, ALT)
    assert heard == []
    kiosk.close()


def test_guests_and_staff_get_in_as_ever(kiosk: KioskWindow, qtbot: QtBot) -> None:
    QTest.keyClick(kiosk.window, Qt.Key.Key_4)
    qtbot.waitUntil(lambda: isinstance(kiosk.flow.state, Entry), timeout=PATIENCE_MS)
    QTest.keyClick(kiosk.window, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: kiosk.flow.state == Welcome(), timeout=PATIENCE_MS)
    QTest.keyClick(kiosk.window, Qt.Key.Key_S, CONTROL | ALT)
    qtbot.waitUntil(lambda: isinstance(kiosk.flow.state, StaffSignIn), timeout=PATIENCE_MS)


def test_there_is_no_pointer_but_while_a_mouse_moves(kiosk: KioskWindow, qtbot: QtBot) -> None:
    assert shape() is Qt.CursorShape.BlankCursor
    assert kiosk._shut is not None
    kiosk._shut._still.setInterval(10)
    with qtbot.waitSignal(kiosk._shut._still.timeout, timeout=PATIENCE_MS):
        moves_a_mouse(kiosk.window)
        assert shape() is None
    qtbot.waitUntil(lambda: shape() is Qt.CursorShape.BlankCursor, timeout=PATIENCE_MS)


def test_a_finger_shows_no_pointer(kiosk: KioskWindow) -> None:
    finger, at = QTest.createTouchDevice(), QPointF(300, 300).toPoint()
    QTest.touchEvent(kiosk.window, finger).press(0, at, kiosk.window).commit()
    QTest.touchEvent(kiosk.window, finger).release(0, at, kiosk.window).commit()
    assert shape() is Qt.CursorShape.BlankCursor


def test_a_window_of_a_size_is_a_window_like_any_other(qtbot: QtBot) -> None:
    placing = Placing((540, 960))
    kiosk = KioskWindow(StubDesk(), Surroundings(IDENTITY, lambda: NOW), FlowTimes(), placing)
    kiosk.show(placing)
    qtbot.waitUntil(kiosk.window.isVisible, timeout=PATIENCE_MS)
    assert shape() is None
    assert kiosk.window.close()
    assert not kiosk.window.isVisible()
    kiosk.close()


def test_after_the_end_the_pointer_and_the_window_are_the_systems_again(qtbot: QtBot) -> None:
    kiosk = KioskWindow(StubDesk(), Surroundings(IDENTITY, lambda: NOW), FlowTimes(), Placing())
    kiosk.show(Placing())
    kiosk.close()
    assert shape() is None
    assert QGuiApplication.quitOnLastWindowClosed()
