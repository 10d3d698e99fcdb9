"""Which samples come next: the newest cue, at once or never."""

from array import array
from collections import deque
from collections.abc import Callable, Mapping

from willcall.kiosk.journey.states import Cue
from willcall.kiosk.sound.cue_sounds import RATE

STALE_S = 0.3
"""A cue that could not begin within this time, because the device was slow to open, is about nothing any more."""

_FADE = RATE // 250
"""Samples over which a cue that another one cuts off fades: 4 ms, too short to hear and long enough not to click."""

_LOWEST, _HIGHEST = -32_768, 32_767


class CueMixer:
    """Plays one cue at a time; a new one takes the place of the one before. Nothing is queued.

    ``play`` and ``fill`` may be called by two threads.

    Args:
        sounds: Each cue's samples.
        clock: Seconds that never go back.
    """

    def __init__(self, sounds: Mapping[Cue, "array[int]"], clock: Callable[[], float]) -> None:
        self._sounds, self._clock = sounds, clock
        self._next: deque[tuple[array[int], float]] = deque(maxlen=1)
        self._now: array[int] = array("h")
        self._at = 0

    def play(self, cue: Cue) -> None:
        """Have a cue begin with the next samples."""
        self._next.append((self._sounds[cue], self._clock()))

    def fill(self, count: int) -> "array[int]":
        """Return the next ``count`` samples; silence where nothing plays."""
        begun = self._begun()
        if begun is None:
            return self._taken(count)
        out, fading = array("h", bytes(2 * count)), self._taken(min(_FADE, count))
        self._now, self._at = begun, 0
        for number, value in enumerate(self._taken(count)):
            out[number] = value
        for number, value in enumerate(fading):
            faded = round(value * (1 - number / len(fading)))
            out[number] = max(_LOWEST, min(_HIGHEST, out[number] + faded))
        return out

    def _begun(self) -> "array[int] | None":
        try:
            sound, asked = self._next.popleft()
        except IndexError:
            return None
        return sound if self._clock() - asked <= STALE_S else None

    def _taken(self, count: int) -> "array[int]":
        taken = self._now[self._at : self._at + count]
        self._at += len(taken)
        return taken + array("h", bytes(2 * (count - len(taken))))
