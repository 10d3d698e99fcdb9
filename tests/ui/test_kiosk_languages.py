"""A language is one file: with a third one in the folder the kiosk offers it, speaks it, and goes back by itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support.kiosk_pictures import box, words
from tests.support.kiosk_scenes import SCENES
from tests.support.kiosk_stage import SETTLED_MS, control, kiosk_on_stage, set_mode, set_scene, settle
from tests.support.pseudo_language import LANGUAGE, LONGER, OWN_NAME, longer
from tests.ui.conftest import PATIENCE_MS
from willcall.kiosk.window import KioskWindow
from willcall.qtkit.translation import Translation, languages, shipped

pytestmark = pytest.mark.usefixtures("_typeface")

SPOKEN_OTHERWISE = frozenset({"REHEARSAL", "PIN"})


@pytest.fixture
def trilingual(all_languages: Path) -> Iterator[KioskWindow]:
    with kiosk_on_stage(translations=all_languages, still=True) as kiosk:
        yield kiosk


def click(kiosk: KioskWindow, name: str) -> None:
    settle(kiosk)
    item = control(kiosk, name)
    assert item is not None, name
    QTest.mouseClick(kiosk.window, Qt.MouseButton.LeftButton, pos=box(item).center().toPoint())
    settle(kiosk)


def test_the_languages_are_the_files_that_are_there_each_by_its_own_name(all_languages: Path) -> None:
    assert languages(shipped()) == {"zh": "中文", "en": "English"}
    assert languages(all_languages) == {"zh": "中文", "en": "English", LANGUAGE: OWN_NAME}


def test_a_file_that_does_not_name_itself_is_named_by_qt(tmp_path: Path, all_languages: Path) -> None:
    (tmp_path / "willcall_fr.qm").write_bytes((all_languages / "willcall_en.qm").read_bytes())
    assert languages(tmp_path) == {"fr": "français"}


@pytest.mark.expects_log("translation_missing")
def test_a_damaged_file_speaks_english(qapp: QCoreApplication, tmp_path: Path) -> None:
    (tmp_path / "willcall_fr.qm").write_bytes(b"no translation")
    translation = Translation(folder=tmp_path)
    translation.switch("fr")
    assert QCoreApplication.translate("EntryScreen", "Cancel") == "Cancel"
    translation.remove()


def test_with_two_languages_one_touch_switches() -> None:
    with kiosk_on_stage(still=True) as kiosk:
        click(kiosk, "languageButton")
        assert kiosk.journey.property("language") == "en"
        click(kiosk, "languageButton")
        assert kiosk.journey.property("language") == "zh"


@pytest.mark.parametrize("mode", ["normal", "low"])
def test_with_a_third_one_a_menu_offers_all(trilingual: KioskWindow, mode: str) -> None:
    set_mode(trilingual, mode)
    click(trilingual, "languageButton")
    offered = [
        item.property("text") for item in words(trilingual) if item.property("text") in {"中文", "English", OWN_NAME}
    ]
    assert {"中文", "English", OWN_NAME} <= set(offered)
    click(trilingual, f"language_{LANGUAGE}")
    assert trilingual.journey.property("language") == LANGUAGE
    assert control(trilingual, "languageMenu") is None
    headline = control(trilingual, "headline")
    assert headline is not None
    assert headline.property("text") == longer("Collect your tickets")


def test_the_menu_closes_by_escape_and_by_a_touch_beside_it(trilingual: KioskWindow) -> None:
    click(trilingual, "languageButton")
    QTest.keyClick(trilingual.window, Qt.Key.Key_Escape)
    settle(trilingual)
    assert control(trilingual, "languageMenu") is None
    click(trilingual, "languageButton")
    QTest.mouseClick(trilingual.window, Qt.MouseButton.LeftButton, pos=trilingual.window.geometry().center())
    settle(trilingual)
    assert control(trilingual, "languageMenu") is None
    assert trilingual.journey.property("screen") == "Welcome"


def test_a_keyboard_chooses_a_language(trilingual: KioskWindow, qtbot: QtBot) -> None:
    click(trilingual, "languageButton")
    QTest.keyClick(trilingual.window, Qt.Key.Key_Tab)
    QTest.keyClick(trilingual.window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: trilingual.journey.property("language") == "en", timeout=PATIENCE_MS)
    QTest.keyClick(trilingual.window, Qt.Key.Key_Tab)
    settle(trilingual)
    assert trilingual.window.activeFocusItem().isVisible()


@pytest.mark.parametrize("name", list(SCENES))
def test_no_text_of_ours_is_left_untranslated(trilingual: KioskWindow, name: str) -> None:
    set_scene(trilingual, SCENES[name], LANGUAGE, SETTLED_MS if name == "looking_up" else 1)
    settle(trilingual)
    plain = [item.property("text") for item in words(trilingual) if _is_english(item.property("text"))]
    assert not [text for text in plain if text not in SPOKEN_OTHERWISE and not _is_the_cinemas(text)]


def _is_english(text: str) -> bool:
    return any(letter.isascii() and letter.isalpha() for letter in text) and "[" not in text


def _is_the_cinemas(text: str) -> bool:
    """Tell names, dates and codes, which come from elsewhere, from texts of ours."""
    names = ("Frozen", " March", "Screen ", "Lord of the Rings", "Einstein", "Starlight", "floor", "3D", "English")
    return any(name in text for name in names) or text.isupper() or text[1:].isdigit()


def test_the_third_language_is_longer_by_two_fifths() -> None:
    for text in ("Cancel", "Print 2 tickets", "Hold your QR code to the scanner"):
        assert len(longer(text)) >= len(text) * (1 + LONGER)
