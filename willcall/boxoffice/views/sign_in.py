"""Who is at the window? Shown at the start and whenever the box office is locked; behind it all stays as it was."""

import math
from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from willcall.boxoffice.house import House
from willcall.boxoffice.tokens import Tone, Type
from willcall.boxoffice.widgets.buttons import Button, Kind
from willcall.boxoffice.widgets.card import Card
from willcall.boxoffice.widgets.texts import Said, Text
from willcall.boxoffice.words import times
from willcall.boxoffice.words.faults import fault_words
from willcall.redemption.domain.faults import FaultCode
from willcall.redemption.domain.sign_in import NoStaffYet, SignedIn, SignIn, Throttled, WrongPin

translate = QCoreApplication.translate

_CARD = 420
_DIGITS = "[0-9]{0,10}"


class SignInView(QWidget):
    """Asks for staff number and PIN. Only whoever locked it finds their view as they left it."""

    def __init__(self, house: House, let_in: Callable[[SignedIn], None]) -> None:
        super().__init__()
        self.setObjectName("Room")
        self._house, self._let_in = house, let_in
        self._asking = False
        self._until: datetime | None = None
        look = house.look
        self._cinema, self._where = Text(Type.TITLE, wraps=True), Text(Type.BODY, Tone.SOFT)
        self._locked = Said(look)
        self._number_label, self._pin_label = Text(Type.SMALL, Tone.SOFT), Text(Type.SMALL, Tone.SOFT)
        self.number, self.pin = self._field("staff_no"), self._field("pin")
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        self.enter = Button(look, "sign_in", Kind.PRIMARY)
        self.answer = Said(look)
        self._lay_out()
        self.number.returnPressed.connect(self._number_done)
        self.pin.returnPressed.connect(self._submit)
        self.enter.clicked.connect(self._submit)

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(name)
        field.setFont(self._house.look.font(Type.HEADING))
        field.setValidator(QRegularExpressionValidator(_DIGITS, field))
        field.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        field.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        return field

    def _lay_out(self) -> None:
        card = Card(_CARD)
        card.column.setSpacing(6)
        for widget, space in (
            (self._cinema, 0),
            (self._where, 14),
            (self._locked, 6),
            (self._number_label, 0),
            (self.number, 8),
            (self._pin_label, 0),
            (self.pin, 16),
            (self.enter, 10),
            (self.answer, 0),
        ):
            card.column.addWidget(widget)
            card.column.addSpacing(space)
        card.stand_in(self)

    def retranslate(self) -> None:
        """Show all words in the language of the moment."""
        office = self._house.office
        if office.identity:
            self._cinema.setText(office.identity.cinema.in_language(office.language))
            #: %1 is the number of this box office among the cinema's machines
            self._where.setText(
                translate("SignIn", "Box office · terminal %1").replace("%1", office.identity.terminal_no)
            )
        else:
            self._cinema.setText("Willcall")
            self._where.setText(translate("SignIn", "Box office"))
        self._number_label.setText(translate("SignIn", "Staff number"))
        self._pin_label.setText(translate("SignIn", "PIN"))
        self.number.setAccessibleName(self._number_label.text())
        self.pin.setAccessibleName(self._pin_label.text())
        self.enter.say(translate("SignIn", "Sign in"))
        self._show_locked()

    def _show_locked(self) -> None:
        who = self._house.office.signed_in
        #: %1 is a staff number
        words = translate("SignIn", "Locked by no. %1. Their view is kept for them.")
        self._locked.say(words.replace("%1", who.staff_no) if who else "", Tone.INFO)
        self._locked.setVisible(who is not None)

    def begin(self) -> None:
        """Ask anew; whoever locked it need only give their PIN."""
        who = self._house.office.signed_in
        self.number.setText(who.staff_no if who else "")
        self.pin.setText("")
        self.answer.say("")
        self.retranslate()
        (self.pin if who else self.number).setFocus()

    def _number_done(self) -> None:
        if self.number.text():
            self.pin.setFocus()

    def _submit(self) -> None:
        number, pin = self.number.text(), self.pin.text()
        if self._asking or not self.enter.isEnabled():
            return
        if not number or not pin:
            (self.pin if number else self.number).setFocus()
            return
        self._asking = True
        self.pin.setText("")  # not ``clear``, which Ctrl+Z undoes
        self.answer.say(translate("SignIn", "One moment…"), Tone.SOFT)
        office = self._house.office
        locked_by = office.signed_in.staff_no if office.signed_in else ""
        office.act(lambda desks: desks.machine.sign_in(number, pin, locked_by), self._answered, self.tell_fault)

    def tell_fault(self, code: FaultCode) -> None:
        """Say what is the matter with the machine (R9)."""
        self._asking = False
        self.answer.say(fault_words(code), Tone.BAD)

    def _answered(self, answer: SignIn) -> None:
        self._asking = False
        if isinstance(answer, SignedIn):
            self.answer.say("")
            self._let_in(answer)
            return
        self._until = answer.until if isinstance(answer, Throttled) else None
        self._tell(answer)
        self.pin.setFocus()

    def _tell(self, answer: WrongPin | Throttled | NoStaffYet) -> None:
        match answer:
            case WrongPin():
                self.answer.say(translate("SignIn", "Number and PIN do not fit. Please try again."), Tone.BAD)
            case NoStaffYet():
                words = translate(
                    "SignIn", "Nobody can sign in here yet. A technician adds staff: willcall-sync staff add"
                )
                self.answer.say(words, Tone.WARN)
            case Throttled():
                self.tick()

    def tick(self) -> None:
        """Count a pause down."""
        if self._until is None:
            return
        left = self._until - self._house.office.now()
        over = left.total_seconds() <= 0
        self.enter.setEnabled(over)
        if over:
            self._until = None
            self.answer.say("")
            return
        #: after too many wrong PINs; %1 is a span such as 28 s
        words = translate("SignIn", "Too many wrong PINs. Signing in is possible again in %1.")
        self.answer.say(words.replace("%1", times.span(timedelta(seconds=math.ceil(left.total_seconds())))), Tone.WARN)
