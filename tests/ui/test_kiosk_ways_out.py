"""Every way out of every state, by finger, by mouse, by keyboard and by scanner, through the real window."""

import time
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support.kiosk_pictures import buttons
from tests.support.kiosk_scenes import SCENES
from tests.support.kiosk_stage import kiosk_on_stage, set_scene
from tests.support.stub_desk import CODE, StubDesk
from tests.ui.conftest import PATIENCE_MS, Hands
from willcall.kiosk.journey.states import (
    STATES,
    Entry,
    Found,
    LookingUp,
    PrinterTrouble,
    StaffPanel,
    StaffSignIn,
    State,
    TakeTickets,
    Thanks,
    Welcome,
    state_name,
)
from willcall.kiosk.window import KioskWindow

Ways = dict[str, type[State]]

DIGITS: Ways = {f"key{digit}": Entry for digit in range(10)}
ANSWERED: Ways = {"againButton": Entry, "leaveButton": Welcome}
WAYS: dict[str, Ways] = {
    "welcome": {"beginButton": Entry},
    "entry_begun": {"leaveButton": Welcome, "clearButton": Entry, "eraseButton": Entry, **DIGITS},
    "entry_whole": {"submitButton": Found, "leaveButton": Welcome, "clearButton": Entry, "eraseButton": Entry},
    "entry_mistyped": {"leaveButton": Welcome, "clearButton": Entry, "eraseButton": Entry},
    "entry_another": {"leaveButton": Found, "eraseButton": Entry, "key7": Entry},
    "looking_up": {},
    "found_two": {"printButton": TakeTickets, "addButton": Entry, "leaveButton": Welcome},
    "found_family": {
        "printButton": TakeTickets,
        "addButton": Entry,
        "leaveButton": Welcome,
        "takeOutButton0": Found,
        "takeOutButton1": Found,
    },
    "printing_first": {},
    "take_tickets": {"doneButton": Thanks, "moreTimeButton": TakeTickets},
    "thanks": {"nextGuestButton": Welcome, "moreTimeButton": Thanks},
    "incomplete_released": {"leaveButton": Found},
    "incomplete_gone": {"leaveButton": Welcome},
    "refused_unknown": ANSWERED,
    "refused_revoked": ANSWERED,
    "refused_another": {"againButton": Entry, "leaveButton": Found},
    "printer_paper_end": {},
    "printer_with_basket": {"leaveButton": PrinterTrouble},
    "fault_database": {"leaveButton": Welcome},
    "fault_with_basket": {"leaveButton": Found},
    "fault_while_printing": {"retryButton": TakeTickets, "leaveButton": Welcome},
    "out_of_service": {},
    "out_of_order": {},
    "staff_number": {"submitButton": StaffSignIn, "leaveButton": Welcome, "clearButton": StaffSignIn}
    | {"eraseButton": StaffSignIn, "key7": StaffSignIn},
    "staff_well": {"leaveButton": Welcome, "act_test_print": StaffPanel, "act_out_of_service": StaffPanel}
    | {"act_restart": StaffPanel, "act_leave": StaffPanel},
}
"""What each control of a scene leads to. What a control does that leads to the same state shows in it all the same."""

EVERYWHERE = {"largeTextButton", "highContrastButton", "lowReachButton", "languageButton"}
PRESSES: dict[str, Callable[[Hands, str], None]] = {
    "finger": lambda hands, name: hands.taps(name),
    "mouse": lambda hands, name: hands.clicks(name),
    "keyboard": lambda hands, name: hands.presses_by_key(name),
}
SEEN_LATE_MS = 600
"""A look-up shows the screen before it until it lasts."""

TAKES_SCANS = {"welcome", "entry", "found", "refused", "thanks"}


@pytest.fixture(scope="module")
def desk() -> StubDesk:
    return StubDesk()


@pytest.fixture(scope="module")
def kiosk(desk: StubDesk, _typeface: None) -> Iterator[KioskWindow]:
    with kiosk_on_stage(desk, size=(540, 960), still=True) as shown:
        shown.flow.tick()  # asks after the machine: the worker begins here, and not in any one test
        hear_everything(shown)
        yield shown


