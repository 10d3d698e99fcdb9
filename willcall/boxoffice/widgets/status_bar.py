"""The line at the window's foot: line, what waits, codes, printer, the time; each by a sign, a word and a colour."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout

from willcall.boxoffice.house import House
from willcall.boxoffice.tokens import MARGIN, Tone, Type
from willcall.boxoffice.widgets.texts import Sign, Text
from willcall.boxoffice.words import times
from willcall.boxoffice.words.status import TONES, status_words
from willcall.redemption.domain.business_day import business_day
from willcall.redemption.domain.health import HealthRow, Level, Part

translate = QCoreApplication.translate

_SHOWN = {Part.LINE: "line", Part.OUTBOX: "outbox", Part.PACK: "codes", Part.PRINTER: "printer"}
_LEVELS = tuple(Level)


@dataclass(frozen=True, slots=True)
class _Item:
    sign: Sign
    words: Text


class StatusBar(QFrame):
    """Shows what a terminal's health says, and the time."""

    def __init__(self, house: House) -> None:
        super().__init__()
        self.setObjectName("StatusBar")
        self._house = house
        self._items = {part: _Item(Sign(house.look, 16), Text(Type.SMALL)) for part in _SHOWN}
        self._rehearsal, self._clock = Text(Type.STRONG, Tone.WARN), Text(Type.STRONG)
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 0, MARGIN, 0)
        row.setSpacing(6)
        for item in self._items.values():
            row.addWidget(item.sign)
            row.addWidget(item.words)
            row.addSpacing(18)
        row.addStretch(1)
        row.addWidget(self._rehearsal)
        row.addSpacing(18)
        row.addWidget(self._clock)
        self._rows: Sequence[HealthRow] = ()

    def show_health(self, rows: Sequence[HealthRow]) -> None:
        """Show how the terminal is; of several rows of a part the most urgent."""
        self._rows = rows
        today = business_day(self._house.office.now(), self._house.office.zone).isoformat()
        for part, item in self._items.items():
            of_part = [row for row in rows if row.part is part and row.fact("day") in {None, today}]
            if not of_part:
                item.words.say(translate("Status", "–"), Tone.SOFT)
                item.sign.show_icon(_SHOWN[part], Tone.SOFT)
                continue
            worst = max(of_part, key=lambda row: _LEVELS.index(row.level))
            item.words.say(status_words(worst), TONES[worst.level])
            off = part is Part.LINE and (worst.code or worst.level is not Level.GOOD)
            icon = "line-off" if off else _SHOWN[part]
            item.sign.show_icon(icon, TONES[worst.level])
            item.words.setToolTip(worst.code)

    def words(self, part: Part) -> str:
        """Return what it says of a part."""
        return self._items[part].words.text()

    def level(self, part: Part) -> Level:
        """Return how urgent it says a part is."""
        return max((row.level for row in self._rows if row.part is part), key=_LEVELS.index, default=Level.GOOD)

    def tick(self) -> None:
        """Show the time."""
        office = self._house.office
        now = office.now()
        today = times.day(now.astimezone(office.zone).date(), office.language)
        self._clock.setText(f"{today}  {times.second(now, office.zone)}" if office.identity else "")

    def retranslate(self) -> None:
        """Show all words in the language of the moment."""
        rehearsal = self._house.office.settings.rehearsal
        self._rehearsal.setText(translate("Status", "REHEARSAL: not valid for admission") if rehearsal else "")
        self.show_health(self._rows)
        self.tick()
