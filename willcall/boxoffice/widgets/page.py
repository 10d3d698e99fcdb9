"""A place that the navigation leads to: a head with a title and tools, and the view below."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from willcall.boxoffice.house import House
from willcall.boxoffice.tokens import GAP, MARGIN, Tone, Type
from willcall.boxoffice.widgets.texts import Text
from willcall.redemption.domain.staff import View


class Page(QWidget):
    """What all views have in common. ``icon`` stands for it in the navigation.

    A view asks nothing before it is looked at: ``refresh`` is called when it is shown and whenever something was done,
    ``look_again`` every few seconds while it is shown.
    """

    icon = "info"

    def __init__(self, house: House, view: View) -> None:
        super().__init__()
        self.house = house
        self.setObjectName("Page")
        self.view = view
        self.title, self.subtitle = Text(Type.TITLE), Text(Type.BODY, Tone.SOFT)
        self.tools, self.body = QHBoxLayout(), QVBoxLayout()
        self.tools.setSpacing(GAP)
        self._lay_out()

    def _lay_out(self) -> None:
        words = QHBoxLayout()
        words.setSpacing(12)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        words.addStretch(1)
        head = QHBoxLayout()
        head.addLayout(words, 1)
        head.addLayout(self.tools)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(MARGIN, 14, MARGIN, 14)
        whole.setSpacing(12)
        whole.addLayout(head)
        whole.addLayout(self.body, 1)

    def label(self) -> str:
        """Return what the navigation calls it."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Show all words in the language of the moment."""
        self.title.setText(self.label())

    def refresh(self) -> None:
        """Look at the terminal anew."""

    def look_again(self) -> None:
        """Time has passed: look anew, if that is what this view is for."""
        self.refresh()

    def take_scan(self, text: str) -> bool:
        """Take what was scanned; return whether this view has a use for it."""
        del text
        return False
