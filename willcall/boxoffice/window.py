"""The box office's window: sign-in or the room behind it, the line at its foot, the keys, the time that passes."""

import time

from PySide6.QtCore import QByteArray, QCoreApplication, QSettings, QTimer, Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from willcall.boxoffice.files import DialogChooser
from willcall.boxoffice.house import FileChooser, House
from willcall.boxoffice.look import Look
from willcall.boxoffice.office import Office
from willcall.boxoffice.pulse import Pulse
from willcall.boxoffice.tokens import Tone, Type
from willcall.boxoffice.views.out_of_order import OutOfOrderView
from willcall.boxoffice.views.places import furnish
from willcall.boxoffice.views.room import Room
from willcall.boxoffice.views.sign_in import SignInView
from willcall.boxoffice.widgets.key_watch import KeyWatch
from willcall.boxoffice.widgets.sheet import stands_over
from willcall.boxoffice.widgets.status_bar import StatusBar
from willcall.boxoffice.widgets.table import Table
from willcall.qtkit.translation import Translation
from willcall.redemption.domain.sign_in import SignedIn
from willcall.redemption.domain.staff import View

translate = QCoreApplication.translate

TICK_MS = 500
LEAST_SIZE = (1180, 660)
"""Px; what a screen of 1366 by 768 leaves beside a task bar and a frame."""

LANGUAGES = ("zh", "en")


