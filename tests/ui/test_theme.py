"""The theme's contrasts, by the formula of WCAG 2.2 (relative luminance of sRGB)."""

import re
from pathlib import Path

import pytest

THEME = Path("willcall/kiosk/qml/Kiosk/Theme")
FACTS, LABELS = 7.0, 4.5
PAIRS = [
    ("fact", "groundTop", FACTS),
    ("fact", "surface", FACTS),
    ("fact", "key", FACTS),
    ("text", "groundTop", FACTS),
    ("paperFact", "paper", FACTS),
    ("paperFact", "paperPatch", FACTS),
    ("onPrimary", "primary", FACTS),
    ("onPrimary", "primaryPressed", FACTS),
    ("label", "groundTop", LABELS),
    ("label", "surface", LABELS),
    ("paperLabel", "paper", LABELS),
    ("accent", "groundTop", LABELS),
    ("accent", "surface", LABELS),
    ("accent", "primaryWaiting", LABELS),
    ("broken", "brokenGround", LABELS),
]


def meanings() -> dict[str, str]:
    """Return each meaning's colour as six hex digits."""
    colours = dict(re.findall(r"color (\w+): \"#(\w{6})\"", (THEME / "Colours.qml").read_text(encoding="utf-8")))
    told = re.findall(r"color (\w+): Colours\.(\w+)", (THEME / "Theme.qml").read_text(encoding="utf-8"))
    return {meaning: colours[colour] for meaning, colour in told}


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize(("words", "ground", "least"), PAIRS)
def test_words_stand_out_from_their_ground(words: str, ground: str, least: float) -> None:
    one, other = sorted((luminance(meanings()[each]) for each in (words, ground)), reverse=True)
    assert (one + 0.05) / (other + 0.05) >= least
