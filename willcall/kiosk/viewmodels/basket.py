"""The codes of a basket, one line each: what each opens, and that it can be taken out again."""

from dataclasses import astuple, dataclass, fields

from PySide6.QtCore import QAbstractListModel, QByteArray, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtQml import QmlElement
from typing_extensions import override

from willcall.kiosk.journey.basket import Basket
from willcall.kiosk.viewmodels.counts import Counts
from willcall.kiosk.viewmodels.phrases import Phrases
from willcall.kiosk.viewmodels.ticket import already_out
from willcall.redemption.domain.verdicts import Collectable

QML_IMPORT_NAME = "Willcall.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class BasketLine:
    """One code's tickets, in words. The fields' names are the model's roles."""

    film: str
    showing: str
    seats: str
    tickets: str
    already: str


def basket_lines(basket: Basket, say: Phrases) -> tuple[BasketLine, ...]:
    """Return the basket's lines, in the order in which the codes came."""
    return tuple(_line(found, say) for found in basket.finds)


def _line(found: Collectable, say: Phrases) -> BasketLine:
    return BasketLine(
        film=say.name(found.showing.film),
        showing=say.time_and_screen(found.showing),
        seats=say.seats(found.seats),
        tickets=Counts().tickets(len(found.seats)),
        already=already_out(found, say),
    )


@QmlElement
class BasketModel(QAbstractListModel):
    """The basket's lines, for a list on the screen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[BasketLine, ...] = ()

    def show(self, lines: tuple[BasketLine, ...]) -> None:
        """Take over new lines."""
        if lines != self._lines:
            self.beginResetModel()
            self._lines = lines
            self.endResetModel()

    @override
    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        """Qt's: how many lines there are."""
        return 0 if parent.isValid() else len(self._lines)

    @override
    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Qt's: one role of a line."""
        return astuple(self._lines[index.row()])[role - Qt.ItemDataRole.UserRole]

    @override
    def roleNames(self) -> dict[int, QByteArray]:
        """Qt's: the roles by the names that delegates use."""
        names = (field.name.encode() for field in fields(BasketLine))
        return {Qt.ItemDataRole.UserRole + number: QByteArray(name) for number, name in enumerate(names)}
