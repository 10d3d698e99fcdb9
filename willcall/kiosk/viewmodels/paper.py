"""Tickets on their way: which of how many, and what to do with them."""

from collections.abc import Iterator
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
    places: tuple[str, ...] = ()
    ways: tuple[str, ...] = ()
    """For each place how many tickets are for it, where there are several, and the way to it."""


def printing_content(printing: Printing) -> PaperContent:
    """Return the content while ticket ``number`` prints."""
    #: headline while printing; %1 is the ticket under way, %2 how many there are
    text = translate("Paper", "Printing ticket %1 of %2")
    headline = text.replace("%1", str(printing.number)).replace("%2", str(printing.total))
    return PaperContent(headline, printing.number, printing.total)


def taking_content(taking: TakeTickets, say: Phrases) -> PaperContent:
    """Return the content once all tickets are out: where to go now, showing by showing as they start."""
    return PaperContent(
        headline=Counts().take_tickets(taking.count),
        number=taking.count,
        total=taking.count,
        places=tuple(_place(tally.showing, say) for tally in taking.tallies),
        ways=tuple(_ways(taking.tallies, say)),
    )


def _place(showing: Showing, say: Phrases) -> str:
    """Return screen and time; where that is too long for one line, it breaks between the two and never in the time."""
    together = say.when(showing.starts_at).replace(" ", "\N{NO-BREAK SPACE}")
    return f"{say.name(showing.screen)}\N{NO-BREAK SPACE}· {together}"


def _ways(tallies: tuple[Tally, ...], say: Phrases) -> Iterator[str]:
    """Return the way to each auditorium; once where several showings follow each other on one screen."""
    before = None
    for tally in tallies:
        tickets = Counts().tickets(tally.printed) if len(tallies) > 1 else ""
        way = say.name(tally.showing.directions) if tally.showing.screen != before else ""
        yield " · ".join(part for part in (tickets, way) if part)
        before = tally.showing.screen


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

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]  # Qt's own name
    def places(self) -> list[str]:
        """Where to go now: a line for each showing."""
        return list(self._content.places)

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]  # Qt's own name
    def ways(self) -> list[str]:
        """For each place how many tickets are for it, and the way to it; empty where neither needs saying."""
        return list(self._content.ways)
