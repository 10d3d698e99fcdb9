"""A form over the room: what stands below it can be seen dimly and not be touched until it is done."""

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from shiboken6 import isValid
from typing_extensions import override

from willcall.boxoffice.look import Look
from willcall.boxoffice.tokens import GAP, Tone, Type
from willcall.boxoffice.widgets.buttons import Button, Kind
from willcall.boxoffice.widgets.card import Card
from willcall.boxoffice.widgets.texts import Said, Text

translate = QCoreApplication.translate

_WIDTH, _MARGIN, _VEIL = 480, 24, 150


class Sheet(QWidget):
    """Belongs to the room: where that is locked away, so is the form, as it stands.

    Enter goes ``on``, Esc goes back. ``closed`` is told once, however it ended.

    ``on`` keeps it open: whoever hears it says what is wrong (``refuse``), or closes it (``done``).
    """

    on = Signal()
    closed = Signal()

    def __init__(self, room: QWidget, look: Look, title: str, go: str, width: int = _WIDTH) -> None:
        super().__init__(room)
        self.setObjectName("Sheet")
        self._room, self._look = room, look
        self._below: list[QWidget] = []
        self._focus_before = QApplication.focusWidget()
        # as shortcuts they would come before the watch that swallows a scanner's Enter
        self.go = Button(look, "sheet_go", Kind.PRIMARY, key="Return", hears=False)
        self.back = Button(look, "sheet_back", Kind.PLAIN, key="Esc", hears=False)
        self.go.say(go)
        self.back.say(translate("Sheet", "Back"))
        self.wrong = Said(look)
        self.body = QVBoxLayout()
        self.body.setSpacing(GAP)
        self._title = Text(Type.HEADING, wraps=True)
        self._title.setText(title)
        self.setAccessibleName(title)
        self._lay_out(width)
        self.go.clicked.connect(self.on)
        self.back.clicked.connect(self.done)

    def _lay_out(self, width: int) -> None:
        card = Card(width, _MARGIN)
        column = card.column
        column.setSpacing(12)
        column.addWidget(self._title)
        column.addLayout(self.body)
        column.addWidget(self.wrong)
        buttons = QHBoxLayout()
        buttons.addWidget(self.back)
        buttons.addStretch(1)
        buttons.addWidget(self.go)
        column.addLayout(buttons)
        card.stand_in(self)

    def explain(self, words: str, tone: Tone = Tone.PLAIN) -> None:
        """Add a paragraph."""
        said = Said(self._look)
        said.say(words, tone)
        self.body.addWidget(said)

    def open(self, first: QWidget | None = None) -> None:
        """Show it, with the focus where something has to be filled in."""
        self.wrong.hide()
        lying = self._room.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
        self._below = [each for each in lying if not isinstance(each, Sheet) and each.isEnabled()]
        for each in self._below:
            each.setEnabled(False)
        self.setGeometry(self._room.rect())
        self.show()
        self.raise_()
        (first or self.go).setFocus()

    def refuse(self, words: str, tone: Tone = Tone.BAD) -> None:
        """Say what is wrong, and let it be mended."""
        self.go.setEnabled(True)
        self.wrong.say(words, tone)
        self.wrong.show()

    def wait(self, words: str) -> None:
        """Say that it is being done."""
        self.go.setEnabled(False)
        self.wrong.say(words, Tone.SOFT)
        self.wrong.show()

    def take_scan(self, text: str) -> None:
        """Take what was scanned; a form that has no use for it says so."""
        del text
        self.refuse(translate("Sheet", "Finish this first, then scan again."), Tone.WARN)

    def done(self) -> None:
        """Close it; the focus goes back to where it was."""
        for each in self._below:
            each.setEnabled(True)
        self.hide()
        if self._focus_before is not None and isValid(self._focus_before):
            self._focus_before.setFocus()
        self.closed.emit()
        self.deleteLater()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Qt's: Enter goes on, or back where that has the focus; Esc goes back."""
        if event.key() == Qt.Key.Key_Escape:
            self.done()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            button = self.back if self.back.hasFocus() else self.go
            if button.isVisible():
                button.click()
        else:
            super().keyPressEvent(event)

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Qt's."""
        super().showEvent(event)
        self.setGeometry(self._room.rect())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt's: a veil over the room."""
        veil = QColor(self._look.tokens.ground)
        veil.setAlpha(_VEIL)
        QPainter(self).fillRect(self.rect(), veil)


def stands_over(room: QWidget) -> Sheet | None:
    """Return the sheet over a room, if one is open."""
    sheets = [each for each in room.findChildren(Sheet) if each.isVisible()]
    return sheets[-1] if sheets else None
