"""All that is behind the sign-in: navigation, the view that is shown, and the word over it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget
from typing_extensions import override

from willcall.boxoffice.house import House
from willcall.boxoffice.widgets.navigation import Navigation
from willcall.boxoffice.widgets.notice_bar import NoticeBar
from willcall.boxoffice.widgets.page import Page


class Room(QWidget):
    """Shows one view at a time; only that one looks at the terminal."""

    shown = Signal()

    def __init__(self, house: House) -> None:
        super().__init__()
        self.setObjectName("Room")
        self.pages: tuple[Page, ...] = ()
        self._stack = QStackedWidget()
        self.navigation = Navigation(house)
        self.navigation.chosen.connect(self.show_page)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.navigation)
        row.addWidget(self._stack, 1)
        self.notice = NoticeBar(self, house.look)
        house.office.told.connect(self.notice.show_notice)
        house.office.changed.connect(self.refresh)

    def furnish(self, pages: Sequence[Page]) -> None:
        """Put the views in, once."""
        self.pages = tuple(pages)
        for page in self.pages:
            self._stack.addWidget(page)
        self.navigation.furnish(self.pages)

    @property
    def page(self) -> Page:
        """The view that is shown."""
        return self.pages[self._stack.currentIndex()]

    def show_page(self, number: int) -> None:
        """Show another view."""
        self._stack.setCurrentIndex(number)
        self.navigation.choose(number)
        self.page.refresh()
        self.shown.emit()

    def show_view(self, view: str) -> Page:
        """Show a view by its name, and return it; the first one where whoever is there has none of that name."""
        theirs = [number for number, page in enumerate(self.pages) if self.navigation.leads_to(page.view)]
        number = next((number for number in theirs if self.pages[number].view == view), theirs[0])
        self.show_page(number)
        return self.page

    def refresh(self) -> None:
        """Have the view that is shown look at the terminal anew."""
        self.page.refresh()

    def look_again(self) -> None:
        """Time has passed for the view that is shown."""
        self.page.look_again()

    def retranslate(self) -> None:
        """Show all words in the language of the moment."""
        for page in self.pages:
            page.retranslate()
        self.navigation.retranslate()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Qt's: the word over the view keeps its corner."""
        super().resizeEvent(event)
        self.notice.keep_place()
