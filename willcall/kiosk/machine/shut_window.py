"""A window that fills the screen has no way out but the staff's: not by keys, not by closing it, not by a menu."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent, QWindow
from typing_extensions import override

CURSOR_SHOWN_MS = 3000
"""How long the pointer stays after a mouse has moved; nobody moves one at a touch screen."""

_CLOSING = frozenset({QEvent.Type.Close, QEvent.Type.ContextMenu})
_KEYS = frozenset({QEvent.Type.KeyPress, QEvent.Type.KeyRelease, QEvent.Type.ShortcutOverride, QEvent.Type.Shortcut})
_CONTROL, _ALT, _META = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.MetaModifier,
)
_LEAVING = frozenset(
    {
        (Qt.Key.Key_F4, _ALT),
        (Qt.Key.Key_F4, _CONTROL),
        (Qt.Key.Key_Q, _CONTROL),
        (Qt.Key.Key_Q, _META),
        (Qt.Key.Key_W, _CONTROL),
        (Qt.Key.Key_Escape, _CONTROL),
        (Qt.Key.Key_Escape, _ALT),
        (Qt.Key.Key_Tab, _ALT),
        (Qt.Key.Key_Space, _ALT),
    }
)
_HIDDEN = Qt.CursorShape.BlankCursor


class ShutWindow(QObject):
    """Stands before a window that fills the screen. ``open_up`` ends that, and lets the window be closed.

    A desktop that makes the window small or puts it away gets it back at once, over the whole screen.

    What a desktop keeps for itself, such as Ctrl+Alt+Delete or a second screen's own bar, never comes here: that is for
    the compositor or the assigned access that the machine runs under (docs/operations.md).
    """

    def __init__(self, window: QWindow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._window = window
        self._still = QTimer(self, singleShot=True, interval=CURSOR_SHOWN_MS)
        self._still.timeout.connect(self._hide_cursor)
        QGuiApplication.setQuitOnLastWindowClosed(False)
        window.installEventFilter(self)
        # from the event loop: within its own change a window takes no other
        window.visibilityChanged.connect(self._fill, Qt.ConnectionType.QueuedConnection)
        self._hide_cursor()

    def open_up(self) -> None:
        """Let go of the window and of the pointer."""
        self._still.stop()
        self._window.visibilityChanged.disconnect(self._fill)
        self._window.removeEventFilter(self)
        self._show_cursor()
        QGuiApplication.setQuitOnLastWindowClosed(True)

    def _fill(self, how: QWindow.Visibility) -> None:
        if how is not QWindow.Visibility.FullScreen:
            self._window.showFullScreen()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's: return whether the event goes no further."""
        if event.type() in _CLOSING:
            event.ignore()
            return True
        if isinstance(event, QKeyEvent):
            return event.type() in _KEYS and self._leaves(event)
        if isinstance(event, QMouseEvent) and event.source() == Qt.MouseEventSource.MouseEventNotSynthesized:
            self._mouse_moved()
        return False

    @staticmethod
    def _leaves(event: QKeyEvent) -> bool:
        pressed = event.modifiers() & (_CONTROL | _ALT | _META)
        if (event.key(), pressed) not in _LEAVING:
            return False
        event.accept()  # so that nobody makes a shortcut of it
        return True

    def _mouse_moved(self) -> None:
        self._show_cursor()
        self._still.start()

    @staticmethod
    def _show_cursor() -> None:
        while QGuiApplication.overrideCursor() is not None:
            QGuiApplication.restoreOverrideCursor()

    @staticmethod
    def _hide_cursor() -> None:
        if QGuiApplication.overrideCursor() is None:
            QGuiApplication.setOverrideCursor(_HIDDEN)
