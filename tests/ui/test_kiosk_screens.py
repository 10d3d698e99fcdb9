"""Every screen: there is one for each state, everything on it has role and name, and nothing is cut off."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QAccessible, QAccessibleInterface, QGuiApplication
from PySide6.QtQuick import QQuickItem

from tests.support.kiosk_scenes import SCENES
from tests.support.kiosk_stage import SETTLED_MS, kiosk_on_stage, set_scene, visible_items
from tests.support.screens import SIZES
from willcall.kiosk.states import STATES, state_name
from willcall.kiosk.window import KioskWindow

QML = Path("willcall/kiosk/qml/Kiosk")
LAID_OUT_MS = 25
LONGEST = frozenset({"found_long", "take_tickets_long", "refused_already_collected_long", "refused_moved_elsewhere"})
NEEDS_A_NAME = frozenset({QAccessible.Role.Button, QAccessible.Role.EditableText, QAccessible.Role.AlertMessage})
WAYS_OUT: dict[str, set[str]] = {
    "welcome": {"beginButton"},
    "entry": {"submitButton", "leaveButton", "clearButton", "eraseButton", *(f"key{digit}" for digit in range(10))},
    "looking_up": set(),
    "found": {"printButton", "leaveButton"},
    "printing": set(),
    "take_tickets": {"doneButton"},
    "print_incomplete": {"leaveButton"},
    "thanks": {"nextGuestButton"},
    "refused": {"againButton", "leaveButton"},
    "printer_trouble": set(),
    "terminal_fault": {"leaveButton"},
    "out_of_order": set(),
}


@pytest.fixture(scope="module", params=list(SIZES))
def stage(request: pytest.FixtureRequest, _typeface: None) -> Iterator[KioskWindow]:
    with kiosk_on_stage(size=SIZES[request.param]) as kiosk:
        yield kiosk


def interfaces(root: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    for number in range(root.childCount()):
        child = root.child(number)
        if not child.state().invisible:
            yield child
            yield from interfaces(child)


def buttons(kiosk: KioskWindow) -> list[QQuickItem]:
    """Return all that can be pressed: what is made of PressButton."""
    return [item for item in visible_items(kiosk) if item.property("acts") in {True, False}]


def test_each_state_has_its_screen_and_each_screen_its_state() -> None:
    screens = {path.stem.removesuffix("Screen") for path in (QML / "Screens").glob("*Screen.qml")}
    assert screens == {state.__name__ for state in STATES}


def test_each_screen_and_component_is_in_its_module() -> None:
    for folder in ("Screens", "Components", "Theme"):
        listed = set(re.findall(r"(\w+)\.qml", (QML / folder / "qmldir").read_text(encoding="utf-8")))
        assert listed == {path.stem for path in (QML / folder).glob("*.qml")}


def test_every_state_is_among_the_scenes() -> None:
    assert {type(state) for state in SCENES.values()} == set(STATES)


def test_no_screen_names_a_colour_a_size_or_a_duration() -> None:
    for path in (QML / "Screens").glob("*.qml"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"#[0-9a-fA-F]{3,8}\b|pixelSize: \d|duration: \d|Colours\.|font\.weight", text), path.name


def test_the_palette_is_the_themes_alone() -> None:
    users = {path.name for path in QML.rglob("*.qml") if "Colours." in path.read_text(encoding="utf-8")}
    assert users == {"Theme.qml"}


@pytest.mark.parametrize("name", list(SCENES))
@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_screen_is_whole_and_every_control_has_role_and_name(stage: KioskWindow, name: str, language: str) -> None:
    set_scene(stage, SCENES[name], language, LAID_OUT_MS if name != "looking_up" else SETTLED_MS)
    root = QAccessible.queryAccessibleInterface(stage.window)
    named = {(each.role(), each.text(QAccessible.Text.Name)) for each in interfaces(root)}
    assert all(text for role, text in named if role in NEEDS_A_NAME)
    retry = {"retryButton"} if stage.journey.property("canRetry") else set()
    ways = WAYS_OUT[state_name(SCENES[name])] | {"languageButton"} | retry
    assert {item.objectName() for item in buttons(stage)} == ways
    for item in buttons(stage):
        face = QAccessible.queryAccessibleInterface(item)
        assert (face.role(), bool(face.text(QAccessible.Text.Name))) == (QAccessible.Role.Button, True)
    assert not [*outside(stage), *too_small(stage), *in_the_way(stage)]
    if name not in LONGEST:
        assert not [text.property("text") for text in words(stage) if text.property("truncated")]


def words(kiosk: KioskWindow) -> list[QQuickItem]:
    """Return all items that show words."""
    return [item for item in visible_items(kiosk) if item.inherits("QQuickText") and item.property("text")]


def box(item: QQuickItem) -> QRectF:
    """Return where an item is in the window."""
    return item.mapRectToScene(item.boundingRect())


def outside(kiosk: KioskWindow) -> list[str]:
    """Name the words that lie outside the window."""
    window = QRectF(-1, -1, kiosk.window.width() + 2, kiosk.window.height() + 2)
    return [f"outside: {text.property('text')}" for text in words(kiosk) if not window.contains(box(text))]


def too_small(kiosk: KioskWindow) -> list[str]:
    """Name the buttons that are less than 60 px, measured at 1080 px, in a direction."""
    least = 60 * min(kiosk.window.width(), kiosk.window.height()) / 1080
    return [f"small: {each.objectName()}" for each in buttons(kiosk) if min(each.width(), each.height()) < least]


def in_the_way(kiosk: KioskWindow) -> list[str]:
    """Name what lies on a button: words that are not its own, and other buttons."""
    wrong = []
    for button in buttons(kiosk):
        area = box(button)
        others = [*words(kiosk), *(each for each in buttons(kiosk) if each is not button)]
        wrong += [
            f"{each.objectName() or each.property('text')} on {button.objectName()}"
            for each in others
            if not button.isAncestorOf(each) and area.intersects(box(each)) and not inside_another(each, button, kiosk)
        ]
    return wrong


def inside_another(item: QQuickItem, button: QQuickItem, kiosk: KioskWindow) -> bool:
    """Tell whether words belong to another button, which is compared itself."""
    return any(other is not button and other.isAncestorOf(item) for other in buttons(kiosk))


@pytest.mark.usefixtures("_typeface")
def test_the_typeface_is_the_applications(qapp: QGuiApplication) -> None:
    assert qapp.font().family() == "Noto Sans CJK SC"
