"""One filter for all that a person or a scanner does to the window."""

import time

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from typing_extensions import override

from willcall.kiosk.flow import Flow
from willcall.kiosk.wedge import GAP, Scanned, Typed, WedgeReader

_ENDINGS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})
_ERASING = frozenset({Qt.Key.Key_Backspace, Qt.Key.Key_Delete})
_PRESENCE = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.KeyPress})
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class InputWatch(QObject):
    """Stands before the window: every key passes here first, and every touch is noticed.

    Characters are kept for as long as a scanner's next one could follow, then go to the flow as one scan or as typing.
    Keys that move the focus or press a button are left to the screen.
    """

    def __init__(self, flow: Flow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._flow, self._reader = flow, WedgeReader()
        self._pause = QTimer(self, singleShot=True, interval=round(GAP * 1000))
        self._pause.timeout.connect(self._finish)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's: return whether the event goes no further."""
        if event.type() in _PRESENCE:
            self._flow.touch()
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.isAutoRepeat():
            return bool(event.text().strip())
        return self._key(event)

    def _key(self, event: QKeyEvent) -> bool:
        key, text = event.key(), event.text()
        if key in _ENDINGS:
            return isinstance(self._finish(), Scanned)
        if key in _ERASING:
            self._finish()
            self._flow.erase()
            return True
        if not text or (not self._reader.waiting and not self._begins(event)):
            return False
        self._deliver(self._reader.key(text, time.monotonic()))
        self._pause.start()
        return True

    @staticmethod
    def _begins(event: QKeyEvent) -> bool:
        """Tell a character from a command, and from the space that presses a button."""
        return event.text().isprintable() and event.text() != " " and not event.modifiers() & _COMMANDS

    def _finish(self) -> Scanned | Typed | None:
        self._pause.stop()
        heard = self._reader.finish()
        self._deliver(heard)
        return heard

    def _deliver(self, heard: Scanned | Typed | None) -> None:
        match heard:
            case Scanned(text):
                self._flow.scan(text)
            case Typed(digits):
                for digit in digits:
                    self._flow.type_digit(digit)
            case None:
                pass
