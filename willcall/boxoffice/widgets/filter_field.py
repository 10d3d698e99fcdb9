"""Where a table is filtered, as one types."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit

from willcall.boxoffice.look import Look
from willcall.boxoffice.tokens import Tone, Type

_WIDTH = 240


class FilterField(QLineEdit):
    """Ctrl+F leads to it, Esc empties it."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.setObjectName("filter")
        self.setFont(look.font(Type.BODY))
        self.setFixedWidth(_WIDTH)
        self.setClearButtonEnabled(True)
        self._look = look
        self._icon = self.addAction(look.icon("find", Tone.SOFT), QLineEdit.ActionPosition.LeadingPosition)
        look.changed.connect(lambda: self._icon.setIcon(look.icon("find", Tone.SOFT)))
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self._take_focus)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), self, self.clear)
        escape.setContext(Qt.ShortcutContext.WidgetShortcut)

    def _take_focus(self) -> None:
        if self.isVisible():
            self.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.selectAll()

    def say(self, words: str) -> None:
        """Show what can be typed."""
        self.setPlaceholderText(f"{words}  Ctrl+F")
        self.setAccessibleName(words)
