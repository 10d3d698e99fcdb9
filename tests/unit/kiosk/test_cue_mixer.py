"""The newest cue at once, or never; judged by the samples that come out."""

from array import array
from itertools import chain

import pytest

from willcall.kiosk.journey.states import Cue
from willcall.kiosk.sound.cue_mixer import STALE_S, CueMixer
from willcall.kiosk.sound.cue_sounds import RATE

SOUNDS = {cue: array("h", [100 * (number + 1)] * 1000) for number, cue in enumerate(Cue)}
FADE = RATE // 250


class Stage:
    """A mixer whose time stands still until the test moves it."""

    def __init__(self) -> None:
        self.now = 50.0
        self.mixer = CueMixer(SOUNDS, lambda: self.now)

    def hears(self, *counts: int) -> list[int]:
        """Take samples in pieces of these lengths."""
        return list(chain.from_iterable(self.mixer.fill(count) for count in counts))


@pytest.fixture
def stage() -> Stage:
    return Stage()


def test_without_a_cue_there_is_silence_of_the_length_asked_for(stage: Stage) -> None:
    assert stage.hears(7, 480) == [0] * 487


@pytest.mark.parametrize("pieces", [(1300,), (480, 480, 340), (1,) * 1300, (999, 1, 300)])
def test_a_cue_begins_at_once_and_ends_in_silence_however_it_is_asked_for(
    stage: Stage, pieces: tuple[int, ...]
) -> None:
    stage.mixer.play(Cue.FOUND)
    assert stage.hears(*pieces) == [300] * 1000 + [0] * 300


def test_a_cue_takes_the_place_of_the_one_that_plays_which_fades_within_four_milliseconds(stage: Stage) -> None:
    stage.mixer.play(Cue.DONE)
    stage.hears(400)
    stage.mixer.play(Cue.KEY)
    heard = stage.hears(1200)
    assert heard[0] == 700
    assert heard[:FADE] == sorted(heard[:FADE], reverse=True)
    assert heard[FADE:] == [100] * (1000 - FADE) + [0] * 200


def test_twenty_cues_between_two_pieces_are_heard_as_the_last_one(stage: Stage) -> None:
    for _ in range(10):
        stage.mixer.play(Cue.KEY)
        stage.mixer.play(Cue.REFUSED)
    assert stage.hears(1100) == [400] * 1000 + [0] * 100


def test_a_cue_whose_moment_is_gone_is_not_heard(stage: Stage) -> None:
    stage.mixer.play(Cue.DONE)
    stage.now += STALE_S + 0.01
    assert stage.hears(1100) == [0] * 1100
    stage.mixer.play(Cue.KEY)
    stage.now += STALE_S
    assert stage.hears(1000) == [100] * 1000


def test_two_loud_cues_over_each_other_stay_within_sixteen_bits() -> None:
    loud = {cue: array("h", [sign * 30_000] * 300) for cue, sign in ((Cue.KEY, 1), (Cue.REFUSED, -1))}
    mixer = CueMixer(loud, lambda: 0.0)
    for cue, limit in ((Cue.KEY, 32_767), (Cue.REFUSED, -32_768)):
        mixer.play(cue)
        mixer.fill(10)
        mixer.play(cue)
        assert mixer.fill(300)[0] == limit
