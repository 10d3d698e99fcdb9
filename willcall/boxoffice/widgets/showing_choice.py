"""A choice of today's showings."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox

from willcall.boxoffice.house import House
from willcall.boxoffice.widgets.combo import Combo
from willcall.boxoffice.words import times
from willcall.redemption.domain.showings import Showing


class ShowingChoice(Combo):
    """Begins at the showing that starts next. ``picked`` tells a showing's code, however it was chosen."""

    picked = Signal(str)

    def __init__(self, house: House, name: str, least: int = 330) -> None:
        super().__init__(house.look, name)
        self.setMinimumWidth(least)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMaxVisibleItems(24)
        self._house = house
        self.showings: tuple[Showing, ...] = ()
        self.currentIndexChanged.connect(self._changed)

    @property
    def showing(self) -> Showing | None:
        """The showing that is chosen."""
        return self.showings[self.currentIndex()] if 0 <= self.currentIndex() < len(self.showings) else None

    def put(self, showings: Sequence[Showing], wanted: str = "") -> None:
        """Offer showings; whatever was chosen stays chosen. Until something is, ``wanted`` is the first choice."""
        if tuple(showings) == self.showings:
            return
        chosen = self.showing.showing_code if self.showing else wanted
        self.blockSignals(True)
        self.showings = tuple(showings)
        self.setCurrentIndex(-1)
        self.blockSignals(False)
        self.speak()
        self.choose(chosen or self._next())

    def _next(self) -> str:
        now = self._house.office.now()
        coming = [each for each in self.showings if each.starts_at >= now] or list(self.showings[-1:])
        return coming[0].showing_code if coming else ""

    def speak(self) -> None:
        """Show the same showings in the language of the moment."""
        chosen = self.currentIndex()
        self.blockSignals(True)
        self.clear()
        self.addItems([self._words(each) for each in self.showings])
        self.setCurrentIndex(chosen)
        self.blockSignals(False)

    def _words(self, showing: Showing) -> str:
        office = self._house.office
        clock, language = times.clock(showing.starts_at, office.zone), office.language
        return f"{clock}  {showing.screen.in_language(language)}  {showing.film.in_language(language)}"

    def choose(self, showing_code: str) -> None:
        """Choose a showing."""
        codes = [each.showing_code for each in self.showings]
        if showing_code in codes:
            self.setCurrentIndex(codes.index(showing_code))

    def step(self, by: int) -> None:
        """Choose the one before or after."""
        self.setCurrentIndex(max(0, min(len(self.showings) - 1, self.currentIndex() + by)))

    def _changed(self) -> None:
        if self.showing:
            self.picked.emit(self.showing.showing_code)
