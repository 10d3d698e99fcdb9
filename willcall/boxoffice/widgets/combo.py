"""A choice from a list, with the arrow that a style sheet takes away."""

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QComboBox
from typing_extensions import override

from willcall.boxoffice.look import Look
from willcall.boxoffice.tokens import Tone, Type

_ARROW = 20


class Combo(QComboBox):
    """One of several."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFont(look.font(Type.BODY))
        self._look = look
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        look.changed.connect(self.update)

    @override
    def sizeHint(self) -> QSize:
        """Qt's: with room for the arrow."""
        return super().sizeHint() + QSize(_ARROW, 0)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's: as ever, and the arrow."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._look.ink(Tone.SOFT), 1.6))
        right, middle = self.width() - 14.0, self.height() / 2
        corners = (QPointF(right - 4, middle - 2), QPointF(right, middle + 2), QPointF(right + 4, middle - 2))
        painter.drawPolyline(QPolygonF(corners))
