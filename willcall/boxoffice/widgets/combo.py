"""A choice from a list, with the arrow that a style sheet takes away."""

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QComboBox
from typing_extensions import override

from willcall.boxoffice.look import Look
from willcall.boxoffice.tokens import Tone, Type


class Combo(QComboBox):
    """One of several."""

    def __init__(self, look: Look, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFont(look.font(Type.BODY))
        self._look = look
        look.changed.connect(self.update)

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
