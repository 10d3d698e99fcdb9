"""Tickets on their way: which of how many, and what to do with them."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QCoreApplication, QObject, Signal
from PySide6.QtQml import QmlElement

from willcall.kiosk.states import Printing, TakeTickets
from willcall.kiosk.viewmodels.counts import Counts
from willcall.kiosk.viewmodels.phrases import Phrases

QML_IMPORT_NAME = "Willcall.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class PaperContent:
    """What the printing and the take-your-tickets screens show."""

    headline: str = ""
    number: int = 0
    total: int = 0
    where: str = ""
    directions: str = ""


def printing_content(printing: Printing) -> PaperContent:
    """Return the content while ticket ``number`` prints."""
    #: headline while printing; %1 is the ticket under way, %2 how many there are
    text = translate("Paper", "Printing ticket %1 of %2")
    headline = text.replace("%1", str(printing.number)).replace("%2", str(printing.total))
    return PaperContent(headline, printing.number, printing.total)


def taking_content(taking: TakeTickets, say: Phrases) -> PaperContent:
    """Return the content once all tickets are out: where to go now."""
    return PaperContent(
        headline=Counts().take_tickets(taking.count),
        number=taking.count,
        total=taking.count,
        where=_where(taking, say),
        directions=say.name(taking.showing.directions),
    )


def _where(taking: TakeTickets, say: Phrases) -> str:
    """Return screen and time; where that is too long for one line, it breaks between the two and never in the time."""
    together = say.when(taking.showing.starts_at).replace(" ", "\N{NO-BREAK SPACE}")
    return f"{say.name(taking.showing.screen)}\N{NO-BREAK SPACE}· {together}"


@QmlElement
class PaperModel(QObject):
    """The properties of the screens where paper moves."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._content = PaperContent()

    def show(self, content: PaperContent) -> None:
        """Take over new content."""
        if content != self._content:
            self._content = content
            self.changed.emit()

    @Property(str, notify=changed)
    def headline(self) -> str:
        """The headline."""
        return self._content.headline

    @Property(int, notify=changed)
    def number(self) -> int:
        """The ticket under way, from 1."""
        return self._content.number

    @Property(int, notify=changed)
    def total(self) -> int:
        """How many tickets there are."""
        return self._content.total

    @Property(str, notify=changed)
    def where(self) -> str:
        """Where to go now."""
        return self._content.where

    @Property(str, notify=changed)
    def directions(self) -> str:
        """The way to the auditorium."""
        return self._content.directions
