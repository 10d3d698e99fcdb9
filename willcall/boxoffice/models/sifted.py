"""Sorting and filtering over rows."""

from typing import Generic, TypeVar

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel
from typing_extensions import override

from willcall.boxoffice.models.rows_model import RowsModel
from willcall.redemption.domain.scans import half_width

R = TypeVar("R")


class Sifted(QSortFilterProxyModel, Generic[R]):
    """Shows the rows in whose words each of the filter's words is found, in whatever column."""

    def __init__(self, rows: RowsModel[R], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = rows
        self._words: tuple[str, ...] = ()
        self.setDynamicSortFilter(True)
        self.setSourceModel(rows)

    def sift(self, text: str) -> None:
        """Show what matches a text, as it is typed."""
        words = tuple(half_width(text).casefold().split())
        if words != self._words:
            self._words = words
            self.setFilterFixedString(" ".join(words))  # whatever it says: the rows are looked at anew

    def row_at(self, index: QModelIndex | QPersistentModelIndex) -> R:
        """Return the row that an index of this model shows."""
        return self._model.rows[self.mapToSource(index).row()]

    @override
    def filterAcceptsRow(self, source_row: int, source_parent: QModelIndex | QPersistentModelIndex) -> bool:
        """Qt's."""
        if not self._words:
            return True
        text = half_width("\n".join(self._model.cells(source_row))).casefold()
        return all(word in text for word in self._words)

    @override
    def lessThan(
        self, source_left: QModelIndex | QPersistentModelIndex, source_right: QModelIndex | QPersistentModelIndex
    ) -> bool:
        """Qt's: in the column's own order, and where that is the same as the rows came."""
        column = self._model.columns[source_left.column()]
        left, right = (self._model.rows[index.row()] for index in (source_left, source_right))
        return bool(column.sorts_by(left) < column.sorts_by(right))
