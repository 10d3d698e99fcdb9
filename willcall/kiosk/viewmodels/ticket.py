"""What was found: the paper that the moviegoer will hold."""

from dataclasses import dataclass, replace

from PySide6.QtCore import Property, QObject, Signal
from PySide6.QtQml import QmlElement

from willcall.kiosk.journey.basket import Basket
from willcall.kiosk.viewmodels.counts import Counts
from willcall.kiosk.viewmodels.phrases import Phrases
from willcall.kiosk.viewmodels.shown import Shown
from willcall.redemption.domain.seats import Seat
from willcall.redemption.domain.verdicts import Collectable

QML_IMPORT_NAME = "Willcall.Kiosk"
QML_IMPORT_MAJOR_VERSION = 1


@dataclass(frozen=True, slots=True)
class TicketContent:
    """What the found screen shows: the whole basket's counts, and the paper of one code where there is one alone."""

    headline: str = ""
    print_text: str = ""
    codes: int = 0
    starts_in: str = ""
    film: str = ""
    subtitle: str = ""
    when: str = ""
    screen: str = ""
    directions: str = ""
    seats: tuple[str, ...] = ()
    already: str = ""


def ticket_content(basket: Basket, say: Phrases) -> TicketContent:
    """Return the content for what can be collected; the first that starts says how soon."""
    wanted = basket.wanted
    whole = TicketContent(
        headline=Counts().tickets_found(len(wanted)),
        print_text=Counts().print_tickets(len(wanted)),
        codes=len(basket.finds),
        starts_in=say.starts_in(wanted[0].showing),
    )
    return _paper(whole, basket.finds[0], tuple(each.seat for each in wanted), say) if whole.codes == 1 else whole


def _paper(whole: TicketContent, found: Collectable, seats: tuple[Seat, ...], say: Phrases) -> TicketContent:
    showing = found.showing
    return replace(
        whole,
        film=say.name(showing.film),
        subtitle=" · ".join(part for part in (say.other_name(showing.film), showing.version) if part),
        when=say.when(showing.starts_at),
        screen=say.name(showing.screen),
        directions=say.name(showing.directions),
        seats=tuple(say.place(seat.place) for seat in seats),
        already=already_out(found, say),
    )


def already_out(found: Collectable, say: Phrases) -> str:
    """Return the tickets of the same code whose paper is out or may be, and their seats; nothing where there are none.

    One line for each kind.
    """
    counts = Counts()
    out = ((counts.already_collected, found.already), (counts.in_doubt, found.in_doubt))
    return "\n".join(f"{count(len(seats))} · {say.seats(seats)}" for count, seats in out if seats)


@QmlElement
class TicketModel(Shown[TicketContent]):
    """The found screen's properties."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(TicketContent(), parent)

    @Property(str, notify=changed)
    def headline(self) -> str:
        """The headline."""
        return self._content.headline

    @Property(str, notify=changed)
    def startsIn(self) -> str:
        """How soon the showing starts."""
        return self._content.starts_in

    @Property(str, notify=changed)
    def film(self) -> str:
        """The film."""
        return self._content.film

    @Property(str, notify=changed)
    def subtitle(self) -> str:
        """The film in the other language, and its version."""
        return self._content.subtitle

    @Property(str, notify=changed)
    def when(self) -> str:
        """Day and time."""
        return self._content.when

    @Property(str, notify=changed)
    def screen(self) -> str:
        """The auditorium."""
        return self._content.screen

    @Property(str, notify=changed)
    def directions(self) -> str:
        """The way to the auditorium."""
        return self._content.directions

    @Property("QStringList", notify=changed)  # type: ignore[arg-type]  # Qt's own name
    def seats(self) -> list[str]:
        """The seats that will be printed."""
        return list(self._content.seats)

    @Property(str, notify=changed)
    def already(self) -> str:
        """The seats whose paper is out."""
        return self._content.already

    @Property(str, notify=changed)
    def printText(self) -> str:
        """What the print button says."""
        return self._content.print_text

    @Property(int, notify=changed)
    def codes(self) -> int:
        """How many codes the tickets are from."""
        return self._content.codes
