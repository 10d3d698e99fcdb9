"""A choice from a short list of reasons, and the note that some of them need."""

from collections.abc import Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from willcall.boxoffice.look import Look
from willcall.boxoffice.tokens import Tone, Type
from willcall.boxoffice.widgets.combo import Combo
from willcall.boxoffice.widgets.texts import Text
from willcall.redemption.domain.notes import LONGEST_NOTE

translate = QCoreApplication.translate

R = TypeVar("R")


class Choice(QWidget, Generic[R]):
    """One of several reasons, each with its words; with a line for a note where one can be left."""

    def __init__(self, look: Look, reasons: Sequence[tuple[R, str]], *, noted: bool = True) -> None:
        super().__init__()
        self._reasons = tuple(reason for reason, _ in reasons)
        self.reasons, self.note = Combo(look, "reason"), QLineEdit()
        self.note.setObjectName("note")
        self.note.setMaxLength(LONGEST_NOTE)
        self.note.setFont(look.font(Type.BODY))
        self.reasons.addItems([words for _, words in reasons])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for title, field in (
            (translate("Choice", "Reason"), self.reasons),
            (translate("Choice", "Note: no codes, no phone numbers, no names"), self.note),
        ):
            label = Text(Type.SMALL, Tone.SOFT)
            label.setText(title)
            label.setBuddy(field)
            field.setAccessibleName(title)
            for widget in (label, field):
                column.addWidget(widget)
                # once it is part of something: a widget on its own that is shown is a window
                widget.setVisible(noted or field is self.reasons)

    @property
    def reason(self) -> R:
        """The reason that is chosen."""
        return self._reasons[self.reasons.currentIndex()]
