"""The real window over a stub of the desk: touches, clicks, keys and scans, through every state and each way out."""

import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QInputMethodQueryEvent, QKeyEvent
from PySide6.QtTest import QTest

from tests.support.kiosk_scenes import SCENES
from tests.support.kiosk_stage import kiosk_on_stage, set_scene, visible_items
from tests.support.stub_desk import (
    CODE,
    LATE_SHOWING,
    MISTYPED,
    PIN,
    SECOND_CODE,
    STAFF_NO,
    STRANGER,
    StubDesk,
    collectable,
)
from tests.ui.conftest import Guest
from willcall.kiosk.journey.ports import Ending as ProgramEnding
from willcall.kiosk.journey.states import (
    Entry,
    Found,
    LookingUp,
    OutOfOrder,
    OutOfService,
    PrinterTrouble,
    PrintIncomplete,
    Printing,
    Refused,
    StaffPanel,
    StaffSignIn,
    TakeTickets,
    TerminalFault,
    Thanks,
    Welcome,
)
from willcall.kiosk.viewmodels.house import House
from willcall.redemption.domain.faults import FaultCode, TerminalFaultError
from willcall.redemption.domain.paper import NeverStarted, PaperTrouble, PrinterState

Ending = tuple[Qt.Key, Qt.KeyboardModifier]
PLAIN, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
ENDINGS: dict[str, tuple[Ending, ...]] = {
    "enter": ((Qt.Key.Key_Return, PLAIN),),
    "keypad enter": ((Qt.Key.Key_Enter, PLAIN),),
    "tab": ((Qt.Key.Key_Tab, PLAIN),),
    "cr lf": ((Qt.Key.Key_Return, PLAIN), (Qt.Key.Key_Return, PLAIN)),
    "cr and control j": ((Qt.Key.Key_Return, PLAIN), (Qt.Key.Key_J, CONTROL)),
    "control m": ((Qt.Key.Key_M, CONTROL),),
    "nothing": (),
}


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


@pytest.mark.parametrize("endings", ENDINGS.values(), ids=ENDINGS)
@pytest.mark.parametrize("text", [CODE, f"WILLCALL:1:{CODE}", f"willcall:1:{CODE}", "4821 0937 1608"])
def test_a_scan_at_welcome_goes_whole_to_the_desk(guest: Guest, text: str, endings: tuple[Ending, ...]) -> None:
    guest.scans(text, *endings)
    guest.sees(Found)
    assert guest.desk.looked_up == [text]
    QTest.qWait(50)
    assert isinstance(guest.state, Found)
    assert guest.desk.attempts == []


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
    guest.scans(STRANGER)
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
    guest.types(CODE[:11])
    guest.sees(Entry)
    assert guest.control("submitButton").property("text") == "还差 1 位"
    guest.taps("submitButton")
    assert isinstance(guest.state, Entry)


def test_a_refusal_can_be_left_or_followed_by_another_code(guest: Guest) -> None:
    guest.scans(STRANGER)
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
    assert guest.control("leaveButton").property("text") == "返回我的影票"
    guest.taps("leaveButton")
    guest.sees(Found)


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
    guest.kiosk.flow._watch._due = 0
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


# what a scanner does to the keys


def key_event(character: str, stamp: int) -> QKeyEvent:
    """Return a key as a scanner sends it, with its own stamp in ms."""
    shifted = character.isupper() or character == ":"
    modifiers = Qt.KeyboardModifier.ShiftModifier if shifted else CONTROL if character < " " else PLAIN
    event = QKeyEvent(QEvent.Type.KeyPress, ord(character.upper()), modifiers, character)
    event.setTimestamp(stamp)
    return event


