"""A showing's house, and beside it the seat that is open."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from willcall.boxoffice.house import House
from willcall.boxoffice.tokens import Tone, Type
from willcall.boxoffice.views.seat_panel import SeatPanel
from willcall.boxoffice.widgets.buttons import Button
from willcall.boxoffice.widgets.legend import Legend
from willcall.boxoffice.widgets.page import Page
from willcall.boxoffice.widgets.seat_canvas import SeatCanvas
from willcall.boxoffice.widgets.showing_choice import ShowingChoice
from willcall.boxoffice.widgets.texts import Text
from willcall.redemption.domain.seat_plans import SeatPlan
from willcall.redemption.domain.staff import View
from willcall.redemption.domain.tallies import DayBoard

translate = QCoreApplication.translate


class SeatMapPage(Page):
    """Alt with an arrow key leads from showing to showing."""

    icon = "seats"

    def __init__(self, house: House, room: QWidget) -> None:
        super().__init__(house, View.SEAT_MAP)
        self.showing = ShowingChoice(house, "map_showing")
        self.before = Button(house.look, "showing_before", icon="previous", key="Alt+Left")
        self.after = Button(house.look, "showing_after", icon="next", key="Alt+Right")
        self.canvas, self.legend = SeatCanvas(house), Legend(house)
        self.panel = SeatPanel(house, room)
        self._none = Text(Type.BODY, Tone.SOFT, wraps=True)
        self._wanted = ""
        for widget in (self.before, self.showing, self.after):
            self.tools.addWidget(widget)
        self._lay_out_map()
        self.showing.picked.connect(self.show_showing)
        self.before.clicked.connect(lambda: self.showing.step(-1))
        self.after.clicked.connect(lambda: self.showing.step(1))
        self.canvas.chosen.connect(self._open)

    def _lay_out_map(self) -> None:
        panel = QFrame()
        panel.setObjectName("Panel")
        column = QVBoxLayout(panel)
        column.setContentsMargins(12, 10, 12, 6)
        column.addWidget(self._none)
        column.addWidget(self.canvas, 1)
        column.addWidget(self.legend)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(panel, 1)
        row.addWidget(self.panel)
        self.body.addLayout(row)

    @override
    def label(self) -> str:
        return translate("SeatMap", "Seat map")

    @override
    def retranslate(self) -> None:
        super().retranslate()
        self.before.say("", translate("SeatMap", "The showing before"))
        self.after.say("", translate("SeatMap", "The showing after"))
        self.before.setAccessibleName(self.before.toolTip())
        self.after.setAccessibleName(self.after.toolTip())
        self.showing.setAccessibleName(translate("SeatMap", "Showing"))
        self._none.setText(translate("SeatMap", "There are no showings on this terminal today."))
        self.showing.speak()
        self.panel.retranslate()
        self.canvas.put(self.canvas.plan)
        self.legend.put(self.canvas.plan)

    def show_showing(self, showing_code: str) -> None:
        """Show a showing's house."""
        if showing_code != self._wanted:
            self._wanted = showing_code
            self.panel.clear()
            self.canvas.current = None
            self.showing.choose(showing_code)
            self._look()

    def shown(self) -> str:
        """Return the code of the showing whose house is drawn; empty where none is."""
        return self.canvas.plan.showing.showing_code if self.canvas.plan else ""

    @override
    def refresh(self) -> None:
        self.house.office.look(lambda desks: desks.looks.showings_today(), self._showings)
        self._look()
        self.panel.refresh()

    def _showings(self, board: DayBoard) -> None:
        self.showing.put([each.showing for each in board.showings], self._wanted)
        self._none.setVisible(not board.showings)

    def _look(self) -> None:
        wanted = self._wanted
        if wanted:
            self.house.office.look(lambda desks: desks.looks.seat_plan(wanted), self._show)

    def _show(self, plan: SeatPlan | None) -> None:
        if plan is None or plan.showing.showing_code == self._wanted:
            self.canvas.put(plan)
            self.legend.put(plan)

    def _open(self, seat_code: str) -> None:
        self.panel.ask_for_seat(self._wanted, seat_code)
