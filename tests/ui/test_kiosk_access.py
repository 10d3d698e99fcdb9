"""For everybody: every control has role and name, is reached and seen by keyboard, and what changes is said aloud."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from tests.support.kiosk_pictures import box, buttons, differ, reading_order
from tests.support.kiosk_scenes import SCENES
from tests.support.kiosk_stage import SETTLED_MS, kiosk_on_stage, picture, set_mode, set_scene, settle
from tests.support.screens import SIZES
from tests.support.stub_desk import CODE, MISTYPED, StubDesk, collectable
from tests.ui.conftest import Guest
from willcall.kiosk.journey.ports import FlowTimes
from willcall.kiosk.journey.states import Entry, Found, Printing, TakeTickets, Thanks, Welcome
from willcall.kiosk.window import KioskWindow

Role = QAccessible.Role
CONTROLS = frozenset({Role.Button, Role.CheckBox, Role.EditableText})
NEEDS_A_NAME = CONTROLS | {Role.AlertMessage, Role.Heading, Role.StaticText, Role.List, Role.ListItem, Role.Graphic}
ONE_OF_EACH = list({type(state): name for name, state in reversed(SCENES.items())}.values())
SHAPES = [("portrait", "normal"), ("portrait", "low"), ("landscape", "normal"), ("landscape", "large-low")]


@pytest.fixture(scope="module", params=SHAPES, ids="-".join)
def stage(request: pytest.FixtureRequest, _typeface: None) -> Iterator[KioskWindow]:
    size, mode = request.param
    with kiosk_on_stage(size=SIZES[size], still=True) as kiosk:
        set_mode(kiosk, mode)
        yield kiosk


def play(kiosk: KioskWindow, name: str) -> None:
    comfort = kiosk.flow.comfort
    if (focused := kiosk.window.activeFocusItem()) in buttons(kiosk):
        focused.setFocus(False)
    set_scene(kiosk, SCENES[name], "en", SETTLED_MS if name == "looking_up" else 1)
    kiosk.flow.show_with(comfort)
    settle(kiosk)


def interfaces(root: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    for number in range(root.childCount()):
        child = root.child(number)
        if not child.state().invisible:
            yield child
            yield from interfaces(child)


def on_the_screen(kiosk: KioskWindow) -> list[QAccessibleInterface]:
    return list(interfaces(QAccessible.queryAccessibleInterface(kiosk.window)))


def tab_order(kiosk: KioskWindow) -> list[QQuickItem]:
    """Press Tab until the focus is where it was first."""
    order: list[QQuickItem] = []
    for _ in range(60):
        QTest.keyClick(kiosk.window, Qt.Key.Key_Tab)
        focused = kiosk.window.activeFocusItem()
        if focused in order:
            return order
        order.append(focused)
    raise AssertionError("Tab never comes back")


@pytest.mark.parametrize("name", list(SCENES))
def test_everything_on_the_screen_has_a_role_and_a_name(stage: KioskWindow, name: str) -> None:
    play(stage, name)
    named = [(each.role(), each.text(QAccessible.Text.Name)) for each in on_the_screen(stage)]
    assert not [role for role, text in named if role in NEEDS_A_NAME and not text.strip()]
    assert {role for role, _ in named} & {Role.Heading}
    names = [item.objectName() for item in buttons(stage)]
    assert all(names)
    assert len(set(names)) == len(names)
    for item in buttons(stage):
        face = QAccessible.queryAccessibleInterface(item)
        assert face.role() in CONTROLS, item.objectName()
        assert face.text(QAccessible.Text.Name), item.objectName()


@pytest.mark.parametrize(
    ("name", "field", "said", "value"),
    [
        ("entry_begun", "codeBoxes", "Collection code, 10 of 12 digits typed", f"{CODE[:4]} {CODE[4:8]} {CODE[8:10]}"),
        ("entry_empty", "codeBoxes", "Collection code, 0 of 12 digits typed", ""),
        ("staff_number", "staffBox", "Staff number, 4 digits typed", "1042"),
        ("staff_pin", "staffBox", "PIN, 4 digits typed", "●●●●"),
    ],
)
def test_what_is_typed_can_be_read_back_but_no_pin(
    stage: KioskWindow, name: str, field: str, said: str, value: str
) -> None:
    play(stage, name)
    face = next(each for each in on_the_screen(stage) if each.object().objectName() == field)
    assert face.role() == Role.EditableText
    assert face.text(QAccessible.Text.Name) == said
    assert face.text(QAccessible.Text.Value) == value


@pytest.mark.parametrize("name", [*ONE_OF_EACH, "found_family", "staff_well"])
def test_tab_reaches_every_control_in_the_order_in_which_they_are_read(stage: KioskWindow, name: str) -> None:
    play(stage, name)
    order = [item.objectName() for item in tab_order(stage)]
    expected = reading_order(stage, buttons(stage))
    first = order.index(expected[0])
    assert [*order[first:], *order[:first]] == expected
    pressable = (each for each in on_the_screen(stage) if each.role() in {Role.Button, Role.CheckBox})
    focusable = [each.object() for each in pressable if each.state().focusable]
    assert {item.objectName() for item in focusable if isinstance(item, QQuickItem)} == set(expected)


@pytest.mark.parametrize("name", ONE_OF_EACH)
def test_where_the_keyboard_is_can_be_seen(stage: KioskWindow, name: str) -> None:
    play(stage, name)
    bare = picture(stage)
    for item in tab_order(stage):
        item.forceActiveFocus()
        assert differ(bare, picture(stage), box(item)), item.objectName()


def test_what_is_on_is_said_to_be_on(stage: KioskWindow) -> None:
    play(stage, "welcome")
    for item in buttons(stage):
        face = QAccessible.queryAccessibleInterface(item)
        if face.role() == Role.CheckBox:
            assert face.state().checkable
            assert face.state().checked == item.property("on")


def test_a_keyboard_alone_plays_the_whole_journey_in_large_text(guest: Guest) -> None:
    goes_to(guest, "largeTextButton")
    guest.hits(Qt.Key.Key_Space)
    assert guest.kiosk.journey.property("largeText")
    goes_to(guest, "beginButton")
    guest.hits(Qt.Key.Key_Return)
    guest.sees(Entry)
    guest.types(CODE[:-1])
    guest.types("9")
    guest.hits(Qt.Key.Key_Backspace)
    guest.types(CODE[-1])
    goes_to(guest, "submitButton")
    guest.hits(Qt.Key.Key_Return)
    guest.sees(Found)
    goes_to(guest, "printButton")
    guest.hits(Qt.Key.Key_Space)
    guest.sees(TakeTickets)
    goes_to(guest, "doneButton")
    guest.hits(Qt.Key.Key_Return)
    guest.sees(Thanks)
    goes_to(guest, "nextGuestButton")
    guest.hits(Qt.Key.Key_Return)
    guest.sees(Welcome)
    assert not guest.kiosk.journey.property("largeText")


def goes_to(guest: Guest, name: str) -> None:
    """Press Tab until a control has the focus."""
    guest.control(name)
    for _ in range(40):
        if guest.kiosk.window.activeFocusItem().objectName() == name:
            return
        guest.hits(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never reaches {name}")


@pytest.fixture
def heard(guest_at: Callable[[StubDesk], Guest]) -> tuple[Guest, list[str]]:
    """A guest who listens, at a machine that holds up until it is let go."""
    guest = guest_at(StubDesk(verdicts={CODE: collectable(3)}))
    announcer = guest.kiosk.window.findChild(QObject, "announcer")
    said: list[str] = []
    announcer.announced.connect(said.append)  # type: ignore[union-attr]  # a signal that QML declares
    guest.kiosk.flow.switch_language()
    said.clear()
    return guest, said


def test_screens_and_each_ticket_are_said_aloud(heard: tuple[Guest, list[str]]) -> None:
    guest, said = heard
    guest.scans(CODE)
    guest.sees(Found)
    assert said[-1].startswith("3 tickets found. Starts in 28 minutes. Frozen. Today 19:30. Screen 5. Row 7, seat 8")
    guest.clicks("printButton")
    guest.sees(TakeTickets)
    assert [words for words in said if words.startswith("Printing")] == [
        f"Printing ticket {number} of 3." for number in (1, 2, 3)
    ]
    assert said[-1].startswith("Take your 3 tickets. Screen 5")


def test_a_word_over_the_screen_is_said_aloud(heard: tuple[Guest, list[str]]) -> None:
    guest, said = heard
    guest.scans(CODE)
    guest.sees(Found)
    guest.desk.gate.clear()
    guest.clicks("printButton")
    guest.sees(Printing)
    guest.scans("999999999999")
    guest.control("notice")
    assert said[-1] == guest.kiosk.journey.property("notice")


def test_a_refusal_and_its_next_step_are_said_aloud(heard: tuple[Guest, list[str]]) -> None:
    guest, said = heard
    guest.scans("999999999999")
    step = guest.control("nextStep").property("text")
    assert said[-1].startswith("There is a slip in the code. At least one digit is not right. ")
    assert said[-1].endswith(step)


def test_a_slip_in_a_typed_code_is_said_aloud_with_its_last_digit(heard: tuple[Guest, list[str]]) -> None:
    guest, said = heard
    guest.clicks("beginButton")
    guest.sees(Entry)
    guest.types(MISTYPED)
    assert said[-1] == "Type your code. One digit is wrong. Check your message."


def test_the_other_language_begins_to_speak_at_once(heard: tuple[Guest, list[str]]) -> None:
    guest, said = heard
    guest.clicks("languageButton")
    assert said[-1] == "自助取票。 请准备好订单里的取票码。"


def test_screens_are_said_aloud_after_a_long_day(heard: tuple[Guest, list[str]]) -> None:
    """Qt's engine forgets types that nobody used for a while; what is loaded anew must fit what stayed."""
    guest, said = heard
    for state in [*SCENES.values()] * 2:
        set_scene(guest.kiosk, state, "en", 1)
    assert len(said) > len(SCENES)


@pytest.mark.usefixtures("_typeface")
def test_the_countdown_is_said_aloud_once() -> None:
    with kiosk_on_stage(times=FlowTimes(idle=0, countdown=0.2)) as kiosk:
        said: list[str] = []
        kiosk.window.findChild(QObject, "announcer").announced.connect(said.append)  # type: ignore[union-attr]  # QML's
        set_scene(kiosk, SCENES["entry_begun"], "en", 1)
        kiosk.journey.tick()
        kiosk.journey.tick()
        assert [words for words in said if "Back to start" in words] == ["Back to start in 1 s"]
