"""Today's showings as rows."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from PySide6.QtCore import QCoreApplication

from willcall.boxoffice.models.columns import Column
from willcall.boxoffice.office import Office
from willcall.boxoffice.tokens import Tone
from willcall.boxoffice.words import times
from willcall.redemption.domain.showings import Showing, ShowingStatus
from willcall.redemption.domain.tallies import SeatTally, ShowingTally

translate = QCoreApplication.translate


class Phase(Enum):
    """Where a showing is in its life, the most urgent first."""

    CANCELLED = 0
    MOVED = 1
    SOON = 2
    RUNNING = 3
    LATER = 4
    OVER = 5


TONES = {
    Phase.CANCELLED: Tone.BAD,
    Phase.MOVED: Tone.WARN,
    Phase.SOON: Tone.WARN,
    Phase.RUNNING: Tone.INFO,
    Phase.LATER: Tone.PLAIN,
    Phase.OVER: Tone.SOFT,
}
_SIGNS = {Phase.CANCELLED: "close", Phase.MOVED: "next", Phase.SOON: "clock", Phase.RUNNING: "today"}


def phase_of(showing: Showing, now: datetime, soon: timedelta) -> Phase:
    """Return where a showing is in its life."""
    if showing.status is ShowingStatus.CANCELLED:
        return Phase.CANCELLED
    if showing.status is ShowingStatus.MOVED:
        return Phase.MOVED
    if now >= showing.ends_at:
        return Phase.OVER
    if now >= showing.starts_at:
        return Phase.RUNNING
    return Phase.SOON if showing.starts_at - now <= soon else Phase.LATER


def phase_name(phase: Phase) -> str:
    """Return a phase in a word."""
    names = {
        Phase.CANCELLED: translate("Today", "Cancelled"),
        Phase.MOVED: translate("Today", "Moved"),
        Phase.SOON: translate("Today", "Starts soon"),
        Phase.RUNNING: translate("Today", "Running"),
        Phase.LATER: translate("Today", "Later"),
        Phase.OVER: translate("Today", "Over"),
    }
    return names[phase]


@dataclass(frozen=True, slots=True)
class Bar:
    """What the bar draws: seats collected and in doubt, of those that were not taken back."""

    collected: int
    unconfirmed: int
    of: int

    @property
    def share(self) -> float:
        """The part that is collected, from 0 to 1."""
        return self.collected / self.of if self.of else 0.0


def bar_of(seats: SeatTally) -> Bar:
    """Return the bar for some seats."""
    return Bar(seats.collected, seats.unconfirmed, seats.issued - seats.revoked)


class ShowingColumns:
    """Makes the columns; they ask the office for the time, the language and what is soon."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._soon = timedelta(minutes=office.settings.box_office.soon_minutes)

    def phase(self, row: ShowingTally) -> Phase:
        """Return where a showing is in its life just now."""
        return phase_of(row.showing, self._office.now(), self._soon)

    def _tone(self, row: ShowingTally) -> Tone:
        return TONES[self.phase(row)]

    def all(self) -> tuple[Column[ShowingTally], ...]:
        """Return the columns."""
        return (*self._when(), *self._what(), *self._how_many(), *self._how_it_is())

    def _when(self) -> tuple[Column[ShowingTally], ...]:
        return (
            Column(
                "starts",
                lambda: translate("Today", "Starts"),
                lambda row: times.clock(row.showing.starts_at, self._office.zone),
                order=lambda row: row.showing.starts_at,
            ),
            Column(
                "in",
                lambda: translate("Today", "In"),
                lambda row: times.starts_in(row.showing.starts_at, self._office.now()),
                order=lambda row: row.showing.starts_at,
                tone=self._tone,
            ),
        )

    def _what(self) -> tuple[Column[ShowingTally], ...]:
        return (
            Column(
                "screen",
                lambda: translate("Today", "Screen"),
                lambda row: row.showing.screen.in_language(self._office.language),
            ),
            Column(
                "film",
                lambda: translate("Today", "Film"),
                lambda row: f"{row.showing.film.in_language(self._office.language)}  {row.showing.version}",
                tip=lambda row: row.showing.film.in_language(self._office.language),
                wide=True,
            ),
        )

    def _how_many(self) -> tuple[Column[ShowingTally], ...]:
        return (
            _count("issued", lambda: translate("Today", "Issued"), lambda seats: seats.issued),
            _count("sold", lambda: translate("Today", "Sold"), lambda seats: seats.sold),
            _count("collected", lambda: translate("Today", "Collected"), lambda seats: seats.collected),
            _count("open", lambda: translate("Today", "Open"), lambda seats: seats.open),
            _count(
                "unconfirmed",
                lambda: translate("Today", "In doubt"),
                lambda seats: seats.unconfirmed,
                tone=lambda row: Tone.WARN if row.seats.unconfirmed else Tone.SOFT,
            ),
        )

    def _how_it_is(self) -> tuple[Column[ShowingTally], ...]:
        return (
            Column(
                "share",
                lambda: translate("Today", "Collected so far"),
                lambda row: f"{bar_of(row.seats).share:.0%}",
                order=lambda row: bar_of(row.seats).share,
                value=lambda row: bar_of(row.seats),
            ),
            Column(
                "phase",
                lambda: translate("Today", "State"),
                lambda row: phase_name(self.phase(row)),
                order=lambda row: self.phase(row).value,
                tone=self._tone,
                sign=lambda row: _SIGNS.get(self.phase(row), ""),
            ),
        )


def _plain(_: ShowingTally) -> Tone:
    return Tone.PLAIN


def _count(
    key: str,
    title: Callable[[], str],
    count: Callable[[SeatTally], int],
    tone: Callable[[ShowingTally], Tone] = _plain,
) -> Column[ShowingTally]:
    return Column(
        key,
        title,
        lambda row: f"{count(row.seats):,}",
        order=lambda row: count(row.seats),
        tone=tone,
        right=True,
    )
