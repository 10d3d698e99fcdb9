"""Tell a keyboard-wedge scanner from a person at the keys: by speed, and by how it ends. Without Qt."""

from dataclasses import dataclass, field

GAP = 0.06
"""Seconds: keys of a scanner follow each other faster than this; a person's rarely do."""

LEAST = 6
"""A burst of fewer characters is typing: fingers roll over two or three keys, not over six."""

_FULL_WIDTH_ZERO = 0xFF10


@dataclass(frozen=True, slots=True)
class Scanned:
    """A whole scan. The text may be a code: it stays out of ``repr`` (R7)."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Typed:
    """Digits that a person typed."""

    digits: str = field(repr=False)


class WedgeReader:
    """Collects keys until the burst is over; nothing of a burst is acted on before it is whole."""

    def __init__(self) -> None:
        self._text = ""
        self._last = 0.0

    @property
    def waiting(self) -> bool:
        """Whether a burst is under way."""
        return bool(self._text)

    def key(self, text: str, now: float) -> Scanned | Typed | None:
        """Take a character at ``now`` (seconds); return the burst that the gap before it has ended, if any."""
        ended = self.finish() if self._text and now - self._last > GAP else None
        self._text, self._last = self._text + text, now
        return ended

    def finish(self) -> Scanned | Typed | None:
        """End the burst, because of a terminator or a pause."""
        text, self._text = self._text, ""
        if not text:
            return None
        return Scanned(text) if len(text) >= LEAST else Typed("".join(map(_digit, text)))


def _digit(character: str) -> str:
    """Return an ASCII or full-width digit as ASCII, anything else as nothing."""
    if "0" <= character <= "9":
        return character
    return str(ord(character) - _FULL_WIDTH_ZERO) if "０" <= character <= "９" else ""
