"""Finished phrases in the moviegoer's language: times, days, seats, counts, names."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from willcall.kiosk.viewmodels.counts import Counts
from willcall.redemption.domain.business_day import business_day
from willcall.redemption.domain.seats import Seat
from willcall.redemption.domain.showings import BilingualText, Place, Showing

translate = QCoreApplication.translate

_SOON = timedelta(hours=2)


@dataclass(frozen=True, slots=True)
class Phrases:
    """Speaks one language at one moment in one cinema's time zone. ``now`` is aware."""

    language: str
    now: datetime
    zone: ZoneInfo

    def name(self, text: BilingualText) -> str:
        """Return a name in the language, Chinese where there is no other."""
        return text.in_language(self.language)

    def other_name(self, text: BilingualText) -> str:
        """Return the name that ``name`` did not show, or nothing where there is none."""
        shown = self.name(text)
        return next((each for each in (text.en, text.zh) if each and each != shown), "")

    def clock(self, moment: datetime) -> str:
        """Return the time of day, ``19:30``."""
        return f"{moment.astimezone(self.zone):%H:%M}"

    def day(self, day: date) -> str:
        """Return a date with its weekday."""
        #: Qt's date format: d day, M month, dddd weekday; keep the words in quotation marks, if any
        pattern = translate("Phrases", "dddd d MMMM")
        return QLocale(self.language).toString(QDate(day.year, day.month, day.day), pattern)

    def when(self, moment: datetime) -> str:
        """Return a day and time as people say it: today, tonight (past midnight, same business day), tomorrow."""
        here, now, time = moment.astimezone(self.zone), self.now.astimezone(self.zone), self.clock(moment)
        away = (here.date() - now.date()).days
        if away == 0:
            #: %1 is a time of day such as 19:30
            return translate("Phrases", "Today %1").replace("%1", time)
        if away == 1 and business_day(moment, self.zone) == business_day(self.now, self.zone):
            #: after midnight, but still this evening's programme; %1 is a time of day such as 00:30
            return translate("Phrases", "Tonight %1").replace("%1", time)
        if away == 1:
            #: %1 is a time of day such as 10:00
            return translate("Phrases", "Tomorrow %1").replace("%1", time)
        return f"{self.day(here.date())} {time}"

    def time_and_screen(self, showing: Showing) -> str:
        """Return when and where a showing takes place."""
        return f"{self.when(showing.starts_at)} · {self.name(showing.screen)}"

    def starts_in(self, showing: Showing) -> str:
        """Return how soon a showing starts, or how long ago it did; nothing where that is hours away."""
        seconds = (showing.starts_at - self.now).total_seconds()
        if seconds > _SOON.total_seconds():
            return ""
        if seconds > 0:
            return Counts().starts_in(max(1, round(seconds / 60)))
        if (minutes := round(-seconds / 60)) > 0:
            return Counts().started_ago(minutes)
        return translate("Phrases", "Starts now")

    def place(self, place: Place) -> str:
        """Return a seat as the armrest and the ticket have it."""
        #: a seat on its own; %1 is the row, %2 the number in the row
        return translate("Phrases", "Row %1, seat %2").replace("%1", place.row).replace("%2", place.number)

    def seats(self, seats: tuple[Seat, ...]) -> str:
        """Return seats in one line, row by row."""
        rows = groupby((seat.place for seat in seats), key=lambda place: place.row)
        return " · ".join(self._row(tuple(places)) for _, places in rows)

    def _row(self, places: tuple[Place, ...]) -> str:
        if len(places) == 1:
            return self.place(places[0])
        #: between the numbers of seats in the same row
        comma = translate("Phrases", ", ")
        numbers = comma.join(place.number for place in places)
        #: seats beside each other; %1 is the row, %2 the numbers in it
        return translate("Phrases", "Row %1, seats %2").replace("%1", places[0].row).replace("%2", numbers)

    def machine(self, terminal_no: str) -> str:
        """Return what stands on a machine's front."""
        #: a machine in the foyer; %1 is its number
        return translate("Phrases", "Machine %1").replace("%1", terminal_no.lstrip("0") or terminal_no)
