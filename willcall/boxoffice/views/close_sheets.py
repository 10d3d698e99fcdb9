"""Close an exception for a reason, or leave a note on it."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QWidget

from willcall.boxoffice.house import House
from willcall.boxoffice.tokens import Tone, Type
from willcall.boxoffice.widgets.choice import Choice
from willcall.boxoffice.widgets.sheet import Sheet
from willcall.boxoffice.widgets.texts import Text
from willcall.boxoffice.words.exceptions import EvidenceWords, kind_name
from willcall.boxoffice.words.reasons import reason_words
from willcall.boxoffice.words.refusals import why_not
from willcall.redemption.domain.exceptions import (
    CloseAnswer,
    Closed,
    ClosingReason,
    EndsByItself,
    NoteAnswer,
    NoteLeft,
    NotOpen,
    OpenException,
    SettlesByAct,
)
from willcall.redemption.domain.faults import FaultCode
from willcall.redemption.domain.notes import LONGEST_NOTE, NoteMissing, NoteUnfit
from willcall.redemption.domain.staff import RightMissing

translate = QCoreApplication.translate


class _ExceptionSheet(Sheet):
    def __init__(self, house: House, room: QWidget, exception: OpenException, go: str) -> None:
        super().__init__(room, house.look, f"{go} · {kind_name(exception.key.kind)}", go)
        self.house, self.exception = house, exception

    def over(self, words: str) -> None:
        """It is carried out."""
        self.done()
        self.house.office.tell(words)
        self.house.office.changed.emit()

    def failed(self, code: FaultCode) -> None:
        """The machine failed, and nothing was changed."""
        self.done()
        self.house.office.tell_fault(code)

    def refused(self, no: NotOpen | SettlesByAct | EndsByItself | RightMissing | NoteMissing | NoteUnfit) -> None:
        """Say why not."""
        office = self.house.office
        match no:
            case NotOpen():
                self.over(translate("Exceptions", "Somebody was quicker, or it ended by itself."))
            case SettlesByAct() | EndsByItself():
                self.refuse(EvidenceWords(office.language, office.zone).barred(no))
            case RightMissing() | NoteMissing() | NoteUnfit():
                self.refuse(why_not(no, office.language, office.zone))
            case _:
                assert_never(no)


class CloseSheet(_ExceptionSheet):
    """Asks for the reason."""

    def __init__(self, house: House, room: QWidget, exception: OpenException) -> None:
        super().__init__(house, room, exception, translate("Exceptions", "Close"))
        self.choice = Choice(house.look, [(reason, reason_words(reason)) for reason in ClosingReason])
        self.body.addWidget(self.choice)
        self.on.connect(self._close)

    def ask(self) -> None:
        """Show the form."""
        self.open(self.choice.reasons)

    def _close(self) -> None:
        office, key = self.house.office, self.exception.key
        reason, who, note = self.choice.reason, office.member, self.choice.note.text()
        office.act(lambda desks: desks.office.close_exception(key, reason, who, note), self._answered, self.failed)

    def _answered(self, answer: CloseAnswer) -> None:
        if isinstance(answer, Closed):
            self.over(translate("Exceptions", "Closed. It is in the history."))
        else:
            self.refused(answer)


class NoteSheet(_ExceptionSheet):
    """Asks for the note."""

    def __init__(self, house: House, room: QWidget, exception: OpenException) -> None:
        super().__init__(house, room, exception, translate("Exceptions", "Leave the note"))
        self.note = QLineEdit()
        self.note.setObjectName("note")
        self.note.setFont(house.look.font(Type.BODY))
        self.note.setMaxLength(LONGEST_NOTE)
        label = Text(Type.SMALL, Tone.SOFT)
        label.setText(translate("Choice", "Note: no codes, no phone numbers, no names"))
        label.setBuddy(self.note)
        self.note.setAccessibleName(label.text())
        self.body.addWidget(label)
        self.body.addWidget(self.note)
        self.on.connect(self._leave)

    def ask(self) -> None:
        """Show the form."""
        self.open(self.note)

    def _leave(self) -> None:
        office, key, note = self.house.office, self.exception.key, self.note.text()
        who = office.member
        office.act(lambda desks: desks.office.note_exception(key, who, note), self._answered, self.failed)

    def _answered(self, answer: NoteAnswer) -> None:
        if isinstance(answer, NoteLeft):
            self.over(translate("Exceptions", "Noted. It stays open."))
        else:
            self.refused(answer)
