"""The codes of a basket, one line each: what each opens, and that it can be taken out again."""

from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtQml import QmlElement

from willcall.kiosk.journey.basket import Basket
from willcall.kiosk.viewmodels.counts import Counts
from willcall.kiosk.viewmodels.phrases import Phrases
from willcall.kiosk.viewmodels.shown import ShownLines
from willcall.kiosk.viewmodels.ticket import already_out
from willcall.redemption.domain.verdicts import Collectable

QML_IMPORT_NAME = "Willcall.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


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
class BasketModel(ShownLines[BasketLine]):
    """The basket's lines, for a list on the screen."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(BasketLine, parent)
