"""Tell a keyboard-wedge scanner from a person at the keys: by speed, and by how it ends. Without Qt."""

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from willcall.redemption.domain.codes import CODE_DIGITS, QR_PREFIX
from willcall.redemption.domain.scans import half_width

GAP = 0.06
"""Seconds: keys of a scanner follow each other faster than this; a person's rarely do."""

SLOW_GAP = 0.25
"""Seconds: what begins as no person types, our QR's first letters or a scanner's own prefix, may come this slowly."""

LEAST = 6
"""A burst of fewer characters is typing: fingers roll over two or three keys, not over six."""

LEAST_ENDED = 4
"""With a terminator as fast behind it a shorter burst is a scan, too."""

_PREFIX_STARTS = ("]", "\\")
"""AIM's symbology identifiers and ECI designators; see ``redemption.domain.scans``."""

_SHIFTED = str.maketrans(")!@#$%^&*(|}", r"0123456789\]")
"""The upper side of the keys that a scanner hits, on the keyboard of the US, which scanners play."""

_WHOLE_QR = re.compile(rf"{re.escape(QR_PREFIX)}[0-9]{{{CODE_DIGITS}}}$")

_WRAP_MS = 2**32
"""X11, Wayland and Windows count an event's milliseconds in 32 bits."""


@dataclass(frozen=True, slots=True)
class Scanned:
    """A whole scan. The text may be a code: it stays out of ``repr`` (R7)."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Typed:
    """Digits that a person typed."""

    digits: str = field(repr=False)


class KeyClock:
    """When keys were hit: by their own stamps, so that a program that was held up splits no scan.

    Args:
        now: Seconds of a clock that never goes back, for keys without a stamp.
    """

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._stamp, self._handled, self._at = 0, now(), 0.0

    def at(self, stamp_ms: int) -> float:
        """Return when a key with that stamp was hit, in seconds; 0 is no stamp."""
        handled = self._now()
        if stamp_ms and self._stamp:
            self._at += (stamp_ms - self._stamp) % _WRAP_MS / 1000
        else:
            self._at += handled - self._handled
        self._stamp, self._handled = stamp_ms, handled
        return self._at


class WedgeReader:
    """Collects keys until the burst is over; nothing of a burst is acted on before it is whole."""

    def __init__(self) -> None:
        self._text = ""
        self._last = 0.0

    @property
    def waiting(self) -> bool:
        """Whether a burst is under way."""
        return bool(self._text)

    @property
    def patience(self) -> float:
        """How long the next key of the burst may take, in seconds: not long any more where our QR is whole."""
        plain = straightened(self._text)
        begins = plain[: len(QR_PREFIX)].upper()
        is_ours = begins.startswith(_PREFIX_STARTS) or QR_PREFIX.startswith(begins) or begins == QR_PREFIX
        return SLOW_GAP if is_ours and not _WHOLE_QR.search(plain.upper()) else GAP

    def key(self, text: str, now: float) -> Scanned | Typed | None:
        """Take a character at ``now`` (seconds); return the burst that the gap before it has ended, if any."""
        ended = self.finish() if self._text and now - self._last > self.patience else None
        self._text, self._last = self._text + text, now
        return ended

    def end(self, now: float) -> Scanned | Typed | None:
        """End the burst by a terminator at ``now``; one that comes as fast as a scanner's tells that it is one."""
        return self._ended(LEAST_ENDED if now - self._last <= self.patience else LEAST)

    def finish(self) -> Scanned | Typed | None:
        """End the burst by a pause."""
        return self._ended(LEAST)

    def _ended(self, least: int) -> Scanned | Typed | None:
        text, self._text = self._text, ""
        if not text:
            return None
        return Scanned(straightened(text)) if len(text) >= least else Typed("".join(map(_digit, text)))


def straightened(text: str) -> str:
    """Return a scan as the scanner meant it, through an input method, a stuck Shift or a lost one.

    Full-width forms become ASCII, as do what a Chinese input method makes of ``$`` and ``^``. A text without a single
    digit that has digits' upper sides was typed with Shift held: no code looks so. Letters upside down (Caps Lock) are
    left: our QR is read in either.
    """
    plain = half_width(text.replace("……", "^").replace("￥", "$"))
    if not any(_is_digit(character) for character in plain):
        plain = plain.translate(_SHIFTED)
    lost = QR_PREFIX.replace(":", ";")
    return plain.replace(";", ":") if plain[: len(lost)].upper() == lost else plain


def _is_digit(character: str) -> bool:
    return "0" <= character <= "9"


def _digit(character: str) -> str:
    """Return an ASCII or full-width digit as ASCII, anything else as nothing."""
    plain = half_width(character)
    return plain if _is_digit(plain) else ""
