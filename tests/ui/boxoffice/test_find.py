"""A guest at the counter: their seats are found by whatever they have, and handed out."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QComboBox, QLineEdit

from tests.support.box_office_day import CLERK, EVENING, SUPERVISOR, TECHNICIAN, code_number, number_of
from tests.support.packs import code_of, showing_code
from tests.support.papers import Play
from tests.ui.boxoffice.conftest import Staff, shown
from willcall.redemption.domain.staff import StaffRole, View

FATAL = QAbstractItemModelTester.FailureReportingMode.Fatal
PLACE = 40
CODE = code_of(code_number(EVENING, PLACE))


def test_a_code_scanned_anywhere_is_looked_up_and_its_tickets_are_printed_by_a_key(supervisor: Staff) -> None:
    supervisor.today().filter.setFocus()
    page = supervisor.finds(CODE.qr_payload)
    supervisor.reads(page.answer.text, "2 tickets to collect")
    assert shown(page.table, "seat") == ["Row 3, seat 11", "Row 3, seat 12"]
    supervisor.hits(Qt.Key.Key_F9)
    supervisor.hears("2 tickets printed")
    assert [paper.ticket_no for paper in supervisor.printer.papers] == [
        number_of(EVENING, PLACE),
        number_of(EVENING, PLACE + 1),
    ]
    supervisor.waits(lambda: shown(page.table, "state") == ["Collected", "Collected"])
    assert not page.collect.isVisible()
    assert supervisor.state(EVENING, PLACE) == "printed"
    page = supervisor.finds(CODE.digits)
    supervisor.reads(page.answer.text, "Already collected")


def test_r7_a_code_that_was_typed_is_gone_from_the_window_at_once(supervisor: Staff) -> None:
    page = supervisor.goes_to(View.FIND)
    field = supervisor.window.places.finding.form.text
    supervisor.writes(field, CODE.grouped)
    supervisor.hits(Qt.Key.Key_Return)
    assert not field.text()
    supervisor.hits(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not field.text()
    supervisor.reads(supervisor.window.places.finding.answer.text, "2 tickets to collect")
    words = [str(each.property("text")) for each in page.findChildren(QLineEdit)]
    assert not [each for each in words if CODE.digits[:6] in each]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (code_of(9999).digits, "No such code"),
        (CODE.digits[:-1] + str((int(CODE.digits[-1]) + 1) % 10), "no collection code"),
        ("8888888899999999", "No seat fits"),
        ("88888888999999", "16 digits"),
        ("WILLCALL-TICKET:1:8888888800001130:1:01:abc", "no ticket's QR"),
    ],
)
def test_what_is_no_seat_of_this_cinema_is_said_in_one_sentence(supervisor: Staff, text: str, words: str) -> None:
    page = supervisor.finds(text)
    supervisor.reads(page.answer.text, words)
    assert not page.table.rows.rows
    assert page.panel.story is None


def test_the_paper_itself_opens_its_seat(supervisor: Staff) -> None:
    paper = supervisor.day.collect(EVENING, [3]).papers[0]
    page = supervisor.finds(paper.qr)
    # papers of a rehearsal and of a real day are told apart: this one was printed on a real day
    supervisor.waits(lambda: page.panel.story is not None)
    assert page.panel.story is not None
    assert page.panel.story.seat.ticket_no == paper.ticket_no


def test_row_and_seat_find_a_seat_without_a_code_and_it_is_handed_out_for_a_reason(supervisor: Staff) -> None:
    page = supervisor.goes_to(View.FIND)
    form = supervisor.window.places.finding.form
    supervisor.waits(lambda: bool(form.showing.showings))
    form.showing.choose(showing_code(EVENING))
    supervisor.writes(form.row, "3")
    supervisor.hits(Qt.Key.Key_Return)
    supervisor.writes(form.number, "11")
    supervisor.hits(Qt.Key.Key_Return)
    supervisor.reads(supervisor.window.places.finding.answer.text, "1 seat found")
    supervisor.waits(lambda: supervisor.window.places.finding.panel.story is not None)
    assert page.isVisible()
    supervisor.hits(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    sheet = supervisor.sheet()
    (reasons,) = sheet.findChildren(QComboBox, "reason")
    reasons.setCurrentIndex(1)
    supervisor.hits(Qt.Key.Key_Return)
    supervisor.hears("1 ticket printed")
    assert supervisor.state(EVENING, PLACE) == "printed"
    assert not supervisor.is_asked()


def test_what_is_missing_to_find_a_seat_is_where_the_focus_goes(supervisor: Staff) -> None:
    supervisor.goes_to(View.FIND)
    form = supervisor.window.places.finding.form
    supervisor.clicks("find_place")
    assert form.showing.hasFocus() or form.row.hasFocus()
    supervisor.waits(lambda: bool(form.showing.showings))
    supervisor.writes(form.row, "3")
    supervisor.clicks("find_place")
    assert form.number.hasFocus()
    supervisor.clicks("find_phone")
    assert form.phone.hasFocus()


def test_the_end_of_a_phone_finds_seats_and_shows_two_digits_of_it(supervisor: Staff) -> None:
    supervisor.goes_to(View.FIND)
    form = supervisor.window.places.finding.form
    supervisor.waits(lambda: bool(form.showing.showings))
    form.showing.choose(showing_code(EVENING))
    code = next(number for number in range(code_number(EVENING, 30), code_number(EVENING, 90)) if number % 3)
    phone = f"{code * 37 % 10_000:04}"
    supervisor.writes(form.phone, phone)
    supervisor.hits(Qt.Key.Key_Return)
    supervisor.reads(supervisor.window.places.finding.answer.text, "found")
    assert not form.phone.text()
    assert all(
        phone not in each and any(map(str.isdigit, each))
        for each in shown(supervisor.window.places.finding.table, "phone")
    )


def test_a_printer_that_says_nothing_leaves_the_seat_in_doubt_and_says_so_in_red(supervisor: Staff) -> None:
    supervisor.printer.plays.extend([Play.CONFIRMS, Play.LOST_WITHOUT_PAPER])
    page = supervisor.finds(CODE.digits)
    supervisor.reads(page.answer.text, "to collect")
    supervisor.clicks("collect")
    supervisor.hears("1 of 2 came out. 1 in doubt")
    supervisor.waits(lambda: shown(page.table, "state") == ["Collected", "In doubt"])


def test_a_printer_without_paper_prints_nothing_and_the_seats_stay_open(supervisor: Staff) -> None:
    supervisor.printer.plays.append(Play.NOT_READY)
    page = supervisor.finds(CODE.digits)
    supervisor.reads(page.answer.text, "to collect")
    supervisor.clicks("collect")
    supervisor.hears("0 of 2 came out")
    assert supervisor.state(EVENING, PLACE) == "open"
    assert not supervisor.printer.papers


def test_a_technician_has_no_view_for_guests(staff: Staff) -> None:
    staff.signs_in(TECHNICIAN, StaffRole.TECHNICIAN)
    shown_views = {page.view for page in staff.window.room.pages if staff.window.room.navigation.leads_to(page.view)}
    assert View.FIND not in shown_views
    assert View.TERMINALS in shown_views
    staff.scans(CODE.digits)
    staff.hears("no view for guests")
    assert staff.window.room.page.view is not View.FIND


def test_a_clerk_collects_and_the_journal_has_their_number(staff: Staff) -> None:
    staff.signs_in(CLERK, StaffRole.CLERK)
    page = staff.finds(CODE.digits)
    staff.reads(page.answer.text, "to collect")
    staff.hits(Qt.Key.Key_F9)
    staff.hears("printed")
    foyer = staff.day.foyer()
    claims = [entry.facts["staff_no"] for entry in foyer.outbox.every_entry() if entry.kind == "seat_claimed"]
    foyer.close()
    assert claims == [CLERK, CLERK]
    assert SUPERVISOR not in claims


def test_the_models_keep_qts_rules(supervisor: Staff) -> None:
    page = supervisor.window.places.finding
    tables = (page.table, page.panel.table)
    testers = [QAbstractItemModelTester(model, FATAL) for table in tables for model in (table.rows, table.sifted)]
    supervisor.finds(CODE.digits)
    supervisor.reads(page.answer.text, "to collect")
    supervisor.hits(Qt.Key.Key_F9)
    supervisor.waits(lambda: len(page.panel.table.rows.rows) == 3)
    supervisor.finds("8888888899999999")
    supervisor.reads(page.answer.text, "No seat fits")
    assert testers
