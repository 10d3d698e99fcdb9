"""The day: its showings in time order, how their seats stand, and the same per half hour at a glance."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout
from typing_extensions import override

from willcall.boxoffice.house import House
from willcall.boxoffice.models.showings import ShowingColumns
from willcall.boxoffice.tokens import Tone, Type
from willcall.boxoffice.widgets.bar_delegate import BarDelegate
from willcall.boxoffice.widgets.filter_field import FilterField
from willcall.boxoffice.widgets.half_hours import HalfHours
from willcall.boxoffice.widgets.page import Page
from willcall.boxoffice.widgets.table import Table
from willcall.boxoffice.widgets.texts import Text
from willcall.boxoffice.words import times
from willcall.redemption.domain.staff import View
from willcall.redemption.domain.tallies import DayBoard

translate = QCoreApplication.translate

_BAR_WIDTH = 160
_FIGURES = 5


class TodayPage(Page):
    """``showing_wanted`` says whose house somebody wants to see."""

    icon = "today"
    showing_wanted = Signal(str)

    def __init__(self, house: House) -> None:
        super().__init__(house, View.TODAY)
        self.filter = FilterField(house.look)
        self.columns = ShowingColumns(house.office)
        self.table = Table(house, "showings", self.columns.all(), lambda row: row.showing.showing_code)
        self._dress_bar()
        self.chart = HalfHours(house)
        self._figures = [(Text(Type.FIGURE), Text(Type.SMALL, Tone.SOFT)) for _ in range(_FIGURES)]
        self._board: DayBoard | None = None
        self.tools.addWidget(self.filter)
        self.body.addLayout(self._figure_row())
        self.body.addWidget(self.chart)
        self.body.addWidget(self.table, 1)
        self.filter.textChanged.connect(self.table.sifted.sift)
        self.table.opened.connect(self._open)

    def _dress_bar(self) -> None:
        keys = [column.key for column in self.table.rows.columns]
        number = keys.index("share")
        self.table.setItemDelegateForColumn(number, BarDelegate(self.house.look, self.table))
        self.table.set_width(number, _BAR_WIDTH)

    def _figure_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(40)
        for figure, name in self._figures:
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(figure)
            column.addWidget(name)
            row.addLayout(column)
        row.addStretch(1)
        return row

    @override
    def label(self) -> str:
        return translate("Today", "Today")

    @override
    def retranslate(self) -> None:
        super().retranslate()
        self.filter.say(translate("Today", "Filter: film, screen, time"))
        self._show_nothing()
        if self._board:
            self._show(self._board)

    def _show_nothing(self) -> None:
        if self._board is None:
            nothing = translate("Today", "One moment…")
        elif self._board.pack is None:
            nothing = translate(
                "Today", "There are no codes for today on this terminal. Bring them by the line or by stick."
            )
        else:
            nothing = translate("Today", "No showings today.")
        self.table.retranslate(nothing)

    @override
    def refresh(self) -> None:
        self.house.office.look(lambda desks: desks.looks.showings_today(), self._show)

    def _show(self, board: DayBoard) -> None:
        first = self._board is None
        self._board = board
        self.subtitle.setText(times.day(board.day, self.house.office.language))
        self.table.put(board.showings)
        self.table.rows.speak()
        self.chart.put(board)
        self._show_figures(board)
        if first:
            self._show_nothing()
            self._choose_next(board)

    def _choose_next(self, board: DayBoard) -> None:
        """Stand at the showing that starts next."""
        now = self.house.office.now()
        coming = [each for each in board.showings if each.showing.starts_at >= now]
        if coming:
            self.table.choose(coming[0].showing.showing_code)

    def _show_figures(self, board: DayBoard) -> None:
        seats = board.seats
        told = (
            (seats.issued, translate("Today", "seats issued"), Tone.PLAIN),
            (seats.sold, translate("Today", "sold by the channel"), Tone.PLAIN),
            (seats.collected, translate("Today", "collected"), Tone.GOOD),
            (seats.open, translate("Today", "open"), Tone.PLAIN),
            (seats.unconfirmed, translate("Today", "in doubt"), Tone.WARN if seats.unconfirmed else Tone.SOFT),
        )
        for (figure, name), (count, words, tone) in zip(self._figures, told, strict=True):
            figure.say(f"{count:,}", tone)
            name.setText(words)

    def _open(self) -> None:
        row = self.table.current()
        if row is not None:
            self.showing_wanted.emit(row.showing.showing_code)
