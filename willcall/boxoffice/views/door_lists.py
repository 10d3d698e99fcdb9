"""When everything else fails: a list for each door as PDF, and a quick way to enter its ticks afterwards."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget
from typing_extensions import override

from willcall.boxoffice.counter import Desks
from willcall.boxoffice.house import House
from willcall.boxoffice.models.columns import Column
from willcall.boxoffice.models.showings import ShowingColumns
from willcall.boxoffice.tokens import Tone, Type
from willcall.boxoffice.views.tick_panel import TickPanel
from willcall.boxoffice.widgets.buttons import Button, Kind
from willcall.boxoffice.widgets.page import Page
from willcall.boxoffice.widgets.table import Table
from willcall.boxoffice.widgets.texts import Said
from willcall.boxoffice.words import times
from willcall.printing.door_list import DoorListSetter, write_door_list
from willcall.redemption.domain.business_day import business_day
from willcall.redemption.domain.door_lists import needs_list
from willcall.redemption.domain.faults import FaultCode
from willcall.redemption.domain.staff import View
from willcall.redemption.domain.tallies import DayBoard, ShowingTally

translate = QCoreApplication.translate

_SHOWN = frozenset({"starts", "screen", "film", "issued", "collected", "open"})


class DoorListsPage(Page):
    """The showings that take place; those chosen are written, all of them where none is."""

    icon = "doors"

    def __init__(self, house: House, room: QWidget) -> None:
        super().__init__(house, View.DOOR_LISTS)
        columns: list[Column[ShowingTally]] = [
            column for column in ShowingColumns(house.office).all() if column.key in _SHOWN
        ]
        self.table = Table(house, "doors", columns, lambda row: row.showing.showing_code)
        self.chosen = Button(house.look, "write_chosen", icon="save")
        self.every = Button(house.look, "write_all", Kind.PRIMARY, key="F9")
        self.progress, self.care = QProgressBar(), Said(house.look, Type.SMALL)
        self.ticks = TickPanel(house, room)
        self._setter: DoorListSetter | None = None
        self._lay_out_lists()
        self.chosen.clicked.connect(self._write_chosen)
        self.every.clicked.connect(self._write_all)
        self.table.moved.connect(self._moved)

    def _lay_out_lists(self) -> None:
        self.progress.setTextVisible(False)
        self.progress.hide()
        for button in (self.chosen, self.every):
            self.tools.addWidget(button)
        left = QVBoxLayout()
        left.addWidget(self.progress)
        left.addWidget(self.table, 1)
        left.addWidget(self.care)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addLayout(left, 1)
        row.addWidget(self.ticks)
        self.body.addLayout(row)

    @override
    def label(self) -> str:
        return translate("Doors", "Door lists")

    @override
    def retranslate(self) -> None:
        super().retranslate()
        self.every.say(translate("Doors", "Make every list"))
        self.chosen.say(translate("Doors", "Make those chosen"))
        self.table.retranslate(translate("Doors", "No showing today needs a list."))
        self.care.say(
            translate(
                "Doors", "The last digits of every code are on them: print them, hand them out, delete the files."
            ),
            Tone.WARN,
        )
        self.ticks.retranslate()

    @override
    def refresh(self) -> None:
        self.house.office.look(lambda desks: desks.looks.showings_today(), self._show)
        self.ticks.refresh()

    def _show(self, board: DayBoard) -> None:
        self.subtitle.setText(times.day(board.day, self.house.office.language))
        self.table.put([each for each in board.showings if needs_list(each)])
        self.table.choose_first()

    def _moved(self) -> None:
        row = self.table.current()
        if row is not None:
            self.ticks.ask_for(row.showing)

    # making them

    def _write_all(self) -> None:
        self._write(self.table.rows.rows)

    def _write_chosen(self) -> None:
        self._write(self.table.chosen())

    def _write(self, rows: tuple[ShowingTally, ...]) -> None:
        folder = self.house.files.folder(translate("Doors", "A folder for the lists")) if rows else None
        if folder is None:
            return
        codes, who = [row.showing.showing_code for row in rows], self.house.office.member
        day = business_day(rows[0].showing.starts_at, self.house.office.zone)
        self._begin(len(codes))

        def written(desks: Desks) -> int | str:
            count, why = self._written(desks, codes, folder)
            if count:
                desks.looks.note_door_lists(day, count, who)
            return why or count

        self.house.office.look(written, self._over, self._failed)

    def _begin(self, count: int) -> None:
        self.progress.setRange(0, count)
        self.progress.setValue(0)
        self.progress.show()
        for button in (self.every, self.chosen):
            button.setEnabled(False)

    def _end(self) -> None:
        self.progress.hide()
        for button in (self.every, self.chosen):
            button.setEnabled(True)

    def _written(self, desks: Desks, codes: list[str], folder: Path) -> tuple[int, str]:
        """Write the lists, on the worker; return how many, and why not all where that cannot be done."""
        setter = self._setter or DoorListSetter(rehearsal=desks.terminal.settings.rehearsal)
        self._setter, count = setter, 0
        for code in codes:
            door_list = desks.looks.door_list(code)
            if door_list is not None:
                try:
                    write_door_list(door_list, setter, folder)
                except OSError as error:
                    return count, error.strerror or str(error)
                count += 1
                self.house.office.from_worker(self._one_more)
        return count, ""

    def _one_more(self) -> None:
        self.progress.setValue(self.progress.value() + 1)

    def _over(self, told: int | str) -> None:
        self._end()
        office = self.house.office
        if isinstance(told, str):
            #: %1 is the system's reason
            office.tell(translate("Doors", "The lists could not be written: %1").replace("%1", told), Tone.BAD)
        else:
            #: %1 is a number of lists
            office.tell(translate("Doors", "Lists written: %1").replace("%1", str(told)))

    def _failed(self, code: FaultCode) -> None:
        self._end()
        self.house.office.tell_fault(code)
