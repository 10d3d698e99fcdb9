"""Every view of the box office as a scene: a real window over a real terminal, brought there by what staff would do."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QWidget

from tests.support.box_office_day import EVENING, SUPERVISOR, BoxOfficeDay, code_number, number_of
from tests.support.packs import code_of, showing_code
from willcall.boxoffice.bootstrap import composed, make_application
from willcall.boxoffice.views.acts.begin import begin_act
from willcall.boxoffice.views.door_lists import DoorListsPage
from willcall.boxoffice.views.exceptions import ExceptionsPage
from willcall.boxoffice.views.reports import ReportsPage, Which
from willcall.boxoffice.views.seat_map import SeatMapPage
from willcall.boxoffice.views.sync import SyncPage
from willcall.boxoffice.views.today import TodayPage
from willcall.boxoffice.widgets.page import Page
from willcall.boxoffice.widgets.sheet import stands_over
from willcall.boxoffice.window import BoxOfficeWindow
from willcall.boxoffice.words.outcomes import OutcomeCounts
from willcall.redemption.domain.desk_acts import DeskAct
from willcall.redemption.domain.sign_in import SignedIn
from willcall.redemption.domain.staff import StaffRole, View
from willcall.redemption.settings import load_settings

_PATIENCE_MS, _MANY, _LOOKS = 20_000, 100, 10
DOUBTFUL, OPEN_PLACE = 20, 140
"""Places of the evening's house: one in doubt, one that is open with the seat beside it."""


