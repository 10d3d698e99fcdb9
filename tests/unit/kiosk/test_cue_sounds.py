"""What the cues sound like, by their samples."""

import math
from array import array

import pytest

from willcall.kiosk.journey.states import Cue
from willcall.kiosk.sound.cue_sounds import RATE, TUNES, Note, cue_sounds, samples_of

SOUNDS = cue_sounds(100)


def strength(samples: "array[int]", hertz: float) -> float:
    """Return how strong a tone is in samples: Goertzel's algorithm, over their root."""
    turn = 2 * math.cos(math.tau * hertz / RATE)
    before, last = 0.0, 0.0
    for value in samples:
        before, last = last, value + turn * last - before
    return math.sqrt(max(0.0, last**2 + before**2 - turn * last * before)) / math.sqrt(len(samples))


def sounding(samples: "array[int]", note: Note) -> "array[int]":
    """Return the first tenth of a second of a note, or all of a shorter one."""
    begins = round(note.begins_s * RATE)
    return samples[begins : begins + round(min(0.1, note.rings_s) * RATE)]


@pytest.mark.parametrize("cue", Cue)
def test_each_note_of_a_cue_is_heard_when_it_begins(cue: Cue) -> None:
    for note in TUNES[cue].notes:
        heard = sounding(SOUNDS[cue], note)
        assert strength(heard, note.hertz) > 3 * strength(heard, note.hertz * 1.19)


def test_good_news_rises_and_a_refusal_falls() -> None:
    steps = {
        cue: [later.hertz - earlier.hertz for earlier, later in zip(tune.notes, tune.notes[1:], strict=False)]
        for cue, tune in TUNES.items()
    }
    assert all(step > 0 for cue in (Cue.FOUND, Cue.DONE) for step in steps[cue])
    assert all(step < 0 for step in steps[Cue.REFUSED])
    assert steps[Cue.FOUND]
    assert steps[Cue.REFUSED]


def test_no_two_cues_sound_alike() -> None:
    assert len({SOUNDS[cue].tobytes() for cue in Cue}) == len(Cue)


@pytest.mark.parametrize("cue", Cue)
def test_a_cue_neither_clicks_nor_clips(cue: Cue) -> None:
    samples = SOUNDS[cue]
    peak = max(map(abs, samples))
    assert 9000 < peak < 30_000
    assert abs(samples[0]) < peak / 50
    assert max(map(abs, samples[-24:])) < peak / 50


@pytest.mark.parametrize("cue", Cue)
def test_a_cue_is_short_and_what_comes_often_is_shortest(cue: Cue) -> None:
    seconds = len(SOUNDS[cue]) / RATE
    assert seconds < (0.15 if cue in {Cue.KEY, Cue.SCANNED, Cue.TICKET} else 1.0)


def test_volume_goes_from_silence_to_full_by_its_square() -> None:
    def peak(volume: int) -> int:
        return max(map(abs, samples_of(TUNES[Cue.FOUND], volume)))

    assert peak(0) == 0
    assert peak(50) == pytest.approx(peak(100) / 4, abs=2)
    assert peak(30) < peak(60) < peak(90)
