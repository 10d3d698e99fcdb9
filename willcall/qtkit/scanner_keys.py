"""Keys of a scanner that plays a keyboard, told from a person's: each burst of characters is handed on whole."""

import time
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QInputEvent, QKeyEvent

from willcall.redemption.domain.wedge import KeyClock, Scanned, Typed, WedgeReader

AFTERMATH = 0.25
"""Seconds: terminators that follow a scan belong to it (CR LF, or an Enter that came behind the pause)."""

_LATE = 0.03
"""Seconds: a pause that ends so much later than it should was a program held up, with keys waiting behind it."""

_ENDINGS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})
_CONTROL_ENDINGS = frozenset({Qt.Key.Key_J, Qt.Key.Key_M})
"""With Control: how some scanners send LF and CR."""

_CONTROL, _ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
COMMANDS = _CONTROL | _ALT | Qt.KeyboardModifier.MetaModifier
"""Modifiers that make a command of a character."""


def stamp_of(event: QInputEvent) -> int:
    """Return when the system says that it happened, in ms; 0 where it does not say."""
    return event.timestamp()


@dataclass(frozen=True, slots=True, repr=False)
class Keystroke:
    """A character's key as it was hit. It may be part of a code: nothing of it is in ``repr`` (R7)."""

    key: int
    modifiers: Qt.KeyboardModifier
    text: str


Heard = Callable[[Scanned | Typed, tuple[Keystroke, ...]], None]
"""Hears a burst, and the keys that it was made of: none where an input method made it."""


class ScannerKeys(QObject):
    """Keeps characters for as long as a scanner's next one could follow, then hands them on as a scan or as typing."""

    def __init__(self, heard: Heard, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._heard, self._reader, self._clock = heard, WedgeReader(), KeyClock(time.monotonic)
        self._strokes: list[Keystroke] = []
        self._scanned_at = -AFTERMATH
        self._pause = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._pause.timeout.connect(self._paused)
        self._pause_due = 0.0

    def press(self, event: QKeyEvent) -> bool:
        """Take a key that was hit; return whether it goes no further. What is no character is left to the window."""
        now = self._clock.at(stamp_of(event))
        if self._is_ending(event):
            return self._end(now)
        if not event.text() or (not self._reader.waiting and not self._begins(event)):
            return False
        self._take(event.text(), now, Keystroke(event.key(), event.modifiers(), event.text()))
        return True

    def commit(self, text: str) -> None:
        """Take what an input method made of keys; it does not say when they were hit."""
        now = self._clock.at(0)
        for character in text:
            self._take(character, now)

    def finish(self) -> None:
        """End the burst under way by a pause, if there is one."""
        self._pause.stop()
        self._deliver(self._reader.finish(), self._clock.at(0))

    def forget(self) -> None:
        """Drop the burst under way, if there is one."""
        self._pause.stop()
        self._reader.finish()
        self._strokes = []

    @staticmethod
    def _is_ending(event: QKeyEvent) -> bool:
        with_control = event.key() in _CONTROL_ENDINGS and event.modifiers() & COMMANDS == _CONTROL
        return event.key() in _ENDINGS or with_control

    @staticmethod
    def _begins(event: QKeyEvent) -> bool:
        """Tell a character from a command, and from the space that presses a button."""
        return event.text().isprintable() and event.text() != " " and not event.modifiers() & COMMANDS

    def _end(self, now: float) -> bool:
        """End the burst, and swallow the terminator where it is a scanner's: it must not press what comes next."""
        if not self._reader.waiting:
            return now - self._scanned_at < AFTERMATH
        self._pause.stop()
        return self._deliver(self._reader.end(now), now)

    def _take(self, text: str, now: float, stroke: Keystroke | None = None) -> None:
        self._deliver(self._reader.key(text, now), now)
        if stroke is not None:
            self._strokes.append(stroke)
        self._wait()

    def _wait(self) -> None:
        self._pause_due = time.monotonic() + self._reader.patience
        self._pause.start(round(self._reader.patience * 1000))

    def _paused(self) -> None:
        """End the burst; after a hold-up, when the keys that waited behind it have had their chance."""
        if time.monotonic() > self._pause_due + _LATE:
            self._wait()
        else:
            self.finish()

    def _deliver(self, heard: Scanned | Typed | None, now: float) -> bool:
        """Hand on what was heard; return whether it was a scan."""
        if heard is None:
            return False
        strokes, self._strokes = tuple(self._strokes), []
        if isinstance(heard, Scanned):
            self._scanned_at = now
        self._heard(heard, strokes)
        return isinstance(heard, Scanned)
