"""One seat: how it stands, what can be done with it, and every entry that the journal has of it."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from willcall.boxoffice.house import House
from willcall.boxoffice.models.story import story_columns
from willcall.boxoffice.tokens import Tone, Type
from willcall.boxoffice.views.acts.begin import begin_act
from willcall.boxoffice.widgets.buttons import Button, Kind
from willcall.boxoffice.widgets.table import Table
from willcall.boxoffice.widgets.texts import Sign, Text
from willcall.boxoffice.words import times
from willcall.boxoffice.words.refusals import why_not
from willcall.boxoffice.words.seats import SIGNS, TONES, grouped, place_words, showing_words, state_name
from willcall.boxoffice.words.story import act_name
from willcall.redemption.domain.desk_acts import DeskAct, OfferedAct
from willcall.redemption.domain.reprints import LimitReached
from willcall.redemption.domain.seat_story import SeatStory, SeatUnknown
from willcall.redemption.domain.staff import TicketUnknown

translate = QCoreApplication.translate

WIDTH, _BUTTON = 470, 206
_KEYS = {
    DeskAct.COLLECT: "Ctrl+P",
    DeskAct.SETTLE_BY_SCAN: "F10",
    DeskAct.STATE_NO_PAPER: "F11",
    DeskAct.REPRINT: "F12",
}
_ICONS = {
    DeskAct.COLLECT: "printer",
    DeskAct.SETTLE_BY_SCAN: "codes",
    DeskAct.STATE_NO_PAPER: "close",
    DeskAct.VOUCH: "check",
    DeskAct.REPRINT: "ticket",
    DeskAct.RELEASE: "sync",
    DeskAct.ADMIT: "doors",
}


class ActLine(QWidget):
    """A button, and below it why it is off where it is."""

    def __init__(self, house: House, act: DeskAct) -> None:
        super().__init__()
        self.act = act
        self.button = Button(house.look, f"act_{act.value}", Kind.PLAIN, _ICONS[act], _KEYS.get(act, ""))
        self._why = Text(Type.SMALL, Tone.SOFT, wraps=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.button.setFixedWidth(_BUTTON)
        self.button.setProperty("capped", True)  # all words begin below each other
        row.addWidget(self.button)
        row.addWidget(self._why, 1)

    def show_act(self, offered: OfferedAct, why: str) -> None:
        """Show an act, and why it is barred."""
        self.button.say(act_name(self.act))
        # a limit is lifted in the form
        self.button.setEnabled(offered.barred is None or isinstance(offered.barred, LimitReached))
        self._why.setText(why)
        self.button.setAccessibleDescription(why)


class SeatPanel(QFrame):
    """Shows the seat that it was last asked for, and looks at it anew on demand. Empty until then."""

    def __init__(self, house: House, room: QWidget) -> None:
        super().__init__()
        self.setObjectName("Panel")
        self.setFixedWidth(WIDTH)
        self._house, self._room = house, room
        self._wanted: str | tuple[str, str] | None = None
        self.story: SeatStory | None = None
        self._empty = Text(Type.BODY, Tone.SOFT, wraps=True)
        self._place, self._ticket = Text(Type.TITLE), Text(Type.BODY, Tone.SOFT)
        self._showing = Text(Type.BODY, wraps=True)
        self._sign, self._state, self._copies = Sign(house.look), Text(Type.STRONG), Text(Type.BODY, Tone.SOFT)
        self.lines = [ActLine(house, act) for act in DeskAct]
        self.table = Table(house, "story", story_columns(house.office), lambda step: step.sequence)
        self.table.wrap()
        self._filled = QWidget()
        self._lay_out()
        for line in self.lines:
            line.button.clicked.connect(lambda _=False, act=line.act: self._do(act))
        self._show(None)

    def _lay_out(self) -> None:
        filled = QVBoxLayout(self._filled)
        filled.setContentsMargins(0, 0, 0, 0)
        filled.setSpacing(4)
        state = QHBoxLayout()
        state.addWidget(self._sign)
        state.addWidget(self._state)
        state.addSpacing(10)
        state.addWidget(self._copies, 1)
        filled.addWidget(self._place)
        filled.addWidget(self._showing)
        filled.addWidget(self._ticket.selectable())
        filled.addSpacing(4)
        filled.addLayout(state)
        filled.addSpacing(8)
        for line in self.lines:
            filled.addWidget(line)
        filled.addSpacing(8)
        filled.addWidget(self.table, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.addWidget(self._empty)
        column.addWidget(self._filled, 1)

    # what it shows

    def ask_for_ticket(self, ticket_no: str) -> None:
        """Show the seat of a ticket."""
        self._wanted = ticket_no
        self.refresh()

    def ask_for_seat(self, showing_code: str, seat_code: str) -> None:
        """Show a seat of a showing."""
        self._wanted = (showing_code, seat_code)
        self.refresh()

    def clear(self) -> None:
        """Show no seat."""
        self._wanted = None
        self._show(None)

    def refresh(self) -> None:
        """Look at the seat anew."""
        wanted, office = self._wanted, self._house.office
        if wanted is None or office.signed_in is None:
            return
        who = office.member

        def shown(story: SeatStory | TicketUnknown | SeatUnknown) -> None:
            if wanted == self._wanted:
                self._show(story if isinstance(story, SeatStory) else None)

        if isinstance(wanted, str):
            office.look(lambda desks: desks.looks.seat_story(wanted, who), shown)
        else:
            office.look(lambda desks: desks.looks.story_of_seat(*wanted, who), shown)

    def retranslate(self) -> None:
        """Show all words in the language of the moment."""
        self._empty.setText(translate("Story", "Choose a seat, scan a code or a ticket, or find one by what is known."))
        self.table.retranslate(translate("Story", "Nothing has happened to this seat yet."))
        self._show(self.story)

    def _show(self, story: SeatStory | None) -> None:
        self.story = story
        self._filled.setVisible(story is not None)
        self._empty.setVisible(story is None)
        if story is None:
            return
        office, seat = self._house.office, story.seat
        clock = times.clock(story.showing.starts_at, office.zone)
        self._place.setText(place_words(seat.place))
        self._showing.setText(showing_words(story.showing, office.language, clock))
        #: %1 is a ticket's number
        self._ticket.setText(translate("Story", "Ticket %1").replace("%1", grouped(seat.ticket_no)))
        self._sign.show_icon(SIGNS[seat.state], TONES[seat.state])
        self._state.say(state_name(seat.state), TONES[seat.state])
        self._copies.setText(self._copies_words(story))
        for line, offered in zip(self.lines, story.acts, strict=True):
            barred = offered.barred
            line.show_act(offered, why_not(barred, office.language, office.zone) if barred is not None else "")
        self.table.put(tuple(reversed(story.steps)))

    def _copies_words(self, story: SeatStory) -> str:
        words = []
        if story.seat.copies:
            #: %1 is a number of papers
            words.append(translate("Story", "copies: %1").replace("%1", str(story.seat.copies)))
        if not story.seat.sold:
            words.append(translate("Story", "not reported as sold"))
        if story.before:
            #: %1 is a number of tickets that head office took back
            words.append(translate("Story", "earlier tickets: %1").replace("%1", str(len(story.before))))
        return " · ".join(words)

    def _do(self, act: DeskAct) -> None:
        if self.story is not None:
            begin_act(act, self.story, self._house, self._room)