def test_a_program_that_is_held_up_amid_a_scan_splits_nothing(guest: Guest) -> None:
    window, text = guest.kiosk.window, f"WILLCALL:1:{CODE}"
    stamp = 1_000_000

    def send(part: str) -> None:
        nonlocal stamp
        for character in part:
            stamp += 5
            QCoreApplication.sendEvent(window, key_event(character, stamp))

    guest.sees(Welcome)
    send(text[:9])
    # the timer of the pause is overdue when the program goes on, and fires before the keys that waited
    time.sleep(0.4)
    QTimer.singleShot(0, window, lambda: send(text[9:]))
    guest.sees(Found)
    assert guest.desk.looked_up == [text]


def test_keys_that_were_hit_slowly_and_arrive_at_once_are_typing(guest: Guest) -> None:
    guest.sees(Welcome)
    for number, character in enumerate(CODE[:8]):
        QCoreApplication.sendEvent(guest.kiosk.window, key_event(character, 1_000_000 + number * 150))
    guest.waits(lambda: guest.state == Entry(CODE[:8]))
    assert guest.desk.looked_up == []


@pytest.mark.usefixtures("_typeface")
def test_a_kiosk_that_ends_amid_a_scan_hears_no_more_of_it() -> None:
    with kiosk_on_stage(size=(540, 960)) as kiosk:
        QTest.keyClick(kiosk.window, Qt.Key.Key_4)
        assert kiosk.flow.state == Welcome()
    QTest.qWait(100)
    assert kiosk.flow.state == Welcome()


SHIFTED_CODE = CODE.translate(str.maketrans("0123456789", ")!@#$%^&*("))


@pytest.mark.parametrize(
    ("sent", "meant"),
    [
        (SHIFTED_CODE, CODE),
        (f"willcall:1:{CODE}", f"willcall:1:{CODE}"),
        (f"]Q1{CODE}", f"]Q1{CODE}"),
        (f"\\000026WILLCALL:1:{CODE}", f"\\000026WILLCALL:1:{CODE}"),
    ],
    ids=["shift stuck", "caps lock", "symbology", "eci"],
)
def test_a_scan_in_any_dress_finds_the_tickets(guest: Guest, sent: str, meant: str) -> None:
    guest.scans(sent)
    guest.sees(Found)
    assert guest.desk.looked_up == [meant]


def test_fnc1_and_group_separators_in_a_scan_disturb_nothing(guest: Guest) -> None:
    guest.sees(Welcome)
    separated = f"\x1d{CODE[:6]}\x1d{CODE[6:]}"
    for number, character in enumerate(separated):
        QCoreApplication.sendEvent(guest.kiosk.window, key_event(character, 1_000_000 + number * 5))
    guest.sees(Found)
    assert guest.desk.looked_up == [separated[1:]]


@pytest.mark.parametrize(
    "committed", [[CODE], list(CODE), ["４８２１０９３７１６０８"]], ids=["whole", "by key", "full width"]
)
def test_a_scan_that_an_input_method_commits_finds_the_tickets(guest: Guest, committed: list[str]) -> None:
    focused = guest.has_the_focus()
    for text in committed:
        method = QInputMethodEvent()
        method.setCommitString(text)
        QCoreApplication.sendEvent(focused, QInputMethodEvent("拼", []))
        QCoreApplication.sendEvent(focused, method)
    guest.sees(Found)
    assert guest.desk.looked_up == [CODE]


def test_no_input_method_is_invited(guest: Guest) -> None:
    query = QInputMethodQueryEvent(Qt.InputMethodQuery.ImEnabled)
    QCoreApplication.sendEvent(guest.has_the_focus(), query)
    assert query.value(Qt.InputMethodQuery.ImEnabled) is False


# several codes


@pytest.fixture
def family(guest_at: Callable[[StubDesk], Guest]) -> Guest:
    """A guest with two codes, the second for a later showing."""
    desk = StubDesk({CODE: collectable(), SECOND_CODE: collectable(1, first=3, showing=LATE_SHOWING)})
    return guest_at(desk)


