"""The ticks of one door list, typed off the paper: a row on a line, seats and spans of seats behind it."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QVBoxLayout, QWidget

from willcall.boxoffice.house import House
from willcall.boxoffice.tokens import Tone, Type
from willcall.boxoffice.widgets.buttons import Button, Kind
from willcall.boxoffice.widgets.sheet import Sheet
from willcall.boxoffice.widgets.texts import Said, Text
from willcall.boxoffice.words import times
from willcall.boxoffice.words.refusals import why_not
from willcall.boxoffice.words.seats import showing_words
from willcall.boxoffice.words.ticks import TickCounts, ticks_words
from willcall.redemption.domain.door_lists import DoorList, DoorState
from willcall.redemption.domain.showings import Showing
from willcall.redemption.domain.staff import RightMissing
from willcall.redemption.domain.ticks import TickAnswer, TickOrder, TicksRead, read_ticks

translate = QCoreApplication.translate

WIDTH = 400
_NONE = TicksRead((), ())


class TickPanel(QFrame):
    """Says what it understands as it is typed; nothing is entered before somebody has seen how many that is."""

    def __init__(self, house: House, room: QWidget) -> None:
        super().__init__()
        self.setObjectName("Panel")
        self.setFixedWidth(WIDTH)
        self._house, self._room = house, room
        self._showing: Showing | None = None
        self._list: DoorList | None = None
        self._title, self._what = Text(Type.HEADING), Text(Type.BODY, wraps=True)
        self._counts, self._how = Text(Type.BODY, Tone.SOFT, wraps=True), Text(Type.SMALL, Tone.SOFT, wraps=True)
        self.text = QPlainTextEdit()
        self.text.setObjectName("ticks")
        self.text.setFont(house.look.font(Type.HEADING))
        self.text.setTabChangesFocus(True)
        self.understood = Said(house.look)
        self.enter = Button(house.look, "enter_ticks", Kind.PLAIN, "check", "F10")
        self._lay_out()
        self.text.textChanged.connect(self._read)
        self.enter.clicked.connect(self._ask)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        for widget in (self._title, self._what, self._counts, self._how):
            column.addWidget(widget)
        column.addWidget(self.text, 1)
        column.addWidget(self.understood)
        column.addWidget(self.enter)

    def retranslate(self) -> None:
        """Show all words in the language of the moment."""
        self._title.setText(translate("Doors", "Enter the ticks of a list"))
        self._how.setText(translate("Doors", "A row on a line, then its seats: 3: 1-6, 8 · 5: * for the whole row"))
        self.text.setAccessibleName(self._title.text())
        self._show()

    def ask_for(self, showing: Showing) -> None:
        """Take the ticks of a showing's list; what was typed for another one is let go of."""
        if self._showing is None or showing.showing_code != self._showing.showing_code:
            self._showing, self._list = showing, None
            self.text.clear()
        self._showing = showing
        self.refresh()

    def refresh(self) -> None:
        """Look at the list anew."""
        if self._showing is not None:
            code = self._showing.showing_code
            self._house.office.look(lambda desks: desks.looks.door_list(code), self._listed)

    def _listed(self, found: DoorList | None) -> None:
        if found is None or self._showing is None or found.showing.showing_code == self._showing.showing_code:
            self._list = found
            self._show()

    def _show(self) -> None:
        office, showing = self._house.office, self._showing
        if showing is not None:
            clock = times.clock(showing.starts_at, office.zone)
            self._what.setText(showing_words(showing, office.language, clock))
        if self._list is not None:
            #: how a door list stands: %1 to come, %2 with a ticket, %3 let in on the list
            words = translate("Doors", "To come: %1 · with a ticket: %2 · let in on the list: %3")
            for place, state in enumerate((DoorState.AWAITED, DoorState.TICKET_OUT, DoorState.ADMITTED), start=1):
                words = words.replace(f"%{place}", str(self._list.count(state)))
            self._counts.setText(words)
        self._read()

    def heading(self) -> str:
        """Return whose list it says this is."""
        return self._what.text()

    def counts(self) -> str:
        """Return how it says the list stands."""
        return self._counts.text()

    def ticks(self) -> TicksRead:
        """Return what is understood of what was typed."""
        return read_ticks(self.text.toPlainText(), self._list.lines) if self._list else _NONE

    def _read(self) -> None:
        read = self.ticks()
        self.enter.setEnabled(bool(read.ticket_nos) and not read.unread)
        self.enter.say(TickCounts().enter(len(read.ticket_nos)))
        if read.unread:
            #: what of the typed text is no seat of this list
            words = translate("Doors", "Not on this list: %1").replace("%1", "; ".join(read.unread))
            self.understood.say(words, Tone.WARN)
        else:
            self.understood.say("")

    def _ask(self) -> None:
        read, showing = self.ticks(), self._showing
        if showing is None:
            return
        words = TickCounts().enter(len(read.ticket_nos))
        sheet = Sheet(self._room, self._house.look, words, words)
        sheet.explain(
            translate(
                "Doors",
                "These guests are in without a ticket. Their seats are used; only a supervisor takes a tick back.",
            ),
            Tone.WARN,
        )
        order = TickOrder(showing.showing_code, read.ticket_nos, self._house.office.member)
        sheet.on.connect(lambda: self._enter(order, sheet))
        sheet.open()

    def _enter(self, order: TickOrder, sheet: Sheet) -> None:
        sheet.done()
        self._house.office.act(lambda desks: desks.office.enter_ticks(order), self._entered)

    def _entered(self, answer: TickAnswer) -> None:
        office = self._house.office
        if isinstance(answer, RightMissing):
            office.tell(why_not(answer, office.language, office.zone), Tone.WARN)
            return
        self.text.clear()
        office.tell(*ticks_words(answer))
        office.changed.emit()
