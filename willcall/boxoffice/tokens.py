"""The colours of the box office by what they mean, by day and by night; and its measures. No view names a colour."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtGui import QColor


class Tone(StrEnum):
    """What a colour says. Whatever has a tone says the same by a word or a sign."""

    PLAIN = "plain"
    SOFT = "soft"
    ACCENT = "accent"
    GOOD = "good"
    WARN = "warn"
    BAD = "bad"
    INFO = "info"


SIGNS = {Tone.GOOD: "check", Tone.WARN: "warn", Tone.BAD: "bad", Tone.INFO: "info"}
"""The icon that says the same as a tone."""


@dataclass(frozen=True, slots=True)
class Tokens:
    """One scheme. ``ground`` lies behind all, ``panel`` on it, ``raised`` on that; ``line`` parts them.

    ``ink`` is for words, ``soft`` for what is read second, ``faint`` for rules and what is off. The tones are read on
    each of the three grounds (WCAG 2.2: 4.5 : 1); a ``..._ground`` lies below words in its tone, ``fill`` is what is
    done in bars and columns.
    """

    dark: bool
    ground: str
    panel: str
    raised: str
    line: str
    edge: str
    ink: str
    soft: str
    faint: str
    accent: str
    on_accent: str
    accent_ink: str
    chosen: str
    focus: str
    fill: str
    good: str
    warn: str
    bad: str
    info: str
    good_ground: str
    warn_ground: str
    bad_ground: str
    info_ground: str

    def ink_of(self, tone: Tone) -> QColor:
        """Return the colour of words and signs in a tone."""
        inks = {
            Tone.PLAIN: self.ink,
            Tone.SOFT: self.soft,
            Tone.ACCENT: self.accent_ink,
            Tone.GOOD: self.good,
            Tone.WARN: self.warn,
            Tone.BAD: self.bad,
            Tone.INFO: self.info,
        }
        return QColor(inks[tone])


NIGHT = Tokens(
    dark=True,
    ground="#10141b",
    panel="#171d27",
    raised="#202836",
    line="#2a3444",
    edge="#5b6981",
    ink="#e9edf3",
    soft="#a7b2c3",
    faint="#7d8aa0",
    accent="#f2b33d",
    on_accent="#14171c",
    accent_ink="#f2b33d",
    chosen="#2b3a52",
    focus="#8ab8ff",
    fill="#58b987",
    good="#6fcf97",
    warn="#f0b95a",
    bad="#ff9d8f",
    info="#8ab8ff",
    good_ground="#1b3427",
    warn_ground="#3a2d14",
    bad_ground="#43201d",
    info_ground="#1c2f4d",
)

DAY = Tokens(
    dark=False,
    ground="#f3f4f6",
    panel="#ffffff",
    raised="#f7f8fa",
    line="#dde1e7",
    edge="#7f8998",
    ink="#171b22",
    soft="#4b5563",
    faint="#687182",
    accent="#f2b33d",
    on_accent="#14171c",
    accent_ink="#855800",
    chosen="#dbe7fb",
    focus="#1d5fd0",
    fill="#3f9d6a",
    good="#166a3c",
    warn="#855800",
    bad="#a3241a",
    info="#1b55b8",
    good_ground="#e0f3e7",
    warn_ground="#fdf0d2",
    bad_ground="#fbe6e2",
    info_ground="#e2ecfd",
)


class Type(StrEnum):
    """What words are for, which says how large and how heavy they are."""

    TITLE = "title"
    HEADING = "heading"
    FIGURE = "figure"
    STRONG = "strong"
    BODY = "body"
    SMALL = "small"


SIZES: dict[Type, tuple[int, int]] = {
    Type.TITLE: (21, 600),
    Type.HEADING: (15, 600),
    Type.FIGURE: (22, 500),
    Type.STRONG: (13, 600),
    Type.BODY: (13, 400),
    Type.SMALL: (12, 400),
}
"""Pixels and weight (the ``wght`` axis)."""

GAP, MARGIN, RADIUS = 8, 20, 6
ROW, CONTROL, BAR = 30, 32, 34
"""Heights in px: of a table's row, of what is pressed or typed into, of the status bar."""