@pytest.fixture
def hands(kiosk: KioskWindow, desk: StubDesk, qtbot: QtBot) -> Iterator[Hands]:
    yield Hands(kiosk, qtbot)
    hear_everything(kiosk)
    desk.serving = kiosk.flow.stage.in_service = True  # whatever staff have done


def hear_everything(kiosk: KioskWindow) -> None:
    """Wait for the answer to all that was asked so far: answers come in order, and none shall come to the next test."""
    heard: list[None] = []
    kiosk.door.run(lambda: None, heard.append, lambda _: None)
    until = time.monotonic() + PATIENCE_MS / 1000
    while not heard:
        assert time.monotonic() < until
        QTest.qWait(1)


def come_to(hands: Hands, scene: str) -> object:
    hands.kiosk.flow.stage.home()
    set_scene(hands.kiosk, SCENES[scene], "zh", SEEN_LATE_MS if isinstance(SCENES[scene], LookingUp) else 1)
    hands.sees(type(SCENES[scene]))
    return stands(hands)


def stands(hands: Hands) -> object:
    return hands.state, hands.kiosk.journey.property("countdown")


def test_each_state_is_among_the_scenes() -> None:
    assert {type(SCENES[scene]) for scene in WAYS} == set(STATES)


@pytest.mark.parametrize("scene", WAYS)
def test_every_control_of_a_scene_is_one_whose_way_is_known(hands: Hands, scene: str) -> None:
    come_to(hands, scene)
    names = {item.objectName() for item in buttons(hands.kiosk) if item.property("acts")} - EVERYWHERE
    # keys of the pad stand for themselves on one scene, and a countdown's button on the two that always have it
    assert names - set(WAYS[scene]) <= {*DIGITS, "clearButton", "moreTimeButton"}
    assert set(WAYS[scene]) <= names


@pytest.mark.parametrize("by", PRESSES)
@pytest.mark.parametrize(
    ("scene", "control", "state"),
    [(scene, control, state) for scene, ways in WAYS.items() for control, state in ways.items()],
)
def test_a_control_leads_where_it_says(hands: Hands, scene: str, control: str, state: type[State], by: str) -> None:
    before = come_to(hands, scene)
    PRESSES[by](hands, control)
    hands.waits(lambda: isinstance(hands.state, state) and stands(hands) != before)
    hands.sees(state)


@pytest.mark.parametrize("scene", WAYS)
def test_escape_is_the_way_back_where_there_is_one(hands: Hands, scene: str) -> None:
    before = come_to(hands, scene)
    hands.hits(Qt.Key.Key_Escape)
    back = WAYS[scene].get("leaveButton") or WAYS[scene].get("doneButton") or WAYS[scene].get("nextGuestButton")
    if back is None:
        assert stands(hands) == before
    else:
        hands.sees(back)


@pytest.mark.parametrize("ending", [(), ((Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),)], ids=["bare", "enter"])
@pytest.mark.parametrize("scene", WAYS)
def test_a_scan_is_taken_whole_or_refused_with_a_word(
    hands: Hands, scene: str, ending: tuple[tuple[Qt.Key, Qt.KeyboardModifier], ...]
) -> None:
    come_to(hands, scene)
    state = hands.state
    hands.kiosk.flow._scans._taken.clear()  # the scan before was another guest's
    hands.scans(CODE, *ending)
    if state_name(state) in TAKES_SCANS:
        hands.sees(Found)
    else:
        hands.waits(lambda: hands.control("notice").isVisible())
        assert hands.state is state


@pytest.mark.parametrize("scene", ["refused_unknown", "found_two", "take_tickets", "thanks", "incomplete_released"])
def test_the_enter_behind_a_scan_or_of_a_bored_finger_presses_nothing(hands: Hands, scene: str) -> None:
    before = come_to(hands, scene)
    hands.hits(Qt.Key.Key_Return)
    hands.hits(Qt.Key.Key_Enter)
    assert stands(hands) == before
