"""The one table model: rows of one kind, shown by typed columns."""

from collections.abc import Callable, Hashable, Sequence
from typing import Generic, TypeVar, cast

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from willcall.boxoffice.look import Look
from willcall.boxoffice.models.columns import Column

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex

VALUE = Qt.ItemDataRole.UserRole + 1
"""The role of what a delegate draws."""

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_NO_PARENT = QModelIndex()
_SIGN = 16


class RowsModel(QAbstractTableModel, Generic[R]):
    """Rows that are known by a key, so that a table looked at anew keeps its place."""

    def __init__(
        self, columns: Sequence[Column[R]], key: Callable[[R], Hashable], look: Look, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.columns, self._key, self._look = tuple(columns), key, look
        self._rows: tuple[R, ...] = ()

    @property
    def rows(self) -> tuple[R, ...]:
        """The rows as they were put."""
        return self._rows

    def put(self, rows: Sequence[R]) -> None:
        """Show other rows; where they are the same ones in the same order, only what changed is told."""
        new = tuple(rows)
        if [self._key(row) for row in new] != [self._key(row) for row in self._rows]:
            self.beginResetModel()
            self._rows = new
            self.endResetModel()
            return
        changed = [number for number, (old, row) in enumerate(zip(self._rows, new, strict=True)) if old != row]
        self._rows = new
        for number in changed:
            self._tell(number, number)

    def speak(self) -> None:
        """Show the same rows in another language, at another time or in another light."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(self.columns) - 1)
        if self._rows:
            self._tell(0, len(self._rows) - 1)

    def _tell(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, len(self.columns) - 1))

    def number_of(self, key: Hashable) -> int | None:
        """Return where the row with a key stands."""
        return next((number for number, row in enumerate(self._rows) if self._key(row) == key), None)

    def key_of(self, row: R) -> Hashable:
        """Return a row's key."""
        return self._key(row)

    def cells(self, number: int) -> list[str]:
        """Return a row's words."""
        return [column.text(self._rows[number]) for column in self.columns]

    @override
    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        """Qt's."""
        return 0 if parent.isValid() else len(self._rows)

    @override
    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        """Qt's."""
        return 0 if parent.isValid() else len(self.columns)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt's."""
        if not index.isValid():
            return None
        column, row = self.columns[index.column()], self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return column.text(row)
            case Qt.ItemDataRole.ToolTipRole:
                return column.tip(row) or None
            case _ if role == VALUE:
                return column.value(row) if column.value else None
            case _:
                return self._dressed(column, row, role)

    def _dressed(self, column: Column[R], row: R, role: int) -> object:
        match role:
            case Qt.ItemDataRole.ForegroundRole:
                return self._look.ink(column.tone(row))
            case Qt.ItemDataRole.DecorationRole:
                sign = column.sign(row)
                return self._look.icon(sign, column.tone(row), _SIGN) if sign else None
            case Qt.ItemDataRole.TextAlignmentRole:
                return cast("object", _RIGHT if column.right else _LEFT)
            case _:
                return None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt's."""
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.title()
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return cast("object", _RIGHT if column.right else _LEFT)
        return None
