"""Who gets to the box office, and that it locks itself."""

from collections.abc import Callable
from datetime import timedelta
from unittest.mock import patch

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableView

from tests.support.box_office_day import CLERK, PIN, SUPERVISOR, BoxOfficeDay
from tests.support.packs import code_of
from tests.ui.boxoffice.conftest import Staff, shown
from willcall.redemption.domain.staff import StaffRole, View

pytestmark = pytest.mark.usefixtures("_typeface")


def give(staff: Staff, number: str, pin: str) -> None:
    view = staff.window.sign_in
    view.number.clear()
    staff.writes(view.number, number)
    staff.hits(Qt.Key.Key_Return)
    staff.writes(view.pin, pin)
    staff.hits(Qt.Key.Key_Return)


def test_number_and_pin_let_a_member_of_staff_in_and_the_journal_says_who(staff: Staff) -> None:
    staff.waits(lambda: staff.window.office.identity is not None)
    give(staff, SUPERVISOR, PIN)
    staff.waits(lambda: not staff.is_locked())
    assert staff.window.office.member.role is StaffRole.SUPERVISOR
    assert "staff_signed_in" in staff.day.kinds()


def test_a_wrong_pin_is_told_and_the_fifth_pauses_the_window_visibly(staff: Staff) -> None:
    view = staff.window.sign_in
    for _ in range(4):
        give(staff, CLERK, "000000")
        staff.reads(view.answer.text, "do not fit")
        view.answer.say("")
    give(staff, CLERK, "000000")
    staff.reads(view.answer.text, "possible again in")
    assert not view.enter.isEnabled()
    with patch.object(staff.window.office, "_shift", staff.window.office._shift + timedelta(minutes=1)):
        staff.window.tick()
        assert view.enter.isEnabled()
    assert staff.is_locked()
    assert not view.pin.text()


def test_r7_a_code_scanned_before_somebody_signed_in_goes_nowhere(staff: Staff) -> None:
    staff.window.sign_in.number.setFocus()
    staff.scans(code_of(3).qr_payload)
    assert not staff.window.sign_in.number.text()
    assert not staff.window.sign_in.pin.text()
    assert staff.is_locked()


def test_nobody_at_the_window_locks_it_and_the_view_is_kept_for_whoever_was_there(supervisor: Staff) -> None:
    page = supervisor.today()
    page.filter.setText("Frozen")
    chosen = page.table.current()
    supervisor.goes_to(View.TERMINALS)
    with patch("willcall.boxoffice.window.time.monotonic", return_value=supervisor.window._seen + 299):
        supervisor.window.tick()
    assert not supervisor.is_locked()
    with patch("willcall.boxoffice.window.time.monotonic", return_value=supervisor.window._seen + 300):
        supervisor.window.tick()
    assert supervisor.is_locked()
    assert supervisor.window.sign_in.number.text() == SUPERVISOR
    supervisor.scans(code_of(3).digits)
    supervisor.signs_in()
    assert supervisor.window.room.page.view is View.TERMINALS
    assert supervisor.today().filter.text() == "Frozen"
    assert page.table.current() == chosen


def test_every_key_and_movement_puts_the_lock_off(supervisor: Staff) -> None:
    supervisor.window._seen = 0.0
    supervisor.hits(Qt.Key.Key_Shift)
    assert supervisor.window._seen > 0


def test_a_key_locks_it(supervisor: Staff) -> None:
    supervisor.hits(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert supervisor.is_locked()


@pytest.mark.expects_log("This plugin does not support")
def test_no_list_that_hangs_open_lies_over_the_lock(supervisor: Staff) -> None:
    supervisor.goes_to(View.FIND)
    supervisor.waits(lambda: bool(supervisor.window.places.finding.form.showing.showings))
    supervisor.window.places.finding.form.showing.showPopup()
    assert QApplication.activePopupWidget() is not None
    supervisor.window.lock(idle=True)
    assert QApplication.activePopupWidget() is None


def test_what_a_person_types_arrives_whole_wherever_they_type_it(supervisor: Staff) -> None:
    page = supervisor.today()
    page.filter.setFocus()
    supervisor.types("hobbit")
    supervisor.waits(lambda: page.filter.text().lower() == "hobbit")
    assert page.table.sifted.rowCount() == 3
    supervisor.hits(Qt.Key.Key_Escape)
    supervisor.waits(lambda: not page.filter.text())


def test_the_window_is_as_it_was_left(open_box_office: Callable[[BoxOfficeDay], Staff], day: BoxOfficeDay) -> None:
    first = open_box_office(day)
    first.signs_in()
    first.window.turn_light()
    page = first.today()
    _drags(first, page.table, 41)
    dragged = page.table.columnWidth(0)
    page.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    first.goes_to(View.SYNC)
    first.window.close()
    second = open_box_office(day)
    second.signs_in()
    assert second.window.look.dark
    assert second.window.room.page.view is View.SYNC
    table = second.today().table
    assert table.columnWidth(0) == dragged
    assert table.horizontalHeader().sortIndicatorSection() == 1


def _drags(staff: Staff, table: QTableView, more: int) -> None:
    """Make the first column wider, by its edge."""
    window, header = staff.window, table.horizontalHeader()
    edge = header.viewport().mapTo(window, QPoint(header.sectionSize(0) - 1, header.height() // 2))
    before = header.sectionSize(0)
    QTest.mousePress(window.windowHandle(), Qt.MouseButton.LeftButton, pos=edge)
    QTest.mouseMove(window.windowHandle(), edge + QPoint(more, 0))
    QTest.mouseRelease(window.windowHandle(), Qt.MouseButton.LeftButton, pos=edge + QPoint(more, 0))
    assert header.sectionSize(0) == before + more


def test_columns_that_nobody_touched_fit_the_words_of_the_next_run(
    open_box_office: Callable[[BoxOfficeDay], Staff], day: BoxOfficeDay
) -> None:
    first = open_box_office(day)
    first.signs_in()
    first.window.turn_language()
    first.today()
    first.window.close()
    second = open_box_office(day)
    second.signs_in()
    table = second.today().table
    second.waits(lambda: "Screen 5" in shown(table, "screen"))
    for number, column in enumerate(table.rows.columns):
        widest = max(table.fontMetrics().horizontalAdvance(column.text(row)) for row in table.rows.rows)
        assert table.columnWidth(number) > widest or column.wide, column.key
