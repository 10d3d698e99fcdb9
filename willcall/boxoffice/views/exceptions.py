"""One list of all that needs a person, and its history."""

from datetime import timedelta

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget
from typing_extensions import override

from willcall.boxoffice.house import House
from willcall.boxoffice.models.exceptions import closed_columns, open_columns
from willcall.boxoffice.tokens import Type
from willcall.boxoffice.views.exception_panel import ExceptionPanel
from willcall.boxoffice.widgets.buttons import Button
from willcall.boxoffice.widgets.filter_field import FilterField
from willcall.boxoffice.widgets.page import Page
from willcall.boxoffice.widgets.table import Table
from willcall.redemption.domain.exceptions import ClosedException, OpenException
from willcall.redemption.domain.staff import View

translate = QCoreApplication.translate

REMEMBERED = timedelta(days=7)
"""How far the history goes back."""


class ExceptionsPage(Page):
    """What is open, with the one that is chosen beside it; or what was closed."""

    icon = "exceptions"

    def __init__(self, house: House, room: QWidget) -> None:
        super().__init__(house, View.EXCEPTIONS)
        self.filter = FilterField(house.look)
        self.history = Button(house.look, "history", icon="clock", key="Ctrl+H")
        self.history.setCheckable(True)
        self.table = Table(house, "exceptions", open_columns(house.office), lambda row: row.key)
        self.closed = Table(house, "closed", closed_columns(house.office), lambda row: row.sequence)
        self.panel = ExceptionPanel(house, room)
        self._lists = QStackedWidget()
        self._looked = False
        self._lay_out_lists()
        self.filter.textChanged.connect(self.table.sifted.sift)
        self.filter.textChanged.connect(self.closed.sifted.sift)
        self.history.toggled.connect(self._turn)
        self.table.moved.connect(self._chosen)
        self.table.opened.connect(self.panel.seat.click)

    def _lay_out_lists(self) -> None:
        opened = QWidget()
        row = QHBoxLayout(opened)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.table, 1)
        row.addWidget(self.panel)
        self._lists.addWidget(opened)
        self._lists.addWidget(self.closed)
        self._lists.setFont(self.house.look.font(Type.BODY))
        self.tools.addWidget(self.filter)
        self.tools.addWidget(self.history)
        self.body.addWidget(self._lists)

    @override
    def label(self) -> str:
        return translate("Exceptions", "Exceptions")

    @override
    def retranslate(self) -> None:
        super().retranslate()
        self.filter.say(translate("Exceptions", "Filter"))
        self.history.say(translate("Exceptions", "History"))
        self._say_nothing()
        self.closed.retranslate(translate("Exceptions", "Nothing was closed in the last seven days."))
        self.panel.retranslate()
        self._count()

    def _say_nothing(self) -> None:
        nothing, looking = translate("Exceptions", "Nothing needs anybody."), translate("Exceptions", "One moment…")
        self.table.retranslate(nothing if self._looked else looking)

    @override
    def refresh(self) -> None:
        office = self.house.office
        if office.signed_in is None:
            return
        who, since = office.member, office.now() - REMEMBERED
        if self.history.isChecked():
            office.look(lambda desks: desks.looks.closed_exceptions(since), self._show_closed)
        else:
            office.look(lambda desks: desks.looks.exceptions(who), self._show)

    def _turn(self, history: bool) -> None:  # noqa: FBT001  # Qt's signal
        self._lists.setCurrentIndex(int(history))
        self.refresh()

    def _show(self, rows: tuple[OpenException, ...]) -> None:
        if not self._looked:
            self._looked = True
            self._say_nothing()
        self.table.put(rows)
        self.table.choose_first()
        self._chosen()
        self._count()

    def _show_closed(self, rows: tuple[ClosedException, ...]) -> None:
        self.closed.put(rows)

    def _count(self) -> None:
        #: %1 is a number of exceptions
        words = translate("Exceptions", "%1 open").replace("%1", str(len(self.table.rows.rows)))
        self.subtitle.setText(words if self._looked else "")

    def _chosen(self) -> None:
        self.panel.show_exception(self.table.current())