class Stage:
    """A window that somebody brings into one scene after the other."""

    def __init__(self, window: BoxOfficeWindow, complain: Callable[[str], None]) -> None:
        self.window, self._complain = window, complain

    def waits(self, until: Callable[[], bool], what: str = "") -> None:
        """Wait until something is so; complain where it never is."""
        for _ in range(_PATIENCE_MS // 20):
            if until():
                return
            QTest.qWait(20)
        self._complain(f"never came: {what}")

    def dress(self, language: str, *, dark: bool) -> None:
        """Speak a language in a light."""
        if self.window.office.language != language:
            self.window.turn_language()
        self.window.look.show(dark=dark)

    def goes_to(self, view: View) -> Page:
        """Show a view, signed in."""
        if self.window.locked:
            self.window.let_in(SignedIn(SUPERVISOR, StaffRole.SUPERVISOR))
        return self.window.room.show_view(view)

    def finds(self, text: str) -> None:
        """Look something up."""
        self.goes_to(View.FIND)
        page = self.window.places.finding
        page.take_scan(text)
        self.waits(lambda: page.panel.story is not None, "a story")

    def acts(self, act: DeskAct) -> None:
        """Open the form of an act on the seat that is shown."""
        story = self.window.places.finding.panel.story
        if story is not None:
            begin_act(act, story, self.window.house, self.window.room)

    def clear(self) -> None:
        """Close whatever stands over the room."""
        sheet = stands_over(self.window.room)
        if sheet is not None:
            sheet.done()
        self.window.room.notice.hide()

    def picture(self) -> QPixmap:
        """Return the window as it is, once all is drawn."""
        QTest.qWait(60)
        QApplication.processEvents()
        return self.window.grab()

    def faults(self) -> tuple[str, ...]:
        """Name words and buttons that are cut off, and what reaches out of the window, once all has its place."""
        found: tuple[str, ...] = ()
        for _ in range(_LOOKS):
            found = (*cut_off(self.window), *outside(self.window))
            if not found:
                break
            QTest.qWait(50)
        return found


def _seen(window: QWidget) -> Iterator[QWidget]:
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and isinstance(widget, QLabel | QPushButton | QComboBox):
            yield widget


def cut_off(window: QWidget) -> Iterator[str]:
    """Name the words and buttons that have less room than they need."""
    for widget in _seen(window):
        if isinstance(widget, QLabel) and widget.text():
            needed = widget.heightForWidth(widget.width()) if widget.wordWrap() else widget.sizeHint().height()
            wide = widget.wordWrap() or widget.sizeHint().width() <= widget.width() + 1
            if not wide or needed > widget.height() + 1:
                yield f"cut off: {widget.text()!r}"
        elif isinstance(widget, QPushButton | QComboBox) and widget.sizeHint().width() > widget.width() + 1:
            words = widget.currentText() if isinstance(widget, QComboBox) else widget.text()
            yield f"cut off: {words!r}"


def outside(window: QWidget) -> Iterator[str]:
    """Name the words and buttons that reach out of the window."""
    for widget in _seen(window):
        corner = widget.mapTo(window, widget.rect().bottomRight())
        if not window.rect().contains(corner):
            yield f"outside: {widget.objectName() or type(widget).__name__}"


@contextmanager
def on_stage(day: BoxOfficeDay, size: tuple[int, int], complain: Callable[[str], None]) -> Iterator[Stage]:
    """Open the box office on a day; its tickets are PDFs."""
    running = QApplication.instance() or make_application(["screens"])
    with composed(load_settings(day.settings), size) as window:
        stage = Stage(window, complain)
        stage.waits(lambda: window.office.identity is not None, "the terminal")
        window.let_in(SignedIn(SUPERVISOR, StaffRole.SUPERVISOR))
        stage.waits(lambda: bool(window.places.terminals.table.rows.rows), "the terminal's health")
        yield stage
    running.processEvents()


def _sign_in(stage: Stage) -> None:
    stage.goes_to(View.TODAY)
    stage.window.lock()


def _today(stage: Stage) -> None:
    page = stage.goes_to(View.TODAY)
    assert isinstance(page, TodayPage)
    stage.waits(lambda: bool(page.table.rows.rows), "showings")


def _seat_map(stage: Stage) -> None:
    page = stage.goes_to(View.SEAT_MAP)
    assert isinstance(page, SeatMapPage)
    page.show_showing(showing_code(EVENING))
    stage.waits(lambda: page.shown() == showing_code(EVENING), "a plan")
    plan = page.canvas.plan
    if plan is not None:
        at = page.canvas.box(plan.seats[DOUBTFUL]).center().toPoint()
        QTest.mouseClick(page.canvas, Qt.MouseButton.LeftButton, pos=at)
    stage.waits(lambda: page.panel.story is not None, "a story")
    page.canvas.setFocus()


def _find_empty(stage: Stage) -> None:
    stage.goes_to(View.FIND)
    page = stage.window.places.finding
    page.take_scan("0")
    stage.waits(lambda: page.answer.text.property("tone") == "warn", "a no")


def _find_code(stage: Stage) -> None:
    stage.finds(code_of(code_number(EVENING, OPEN_PLACE)).digits)


def _find_doubt(stage: Stage) -> None:
    stage.finds(number_of(EVENING, DOUBTFUL))
    stage.waits(lambda: bool(stage.window.places.finding.panel.table.rows.rows), "steps")


def _act_collect(stage: Stage) -> None:
    _find_code(stage)
    stage.acts(DeskAct.COLLECT)


def _act_no_paper(stage: Stage) -> None:
    _find_doubt(stage)
    stage.acts(DeskAct.STATE_NO_PAPER)


def _act_reprint(stage: Stage) -> None:
    stage.finds(number_of(EVENING, 0))
    stage.acts(DeskAct.REPRINT)


def _exceptions(stage: Stage) -> None:
    page = stage.goes_to(View.EXCEPTIONS)
    assert isinstance(page, ExceptionsPage)
    stage.waits(lambda: bool(page.table.rows.rows), "exceptions")


def _terminals(stage: Stage) -> None:
    stage.goes_to(View.TERMINALS)


def _sync(stage: Stage) -> None:
    page = stage.goes_to(View.SYNC)
    assert isinstance(page, SyncPage)
    stage.waits(lambda: bool(page.packs.rows.rows), "packs")


def _door_lists(stage: Stage) -> None:
    page = stage.goes_to(View.DOOR_LISTS)
    assert isinstance(page, DoorListsPage)
    stage.waits(lambda: bool(page.table.rows.rows), "showings")
    page.table.choose(showing_code(EVENING))
    stage.waits(lambda: "19:30" in page.ticks.heading() and bool(page.ticks.counts()), "a list")
    page.ticks.text.setPlainText("8: 1-6, 9\n9: *\n12: 4")


def _reports(stage: Stage) -> None:
    page = stage.goes_to(View.REPORTS)
    assert isinstance(page, ReportsPage)
    page.which.setCurrentIndex(page.which.findData(Which.TODAY))
    stage.waits(lambda: len(page.details.rows.rows) > _MANY, "deeds")


def _notice(stage: Stage) -> None:
    _today(stage)
    stage.window.office.tell(OutcomeCounts().printed(2))


SCENES: dict[str, Callable[[Stage], None]] = {
    "sign_in": _sign_in,
    "today": _today,
    "seat_map": _seat_map,
    "find_empty": _find_empty,
    "find_code": _find_code,
    "find_doubt": _find_doubt,
    "act_collect": _act_collect,
    "act_no_paper": _act_no_paper,
    "act_reprint": _act_reprint,
    "exceptions": _exceptions,
    "terminals": _terminals,
    "sync": _sync,
    "door_lists": _door_lists,
    "reports": _reports,
    "notice": _notice,
}