def texts(guest: Guest) -> str:
    """Return all that can be read on the screen."""
    return "\n".join(str(item.property("text") or "") for item in visible_items(guest.kiosk))


def test_a_family_scans_two_codes_and_prints_once(family: Guest) -> None:
    family.scans(CODE)
    family.sees(Found)
    family.scans(SECOND_CODE)
    family.reads("headline", "找到 3 张票")
    family.taps("printButton")
    family.sees(TakeTickets)
    ((_, numbers),) = family.desk.attempts
    assert len(numbers) == 3
    read = texts(family)
    assert [screen for screen in ("5 号厅", "1 号厅") if screen in read] == ["5 号厅", "1 号厅"]


def test_another_code_is_added_by_finger_and_taken_out_again(family: Guest) -> None:
    family.scans(CODE)
    family.sees(Found)
    family.taps("addButton")
    family.sees(Entry)
    for digit in SECOND_CODE:
        family.taps(f"key{digit}")
    family.taps("submitButton")
    family.reads("headline", "找到 3 张票")
    family.taps("takeOutButton0")
    family.reads("headline", "找到 1 张票")
    family.taps("leaveButton")
    family.sees(Welcome)


def test_a_refused_second_code_goes_back_to_the_tickets(family: Guest) -> None:
    family.scans(CODE)
    family.sees(Found)
    family.scans(STRANGER)
    family.sees(Refused)
    assert family.control("leaveButton").property("text") == "返回我的影票"
    family.taps("leaveButton")
    family.reads("headline", "找到 2 张票")


# what was mistyped, and time


def test_a_mistyped_code_is_marked_and_cannot_be_sent(guest: Guest) -> None:
    guest.types(MISTYPED)
    guest.sees(Entry)
    assert guest.control("subline").property("text") == "有一位数字不对，请与短信核对。"
    guest.taps("submitButton")
    guest.hits(Qt.Key.Key_Return)
    assert guest.state == Entry(MISTYPED, mistyped=True)
    guest.taps("eraseButton")
    assert guest.state == Entry(MISTYPED[:-1])


def test_whoever_needs_more_time_says_so(guest: Guest) -> None:
    guest.types("4")
    guest.sees(Entry)
    guest.kiosk.flow.stage._touched -= 50
    guest.kiosk.journey.tick()
    assert guest.control("countdown").property("text") == "5 秒后返回首页"
    guest.taps("moreTimeButton")
    assert guest.kiosk.journey.property("countdown") == ""
    assert guest.state == Entry("4")


def test_a_slow_finger_on_the_countdowns_button_is_not_left_without_it(guest: Guest) -> None:
    set_scene(guest.kiosk, SCENES["take_tickets"])
    at = guest.centre("moreTimeButton")
    QTest.mousePress(guest.kiosk.window, Qt.MouseButton.LeftButton, pos=at)
    for _ in range(3):
        QTest.qWait(20)
        guest.kiosk.journey.tick()
    QTest.mouseRelease(guest.kiosk.window, Qt.MouseButton.LeftButton, pos=at)
    assert guest.kiosk.journey.property("countdown") == ""
    guest.kiosk.flow.stage._touched -= 30
    guest.kiosk.journey.tick()
    assert isinstance(guest.state, TakeTickets)


def test_the_moments_that_can_be_heard_are_told_and_can_be_silent(guest: Guest) -> None:
    heard: list[str] = []
    guest.kiosk.journey.soundCue.connect(heard.append)
    guest.types("4")
    guest.sees(Entry)
    assert heard == ["key"]
    guest.kiosk.journey.furnish(House(sounds=False))
    guest.types("8")
    assert heard == ["key"]


