"""The real window over a stub of the desk: touches, clicks, keys and scans, through every state and each way out."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.support.kiosk_scenes import SCENES
from tests.support.kiosk_stage import set_scene
from tests.support.stub_desk import CODE, StubDesk, collectable
from tests.ui.conftest import Guest
from willcall.kiosk.states import (
    Entry,
    Found,
    LookingUp,
    OutOfOrder,
    PrinterTrouble,
    PrintIncomplete,
    Printing,
    Refused,
    TakeTickets,
    TerminalFault,
    Thanks,
    Welcome,
)
from willcall.redemption.domain.faults import FaultCode, TerminalFaultError
from willcall.redemption.domain.paper import NeverStarted, PaperTrouble, PrinterState


def test_a_finger_alone_gets_the_tickets(guest: Guest) -> None:
    guest.taps("beginButton")
    guest.sees(Entry)
    for digit in CODE:
        guest.taps(f"key{digit}")
    guest.taps("submitButton")
    guest.sees(Found)
    guest.taps("printButton")
    guest.sees(TakeTickets)
    guest.taps("doneButton")
    guest.sees(Thanks)
    guest.taps("nextGuestButton")
    guest.sees(Welcome)
    assert guest.desk.looked_up == [CODE]
    assert len(guest.desk.attempts) == 1


def test_a_mouse_alone_gets_as_far(guest: Guest) -> None:
    guest.clicks("beginButton")
    guest.sees(Entry)
    for digit in CODE:
        guest.clicks(f"key{digit}")
    guest.clicks("submitButton")
    guest.sees(Found)
    guest.clicks("leaveButton")
    guest.sees(Welcome)


def test_a_keyboard_alone_gets_the_tickets(guest: Guest) -> None:
    guest.hits(Qt.Key.Key_Return)
    guest.sees(Entry)
    guest.types(CODE)
    guest.hits(Qt.Key.Key_Return)
    guest.sees(Found)
    for _ in range(10):
        if guest.control("printButton").hasActiveFocus():
            break
        guest.hits(Qt.Key.Key_Tab)
    guest.hits(Qt.Key.Key_Space)
    guest.sees(TakeTickets)


def test_digits_typed_at_welcome_are_not_lost(guest: Guest) -> None:
    guest.types("4821")
    guest.sees(Entry)
    assert guest.state == Entry("4821")
    guest.hits(Qt.Key.Key_Backspace)
    assert guest.state == Entry("482")
    guest.hits(Qt.Key.Key_Escape)
    guest.sees(Welcome)


@pytest.mark.parametrize("ending", [Qt.Key.Key_Return, Qt.Key.Key_Tab, None])
@pytest.mark.parametrize("text", [CODE, f"WILLCALL:1:{CODE}", "4821 0937 1607"])
def test_a_scan_at_welcome_goes_whole_to_the_desk(guest: Guest, text: str, ending: Qt.Key | None) -> None:
    guest.scans(text, ending)
    guest.sees(Found)
    assert guest.desk.looked_up == [text]


def test_a_scan_during_the_entry_goes_whole_to_the_desk(guest: Guest) -> None:
    guest.types("48")
    guest.scans(CODE)
    guest.sees(Found)
    assert guest.desk.looked_up == [CODE]


def test_the_enter_after_a_scan_prints_nothing(guest: Guest) -> None:
    guest.scans(CODE)
    guest.sees(Found)
    guest.hits(Qt.Key.Key_Return)
    QTest.qWait(50)
    assert isinstance(guest.state, Found)


def test_a_key_held_down_is_no_scan(guest: Guest) -> None:
    guest.sees(Welcome)
    guest.types("1")
    guest.sees(Entry)
    assert guest.state == Entry("1")


def test_a_scan_while_printing_is_refused_visibly(guest: Guest) -> None:
    guest.scans(CODE)
    guest.sees(Found)
    guest.desk.gate.clear()
    guest.taps("printButton")
    guest.sees(Printing)
    guest.scans("000000000000")
    assert guest.control("notice").isVisible()
    guest.desk.gate.set()
    guest.sees(TakeTickets)
    assert guest.desk.looked_up == [CODE]


def test_r1_a_hasty_finger_prints_once(guest: Guest) -> None:
    guest.scans(CODE)
    guest.sees(Found)
    at = guest.centre("printButton")
    for _ in range(3):
        QTest.mouseClick(guest.kiosk.window, Qt.MouseButton.LeftButton, pos=at)
    guest.sees(TakeTickets)
    assert len(guest.desk.attempts) == 1


def test_a_long_press_is_a_press(guest: Guest) -> None:
    at = guest.centre("beginButton")
    QTest.mousePress(guest.kiosk.window, Qt.MouseButton.LeftButton, pos=at)
    QTest.qWait(900)
    QTest.mouseRelease(guest.kiosk.window, Qt.MouseButton.LeftButton, pos=at)
    guest.sees(Entry)


def test_one_touch_switches_the_language_and_welcome_brings_it_back(guest: Guest) -> None:
    guest.taps("languageButton")
    assert guest.control("beginButton").property("text") == "Type the code"
    guest.taps("beginButton")
    guest.sees(Entry)
    assert guest.control("submitButton").property("text") == "12 digits to go"
    guest.taps("leaveButton")
    guest.sees(Welcome)
    assert guest.control("beginButton").property("text") == "输入取票码"


def test_an_unfinished_code_says_how_many_digits_are_missing(guest: Guest) -> None:
    guest.types("48210937160")
    guest.sees(Entry)
    assert guest.control("submitButton").property("text") == "还差 1 位"
    guest.taps("submitButton")
    assert isinstance(guest.state, Entry)


def test_a_refusal_can_be_left_or_followed_by_another_code(guest: Guest) -> None:
    guest.scans("000000000000")
    guest.sees(Refused)
    assert guest.control("reasonCode").property("text") == "原因代码 C40"
    guest.taps("againButton")
    guest.sees(Entry)
    guest.taps("leaveButton")
    guest.sees(Welcome)


def test_an_incomplete_run_says_what_came_out(guest_at: Callable[[StubDesk], Guest]) -> None:
    guest = guest_at(StubDesk(outcomes=[NeverStarted(PaperTrouble.PAPER_END)] * 2))
    guest.scans(CODE)
    guest.sees(Found)
    guest.taps("printButton")
    guest.sees(PrintIncomplete)
    assert guest.control("headline").property("text") == "没有打印出票"
    guest.taps("leaveButton")
    guest.sees(Welcome)


def test_already_collected_seats_of_the_same_code_are_shown(guest_at: Callable[[StubDesk], Guest]) -> None:
    guest = guest_at(StubDesk({CODE: collectable(1, already=1)}))
    guest.scans(CODE)
    guest.sees(Found)
    assert guest.control("alreadyCollected").property("text") == "已取 1 张 · 7 排 4 座"


def test_the_printers_trouble_shows_before_a_code_and_goes_by_itself(guest: Guest) -> None:
    guest.desk.printer = PrinterState(PaperTrouble.PAPER_END)
    guest.kiosk.journey.tick()
    guest.sees(PrinterTrouble)
    assert guest.control("reasonCode").property("text") == "原因代码 P20"
    guest.desk.printer = PrinterState()
    guest.kiosk.flow._poll_due = 0
    guest.kiosk.journey.tick()
    guest.sees(Welcome)


def test_r9_a_fault_while_printing_is_named_and_the_same_press_can_be_tried_again(guest: Guest) -> None:
    guest.desk.collect_fault = TerminalFaultError(FaultCode.DATABASE_BUSY, "locked")
    guest.scans(CODE)
    guest.sees(Found)
    guest.taps("printButton")
    guest.sees(TerminalFault)
    assert guest.control("reasonCode").property("text") == "原因代码 D10"
    guest.desk.collect_fault = None
    guest.taps("retryButton")
    guest.sees(TakeTickets)
    assert len({attempt for attempt, _ in guest.desk.attempts}) == 1


def test_a_fault_without_a_press_has_nothing_to_try_again(guest: Guest) -> None:
    guest.desk.look_up_fault = TerminalFaultError(FaultCode.DATABASE_DAMAGED, "torn")
    guest.scans(CODE)
    guest.sees(TerminalFault)
    assert not [item for item in ("retryButton",) if guest.kiosk.journey.property("canRetry")]
    guest.taps("leaveButton")
    guest.sees(Welcome)


def test_a_look_up_that_takes_long_says_so(guest: Guest) -> None:
    guest.desk.gate.clear()
    guest.scans(CODE)
    guest.sees(LookingUp)
    guest.reads("headline", "正在查询")
    guest.desk.gate.set()
    guest.sees(Found)


def test_an_idle_screen_counts_down_visibly(guest: Guest) -> None:
    guest.types("4")
    guest.sees(Entry)
    guest.kiosk.flow._touched -= 40
    guest.kiosk.journey.tick()
    assert guest.control("countdown").property("text") == "5 秒后返回首页"


def test_nothing_on_the_out_of_order_screen_can_be_pressed_but_the_language(guest: Guest) -> None:
    guest.kiosk.flow.crashed()
    guest.sees(OutOfOrder)
    guest.scans(CODE)
    guest.hits(Qt.Key.Key_Return)
    guest.taps("languageButton")
    assert isinstance(guest.state, OutOfOrder)
    assert guest.control("headline").property("text") == "Out of order"


def test_a_rehearsal_is_told_apart(guest: Guest) -> None:
    set_scene(guest.kiosk, SCENES["found_two"], "en")
    assert not guest.kiosk.journey.property("rehearsal")
