"""Every screen: there is one for each state, and in every size, language and mode nothing is cut off or in the way."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QFont, QGuiApplication

from tests.support.kiosk_pictures import box, buttons, cut_off, faint, in_the_way, overlapping, too_small
from tests.support.kiosk_scenes import SCENES
from tests.support.kiosk_stage import control, kiosk_on_stage, picture, set_mode, set_scene, settle
from tests.support.pseudo_language import LANGUAGE as PSEUDO
from tests.support.screens import SIZES
from willcall.kiosk.journey.states import STATES, StaffAct, state_name
from willcall.kiosk.window import KioskWindow

QML = Path("willcall/kiosk/qml/Kiosk")
SHOWN_LATE_MS = 260
KEYS = {"clearButton", "eraseButton", *(f"key{digit}" for digit in range(10))}
COMFORT = {"largeTextButton", "highContrastButton", "lowReachButton"}
WAYS_OUT: dict[str, set[str]] = {
    "welcome": {"beginButton"},
    "entry": {"submitButton", "leaveButton", *KEYS},
    "looking_up": set(),
    "found": {"printButton", "leaveButton"},
    "printing": set(),
    "take_tickets": {"doneButton"},
    "print_incomplete": {"leaveButton"},
    "thanks": {"nextGuestButton"},
    "refused": {"againButton", "leaveButton"},
    "printer_trouble": set(),
    "terminal_fault": {"leaveButton"},
    "out_of_service": set(),
    "out_of_order": set(),
    "staff_sign_in": {"submitButton", "leaveButton", *KEYS},
    "staff_panel": {"leaveButton"},
}
SOMETIMES = {"addButton", "retryButton", "moreTimeButton", *(f"act_{act.value}" for act in StaffAct)}
"""On some scenes of a state and not on others; ``takeOutButton`` and its like too."""

SHAPES = [("portrait", "normal"), ("portrait", "large"), ("portrait", "low"), ("portrait", "large-low")]
SHAPES += [(size, mode) for size in ("landscape", "small") for mode in ("normal", "large")]
ONE_OF_EACH = {type(state): name for name, state in reversed(SCENES.items())}.values()
COLOURS = ("normal", "contrast", "light", "light-contrast")


@pytest.fixture(scope="module", params=SHAPES, ids="-".join)
def shaped(request: pytest.FixtureRequest, _typeface: None, all_languages: Path) -> Iterator[KioskWindow]:
    """A kiosk of some size in a mode that changes where things stand. One at a time: a process has one language."""
    size, mode = request.param
    with kiosk_on_stage(size=SIZES[size], translations=all_languages, still=True) as kiosk:
        set_mode(kiosk, mode)
        yield kiosk


upright = pytest.mark.parametrize("shaped", [("portrait", "normal")], indirect=True, ids="-".join)


@pytest.fixture
def portrait(shaped: KioskWindow) -> Iterator[KioskWindow]:
    """The kiosk that is asked for by ``upright``, to be shown in any mode."""
    yield shaped
    set_mode(shaped, "normal")


def scenes(kiosk: KioskWindow, language: str, names: Iterable[str] = SCENES) -> Iterator[str]:
    """Play scenes, one after the other, and name each."""
    comfort = kiosk.flow.comfort
    for name in names:
        state = SCENES[name]
        kiosk.flow.show_with(comfort)
        set_scene(kiosk, state, language, SHOWN_LATE_MS if name == "looking_up" else 1)
        settle(kiosk)
        yield name


def test_each_state_has_its_screen_and_each_screen_its_state() -> None:
    screens = {path.stem.removesuffix("Screen") for path in (QML / "Screens").glob("*Screen.qml")}
    assert screens == {state.__name__ for state in STATES}


def test_each_screen_and_component_is_in_its_module() -> None:
    for folder in ("Screens", "Components", "Theme"):
        listed = re.findall(r"(\w+)\.qml", (QML / folder / "qmldir").read_text(encoding="utf-8"))
        assert sorted(listed) == sorted(path.stem for path in (QML / folder).glob("*.qml"))


def test_each_component_is_used() -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in QML.parent.rglob("*.qml")}
    for part in (QML / "Components").glob("*.qml"):
        used = re.compile(rf"\b{part.stem}\b")
        assert any(used.search(text) for path, text in texts.items() if path != part), part.name


def test_every_thing_and_sign_of_a_picture_is_drawn() -> None:
    told = Path("willcall/kiosk/viewmodels/pictures.py").read_text(encoding="utf-8")
    things, signs = set(re.findall(r'Picture\("(\w+)"', told)), set(re.findall(r'Picture\("\w+", "(\w+)"', told))
    drawn = set(
        re.findall(r"^    (\w+): \{", (QML / "Components" / "Drawings.js").read_text(encoding="utf-8"), re.MULTILINE)
    )
    marked = set(re.findall(r'case "(\w+)"', (QML / "Components" / "Mark.qml").read_text(encoding="utf-8")))
    assert things
    assert things <= drawn
    assert signs <= marked


def test_every_state_is_among_the_scenes() -> None:
    assert {type(state) for state in SCENES.values()} == set(STATES)


def test_no_screen_or_component_names_a_colour_a_duration_or_a_size_of_type() -> None:
    named = re.compile(r"\"#[0-9a-fA-F]{3,8}\"|pixelSize: \d|duration: \d|interval: \d|Colours\.|font\.weight")
    for path in (*(QML / "Screens").glob("*.qml"), *(QML / "Components").glob("*.qml")):
        told = re.sub(r"//.*", "", path.read_text(encoding="utf-8"))
        assert not named.search(told), path.name


def test_the_palette_is_the_themes_alone() -> None:
    users = {path.parent.name for path in QML.rglob("*.qml") if "Colours." in path.read_text(encoding="utf-8")}
    assert users == {"Theme"}


@pytest.mark.parametrize("language", ["zh", PSEUDO])
def test_nothing_is_cut_off_overlaps_or_is_too_small_to_touch(shaped: KioskWindow, language: str) -> None:
    wrong = {
        scene: found
        for scene in scenes(shaped, language)
        if (found := [*cut_off(shaped), *overlapping(shaped), *too_small(shaped), *in_the_way(shaped)])
    }
    assert not wrong


@upright
@pytest.mark.parametrize("language", ["zh", PSEUDO])
def test_within_low_reach_every_control_is_in_the_lower_half(portrait: KioskWindow, language: str) -> None:
    set_mode(portrait, "low")
    for scene in scenes(portrait, language):
        high = [each.objectName() for each in buttons(portrait) if box(each).top() < portrait.window.height() / 2 - 1]
        assert not [name for name in high if not name.startswith("takeOut")], scene


@upright
def test_every_way_out_is_there_and_no_other(portrait: KioskWindow) -> None:
    for scene in scenes(portrait, "zh"):
        named = {item.objectName() for item in buttons(portrait)}
        foot = {"moreTimeButton"} if "moreTimeButton" in named else COMFORT
        ways = WAYS_OUT[state_name(SCENES[scene])] | {"languageButton"} | foot
        extra = {name for name in named - ways if name not in SOMETIMES and not name.startswith("takeOut")}
        assert ways - named <= (COMFORT if portrait.journey.property("countdown") else set()), scene
        assert extra <= ({"leaveButton"} if portrait.journey.property("inBasket") else set()), scene


@upright
@pytest.mark.parametrize("mode", COLOURS)
def test_all_words_stand_out_from_what_is_drawn_around_them(portrait: KioskWindow, mode: str) -> None:
    set_mode(portrait, mode)
    least = 7.0 if "contrast" in mode else 4.5
    wrong = {
        scene: found
        for scene in scenes(portrait, "zh", ONE_OF_EACH)
        if (found := faint(portrait, picture(portrait), least))
    }
    assert not wrong


@upright
@pytest.mark.parametrize(
    ("scene", "name", "least"),
    [
        ("refused_another_day", "headline", 1.19),
        ("refused_another_day", "nextStep", 1.29),
        ("refused_already_collected", "nextStep", 1.05),
    ],
)
def test_large_text_is_larger_on_the_screen_too(portrait: KioskWindow, scene: str, name: str, least: float) -> None:
    drawn = {}
    for mode in ("normal", "large"):
        set_mode(portrait, mode)
        set_scene(portrait, SCENES[scene], "zh", 1)
        settle(portrait)
        label = control(portrait, name)
        assert label is not None
        font = label.property("font")
        assert isinstance(font, QFont)
        drawn[mode] = font.pixelSize() * box(label).width() / label.width()
    assert drawn["large"] / drawn["normal"] > least


@pytest.mark.usefixtures("_typeface")
def test_the_typeface_is_the_applications(qapp: QGuiApplication) -> None:
    assert qapp.font().families() == ["Willcall Sans", "Noto Sans CJK SC"]
