"""Words on the screen: their size by what they are for, their colour by what they say."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QWidget

from willcall.boxoffice.look import Look, drawn
from willcall.boxoffice.tokens import SIGNS, Tone, Type

_SIGN = 18


class Text(QLabel):
    """A line or a paragraph. Plain text alone: nothing that somebody typed is ever read as markup."""

    def __init__(self, use: Type = Type.BODY, tone: Tone = Tone.PLAIN, *, wraps: bool = False) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(Look.font(use))
        self.setWordWrap(wraps)
        if wraps:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        self.set_tone(tone)

    def set_tone(self, tone: Tone) -> None:
        """Take the colour of a tone."""
        if self.property("tone") != tone.value:
            self.setProperty("tone", tone.value)
            self.style().unpolish(self)
            self.style().polish(self)

    def say(self, text: str, tone: Tone = Tone.PLAIN) -> None:
        """Show a text in a tone."""
        self.setText(text)
        self.set_tone(tone)

    def selectable(self) -> "Text":
        """Let the words be marked and copied with the mouse."""
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return self


class Sign(QLabel):
    """A small icon."""

    def __init__(self, look: Look, size: int = _SIGN) -> None:
        super().__init__()
        self._look, self._shown, self._size = look, ("info", Tone.SOFT), size
        self.setFixedSize(QSize(size, size))
        look.changed.connect(self._draw)

    def show_icon(self, name: str, tone: Tone) -> None:
        """Show an icon in a tone."""
        self._shown = name, tone
        self._draw()

    def _draw(self) -> None:
        name, tone = self._shown
        self.setPixmap(drawn(name, self._look.ink(tone), self._size))


class Said(QWidget):
    """A sentence with the sign of its tone before it: never by colour alone."""

    def __init__(self, look: Look, use: Type = Type.BODY, *, wraps: bool = True) -> None:
        super().__init__()
        self.sign, self.text = Sign(look), Text(use, wraps=wraps)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.text, 1)
        self.say("")

    def say(self, text: str, tone: Tone = Tone.PLAIN) -> None:
        """Show a sentence; nothing where it is empty."""
        self.text.say(text, tone)
        self.setAccessibleName(text)
        name = SIGNS.get(tone)
        self.sign.setVisible(bool(text) and name is not None)
        if name:
            self.sign.show_icon(name, tone)


class Rule(QFrame):
    """A thin line."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("Rule")
        self.setFixedHeight(1)
