"""The terminal's health as a list, one row for each part."""

from dataclasses import astuple, dataclass, fields

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtQml import QmlElement
from typing_extensions import override

from willcall.qtkit.health_words import health_words, part_name
from willcall.redemption.domain.health import HealthRow

QML_IMPORT_NAME = "Willcall.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class HealthLine:
    """One row in words. The fields' names are the model's roles; ``level`` is good, warn or bad."""

    name: str
    level: str
    words: str
    advice: str
    code: str


def health_lines(rows: tuple[HealthRow, ...]) -> tuple[HealthLine, ...]:
    """Return the rows in words, in the order given."""
    return tuple(HealthLine(part_name(row.part), row.level.value, *health_words(row), row.code) for row in rows)


@QmlElement
class HealthModel(QAbstractListModel):
    """The rows, for a list on the screen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[HealthLine, ...] = ()

    def show(self, lines: tuple[HealthLine, ...]) -> None:
        """Take over new rows."""
        if lines != self._lines:
            self.beginResetModel()
            self._lines = lines
            self.endResetModel()

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        """Qt's: how many rows there are."""
        return 0 if parent.isValid() else len(self._lines)

    @override
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt's: one role of a row."""
        return astuple(self._lines[index.row()])[role - Qt.ItemDataRole.UserRole]

    @override
    def roleNames(self) -> dict[int, QByteArray]:
        """Qt's: the roles by the names that delegates use."""
        names = (field.name.encode() for field in fields(HealthLine))
        return {Qt.ItemDataRole.UserRole + number: QByteArray(name) for number, name in enumerate(names)}
