"""One filter for all that a person or a scanner does to the window."""

from collections.abc import Callable
from typing import assert_never

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QInputMethodEvent, QInputMethodQueryEvent, QKeyEvent, QWindow
from typing_extensions import override

from willcall.kiosk.flow import Flow
from willcall.qtkit.scanner_keys import COMMANDS, Keystroke, ScannerKeys
from willcall.redemption.domain.wedge import Scanned, Typed

_ERASING = frozenset({Qt.Key.Key_Backspace, Qt.Key.Key_Delete})
_PRESSES = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin})
_PRESENCE = frozenset({QEvent.Type.MouseButtonRelease, QEvent.Type.TouchEnd, QEvent.Type.KeyPress})
_STAFF = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


class InputWatch(QObject):
    """Stands before the window: every key passes here first, and every touch is noticed.

    Characters go to the flow as one scan or as typing; see ``ScannerKeys``. Keys that move the focus or press a button
    are left to the screen. Control, Alt and S call staff.
    """

    def __init__(self, flow: Flow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._flow, self._keys = flow, ScannerKeys(self._deliver, self)
        self._no_methods = _NoInputMethod(self._commit, self)

    def stand_before(self, window: QWindow) -> None:
        """Watch a window, and whatever in it has the focus."""
        window.installEventFilter(self)
        window.focusObjectChanged.connect(self._no_methods.watch)

    def step_aside(self, window: QWindow) -> None:
        """Watch it no more; what was begun is nobody's."""
        window.removeEventFilter(self)
        self._keys.forget()

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
        if event.key() in _ERASING:
            self._keys.finish()
            self._flow.erase()
            return True
        if event.key() == Qt.Key.Key_S and event.modifiers() & COMMANDS == _STAFF:
            self._flow.call_staff()
            return True
        return self._keys.press(event)

    def _commit(self, text: str) -> None:
        self._flow.touch()
        self._keys.commit(text)

    def _deliver(self, heard: Scanned | Typed, _: tuple[Keystroke, ...]) -> None:
        match heard:
            case Scanned(text):
                self._flow.scan(text)
            case Typed(digits):
                for digit in digits:
                    self._flow.type_digit(digit)
            case _:
                assert_never(heard)


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
