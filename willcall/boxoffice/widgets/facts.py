"""Names and what they are."""

from PySide6.QtWidgets import QFrame, QGridLayout

from willcall.boxoffice.tokens import Tone, Type
from willcall.boxoffice.widgets.texts import Text


class Facts(QFrame):
    """Names and what they are, one below the other."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.setObjectName("Panel")
        grid = QGridLayout(self)
        grid.setContentsMargins(18, 14, 18, 14)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        self._lines = [(Text(Type.BODY, Tone.SOFT), Text(Type.STRONG, wraps=True)) for _ in range(count)]
        for number, (name, fact) in enumerate(self._lines):
            grid.addWidget(name, number, 0)
            grid.addWidget(fact.selectable(), number, 1)

    def say(self, number: int, name: str, fact: str, tone: Tone = Tone.PLAIN) -> None:
        """Show one of them."""
        name_text, fact_text = self._lines[number]
        name_text.setText(name)
        fact_text.say(fact, tone)
        fact_text.setAccessibleName(f"{name}: {fact}")

    def fact(self, number: int) -> str:
        """Return what one of them says."""
        return self._lines[number][1].text()
