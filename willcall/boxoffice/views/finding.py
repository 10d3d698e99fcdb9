"""What can be typed to find a seat: one line for codes and tickets, and a few fields for whoever has neither."""

from dataclasses import dataclass, field
from typing import Self

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLineEdit, QWidget

from willcall.boxoffice.house import House
from willcall.boxoffice.tokens import Tone, Type
from willcall.boxoffice.widgets.buttons import Button
from willcall.boxoffice.widgets.showing_choice import ShowingChoice
from willcall.boxoffice.widgets.texts import Text
from willcall.redemption.domain.codes import CODE_DIGITS
from willcall.redemption.domain.scans import half_width, without_marks
from willcall.redemption.domain.seat_queries import ByPhone, ByPlace, ByTicketNumber, SeatQuery, digits_of
from willcall.redemption.domain.tickets import REHEARSAL_QR, TICKET_QR

translate = QCoreApplication.translate

_CHOICE = 200
"""Px that the choice of a showing needs at least."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody asks for: a text that is a code or a paper's QR, or a query. The text may be a code (R7)."""

    text: str = field(default="", repr=False)
    query: SeatQuery | None = None

    @property
    def is_paper(self) -> bool:
        """Whether it is written like the QR of a ticket."""
        return without_marks(half_width(self.text)).startswith((TICKET_QR, REHEARSAL_QR))

    @classmethod
    def of_text(cls, text: str) -> Self:
        """Tell the number of a ticket from a code: it has four digits more."""
        digits = digits_of(text)
        is_ticket = digits.isdecimal() and len(digits) > CODE_DIGITS
        return cls(query=ByTicketNumber(digits)) if is_ticket else cls(text)


class FindForm(QFrame):
    """Tells what is ``asked`` for. Whatever is a secret is gone from the fields by then."""

    asked = Signal(Asked)

    def __init__(self, house: House) -> None:
        super().__init__()
        self.setObjectName("Panel")
        look = house.look
        self.text, self.row, self.number, self.phone = (QLineEdit() for _ in range(4))
        self.showing = ShowingChoice(house, "find_showing", _CHOICE)
        self.by_text = Button(look, "find_text")
        self.by_place, self.by_phone = Button(look, "find_place"), Button(look, "find_phone")
        self._labels = [Text(Type.SMALL, Tone.SOFT) for _ in range(5)]
        names = ("find_by_text", "find_by_row", "find_by_number", "find_by_phone")
        for name, edit in zip(names, (self.text, self.row, self.number, self.phone), strict=True):
            edit.setObjectName(name)
            edit.setFont(look.font(Type.BODY))
            edit.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.text.setFont(look.font(Type.HEADING))
        self._lay_out()
        for edit, ask in (
            (self.text, self._ask_text),
            (self.row, self.number.setFocus),
            (self.number, self._ask_place),
            (self.phone, self._ask_phone),
        ):
            edit.returnPressed.connect(ask)
        self.by_text.clicked.connect(self._ask_text)
        self.by_place.clicked.connect(self._ask_place)
        self.by_phone.clicked.connect(self._ask_phone)

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self.text, 1)
        first.addWidget(self.by_text)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        for column, widget in enumerate((self.showing, self.row, self.number)):
            grid.addWidget(self._labels[column + 1], 0, column)
            grid.addWidget(widget, 1, column)
        grid.addWidget(self.by_place, 1, 3)
        grid.addWidget(self._labels[4], 2, 1, 1, 2)
        grid.addWidget(self.phone, 3, 1, 1, 2)
        grid.addWidget(self.by_phone, 3, 3)
        grid.setColumnStretch(0, 1)
        for edit in (self.row, self.number):
            edit.setFixedWidth(72)
        whole = QGridLayout(self)
        whole.setContentsMargins(16, 12, 16, 14)
        whole.setVerticalSpacing(4)
        whole.addWidget(self._labels[0], 0, 0)
        whole.addLayout(first, 1, 0)
        whole.addLayout(grid, 2, 0)

    def retranslate(self) -> None:
        """Show all words in the language of the moment."""
        titles = (
            translate("Find", "Code or ticket number"),
            translate("Find", "Without a code: showing"),
            translate("Find", "Row"),
            translate("Find", "Seat"),
            translate("Find", "Last four of the buyer's phone"),
        )
        fields = (self.text, self.showing, self.row, self.number, self.phone)
        for label, title, edit in zip(self._labels, titles, fields, strict=True):
            label.setText(title)
            edit.setAccessibleName(title)
        self.by_text.say(translate("Find", "Look up"))
        self.by_place.say(translate("Find", "Find the seat"))
        self.by_phone.say(translate("Find", "Find by phone"))
        self.showing.speak()

    def _ask_text(self) -> None:
        text = self.text.text()
        _forget(self.text)
        if text.strip():
            self.asked.emit(Asked.of_text(text))

    def _ask_place(self) -> None:
        showing, row, number = self.showing.showing, self.row.text(), self.number.text()
        if showing and row.strip() and number.strip():
            self.asked.emit(Asked(query=ByPlace(showing.showing_code, row, number)))
        else:
            self._lead_to((self.showing, showing), (self.row, row.strip()), (self.number, number.strip()))

    def _ask_phone(self) -> None:
        showing, phone = self.showing.showing, self.phone.text()
        _forget(self.phone)
        if showing and phone.strip():
            self.asked.emit(Asked(query=ByPhone(showing.showing_code, phone)))
        else:
            self._lead_to((self.showing, showing), (self.phone, phone.strip()))

    @staticmethod
    def _lead_to(*fields: tuple[QWidget, object]) -> None:
        """Put the focus where something is missing."""
        next(field for field, given in fields if not given).setFocus()


def _forget(field: QLineEdit) -> None:
    """Empty a field for good: what ``clear`` takes out, Ctrl+Z brings back (R7)."""
    field.setText("")
