"""What each cue sounds like: a few struck notes, made by sums and not recorded.

Good news rises, a refusal falls, and what happens often is short and soft: who cannot see the screen hears which it is.
All digits sound the same, those of a PIN among them. Notes stay between 390 and 1600 Hz, which old ears and small
loudspeakers are best at.
"""

import cmath
import math
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from willcall.kiosk.journey.states import Cue

RATE = 24_000
"""Samples a second; the highest partial is below 5 kHz."""

_FULL = 32_767
_HEADROOM = 0.9
_ATTACK_S = 0.003
_SECOND, _THIRD = 0.3, 0.1
"""How strong the overtones begin beside their tone."""

_ENDS_AT = 0.001
"""How much of a note is left when it ends: 60 dB below its beginning, so that it ends without a click."""


@dataclass(frozen=True, slots=True)
class Note:
    """A struck note: ``hertz``, when it begins and how long it rings, in seconds."""

    hertz: float
    begins_s: float
    rings_s: float


@dataclass(frozen=True, slots=True)
class Tune:
    """The notes of a cue, and how loud it is beside the others (1 is the loudest)."""

    loudness: float
    notes: tuple[Note, ...]


TUNES: Mapping[Cue, Tune] = {
    Cue.KEY: Tune(0.35, (Note(1046.5, 0.0, 0.05),)),
    Cue.SCANNED: Tune(0.6, (Note(1568.0, 0.0, 0.09),)),
    Cue.FOUND: Tune(0.8, (Note(784.0, 0.0, 0.3), Note(1046.5, 0.09, 0.4))),
    Cue.REFUSED: Tune(1.0, (Note(523.3, 0.0, 0.28), Note(392.0, 0.14, 0.4))),
    Cue.TICKET: Tune(0.4, (Note(659.3, 0.0, 0.12),)),
    Cue.DONE: Tune(
        0.9, (Note(523.3, 0.0, 0.3), Note(659.3, 0.09, 0.3), Note(784.0, 0.18, 0.35), Note(1046.5, 0.27, 0.6))
    ),
}


def cue_sounds(volume: int) -> Mapping[Cue, "array[int]"]:
    """Return the samples of every cue at a volume of 0 (silence) to 100: 16 bits, one channel, ``RATE`` a second."""
    return {cue: samples_of(tune, volume) for cue, tune in TUNES.items()}


def samples_of(tune: Tune, volume: int) -> "array[int]":
    """Return a tune's samples. Volume acts by its square, about as an ear counts."""
    wave = _mixed(tune.notes)
    peak = max(map(abs, wave))
    scale = _FULL * _HEADROOM * tune.loudness * (volume / 100) ** 2 / peak
    return array("h", [round(value * scale) for value in wave])


def _mixed(notes: tuple[Note, ...]) -> list[float]:
    length = max(round((note.begins_s + note.rings_s) * RATE) for note in notes)
    wave = [0.0] * length
    for note in notes:
        for number, value in enumerate(_struck(note), round(note.begins_s * RATE)):
            wave[number] += value
    return wave


def _struck(note: Note) -> Iterator[float]:
    """Give a decaying tone: a pointer that turns and shrinks with each sample, and its powers as the overtones.

    So an overtone dies sooner than its tone, as on anything that is struck.
    """
    length, attack = round(note.rings_s * RATE), _ATTACK_S * RATE
    turn = cmath.rect(_ENDS_AT ** (1 / length), math.tau * note.hertz / RATE)
    pointer = complex(1.0)
    for number in range(length):
        square = pointer * pointer
        tone = pointer.imag + _SECOND * square.imag + _THIRD * (square * pointer).imag
        yield tone * min(1.0, number / attack)
        pointer *= turn
