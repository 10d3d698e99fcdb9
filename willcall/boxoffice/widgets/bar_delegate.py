"""Draws how much of a showing is collected as a bar, with the percentage behind it."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem
from typing_extensions import override

from willcall.boxoffice.look import Look
from willcall.boxoffice.models.rows_model import VALUE
from willcall.boxoffice.models.showings import Bar
from willcall.boxoffice.tokens import ROW

_WIDTH, _HEIGHT, _WORDS, _SIDE = 160, 8, 44, 8


class BarDelegate(QStyledItemDelegate):
    """What is collected is solid, what is in doubt hatched, the rest empty."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Qt's."""
        return QSize(_WIDTH, ROW)

    @override
    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Qt's: the cell's ground as ever, then the bar instead of the words."""
        bar = index.data(VALUE)
        plain = QStyleOptionViewItem(option)
        self.initStyleOption(plain, index)
        words, plain.text = plain.text, ""
        style = plain.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, plain, painter, plain.widget)
        if isinstance(bar, Bar):
            painter.save()
            self._draw(painter, QRectF(plain.rect), bar)
            painter.setPen(plain.palette.color(QPalette.ColorRole.Text))
            room = plain.rect.adjusted(0, 0, -_SIDE, 0)
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
            painter.restore()

    def _draw(self, painter: QPainter, cell: QRectF, bar: Bar) -> None:
        tokens = self._look.tokens
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = cell.width() - 2 * _SIDE - _WORDS
        track = QRectF(cell.left() + _SIDE, cell.center().y() - _HEIGHT / 2, width, _HEIGHT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.line))
        painter.drawRoundedRect(track, 3, 3)
        if not bar.of:
            return
        solid, doubtful = width * bar.collected / bar.of, width * bar.unconfirmed / bar.of
        painter.setBrush(QColor(tokens.fill))
        painter.drawRoundedRect(QRectF(track.left(), track.top(), solid, _HEIGHT), 3, 3)
        painter.setBrush(QBrush(QColor(tokens.warn), Qt.BrushStyle.Dense4Pattern))
        painter.drawRect(QRectF(track.left() + solid, track.top(), doubtful, _HEIGHT))
