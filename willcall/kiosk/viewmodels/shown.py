"""What every view model has in common: it shows one frozen value, or rows of one kind, and tells when that changes."""

from collections.abc import Sequence
from dataclasses import astuple, fields
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtQml import QmlAnonymous
from typing_extensions import override

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

QML_IMPORT_NAME = "Willcall.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

Content = TypeVar("Content")
Line = TypeVar("Line", bound="DataclassInstance")

_ROOT = QModelIndex()


@QmlAnonymous
class Shown(QObject, Generic[Content]):
    """One value as properties. A class that derives from it has a signal ``changed``, which its properties name.

    The signal is not declared here: Qt takes a property's ``notify`` from the class that has the property alone.
    """

    changed: ClassVar[Signal]

    def __init__(self, content: Content, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._content = content

    def show(self, content: Content) -> None:
        """Take over new content."""
        if content != self._content:
            self._content = content
            self.changed.emit()


@QmlAnonymous
class ShownLines(QAbstractListModel, Generic[Line]):
    """Rows of one frozen dataclass, for a list on the screen; the fields' names are the model's roles."""

    def __init__(self, kind: type[Line], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._lines: Sequence[Line] = ()

    def show(self, lines: Sequence[Line]) -> None:
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
        names = (field.name.encode() for field in fields(self._kind))
        return {Qt.ItemDataRole.UserRole + number: QByteArray(name) for number, name in enumerate(names)}