class BoxOfficeWindow(QMainWindow):
    """Locks itself when nobody touches it for the time that the settings say.

    ``again`` is told when somebody wants the program started anew, after a bug.
    """

    again = Signal()

    def __init__(self, office: Office, memory: QSettings, files: FileChooser | None = None) -> None:
        super().__init__()
        self.office, self._memory = office, memory
        dark = memory.value("dark", office.settings.box_office.dark, type=bool)
        self.look = Look(dark=bool(dark))
        self.house = House(office, self.look, memory, files or DialogChooser(self))
        self.keys = KeyWatch(self._present, self)
        self.room = Room(self.house)
        self.places = furnish(self.house, self.room)
        self.sign_in = SignInView(self.house, self.let_in)
        self.out_of_order = OutOfOrderView(self.look, self.again.emit)
        self.status = StatusBar(self.house)
        self._stack = QStackedWidget()
        self._translation = Translation(self.retranslate, stems=("willcall_", "boxoffice_"))
        self.pulse = Pulse(office, self.room.look_again)
        self._seen, self._closed, self._stopped = time.monotonic(), False, False
        self._lay_out()
        self._connect()
        self._ticking = QTimer(self, interval=TICK_MS)
        self._ticking.timeout.connect(self.tick)

    def _lay_out(self) -> None:
        self.setFont(self.look.font(Type.BODY))
        self.setMinimumSize(*LEAST_SIZE)
        self._stack.addWidget(self.sign_in)
        self._stack.addWidget(self.room)
        self._stack.addWidget(self.out_of_order)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addWidget(self.status)
        self.setCentralWidget(whole)

    def _connect(self) -> None:
        self.look.changed.connect(self._dress)
        self.office.opened.connect(self.retranslate)
        self.room.navigation.lock_wanted.connect(self._lock_now)
        self.room.navigation.language_wanted.connect(self.turn_language)
        self.room.navigation.scheme_wanted.connect(self.turn_light)
        self.keys.scanned.connect(self.take_scan)
        self.pulse.healthy.connect(self.status.show_health)
        self.pulse.healthy.connect(self.places.terminals.show_health)
        self.pulse.counted.connect(self._counted)

    # how it looks

    def begin(self, size: tuple[int, int] | None) -> None:
        """Show the window, as it was left, or in a size; ask who is there."""
        self._dress()
        language = str(self._memory.value("language", self.office.language))
        self._speak(language if language in LANGUAGES else self.office.language)
        geometry = self._memory.value("geometry")
        if size:
            self.resize(*size)
        elif not (isinstance(geometry, QByteArray) and self.restoreGeometry(geometry)):
            self.showMaximized()
        self.show()
        handle = self.windowHandle()
        self.keys.stand_before(handle)
        self.sign_in.begin()
        self._ticking.start()
        self.office.look(lambda desks: desks.identity, lambda _: None, self.sign_in.tell_fault)

    def _dress(self) -> None:
        self.setPalette(self.look.palette())
        self.setStyleSheet(self.look.style_sheet())
        self.room.navigation.retranslate()

    def turn_light(self) -> None:
        """Take the other scheme."""
        self.look.show(dark=not self.look.dark)

    def turn_language(self) -> None:
        """Speak the other language."""
        self._speak(LANGUAGES[1 - LANGUAGES.index(self.office.language)])

    def _speak(self, language: str) -> None:
        self.office.language = language
        self._translation.switch(language)

    def retranslate(self) -> None:
        """Show all words in the language of the moment."""
        self.sign_in.retranslate()
        self.out_of_order.retranslate()
        self.room.retranslate()
        self.status.retranslate()
        cinema = self.office.identity.cinema.in_language(self.office.language) if self.office.identity else ""
        self.setWindowTitle(" · ".join(filter(None, [cinema, "Willcall"])))

    # who is there

    def _present(self) -> None:
        self._seen = time.monotonic()

    def let_in(self, who: SignedIn) -> None:
        """Show the room to somebody who has proved who they are."""
        before = self.office.signed_in
        self.office.let_in(who)
        self.pulse.count_soon()
        # not at the start: whoever is there wants in first
        self.office.act(lambda desks: desks.printer.warm_up(), lambda _: None)
        self._present()
        self._stack.setCurrentWidget(self.room)
        self.room.navigation.tell_who()
        kept = before is not None and before.staff_no == who.staff_no
        sheet = stands_over(self.room)
        if sheet is not None and not kept:
            sheet.done()
        self.room.show_view(self.room.page.view if kept else str(self._memory.value(f"page/{who.staff_no}", "")))
        (sheet if sheet is not None and kept else self.room.page).setFocus()

    def crashed(self) -> None:
        """A bug was met, on whatever thread: nobody goes on from here. A bug in here would be met only once."""
        if not self._stopped:
            self._stopped = True
            self.office.from_worker(self._stop)

    def _stop(self) -> None:
        self._ticking.stop()
        self._stack.setCurrentWidget(self.out_of_order)
        self.out_of_order.again.setFocus()

    @property
    def under_way(self) -> str:
        """What stands on the screen, in a word."""
        return "sign_in" if self.locked else self.room.page.view.value

    @property
    def locked(self) -> bool:
        """Whether somebody has to sign in first."""
        return self._stack.currentWidget() is not self.room

    def lock(self, *, idle: bool = False) -> None:
        """Ask who is there; what stands behind stays as it is."""
        if not self.locked:
            who = self.office.member
            self.office.act(lambda desks: desks.office.lock_screen(who, idle=idle), lambda _: None)
            _close_what_is_open()
            self._stack.setCurrentWidget(self.sign_in)
            self.sign_in.begin()

    def _lock_now(self) -> None:
        self.lock()

    def take_scan(self, text: str) -> None:
        """Take what was scanned; nobody who has not signed in has a use for it."""
        if self.locked:
            return
        sheet = stands_over(self.room)
        if sheet is not None:
            sheet.take_scan(text)
        elif not self.office.member.sees(View.FIND):
            self.office.tell(translate("Window", "You have no view for guests."), Tone.WARN)
        elif not self.room.page.take_scan(text):
            self.room.show_view(View.FIND)
            self.places.finding.take_scan(text)

    # what passes

    def tick(self) -> None:
        """Let time pass: the clock, the lock, and a look at the terminal every few seconds."""
        now = time.monotonic()
        self.status.tick()
        self.sign_in.tick()
        if now - self._seen >= self.office.settings.box_office.lock_minutes * 60:
            self.lock(idle=True)
        self.pulse.beat(now, locked=self.locked)

    def _counted(self, exceptions: int) -> None:
        self.room.navigation.show_count(View.EXCEPTIONS, exceptions)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        """Qt's: what can be remembered is remembered, once."""
        if self._closed:
            return
        self._closed = True
        self._ticking.stop()
        self._memory.setValue("geometry", self.saveGeometry())
        self._memory.setValue("language", self.office.language)
        self._memory.setValue("dark", self.look.dark)
        if self.office.signed_in:
            self._memory.setValue(f"page/{self.office.signed_in.staff_no}", self.room.page.view.value)
        for table in self.findChildren(Table):
            table.keep()
        self._memory.sync()
        self.office.sign_out()
        super().closeEvent(event)

    def end(self) -> None:
        """Take everything down: call it once, after the window is closed."""
        self.close()
        self.office.close()
        self._translation.remove()
        self.windowHandle().removeEventFilter(self.keys)
        self.deleteLater()


def _close_what_is_open() -> None:
    """Close lists and menus that hang open, and dialogs: a lock that they lie over is none."""
    for above in (QApplication.activePopupWidget, QApplication.activeModalWidget):
        widget = above()
        if widget is not None:
            widget.close()
