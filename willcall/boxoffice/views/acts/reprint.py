"""Print one more copy of a ticket that is out; over the limit a supervisor allows it, at the same window."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from willcall.boxoffice.house import House
from willcall.boxoffice.tokens import Tone, Type
from willcall.boxoffice.views.acts.act_sheet import ReasonSheet
from willcall.boxoffice.widgets.texts import Text
from willcall.boxoffice.words.outcomes import told_of
from willcall.redemption.domain.desk_acts import DeskAct
from willcall.redemption.domain.reprints import LimitReached, ReprintAnswer, Reprinted, ReprintOrder, ReprintReason
from willcall.redemption.domain.seat_story import SeatStory
from willcall.redemption.domain.sign_in import SignedIn, SignIn
from willcall.redemption.domain.staff import Right, StaffMember

translate = QCoreApplication.translate


class ReprintSheet(ReasonSheet[ReprintReason]):
    """Asks for a supervisor's number and PIN only where one more is over the limit."""

    def __init__(self, house: House, room: QWidget, story: SeatStory) -> None:
        super().__init__(house, room, DeskAct.REPRINT, story, tuple(ReprintReason))
        self.number, self.pin = QLineEdit(), QLineEdit()
        self._labels: list[Text] = []
        self.pin.setEchoMode(QLineEdit.EchoMode.Password)
        for name, field, title in (
            ("lift_no", self.number, translate("Act", "Supervisor's number")),
            ("lift_pin", self.pin, translate("Act", "Supervisor's PIN")),
        ):
            self._add_field(name, field, title)
        self._ask_supervisor(visible=any(isinstance(each.barred, LimitReached) for each in story.acts))

    def _add_field(self, name: str, field: QLineEdit, title: str) -> None:
        label = Text(Type.SMALL, Tone.SOFT)
        label.setText(title)
        field.setObjectName(name)
        field.setFont(self.house.look.font(Type.BODY))
        field.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        field.setAccessibleName(title)
        label.setBuddy(field)
        self.body.addWidget(label)
        self.body.addWidget(field)
        self._labels.append(label)

    def _ask_supervisor(self, *, visible: bool) -> None:
        for widget in (self.number, self.pin, *self._labels):
            widget.setVisible(visible)

    @override
    def carry_out(self) -> None:
        who = self.house.office.member
        number, pin = self.number.text(), self.pin.text()
        if self.number.isHidden():
            self._order(who if who.may(Right.LIFT_LIMIT) else None)
        elif not (number and pin):
            self.refuse(translate("Act", "A supervisor has to give number and PIN."))
        else:
            self.pin.setText("")  # not ``clear``, which Ctrl+Z undoes
            self.wait(translate("Act", "One moment…"))
            self.house.office.act(lambda desks: desks.machine.sign_in(number, pin), self._proved, self.failed)

    def _proved(self, answer: SignIn) -> None:
        if not isinstance(answer, SignedIn):
            self.refuse(translate("Act", "Number and PIN do not fit."))
            return
        self._order(StaffMember(answer.staff_no, answer.role))

    def _order(self, lifted_by: StaffMember | None) -> None:
        office = self.house.office
        reason, note = self.choice.reason, self.choice.note.text()
        order = ReprintOrder(self.story.seat.ticket_no, reason, office.member, note, lifted_by)
        self.wait(translate("Act", "Printing…"))
        office.act(lambda desks: desks.staff.reprint(order), self._answered, self.failed)

    def _answered(self, answer: ReprintAnswer) -> None:
        if isinstance(answer, Reprinted):
            words, tone = told_of(answer.outcome)
            #: %1 is a copy's number, %2 what became of it
            told = translate("Act", "Copy %1: %2").replace("%1", str(answer.copy_no))
            self.over(told.replace("%2", words), tone)
            return
        self.refused(answer)
        if isinstance(answer, LimitReached):
            self._ask_supervisor(visible=True)
            self.number.setFocus()
