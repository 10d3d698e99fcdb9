"""What stands there after a bug: nothing is certain any more, and nobody is to go on as if it were."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from willcall.boxoffice.look import Look
from willcall.boxoffice.tokens import Tone, Type
from willcall.boxoffice.widgets.buttons import Button, Kind
from willcall.boxoffice.widgets.card import Card
from willcall.boxoffice.widgets.texts import Said, Text
from willcall.redemption.domain.faults import BUG_REASON

translate = QCoreApplication.translate

_CARD = 520


class OutOfOrderView(QWidget):
    """Offers to start the program again."""

    def __init__(self, look: Look, again: Callable[[], None]) -> None:
        super().__init__()
        self.setObjectName("Room")
        self._title, self._what, self._next = Said(look, Type.HEADING), Text(Type.BODY, wraps=True), Text(wraps=True)
        self.again = Button(look, "start_again", Kind.PRIMARY)
        self.again.clicked.connect(again)
        card = Card(_CARD)
        card.column.setSpacing(12)
        for widget in (self._title, self._what, self._next, self.again):
            card.column.addWidget(widget)
        card.stand_in(self)

    def retranslate(self) -> None:
        """Show all words in the language of the moment."""
        title = translate("OutOfOrder", "This program has failed")
        self._title.say(f"{title} ({BUG_REASON})", Tone.BAD)
        self._what.setText(
            translate("OutOfOrder", "What was on disk is safe. A ticket that was just being printed may be in doubt.")
        )
        self._next.setText(
            translate("OutOfOrder", "Look for paper in the printer, start again, and see what Exceptions has.")
        )
        self.again.say(translate("OutOfOrder", "Start again"))