def test_comfort_is_one_touch_away_and_ends_with_the_visit(guest: Guest) -> None:
    journey = guest.kiosk.journey
    for act, shown in (("LargeText", "largeText"), ("HighContrast", "highContrast"), ("LowReach", "lowReach")):
        getattr(journey, f"toggle{act}")()
        assert journey.property(shown)
        getattr(journey, f"toggle{act}")()
        assert not journey.property(shown)
    journey.toggleLargeText()
    guest.types("4")
    guest.sees(Entry)
    guest.hits(Qt.Key.Key_Escape)
    guest.sees(Welcome)
    assert not journey.property("largeText")


def test_the_cinemas_own_words_are_on_the_screens(guest: Guest) -> None:
    guest.sees(Welcome)
    guest.kiosk.journey.furnish(House({"zh": {"welcome_headline": "欢迎光临", "help_line": "服务台 8001"}}))
    assert guest.control("headline").property("text") == "欢迎光临"
    assert "服务台 8001" in texts(guest)
    guest.scans(STRANGER)
    guest.sees(Refused)
    assert "服务台 8001" in texts(guest)


# staff


def holds_the_corner(guest: Guest, for_ms: int) -> None:
    at = guest.centre("staffCorner")
    QTest.mousePress(guest.kiosk.window, Qt.MouseButton.LeftButton, pos=at)
    QTest.qWait(for_ms)
    QTest.mouseRelease(guest.kiosk.window, Qt.MouseButton.LeftButton, pos=at)


def test_the_corner_opens_to_whoever_holds_it_and_not_to_a_tap(guest: Guest) -> None:
    guest.sees(Welcome)
    (area,) = guest.control("staffCorner").childItems()
    assert area.property("pressAndHoldInterval") == 3000
    area.setProperty("pressAndHoldInterval", 500)
    holds_the_corner(guest, 100)
    assert isinstance(guest.state, Welcome)
    holds_the_corner(guest, 700)
    guest.sees(StaffSignIn)


def test_staff_sign_in_on_the_keypad_and_take_the_machine_out_of_service(guest: Guest) -> None:
    guest.chord(Qt.Key.Key_S)
    guest.sees(StaffSignIn)
    for digit in STAFF_NO:
        guest.taps(f"key{digit}")
    assert guest.control("staffTyped").property("text") == STAFF_NO
    guest.taps("submitButton")
    for digit in PIN:
        guest.taps(f"key{digit}")
    assert guest.control("staffTyped").property("text") == "●" * len(PIN)
    guest.taps("submitButton")
    guest.sees(StaffPanel)
    guest.scans(CODE)
    assert guest.control("notice").isVisible()
    guest.taps("act_out_of_service")
    guest.control("act_in_service")
    guest.taps("leaveButton")
    guest.sees(OutOfService)
    assert guest.control("headline").property("text") == "本机暂停服务"
    done = [(STAFF_NO, "sign_in"), (STAFF_NO, "out_of_service"), (STAFF_NO, "sign_out")]
    guest.waits(lambda: guest.desk.staff_log == done)


def test_a_wrong_pin_is_told_and_opens_nothing(guest: Guest) -> None:
    guest.chord(Qt.Key.Key_S)
    guest.sees(StaffSignIn)
    guest.types(STAFF_NO)
    guest.hits(Qt.Key.Key_Return)
    guest.types("0000")
    guest.hits(Qt.Key.Key_Return)
    guest.reads("subline", "工号与密码不符。")
    guest.hits(Qt.Key.Key_Escape)
    guest.sees(Welcome)


def test_the_window_tells_how_the_program_is_to_end(guest: Guest) -> None:
    endings: list[ProgramEnding] = []
    guest.kiosk.ended.connect(endings.append)
    guest.chord(Qt.Key.Key_S)
    guest.sees(StaffSignIn)
    guest.types(STAFF_NO)
    guest.hits(Qt.Key.Key_Return)
    guest.types(PIN)
    guest.hits(Qt.Key.Key_Return)
    guest.sees(StaffPanel)
    guest.taps("act_restart")
    guest.waits(lambda: endings == [ProgramEnding.RESTART])
