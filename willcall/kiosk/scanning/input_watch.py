"""One filter for all that a person or a scanner does to the window."""

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QInputEvent, QInputMethodEvent, QInputMethodQueryEvent, QKeyEvent, QWindow
from typing_extensions import override

from willcall.kiosk.flow import Flow
from willcall.kiosk.scanning.wedge import KeyClock, Scanned, Typed, WedgeReader

AFTERMATH = 0.25
"""Seconds: terminators that follow a scan belong to it (CR LF, or an Enter that came behind the pause)."""

_LATE = 0.03
"""Seconds: a pause that ends so much later than it should was a program held up, with keys waiting behind it."""

_ENDINGS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})
_CONTROL_ENDINGS = frozenset({Qt.Key.Key_J, Qt.Key.Key_M})
"""With Control: how some scanners send LF and CR."""

_ERASING = frozenset({Qt.Key.Key_Backspace, Qt.Key.Key_Delete})
_PRESSES = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin})
_PRESENCE = frozenset({QEvent.Type.MouseButtonRelease, QEvent.Type.TouchEnd, QEvent.Type.KeyPress})
_CONTROL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
_COMMANDS = _CONTROL | _ALT | Qt.KeyboardModifier.MetaModifier


def stamp_of(event: QInputEvent) -> int:
    """Return when the system says that it happened, in ms; 0 where it does not say."""
    return event.timestamp()


class InputWatch(QObject):
    """Stands before the window: every key passes here first, and every touch is noticed.

    Characters are kept for as long as a scanner's next one could follow, then go to the flow as one scan or as typing.
    Keys that move the focus or press a button are left to the screen. Control, Alt and S call staff.
    """

    def __init__(self, flow: Flow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._flow, self._reader, self._clock = flow, WedgeReader(), KeyClock(time.monotonic)
        self._scanned_at = -AFTERMATH
        self._pause = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._pause.timeout.connect(self._paused)
        self._pause_due = 0.0
        self._no_methods = _NoInputMethod(self._commit, self)

    def stand_before(self, window: QWindow) -> None:
        """Watch a window, and whatever in it has the focus."""
        window.installEventFilter(self)
        window.focusObjectChanged.connect(self._no_methods.watch)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's: return whether the event goes no further."""
        # a countdown goes on under a finger: its button must not be gone before it is let go
        if event.type() in _PRESENCE or (event.type() in _PRESSES and self._flow.seconds_left is None):
            self._flow.touch()
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if event.isAutoRepeat():
            return bool(event.text().strip())
        return self._key(event)

    def _key(self, event: QKeyEvent) -> bool:
        key, now = event.key(), self._clock.at(stamp_of(event))
        if self._is_ending(event):
            return self._end(now)
        if key in _ERASING:
            self._finish()
            self._flow.erase()
            return True
        if key == Qt.Key.Key_S and event.modifiers() & _COMMANDS == _CONTROL | _ALT:
            self._flow.call_staff()
            return True
        if not event.text() or (not self._reader.waiting and not self._begins(event)):
            return False
        self._take(event.text(), now)
        return True

    @staticmethod
    def _is_ending(event: QKeyEvent) -> bool:
        with_control = event.key() in _CONTROL_ENDINGS and event.modifiers() & _COMMANDS == _CONTROL
        return event.key() in _ENDINGS or with_control

    @staticmethod
    def _begins(event: QKeyEvent) -> bool:
        """Tell a character from a command, and from the space that presses a button."""
        return event.text().isprintable() and event.text() != " " and not event.modifiers() & _COMMANDS

    def _end(self, now: float) -> bool:
        """End the burst, and swallow the terminator where it is a scanner's: it must not press what comes next."""
        if not self._reader.waiting:
            return now - self._scanned_at < AFTERMATH
        self._pause.stop()
        return self._deliver(self._reader.end(now), now)

    def _take(self, text: str, now: float) -> None:
        self._deliver(self._reader.key(text, now), now)
        self._wait()

    def _commit(self, text: str) -> None:
        """Take what an input method made of keys; it does not say when they were hit."""
        self._flow.touch()
        now = self._clock.at(0)
        for character in text:
            self._take(character, now)

    def _wait(self) -> None:
        self._pause_due = time.monotonic() + self._reader.patience
        self._pause.start(round(self._reader.patience * 1000))

    def _paused(self) -> None:
        """End the burst; after a hold-up, when the keys that waited behind it have had their chance."""
        if time.monotonic() > self._pause_due + _LATE:
            self._wait()
        else:
            self._finish()

    def _finish(self) -> None:
        self._pause.stop()
        self._deliver(self._reader.finish(), self._clock.at(0))

    def _deliver(self, heard: Scanned | Typed | None, now: float) -> bool:
        """Hand on what was heard; return whether it was a scan."""
        match heard:
            case Scanned(text):
                self._scanned_at = now
                self._flow.scan(text)
                return True
            case Typed(digits):
                for digit in digits:
                    self._flow.type_digit(digit)
            case None:
                pass
        return False


class _NoInputMethod(QObject):
    """Keeps input methods away from whatever has the focus, and takes what one commits all the same."""

    def __init__(self, commit: Callable[[str], None], parent: QObject) -> None:
        super().__init__(parent)
        self._commit = commit

    def watch(self, focused: QObject | None) -> None:
        """Stand before another object."""
        if focused is not None:
            focused.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Qt's: return whether the event goes no further."""
        if isinstance(event, QInputMethodQueryEvent):
            event.setValue(Qt.InputMethodQuery.ImEnabled, False)
            event.accept()
            return True
        if isinstance(event, QInputMethodEvent):
            if event.commitString():
                self._commit(event.commitString())
            event.accept()
            return True
        return False
