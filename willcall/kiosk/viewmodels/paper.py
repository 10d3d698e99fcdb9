"""Tickets on their way: which of how many, and what to do with them."""

from dataclasses import dataclass

from PySide6.QtCore import Property, QCoreApplication, QObject, Signal
from PySide6.QtQml import QmlElement

from willcall.kiosk.journey.basket import Tally
from willcall.kiosk.journey.states import Printing, TakeTickets
from willcall.kiosk.viewmodels.counts import Counts
from willcall.kiosk.viewmodels.phrases import Phrases
from willcall.kiosk.viewmodels.shown import Shown
from willcall.redemption.domain.showings import Showing

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
    """Return the content once all tickets are out: where to go now, showing by showing as they start."""
    several = len(taking.tallies) > 1
    lines = (_line(tally, say) if several else _where(tally.showing, say) for tally in taking.tallies)
    return PaperContent(
        headline=Counts().take_tickets(taking.count),
        number=taking.count,
        total=taking.count,
        where="\n".join(lines),
        directions="\n".join(_directions(taking.tallies, say)),
    )


def _where(showing: Showing, say: Phrases) -> str:
    """Return screen and time; where that is too long for one line, it breaks between the two and never in the time."""
    together = say.when(showing.starts_at).replace(" ", "\N{NO-BREAK SPACE}")
    return f"{say.name(showing.screen)}\N{NO-BREAK SPACE}· {together}"


def _line(tally: Tally, say: Phrases) -> str:
    tickets = Counts().tickets(tally.printed).replace(" ", "\N{NO-BREAK SPACE}")
    return f"{_where(tally.showing, say)} ·\N{NO-BREAK SPACE}{tickets}"


def _directions(tallies: tuple[Tally, ...], say: Phrases) -> list[str]:
    """Return the way to each auditorium once; with its name where there are several."""
    ways = {say.name(each.showing.screen): say.name(each.showing.directions) for each in tallies}
    if len(ways) == 1:
        return [way for way in ways.values() if way]
    #: the way to one of several auditoriums; %1 is its name, %2 the way
    text = translate("Paper", "%1: %2")
    return [text.replace("%1", screen).replace("%2", way) for screen, way in ways.items() if way]


@QmlElement
class PaperModel(Shown[PaperContent]):
    """The properties of the screens where paper moves."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(PaperContent(), parent)

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

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]  # Qt's own name
    def fates(self) -> list[str]:
        """How each ticket fares: out, under way, to come."""
        number, total = self._content.number, self._content.total
        return ["out"] * (number - 1) + ["now"] * (number > 0) + ["to_come"] * (total - number)

    @Property(str, notify=changed)
    def where(self) -> str:
        """Where to go now."""
        return self._content.where

    @Property(str, notify=changed)
    def directions(self) -> str:
        """The way to the auditorium."""
        return self._content.directions
