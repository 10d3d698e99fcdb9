"""The theme's contrasts, by the formula of WCAG 2.2 (relative luminance of sRGB): by day, by night, in any colour."""

from collections.abc import Iterator
from importlib.resources import files
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject
from PySide6.QtGui import QColor
from PySide6.QtQml import QQmlEngine
from shiboken6 import delete

AMBER, MUD, MIDNIGHT, SNOW, CRIMSON = "", "#7f7f7f", "#0a0a2a", "#ffffff", "#c8102e"
OURS = 7.0
"""What our own colours reach for facts; see the looks' own measure."""

WORDS = [
    *(
        (words, ground)
        for words in ("fact", "text", "label", "accent")
        for ground in ("groundTop", "groundBottom", "surface")
    ),
    ("fact", "key"),
    ("fact", "keyPressed"),
    ("text", "stageTop"),
    ("accent", "primaryWaiting"),
    ("broken", "brokenGround"),
    ("fact", "brokenGround"),
    ("paperFact", "paper"),
    ("paperFact", "paperPatch"),
    ("paperLabel", "paper"),
    ("primaryWords", "primary"),
    ("primaryWords", "primaryPressed"),
]
LINES = [
    ("outline", "groundTop"),
    ("outline", "groundBottom"),
    ("primaryLine", "groundTop"),
    ("primaryLine", "groundBottom"),
    ("accent", "groundBottom"),
    ("broken", "groundTop"),
    ("focusRing", "groundTop"),
    ("focusRing", "groundBottom"),
    ("focusRing", "surface"),
]
FACTS = [("fact", "groundTop"), ("fact", "surface"), ("fact", "key"), ("paperFact", "paper"), ("text", "groundTop")]


class Mode(NamedTuple):
    """A scheme."""

    light: bool
    contrast: bool

    @property
    def least(self) -> tuple[float, float]:
        """Return how far words and lines must stand out at least."""
        return (7.0, 4.5) if self.contrast else (4.5, 3.0)


MODES = [Mode(light, contrast) for light in (False, True) for contrast in (False, True)]


@pytest.fixture(scope="module")
def theme(qapp: QObject) -> Iterator[QObject]:
    engine = QQmlEngine()
    engine.addImportPath(str(files("willcall.kiosk") / "qml"))
    found = engine.singletonInstance("Kiosk.Theme", "Theme")
    assert isinstance(found, QObject)
    yield found
    delete(engine)


def dress(theme: QObject, *, light: bool = False, contrast: bool = False, colour: str = "") -> None:
    for name, value in (("light", light), ("highContrast", contrast), ("colour", colour)):
        assert theme.setProperty(name, value)


def colour(theme: QObject, meaning: str) -> QColor:
    found = theme.property(meaning)
    assert isinstance(found, QColor), meaning
    return found


def luminance(colour: QColor) -> float:
    channels = [each / 255 for each in (colour.red(), colour.green(), colour.blue())]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def ratio(one: QColor, other: QColor) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def too_close(theme: QObject, pairs: list[tuple[str, str]], least: float) -> list[str]:
    """Name the pairs that stand less far apart than they must."""
    found = {pair: ratio(colour(theme, pair[0]), colour(theme, pair[1])) for pair in pairs}
    return [f"{one} on {other}: {value:.2f}" for (one, other), value in found.items() if value < least]


@pytest.mark.parametrize("own", [AMBER, MUD, MIDNIGHT, SNOW, CRIMSON])
@pytest.mark.parametrize("mode", MODES)
def test_words_and_lines_stand_out_in_every_scheme_and_colour(theme: QObject, mode: Mode, own: str) -> None:
    dress(theme, light=mode.light, contrast=mode.contrast, colour=own)
    assert not too_close(theme, WORDS, mode.least[0])
    assert not too_close(theme, LINES, mode.least[1])


@pytest.mark.parametrize("mode", MODES)
def test_facts_stand_out_further_than_they_must(theme: QObject, mode: Mode) -> None:
    dress(theme, light=mode.light, contrast=mode.contrast)
    assert not too_close(theme, [*FACTS, ("primaryWords", "primary")], OURS)


@given(own=st.integers(0, 0xFFFFFF), mode=st.sampled_from(MODES))
def test_no_colour_of_a_cinema_makes_words_hard_to_read(theme: QObject, own: int, mode: Mode) -> None:
    dress(theme, light=mode.light, contrast=mode.contrast, colour=f"#{own:06x}")
    assert not too_close(theme, WORDS, mode.least[0])
    assert not too_close(theme, LINES, mode.least[1])


@pytest.mark.parametrize("own", ["#f2b33d", "#e50914", "#00a3e0", "#0b6e4f"])
def test_a_colour_that_can_be_read_is_shown_as_it_is(theme: QObject, own: str) -> None:
    dress(theme, colour=own)
    assert colour(theme, "primary") == QColor(own)


def test_a_colour_that_cannot_be_read_keeps_its_hue(theme: QObject) -> None:
    dress(theme, contrast=True, colour=CRIMSON)
    assert colour(theme, "primary") != QColor(CRIMSON)
    assert abs(colour(theme, "primary").hslHue() - QColor(CRIMSON).hslHue()) <= 2


def test_nothing_moves_where_motion_is_off(theme: QObject) -> None:
    theme.setProperty("motion", True)
    assert all(150 <= theme.property(name) <= 250 for name in ("swift", "calm"))
    theme.setProperty("motion", False)
    assert (theme.property("swift"), theme.property("calm")) == (0, 0)


@pytest.mark.parametrize("size", ["factType", "textType", "labelType", "stepType", "subtitleType"])
def test_large_text_is_about_a_third_larger(theme: QObject, size: str) -> None:
    theme.setProperty("largeText", False)
    usual = theme.property(size)
    theme.setProperty("largeText", True)
    assert theme.property(size) / usual == pytest.approx(1.3, abs=0.02)
    theme.setProperty("largeText", False)
