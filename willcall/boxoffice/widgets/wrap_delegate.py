"""Makes rows as high as their words need, in columns that are as wide as they are."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView
from typing_extensions import override

from willcall.boxoffice.tokens import ROW

_PADDING, _SIGN, _ABOVE_AND_BELOW, _ENDLESS = 25, 24, 10, 10_000


class WrapDelegate(QStyledItemDelegate):
    """Qt's own size hint knows nothing of the style sheet's padding."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Qt's."""
        sign = _SIGN if index.data(Qt.ItemDataRole.DecorationRole) else 0
        width = self._table.columnWidth(index.column()) - _PADDING - sign
        room = QRect(0, 0, max(1, width), _ENDLESS)
        words = str(index.data() or "")
        needed = self._table.fontMetrics().boundingRect(room, int(Qt.TextFlag.TextWordWrap), words)
        return QSize(needed.width(), max(ROW, needed.height() + _ABOVE_AND_BELOW))
