"""One exception: what happened, what a person can go by, what to do, and how it is closed."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from willcall.boxoffice.house import House
from willcall.boxoffice.tokens import SIGNS, Tone, Type
from willcall.boxoffice.views.close_sheets import CloseSheet, NoteSheet
from willcall.boxoffice.widgets.buttons import Button, Kind
from willcall.boxoffice.widgets.texts import Said, Sign, Text
from willcall.boxoffice.words import times
from willcall.boxoffice.words.exceptions import (
    EvidenceWords,
    kind_name,
    since_words,
    subject_words,
    ticket_of,
    to_do_words,
)
from willcall.boxoffice.words.status import TONES
from willcall.redemption.domain.exceptions import OpenException

translate = QCoreApplication.translate

WIDTH = 430


class ExceptionPanel(QFrame):
    """``seat_wanted`` says the number of the ticket whose seat somebody wants to see."""

    seat_wanted = Signal(str)

    def __init__(self, house: House, room: QWidget) -> None:
        super().__init__()
        self.setObjectName("Panel")
        self.setFixedWidth(WIDTH)
        self._house, self._room = house, room
        self.exception: OpenException | None = None
        self._sign, self._title = Sign(house.look, 22), Text(Type.TITLE, wraps=True)
        self._subject, self._since = Text(Type.STRONG, wraps=True), Text(Type.BODY, Tone.SOFT)
        self._evidence = Text(Type.BODY, wraps=True)
        self._to_do, self._noted = Said(house.look, Type.STRONG), Said(house.look)
        self._barred = Text(Type.SMALL, Tone.SOFT, wraps=True)
        self.seat = Button(house.look, "open_seat", Kind.PRIMARY, "seats", "F9")
        self.close_it = Button(house.look, "close_exception", Kind.PLAIN, "check", "F10")
        self.note = Button(house.look, "note_exception", Kind.PLAIN, "info", "F11")
        self._lay_out()
        self.seat.clicked.connect(self._open_seat)
        self.close_it.clicked.connect(self._close)
        self.note.clicked.connect(self._note)
        self.show_exception(None)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self._sign)
        head.addWidget(self._title, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        column.addLayout(head)
        for widget, space in (
            (self._subject, 0),
            (self._since, 6),
            (self._evidence.selectable(), 6),
            (self._to_do, 6),
            (self._noted, 10),
            (self.seat, 0),
            (self.close_it, 0),
            (self._barred, 0),
            (self.note, 0),
        ):
            column.addWidget(widget)
            column.addSpacing(space)
        column.addStretch(1)

    def retranslate(self) -> None:
        """Show all words in the language of the moment."""
        self.seat.say(translate("Exceptions", "Open the seat"))
        self.close_it.say(translate("Exceptions", "Close it…"))
        self.note.say(translate("Exceptions", "Leave a note…"))
        self.show_exception(self.exception)

    def show_exception(self, exception: OpenException | None) -> None:
        """Show an exception, or that there is none to look at."""
        self.exception = exception
        for widget in (self._sign, self._subject, self._since, self._evidence, self._to_do, self._noted):
            widget.setVisible(exception is not None)
        for button in (self.seat, self.close_it, self.note, self._barred):
            button.setVisible(exception is not None)
        if exception is None:
            self._title.setText("")
            return
        office, tone = self._house.office, TONES[exception.level]
        say = EvidenceWords(office.language, office.zone)
        self._sign.show_icon(SIGNS[tone], tone)
        self._title.setText(kind_name(exception.key.kind))
        self._subject.setText(subject_words(exception.evidence))
        #: %1 is a day and time
        since = translate("Exceptions", "Since %1").replace("%1", since_words(exception, office.zone))
        self._since.setText(since)
        self._since.setVisible(exception.since is not None)
        evidence = say.lines(exception.evidence)
        self._evidence.setText("\n".join(evidence))
        self._evidence.setVisible(bool(evidence))
        self._to_do.say(to_do_words(exception), Tone.INFO)
        self._show_noted(exception)
        bar = exception.close_barred
        self.close_it.setEnabled(bar is None)
        self._barred.setText(say.barred(bar) if bar is not None else "")
        self.seat.setVisible(bool(ticket_of(exception.evidence)))

    def evidence(self) -> str:
        """Return what it says a person can go by."""
        return self._evidence.text()

    def barred(self) -> str:
        """Return what it says of why it cannot be closed."""
        return self._barred.text()

    def to_do(self) -> str:
        """Return what it says to do."""
        return self._to_do.text.text()

    def _show_noted(self, exception: OpenException) -> None:
        left, office = exception.noted, self._house.office
        words = ""
        if left:
            #: %1 is a staff number, %2 a day and time
            words = translate("Exceptions", "Seen by no. %1, %2").replace("%1", left.staff_no)
            words = words.replace("%2", times.day_and_second(left.at, office.zone))
            words = f"{words}: {left.note}" if left.note else words
        self._noted.say(words, Tone.GOOD)
        self._noted.setVisible(bool(words))

    def _open_seat(self) -> None:
        if self.exception:
            self.seat_wanted.emit(ticket_of(self.exception.evidence))

    def _close(self) -> None:
        if self.exception:
            CloseSheet(self._house, self._room, self.exception).ask()

    def _note(self) -> None:
        if self.exception:
            NoteSheet(self._house, self._room, self.exception).ask()
