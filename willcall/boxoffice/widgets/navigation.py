"""The list of views at the left, each with its key, and who is signed in below."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QSize, Signal, SignalInstance
from PySide6.QtWidgets import QButtonGroup, QFrame, QVBoxLayout

from willcall.boxoffice.house import House
from willcall.boxoffice.tokens import MARGIN, Tone, Type
from willcall.boxoffice.widgets.buttons import Button, Kind
from willcall.boxoffice.widgets.page import Page
from willcall.boxoffice.widgets.texts import Rule, Text
from willcall.boxoffice.words.people import role_name
from willcall.redemption.domain.staff import View

translate = QCoreApplication.translate

WIDTH = 208
_ICON = 18


class Navigation(QFrame):
    """Tells which view is ``chosen`` by its number. The language, the light and the lock are below the views."""

    chosen = Signal(int)
    lock_wanted = Signal()
    language_wanted = Signal()
    scheme_wanted = Signal()

    def __init__(self, house: House) -> None:
        super().__init__()
        self.setObjectName("Navigation")
        self.setFixedWidth(WIDTH)
        self._house = house
        self._pages: tuple[Page, ...] = ()
        self._buttons: list[Button] = []
        self._counts: dict[View, int] = {}
        self._places = QVBoxLayout()
        self._cinema, self._terminal = Text(Type.HEADING, wraps=True), Text(Type.SMALL, Tone.SOFT)
        self._staff = Text(Type.STRONG)
        self._group = QButtonGroup(self)
        self._language = self._foot_button("language", "language", "Ctrl+G", self.language_wanted)
        self._scheme = self._foot_button("scheme", "moon", "Ctrl+D", self.scheme_wanted)
        self._lock = self._foot_button("lock", "lock", "Ctrl+L", self.lock_wanted)
        self._lay_out()

    def furnish(self, pages: Sequence[Page]) -> None:
        """List the views, once."""
        self._pages = tuple(pages)
        for number, page in enumerate(pages):
            self._buttons.append(self._page_button(number, page))
            self._places.addWidget(self._buttons[-1])

    def _page_button(self, number: int, page: Page) -> Button:
        button = Button(self._house.look, f"go_{page.view.value}", Kind.QUIET, page.icon, f"F{number + 1}")
        button.setCheckable(True)
        button.setIconSize(QSize(_ICON, _ICON))
        self._group.addButton(button, number)
        button.clicked.connect(lambda: self.chosen.emit(number))
        return button

    def _foot_button(self, name: str, icon: str, key: str, wanted: SignalInstance) -> Button:
        button = Button(self._house.look, name, Kind.QUIET, icon, key)
        button.setIconSize(QSize(_ICON, _ICON))
        button.clicked.connect(wanted)
        return button

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(10, MARGIN, 10, 12)
        column.setSpacing(2)
        names = QVBoxLayout()
        names.setContentsMargins(10, 0, 0, 0)
        names.addWidget(self._cinema)
        names.addWidget(self._terminal)
        column.addLayout(names)
        column.addSpacing(14)
        self._places.setSpacing(2)
        column.addLayout(self._places)
        column.addStretch(1)
        column.addWidget(Rule())
        column.addSpacing(8)
        self._staff.setContentsMargins(10, 0, 0, 6)
        column.addWidget(self._staff)
        for button in (self._language, self._scheme, self._lock):
            column.addWidget(button)

    def leads_to(self, view: View) -> bool:
        """Say whether whoever is signed in has a view."""
        office = self._house.office
        return office.signed_in is not None and office.member.sees(view)

    def choose(self, number: int) -> None:
        """Mark a view as the one that is shown."""
        self._buttons[number].setChecked(True)

    def show_count(self, view: View, count: int) -> None:
        """Show behind a view's name how much waits in it."""
        if self._counts.get(view, 0) != count:
            self._counts[view] = count
            self.retranslate()

    def retranslate(self) -> None:
        """Show all words in the language of the moment."""
        for button, page in zip(self._buttons, self._pages, strict=True):
            count = self._counts.get(page.view, 0)
            button.say(f"{page.label()}  {count}" if count else page.label())
        self._lock.say(translate("Navigation", "Lock"))
        # each language is offered in its own words
        self._language.say("English" if self._house.office.language == "zh" else "中文")
        dark = self._house.look.dark
        self._scheme.say(translate("Navigation", "Light") if dark else translate("Navigation", "Dark"))
        self._scheme.take_icon("sun" if dark else "moon")
        self.tell_who()

    def tell_who(self) -> None:
        """Show whose terminal this is, and who is signed in."""
        office = self._house.office
        if office.identity:
            self._cinema.setText(office.identity.cinema.in_language(office.language))
            #: %1 is the number of this box office among the cinema's machines
            self._terminal.setText(translate("Navigation", "Terminal %1").replace("%1", office.identity.terminal_no))
        for button, page in zip(self._buttons, self._pages, strict=True):
            button.setVisible(self.leads_to(page.view))
        if office.signed_in:
            #: who is signed in: %1 is a staff number, %2 a role such as supervisor
            words = translate("Navigation", "No. %1 · %2").replace("%1", office.signed_in.staff_no)
            self._staff.setText(words.replace("%2", role_name(office.signed_in.role)))
