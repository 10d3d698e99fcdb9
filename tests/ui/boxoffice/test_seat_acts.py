"""What staff do with a seat: each act asks, is carried out on a real terminal, and says what came of it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QLineEdit

from tests.support.box_office_day import CLERK, EVENING, PIN, SUPERVISOR, code_number, number_of
from tests.support.packs import code_of
from tests.support.papers import CountedTicket, Play
from tests.ui.boxoffice.conftest import Staff, shown
from willcall.boxoffice.widgets.sheet import Sheet
from willcall.redemption.domain.desk_acts import DeskAct
from willcall.redemption.domain.faults import FaultCode, TerminalFaultError
from willcall.redemption.domain.paper import Meanwhile, PrintOutcome, nothing
from willcall.redemption.domain.staff import StaffRole

PLACE = 20


def choose(sheet: Sheet, words: str) -> None:
    (reasons,) = sheet.findChildren(QComboBox, "reason")
    reasons.setCurrentText(words)
    assert reasons.currentText() == words


def write(staff: Staff, sheet: Sheet, name: str, text: str) -> None:
    (field,) = sheet.findChildren(QLineEdit, name)
    field.clear()
    staff.writes(field, text)


def open_acts(staff: Staff) -> set[DeskAct]:
    return {line.act for line in staff.window.places.finding.panel.lines if line.button.isEnabled()}


def test_r3_a_print_in_doubt_is_settled_by_the_paper_that_came_out(supervisor: Staff) -> None:
    supervisor.printer.plays.append(Play.LOST_WITH_PAPER)
    supervisor.opens_seat(EVENING, PLACE)
    supervisor.clicks("act_collect")
    supervisor.sheet()
    supervisor.hits(Qt.Key.Key_Return)
    supervisor.hears("in doubt")
    supervisor.waits(lambda: DeskAct.SETTLE_BY_SCAN in open_acts(supervisor))
    assert open_acts(supervisor) == {DeskAct.SETTLE_BY_SCAN, DeskAct.STATE_NO_PAPER, DeskAct.VOUCH, DeskAct.RELEASE}
    supervisor.hits(Qt.Key.Key_F10)
    sheet = supervisor.sheet()
    supervisor.scans("something else")
    supervisor.reads(sheet.wrong.text, "no ticket's code")
    supervisor.scans(supervisor.printer.papers[0].qr)
    supervisor.hears("Settled. The seat is now: Collected")
    assert supervisor.state(EVENING, PLACE) == "printed"
    assert not supervisor.is_asked()


def test_r3_nothing_came_out_opens_the_seat_again_and_the_journal_has_who_said_so(supervisor: Staff) -> None:
    supervisor.day.collect(EVENING, [PLACE], Play.LOST_WITHOUT_PAPER)
    panel = supervisor.opens_seat(EVENING, PLACE)
    supervisor.hits(Qt.Key.Key_F11)
    sheet = supervisor.sheet()
    choose(sheet, "Other (with a note)")
    supervisor.hits(Qt.Key.Key_Return)
    supervisor.reads(sheet.wrong.text, "needs a note")
    write(supervisor, sheet, "note", "4821 0937 1605")
    supervisor.hits(Qt.Key.Key_Return)
    supervisor.reads(sheet.wrong.text, "Leave codes and phone numbers out")
    write(supervisor, sheet, "note", "looked twice")
    supervisor.hits(Qt.Key.Key_Return)
    supervisor.hears("The seat is now: Open")
    supervisor.waits(lambda: any("no copy 1 came out" in each for each in shown(panel.table, "what")))
    assert shown(panel.table, "who")[0] == f"no. {SUPERVISOR} · 01"
    assert supervisor.state(EVENING, PLACE) == "open"


def test_only_a_supervisor_vouches_and_releases_and_the_button_says_so(staff: Staff) -> None:
    staff.day.collect(EVENING, [PLACE], Play.LOST_WITHOUT_PAPER)
    staff.signs_in(CLERK, StaffRole.CLERK)
    panel = staff.opens_seat(EVENING, PLACE)
    whys = {line.act: line.button.accessibleDescription() for line in panel.lines}
    assert whys[DeskAct.VOUCH] == whys[DeskAct.RELEASE] == "Only for: Supervisor."
    assert open_acts(staff) == {DeskAct.SETTLE_BY_SCAN, DeskAct.STATE_NO_PAPER}


@pytest.mark.parametrize(("act", "state"), [("act_vouch", "Collected"), ("act_release", "Open")])
def test_a_supervisors_word_settles_a_print_in_doubt(supervisor: Staff, act: str, state: str) -> None:
    supervisor.day.collect(EVENING, [PLACE], Play.LOST_WITHOUT_PAPER)
    supervisor.opens_seat(EVENING, PLACE)
    supervisor.clicks(act)
    supervisor.sheet()
    supervisor.hits(Qt.Key.Key_Return)
    supervisor.hears(f"The seat is now: {state}")


def test_a_reprint_bears_its_number_and_its_reason_is_in_the_story(supervisor: Staff) -> None:
    supervisor.day.collect(EVENING, [PLACE])
    panel = supervisor.opens_seat(EVENING, PLACE)
    supervisor.hits(Qt.Key.Key_F12)
    choose(supervisor.sheet(), "Lost by the guest")
    supervisor.hits(Qt.Key.Key_Return)
    supervisor.hears("Copy 2: the paper came out")
    assert supervisor.printer.papers[0].copy_no == 2
    supervisor.waits(lambda: "Reprint ordered: copy 2 · Lost by the guest" in shown(panel.table, "what"))


def test_over_the_limit_a_supervisor_allows_one_more_at_the_clerks_window(staff: Staff) -> None:
    staff.day.collect(EVENING, [PLACE])
    staff.signs_in(CLERK, StaffRole.CLERK)
    staff.opens_seat(EVENING, PLACE)
    for copy in (2, 3):
        staff.hits(Qt.Key.Key_F12)
        staff.sheet()
        staff.hits(Qt.Key.Key_Return)
        staff.hears(f"Copy {copy}")
    staff.waits(lambda: "supervisor can allow" in staff.button("act_reprint").accessibleDescription())
    staff.hits(Qt.Key.Key_F12)
    sheet = staff.sheet()
    staff.hits(Qt.Key.Key_Return)
    staff.reads(sheet.wrong.text, "has to give number and PIN")
    write(staff, sheet, "lift_no", CLERK)
    write(staff, sheet, "lift_pin", PIN)
    staff.hits(Qt.Key.Key_Return)
    staff.reads(sheet.wrong.text, "Only for: Supervisor")
    write(staff, sheet, "lift_no", SUPERVISOR)
    write(staff, sheet, "lift_pin", PIN)
    staff.hits(Qt.Key.Key_Return)
    staff.hears("Copy 4")
    assert [paper.copy_no for paper in staff.printer.papers] == [2, 3, 4]


def test_a_guest_who_was_let_in_on_paper_is_entered_and_the_code_opens_nothing(supervisor: Staff) -> None:
    supervisor.opens_seat(EVENING, PLACE)
    supervisor.clicks("act_admit")
    supervisor.sheet()
    supervisor.hits(Qt.Key.Key_Return)
    supervisor.hears("Let in and counted: 1")
    assert supervisor.state(EVENING, PLACE) == "admitted"
    supervisor.waits(lambda: DeskAct.ADMIT not in open_acts(supervisor))
    assert open_acts(supervisor) == {DeskAct.RELEASE}


def test_a_wrong_tick_is_taken_back_by_a_supervisor_and_the_story_says_so(supervisor: Staff) -> None:
    panel = supervisor.opens_seat(EVENING, PLACE)
    supervisor.clicks("act_admit")
    supervisor.sheet()
    supervisor.hits(Qt.Key.Key_Return)
    supervisor.waits(lambda: open_acts(supervisor) == {DeskAct.RELEASE})
    supervisor.clicks("act_release")
    (reasons,) = supervisor.sheet().findChildren(QComboBox, "reason")
    assert [reasons.itemText(each) for each in range(reasons.count())] == ["Ticked by mistake, nobody was let in"]
    supervisor.hits(Qt.Key.Key_Return)
    supervisor.hears("The seat is now: Open")
    assert supervisor.state(EVENING, PLACE) == "open"
    told = "Its tick was taken back · Ticked by mistake, nobody was let in"
    supervisor.waits(lambda: told in shown(panel.table, "what"))


def test_a_form_is_left_with_escape_and_nothing_below_it_can_be_touched(supervisor: Staff) -> None:
    supervisor.opens_seat(EVENING, PLACE)
    supervisor.clicks("act_collect")
    sheet = supervisor.sheet()
    assert not supervisor.window.room.page.isEnabled()
    assert not supervisor.window.room.navigation.isEnabled()
    supervisor.scans(number_of(EVENING, PLACE + 1))
    supervisor.reads(sheet.wrong.text, "Finish this first")
    supervisor.hits(Qt.Key.Key_Escape)
    supervisor.waits(lambda: not supervisor.is_asked())
    assert supervisor.window.room.page.isEnabled()
    assert supervisor.state(EVENING, PLACE) == "open"


@pytest.mark.parametrize(
    ("number", "role", "stands"), [(SUPERVISOR, StaffRole.SUPERVISOR, True), (CLERK, StaffRole.CLERK, False)]
)
def test_a_form_is_locked_away_too_and_stands_there_again_for_whoever_had_begun_it(
    supervisor: Staff, number: str, role: StaffRole, *, stands: bool
) -> None:
    supervisor.day.collect(EVENING, [PLACE], Play.LOST_WITHOUT_PAPER)
    supervisor.opens_seat(EVENING, PLACE)
    supervisor.hits(Qt.Key.Key_F11)
    sheet = supervisor.sheet()
    write(supervisor, sheet, "note", "half written")
    supervisor.window.lock(idle=True)
    assert not sheet.isVisible()
    supervisor.hits(Qt.Key.Key_Return)
    supervisor.signs_in(number, role)
    assert supervisor.is_asked() is stands
    assert supervisor.window.room.page.isEnabled() is not stands
    assert supervisor.state(EVENING, PLACE) == "unconfirmed"


def test_r9_a_fault_amid_a_collection_is_named_and_what_was_in_hand_is_put_in_order(
    supervisor: Staff, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = supervisor.finds(code_of(code_number(EVENING, PLACE)).digits)
    supervisor.reads(page.answer.text, "to collect")
    sent = CountedTicket.send

    def dies(ticket: CountedTicket, meanwhile: Meanwhile = nothing) -> PrintOutcome:
        sent(ticket, meanwhile)
        raise TerminalFaultError(FaultCode.DISK_FULL, "the outcome was not recorded")

    monkeypatch.setattr(CountedTicket, "send", dies)
    supervisor.clicks("collect")
    supervisor.hears("(D12)")
    supervisor.waits(lambda: sorted(shown(page.table, "state")) == ["In doubt", "Open"])
    assert page.collect.isEnabled()
