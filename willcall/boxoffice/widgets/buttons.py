"""Buttons that show their shortcut."""

from enum import StrEnum

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QPushButton
from typing_extensions import override

from willcall.boxoffice.look import Look
from willcall.boxoffice.tokens import GAP, Tone, Type

_CAP_HEIGHT = 18


class Kind(StrEnum):
    """How much a button asks to be pressed. ``PRIMARY``: what comes next; one of them in a view."""

    PRIMARY = "primary"
    PLAIN = "plain"
    QUIET = "quiet"


class Button(QPushButton):
    """A button with words, perhaps an icon before them, and its shortcut as a key's cap behind them.

    One that does not ``hear`` its key shows it all the same: somebody else hears it.
    """

    def __init__(  # each of these is part of how it looks
        self,
        look: Look,
        name: str,
        kind: Kind = Kind.PLAIN,
        icon: str = "",
        key: str = "",
        *,
        hears: bool = True,
    ) -> None:
        super().__init__()
        self._look, self._icon, self._kind = look, icon, kind
        self._cap = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) if key else ""
        self.setObjectName(name)
        self.setProperty("kind", kind.value)
        self.setFont(Look.font(Type.STRONG if kind is Kind.PRIMARY else Type.BODY))
        self.setAutoDefault(False)
        self.setProperty("capped", bool(key))
        if key and hears:
            # a button's own shortcut waits a tenth of a second, to be seen
            QShortcut(QKeySequence(key), self, self.click)
        look.changed.connect(self._draw_icon)
        self._draw_icon()

    def say(self, words: str, tip: str = "") -> None:
        """Show words."""
        self.setText(words)
        self.setAccessibleName(words)
        self.setToolTip(tip)
        self.updateGeometry()

    def take_icon(self, icon: str) -> None:
        """Take another icon."""
        self._icon = icon
        self._draw_icon()

    def _draw_icon(self) -> None:
        if self._icon:
            tone = Tone.SOFT if self._kind is Kind.QUIET else Tone.PLAIN
            self.setIcon(self._look.icon(self._icon, tone))
        self.update()

    def _cap_width(self) -> int:
        return self.fontMetrics().horizontalAdvance(self._cap) + 10 if self._cap else 0

    @override
    def sizeHint(self) -> QSize:
        """Qt's: with room for the key's cap."""
        hint = super().sizeHint()
        return hint + QSize(self._cap_width() + GAP, 0) if self._cap else hint

    @override
    def minimumSizeHint(self) -> QSize:
        """Qt's: words are never cut off."""
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's: the cap lies at the right, the words keep to the left of it."""
        super().paintEvent(event)
        if not self._cap:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cap = QRect(self.width() - self._cap_width() - 8, (self.height() - _CAP_HEIGHT) // 2, self._cap_width(), 18)
        ink = self._cap_ink()
        painter.setPen(ink)
        painter.drawRoundedRect(cap, 3, 3)
        painter.setFont(Look.font(Type.SMALL))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._cap)

    def _cap_ink(self) -> QColor:
        tokens = self._look.tokens
        if not self.isEnabled():
            return QColor(tokens.line)
        return QColor(tokens.on_accent if self._kind is Kind.PRIMARY else tokens.faint)
