"""What stands before every window of the box office: a scanner works anywhere in it, and who works is noticed."""

from collections.abc import Callable
from typing import assert_never

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from willcall.qtkit.scanner_keys import Keystroke, ScannerKeys
from willcall.redemption.domain.wedge import Scanned, Typed

_PRESENCE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)

_HELD = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
    }
)
"""They do nothing by themselves; a scanner hits them amid its characters."""


class KeyWatch(QObject):
    """Keeps a burst of characters back until it is certain who made it: a scan goes to ``scanned``, typing goes on.

    ``present`` is called at each sign of somebody at the machine.
    """

    scanned = Signal(str)

    def __init__(self, present: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._present, self._keys = present, ScannerKeys(self._heard, self)

    def stand_before(self, window: QWindow) -> None:
        """Watch a window."""
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's: return whether the event goes no further."""
        if event.type() in _PRESENCE:
            self._present()
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.key() in _HELD:
            return False
        if event.isAutoRepeat() or not self._keys.press(event):
            # what was typed before comes before
            self._keys.finish()
            return False
        return True

    def _heard(self, heard: Scanned | Typed, strokes: tuple[Keystroke, ...]) -> None:
        match heard:
            case Scanned(text):
                self.scanned.emit(text)
            case Typed():
                for stroke in strokes:
                    _type(stroke)
            case _:
                assert_never(heard)


def _type(stroke: Keystroke) -> None:
    """Have a key do what it would have done."""
    focused = QApplication.focusWidget()
    if focused is not None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(focused, QKeyEvent(kind, stroke.key, stroke.modifiers, stroke.text))
