"""A cinema's own look: its colour, its logo, its name, night or day, from the settings to the screen."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtQuick import QQuickItem
from pytestqt.qtbot import QtBot

from tests.support.kiosk_pictures import box, words
from tests.support.kiosk_scenes import SCENES
from tests.support.kiosk_stage import control, kiosk_on_stage, next_frame, picture, set_scene, settle, visible_items
from tests.support.kiosk_terminal import terminal_folder
from tests.ui.conftest import PATIENCE_MS
from tests.ui.test_kiosk_bootstrap import kiosk_over
from willcall.kiosk.heart import CannotStartError
from willcall.kiosk.look import Look, look_of
from willcall.kiosk.window import KioskWindow
from willcall.redemption.settings import LookSettings, SettingsError, load_settings

pytestmark = pytest.mark.usefixtures("_typeface")

CINEMA = "星光影城 · 五道口"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 30"><rect width="90" height="30" fill="#c8102e"/></svg>'


@pytest.fixture
def kiosk() -> Iterator[KioskWindow]:
    with kiosk_on_stage(still=True) as kiosk:
        yield kiosk


@pytest.fixture(params=["png", "svg"])
def logo(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """A logo three times as wide as high."""
    path = tmp_path / f"logo.{request.param}"
    if request.param == "svg":
        path.write_text(SVG, encoding="utf-8")
    else:
        Image.new("RGB", (900, 300), "#c8102e").save(path)
    return path


def shown(kiosk: KioskWindow, text: str) -> bool:
    return any(item.property("text") == text for item in words(kiosk))


def logo_on(kiosk: KioskWindow, qtbot: QtBot) -> QQuickItem:
    qtbot.waitUntil(lambda: control(kiosk, "logo") is not None, timeout=PATIENCE_MS)
    settle(kiosk)
    found = control(kiosk, "logo")
    assert found is not None
    return found


def test_the_logo_stands_beside_the_name_in_its_own_proportions(kiosk: KioskWindow, qtbot: QtBot, logo: Path) -> None:
    kiosk.look.show(Look(motion=False, logo=logo))
    drawn = logo_on(kiosk, qtbot)
    assert drawn.width() / drawn.height() == pytest.approx(3, abs=0.05)
    assert picture(kiosk).pixelColor(box(drawn).center().toPoint()) == QColor("#c8102e")
    assert shown(kiosk, CINEMA)


def test_a_logo_that_says_the_name_stands_alone_and_is_read_as_the_name(
    kiosk: KioskWindow, qtbot: QtBot, logo: Path
) -> None:
    kiosk.look.show(Look(motion=False, logo=logo, names_itself=True))
    drawn = logo_on(kiosk, qtbot)
    assert not shown(kiosk, CINEMA)
    assert QAccessible.queryAccessibleInterface(drawn).text(QAccessible.Text.Name) == CINEMA


def test_a_very_wide_logo_leaves_the_clock_and_the_language_alone(
    kiosk: KioskWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    Image.new("RGB", (4000, 100), "#c8102e").save(tmp_path / "wide.png")
    kiosk.look.show(Look(motion=False, logo=tmp_path / "wide.png"))
    drawn = logo_on(kiosk, qtbot)
    others = [box(item) for item in visible_items(kiosk) if item.objectName() == "languageButton"]
    assert drawn.width() <= kiosk.window.width() * 0.4
    assert not any(other.intersects(box(drawn)) for other in others)


@pytest.mark.expects_log("logo_unreadable.*broken.png")
@pytest.mark.parametrize("content", [b"", b"not a picture", b"\x89PNG\r\n\x1a\n broken"])
def test_a_broken_logo_is_told_in_the_log_and_the_name_shows(
    kiosk: KioskWindow, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "broken.png").write_bytes(content)
    look = look_of(LookSettings(logo=tmp_path / "broken.png", logo_says_name=True, motion=False))
    assert look.logo is None
    kiosk.look.show(look)
    settle(kiosk)
    assert shown(kiosk, CINEMA)


@pytest.mark.expects_log("logo_unreadable.*gone.png")
def test_a_logo_that_is_not_there_is_told_in_the_log(tmp_path: Path) -> None:
    assert look_of(LookSettings(logo=tmp_path / "gone.png")).logo is None


@pytest.mark.parametrize("colour", ["#0b6e4f", "#e50914", "#ffd166"])
def test_what_acts_has_the_cinemas_colour(kiosk: KioskWindow, colour: str) -> None:
    kiosk.look.show(Look(motion=False, colour=colour))
    set_scene(kiosk, SCENES["found_two"], "zh", 1)
    settle(kiosk)
    button = control(kiosk, "printButton")
    assert button is not None
    inside = box(button).topLeft().toPoint()
    assert picture(kiosk).pixelColor(inside.x() + 60, inside.y() + 30) == QColor(colour)


def test_by_day_the_ground_is_bright(kiosk: KioskWindow) -> None:
    assert picture(kiosk).pixelColor(8, 900).lightness() < 40
    kiosk.look.show(Look(light=True, motion=False))
    settle(kiosk)
    assert picture(kiosk).pixelColor(8, 900).lightness() > 220


def test_without_motion_nothing_moves_while_paper_is_printed(kiosk: KioskWindow) -> None:
    set_scene(kiosk, SCENES["printing_many"], "zh", 1)
    settle(kiosk)
    first = picture(kiosk)
    next_frame(kiosk)
    assert picture(kiosk) == first


def test_with_motion_paper_moves_while_it_is_printed(qtbot: QtBot) -> None:
    with kiosk_on_stage() as kiosk:
        set_scene(kiosk, SCENES["printing_many"], "zh")
        first = picture(kiosk)
        qtbot.waitUntil(lambda: picture(kiosk) != first, timeout=PATIENCE_MS)


def test_the_settings_dress_the_kiosk(qtbot: QtBot, tmp_path: Path, logo: Path) -> None:
    settings = terminal_folder(tmp_path / "terminal")
    look = (
        "[screen.look]",
        "light = true",
        'colour = "#0b6e4f"',
        f"logo = {json.dumps(str(logo))}",
        'name = "小城影院"',
    )
    settings.write_text(settings.read_text("utf-8") + "\n".join(look) + "\n", "utf-8")
    with kiosk_over(settings) as kiosk:
        qtbot.waitUntil(lambda: kiosk.look.look == Look(light=True, colour="#0b6e4f", logo=logo), timeout=PATIENCE_MS)
        qtbot.waitUntil(lambda: shown(kiosk, "小城影院"), timeout=PATIENCE_MS)
        qtbot.waitUntil(lambda: control(kiosk, "logo") is not None, timeout=PATIENCE_MS)


@pytest.mark.parametrize("line", ['colour = "red"', 'colour = "#12345"', "light = 3", 'shine = "yes"'])
def test_a_look_that_cannot_be_is_refused_by_name(tmp_path: Path, line: str) -> None:
    (tmp_path / "terminal.toml").write_text(f"[screen.look]\n{line}\n", encoding="utf-8")
    with pytest.raises(SettingsError, match=f"screen.look.{line.split(maxsplit=1)[0]}"):
        load_settings(tmp_path / "terminal.toml")


def test_a_language_without_a_file_is_refused_in_one_line(qtbot: QtBot, tmp_path: Path) -> None:
    settings, refused = terminal_folder(tmp_path / "terminal"), list[CannotStartError]()
    settings.write_text(settings.read_text("utf-8") + '[screen]\nlanguage = "xx"\n', "utf-8")
    with kiosk_over(settings, refused):
        qtbot.waitUntil(lambda: bool(refused), timeout=PATIENCE_MS)
    assert str(refused[0]) == "screen.language: there is no translation 'xx', only zh, en"
