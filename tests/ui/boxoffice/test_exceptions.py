"""All that needs a person: one list, with evidence, acts and a history."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLineEdit

from tests.support.box_office_day import CLERK, EVENING, SUPERVISOR, number_of
from tests.support.papers import Play
from tests.ui.boxoffice.conftest import Staff, shown
from willcall.boxoffice.views.exceptions import ExceptionsPage
from willcall.redemption.domain.exceptions import ExceptionKind
from willcall.redemption.domain.sign_in import FREE_PINS
from willcall.redemption.domain.staff import StaffRole, View

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
PLACE = 20


def listed(staff: Staff, kind: ExceptionKind) -> ExceptionsPage:
    page = staff.goes_to(View.EXCEPTIONS)
    assert isinstance(page, ExceptionsPage)
    staff.waits(lambda: any(row.key.kind is kind for row in page.table.rows.rows))
    row = next(row for row in page.table.rows.rows if row.key.kind is kind)
    page.table.choose(row.key)
    staff.waits(lambda: page.panel.exception is not None and page.panel.exception.key == row.key)
    return page


def test_a_print_in_doubt_is_listed_with_its_evidence_and_leads_to_its_seat(supervisor: Staff) -> None:
    supervisor.day.collect(EVENING, [PLACE], Play.LOST_WITHOUT_PAPER)
    page = listed(supervisor, ExceptionKind.UNCONFIRMED_PRINT)
    evidence = page.panel.evidence()
    assert "Copy 1, begun at 19:02:00" in evidence
    assert "1 of 200 bytes left for the printer" in evidence
    assert "P20" in evidence
    assert not page.panel.close_it.isEnabled()
    supervisor.hits(Qt.Key.Key_F9)
    finding = supervisor.window.places.finding
    supervisor.waits(lambda: finding.panel.story is not None)
    assert finding.panel.story is not None
    assert finding.panel.story.seat.ticket_no == number_of(EVENING, PLACE)
    supervisor.hits(Qt.Key.Key_F11)
    supervisor.sheet()
    supervisor.hits(Qt.Key.Key_Return)
    supervisor.hears("Settled")
    supervisor.goes_to(View.EXCEPTIONS)
    supervisor.waits(lambda: "Print in doubt" not in shown(page.table, "kind"))


def guess_pins(staff: Staff) -> None:
    foyer = staff.day.foyer(staff.window.office.now)
    desk = foyer.machine_desk(staff.printer)
    for _ in range(FREE_PINS):
        desk.sign_in(CLERK, "000000")
    foyer.close()


def test_closing_takes_a_reason_and_the_history_has_who_closed_it(supervisor: Staff) -> None:
    guess_pins(supervisor)
    page = listed(supervisor, ExceptionKind.PINS_GUESSED)
    supervisor.hits(Qt.Key.Key_F11)
    sheet = supervisor.sheet()
    (note,) = sheet.findChildren(QLineEdit, "note")
    supervisor.writes(note, "4821 0937 1605")
    supervisor.hits(Qt.Key.Key_Return)
    supervisor.reads(sheet.wrong.text, "Leave codes and phone numbers out")
    note.setText("asked Li")
    supervisor.hits(Qt.Key.Key_Return)
    supervisor.hears("Noted. It stays open")
    supervisor.waits(lambda: SUPERVISOR in shown(page.table, "noted"))
    supervisor.hits(Qt.Key.Key_F10)
    supervisor.sheet()
    supervisor.hits(Qt.Key.Key_Return)
    supervisor.hears("Closed. It is in the history")
    supervisor.waits(lambda: "PINs were guessed" not in shown(page.table, "kind"))
    supervisor.hits(Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    supervisor.waits(lambda: "PINs were guessed" in shown(page.closed, "kind"))
    assert shown(page.closed, "by")[0] == SUPERVISOR
    assert shown(page.closed, "reason")[0] == "The guest was helped"
    assert "exception_closed" in supervisor.day.kinds()


def test_how_many_are_open_stands_in_the_navigation_whatever_is_shown(supervisor: Staff) -> None:
    supervisor.today()
    supervisor.waits(lambda: supervisor.button("go_exceptions").text() == "Exceptions  3")
    supervisor.day.collect(EVENING, [PLACE], Play.LOST_WITHOUT_PAPER)
    supervisor.window.pulse.count_soon()
    supervisor.waits(lambda: supervisor.button("go_exceptions").text() == "Exceptions  4")


def test_a_clerk_is_told_who_may_close_it(staff: Staff) -> None:
    staff.signs_in(CLERK, StaffRole.CLERK)
    guess_pins(staff)
    page = listed(staff, ExceptionKind.PINS_GUESSED)
    assert not page.panel.close_it.isEnabled()
    assert "Only for: Supervisor / Technician" in page.panel.barred()


def test_what_mends_itself_cannot_be_closed_and_says_what_to_do(supervisor: Staff) -> None:
    page = listed(supervisor, ExceptionKind.PACK)
    assert not page.panel.close_it.isEnabled()
    assert "gone by itself" in page.panel.barred()
    assert "Bring the codes" in page.panel.to_do()
    assert not page.panel.seat.isVisible()


def test_the_models_keep_qts_rules(supervisor: Staff) -> None:
    page = supervisor.goes_to(View.EXCEPTIONS)
    assert isinstance(page, ExceptionsPage)
    testers = [
        QAbstractItemModelTester(model, FATAL)
        for table in (page.table, page.closed)
        for model in (table.rows, table.sifted)
    ]
    supervisor.day.collect(EVENING, [PLACE], Play.LOST_WITHOUT_PAPER)
    page.refresh()
    supervisor.waits(lambda: "Print in doubt" in shown(page.table, "kind"))
    page.filter.setText("doubt")
    assert shown(page.table, "subject") == ["Row 2, seat 7"]
    assert testers
