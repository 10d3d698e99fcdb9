"""Every screen: there is one for each state, and in every size, language and mode nothing is cut off or in the way."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from tests.support.kiosk_pictures import box, broken_into, buttons, faint, faults, in_a_picture, signs, type_of, words
from tests.support.kiosk_scenes import SCENES
from tests.support.kiosk_stage import SETTLED_MS, control, kiosk_on_stage, picture, set_mode, set_scene, settle
from tests.support.pseudo_language import LANGUAGE as PSEUDO
from tests.support.screens import SIZES, Drawn, verdict
from willcall.kiosk.journey.states import STATES, StaffAct, state_name
from willcall.kiosk.window import KioskWindow

QML = Path("willcall/kiosk/qml/Kiosk")
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
SHAPES += [("landscape", "normal"), ("landscape", "large"), ("landscape", "low")]
SHAPES += [("small", "normal"), ("small", "large-contrast"), ("small", "large-low")]
ONE_OF_EACH = {type(state): name for name, state in reversed(SCENES.items())}.values()
FULLEST = {"entry_mistyped", "entry_another", "found_in_doubt", "found_long", "found_family", "found_family_long"}
FULLEST |= {"take_tickets_long", "take_tickets_family", "incomplete_unconfirmed", "incomplete_family", "staff_ill"}
FULLEST |= {"refused_already_collected_long", "refused_moved", "refused_moved_elsewhere", "refused_too_old"}
FULLEST |= {"printer_no_answers", "printer_with_basket", "fault_while_printing", "staff_throttled", *ONE_OF_EACH}
"""What is shown in every shape; ``make screens`` measures all the others too."""

COLOURS = ("normal", "contrast", "light", "light-contrast")


@pytest.fixture(scope="module", params=SHAPES, ids="-".join)
def shaped(request: pytest.FixtureRequest, _typeface: None, all_languages: Path) -> Iterator[KioskWindow]:
    """A kiosk of some size in a mode that changes where things stand. One at a time: a process has one language."""
    size, mode = request.param
    with kiosk_on_stage(size=SIZES[size], translations=all_languages, still=True) as kiosk:
        set_mode(kiosk, mode)
        yield kiosk


@pytest.fixture
def shape(request: pytest.FixtureRequest) -> object:
    """The size and the mode of ``shaped``."""
    return request.node.callspec.params["shaped"]


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
        set_scene(kiosk, state, language, SETTLED_MS if name == "looking_up" else 1)
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
def test_nothing_is_cut_off_covered_too_small_or_out_of_reach(
    shaped: KioskWindow, shape: tuple[str, str], language: str
) -> None:
    names = SCENES if shape == ("portrait", "normal") else sorted(FULLEST)
    wrong = {scene: found for scene in scenes(shaped, language, names) if (found := faults(shaped))}
    assert not wrong


@upright
def test_each_kind_of_fault_is_found(portrait: KioskWindow) -> None:
    """The measures above would be worth nothing if they passed whatever is shown."""
    assert list(scenes(portrait, "zh", ["found_two"]))
    assert not faults(portrait)
    for name, changes, fault in (
        ("headline", {"width": 200, "maximumLineCount": 1}, "truncated"),
        ("headline", {"height": 20}, "beyond its box"),
        ("headline", {"x": 1000}, "outside"),
        ("subline", {"y": 0}, "on '找到 2 张票'"),
        ("printButton", {"height": 50}, "small: printButton"),
        ("leaveButton", {"x": 0}, "leaveButton on addButton"),
    ):
        item = control(portrait, name)
        assert item is not None
        before = {change: item.property(change) for change in changes}
        assert all(item.setProperty(change, value) for change, value in changes.items())
        settle(portrait)
        assert any(fault in each for each in faults(portrait)), (name, fault, faults(portrait))
        assert all(item.setProperty(change, value) for change, value in before.items())
    set_mode(portrait, "low")
    settle(portrait)
    button = control(portrait, "printButton")
    assert button is not None
    button.setProperty("y", -600)
    assert "high: printButton" in faults(portrait)


def test_make_screens_names_each_picture_with_something_wrong(capsys: pytest.CaptureFixture[str]) -> None:
    good, bad = Drawn(Path("good.png"), ()), Drawn(Path("bad.png"), ("truncated: Print", "high: printButton"))
    assert verdict([good]) == 0
    assert verdict([good, bad]) == 1
    said = capsys.readouterr().out
    assert "good.png" not in said
    assert "bad.png\n    truncated: Print\n    high: printButton\n" in said


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_key_moves_while_a_code_is_typed(shaped: KioskWindow, language: str) -> None:
    for typed in (("entry_empty", "entry_begun", "entry_mistyped"), ("staff_number", "staff_throttled")):
        places = [
            {key: box(item) for item in buttons(shaped) if (key := item.objectName()) in KEYS}
            for _ in scenes(shaped, language, typed)
        ]
        assert len(places[0]) == len(KEYS)
        assert all(each == places[0] for each in places), typed


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_drawn_smaller_for_its_length_leaves_the_next_screen_its_size(
    shaped: KioskWindow, language: str
) -> None:
    drawn = {}
    for before in ("entry_empty", "refused_already_collected_long"):
        assert list(scenes(shaped, language, [before, "refused_unconfirmed"]))
        step = control(shaped, "nextStep")
        assert step is not None
        drawn[before] = type_of(step)
    assert drawn["refused_already_collected_long"] == pytest.approx(drawn["entry_empty"], rel=0.04)


def test_clock_and_language_are_the_same_on_every_screen(shaped: KioskWindow) -> None:
    """A renderer may draw beyond where things are cut off; what moves must not spoil what stands above it."""
    names = ["take_tickets", "printing_first", "printing_many", "staff_ill", "staff_clerk"]
    across, down = shaped.window.width(), shaped.window.height()
    bars = {
        scene: picture(shaped).copy(across * 3 // 4, 0, across // 4, down // 20)
        for scene in scenes(shaped, "en", names)
    }
    assert any(item.property("text") == "19:02" for item in words(shaped))
    assert not [scene for scene, bar in bars.items() if bar != bars["take_tickets"]]


@pytest.mark.parametrize("shaped", [("landscape", "normal"), ("small", "large-low")], indirect=True, ids="-".join)
def test_nothing_of_a_list_stays_behind(shaped: KioskWindow) -> None:
    """What is drawn beyond where things are cut off is not wiped away with them: it would stand below, on the foot."""
    across, down = shaped.window.width(), shaped.window.height()
    for before in ("staff_well", "staff_ill", "found_family_long", "take_tickets_family"):
        feet = [
            picture(shaped).copy(across // 2, down * 22 // 25, across // 2, down * 3 // 25)
            for _ in scenes(shaped, "en", ["welcome", before, "welcome"])
        ]
        assert feet[0] == feet[2], before


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
@pytest.mark.parametrize("language", ["zh", "en"])
def test_large_text_makes_no_words_smaller_and_most_larger(portrait: KioskWindow, language: str) -> None:
    drawn = {}
    for mode in ("normal", "large"):
        set_mode(portrait, mode)
        for scene in scenes(portrait, language, sorted(FULLEST)):
            drawn[mode, scene] = {
                item.property("text"): type_of(item) for item in words(portrait) if not in_a_picture(item)
            }
    gains = {
        (scene, text): drawn["large", scene][text] / size
        for (mode, scene), sizes in drawn.items()
        for text, size in sizes.items()
        if mode == "normal" and text in drawn["large", scene]
    }
    assert not {words: gain for words, gain in gains.items() if gain < 0.9}
    assert sum(gain > 1.1 for gain in gains.values()) > 0.8 * len(gains)


@upright
@pytest.mark.parametrize(
    ("scene", "language", "name", "lines"),
    [
        ("refused_moved", "en", "headline", ["This showing ", "has moved"]),
        ("fault_database", "en", "headline", ["The records of this ", "machine are damaged"]),
        ("thanks", "en", "subline", ["Please take care of your tickets: ", "you show them at the entrance."]),
        ("printer_cover_open", "zh", "nextStep", ["打印机合上后即可继续，", "您也可使用其他机器。"]),
        ("out_of_order", "zh", "subline", ["本机出现问题，将自动重新启动。", "您的取票码仍然有效。"]),
        ("printer_cutter", "zh", "nextStep", ["请勿拉扯纸张，", "告诉工作人员或使用其他机器。"]),
        ("refused_another_day", "zh", "headline", ["您的票不是今天的"]),
    ],
)
def test_no_word_stands_alone_on_the_last_line(
    portrait: KioskWindow, scene: str, language: str, name: str, lines: list[str]
) -> None:
    assert list(scenes(portrait, language, [scene]))
    label = control(portrait, name)
    assert label is not None
    assert broken_into(label, lines)


@upright
@pytest.mark.parametrize(
    ("plain", "coloured"),
    [("entry_whole", "entry_mistyped"), ("staff_well", "staff_ill"), ("printing_first", "incomplete_nothing")],
)
def test_nothing_is_told_by_colour_alone(portrait: KioskWindow, plain: str, coloured: str) -> None:
    shown = {
        scene: (signs(portrait), [item.property("text") for item in words(portrait)])
        for scene in scenes(portrait, "zh", [plain, coloured])
    }
    assert shown[plain][0] != shown[coloured][0]
    assert shown[plain][1] != shown[coloured][1]


@upright
@pytest.mark.parametrize("name", sorted(COMFORT))
def test_a_switch_that_is_on_has_another_sign(portrait: KioskWindow, name: str) -> None:
    assert list(scenes(portrait, "zh", ["welcome"]))
    before, button = signs(portrait), control(portrait, name)
    assert button is not None
    QTest.mouseClick(portrait.window, Qt.MouseButton.LeftButton, pos=box(button).center().toPoint())
    settle(portrait)
    assert signs(portrait).count("check") == before.count("check") + 1


@pytest.mark.usefixtures("_typeface")
def test_the_typeface_is_the_applications(qapp: QGuiApplication) -> None:
    assert qapp.font().families() == ["Willcall Sans", "Noto Sans CJK SC"]
