"""Cues from the guest's act to the samples that a sound device takes."""

import subprocess
import sys
from array import array
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest
from miniaudio import Backend
from pytestqt.qtbot import QtBot

from tests.support.stub_desk import CODE, MISTYPED
from tests.ui.conftest import PATIENCE_MS, Guest
from willcall.kiosk.journey.states import Cue, Found, Refused
from willcall.kiosk.sound.cue_sounds import cue_sounds
from willcall.kiosk.sound.loudspeaker import RETRY_S, Loudspeaker
from willcall.kiosk.sound.sound_line import Fill, NoSoundDeviceError, SoundLine
from willcall.kiosk.viewmodels.house import House

ROOT = Path(__file__).parents[2]
VOLUME = 60
SOUNDS = {cue: samples.tobytes() for cue, samples in cue_sounds(VOLUME).items()}


class Ear:
    """Stands at the sound device: miniaudio's own that plays to nobody, in real time."""

    def __init__(self) -> None:
        self.heard = array("h")
        self.opened = 0

    def line(self, fill: Fill) -> SoundLine:
        """Open the way to the device."""

        def listened(count: int) -> "array[int]":
            samples = fill(count)
            self.heard.extend(samples)
            return samples

        self.opened += 1
        return SoundLine(listened, [Backend.NULL])

    def has_heard(self, cue: Cue) -> bool:
        """Whether a cue was played for 40 ms at least, once what it took the place of had faded."""
        return SOUNDS[cue][400:1920] in self.heard.tobytes()


class StandingClock:
    """Time that stands still, so that on a busy machine no cue comes too late."""

    def __init__(self) -> None:
        self.now = 1000.0


@pytest.fixture
def standing() -> StandingClock:
    return StandingClock()


Opened = Callable[[Callable[[Fill], SoundLine]], Loudspeaker]


@pytest.fixture
def opened(qtbot: QtBot, standing: StandingClock) -> Iterator[Opened]:
    """Make loudspeakers; they are closed at the end."""
    made: list[Loudspeaker] = []

    def open_with(line_to: Callable[[Fill], SoundLine]) -> Loudspeaker:
        made.append(Loudspeaker(VOLUME, line_to, lambda: standing.now))
        return made[-1]

    yield open_with
    for each in made:
        each.close()


@pytest.fixture
def ear() -> Ear:
    return Ear()


def is_ready(speaker: Loudspeaker) -> bool:
    return speaker._mixer is not None


def test_what_a_guest_does_is_heard_at_the_device(guest: Guest, opened: Opened, ear: Ear, qtbot: QtBot) -> None:
    speaker = opened(ear.line)
    qtbot.waitUntil(lambda: is_ready(speaker), timeout=PATIENCE_MS)
    guest.kiosk.journey.soundCue.connect(speaker.sound)
    guest.taps("beginButton")
    guest.types("4")
    guest.waits(lambda: ear.has_heard(Cue.KEY))
    guest.kiosk.flow.scan(CODE)
    guest.sees(Found)
    guest.waits(lambda: ear.has_heard(Cue.FOUND))
    guest.kiosk.flow.scan(MISTYPED)
    guest.sees(Refused)
    guest.waits(lambda: ear.has_heard(Cue.REFUSED))


def test_a_cinema_that_wants_no_sounds_has_none(guest: Guest, opened: Opened, ear: Ear, qtbot: QtBot) -> None:
    speaker = opened(ear.line)
    qtbot.waitUntil(lambda: is_ready(speaker), timeout=PATIENCE_MS)
    guest.kiosk.journey.soundCue.connect(speaker.sound)
    guest.kiosk.journey.furnish(House(sounds=False))
    guest.kiosk.flow.scan(CODE)
    guest.sees(Found)
    guest.kiosk.journey.furnish(House())
    guest.kiosk.flow.leave()
    guest.types("4")
    guest.waits(lambda: ear.has_heard(Cue.KEY))
    assert not ear.has_heard(Cue.FOUND)


def test_no_screen_waits_for_a_device_that_takes_its_time(guest: Guest, opened: Opened, ear: Ear) -> None:
    gate = Event()

    def slow(fill: Fill) -> SoundLine:
        gate.wait(30)
        return ear.line(fill)

    speaker = opened(slow)
    guest.kiosk.journey.soundCue.connect(speaker.sound)
    guest.kiosk.flow.scan(CODE)
    guest.sees(Found)
    assert not gate.is_set()
    gate.set()
    guest.waits(lambda: is_ready(speaker))
    assert ear.heard.tobytes().strip(b"\0") == b""


def test_a_machine_without_a_device_is_silent_and_looks_for_one_again_much_later(
    opened: Opened, ear: Ear, qtbot: QtBot, standing: StandingClock
) -> None:
    tries: list[bool] = []

    def absent(fill: Fill) -> SoundLine:
        tries.append(True)
        if len(tries) == 1:
            raise NoSoundDeviceError
        return ear.line(fill)

    speaker = opened(absent)
    qtbot.waitUntil(lambda: is_ready(speaker), timeout=PATIENCE_MS)
    for _ in range(5):
        speaker.sound(Cue.KEY.value)
        qtbot.waitUntil(lambda: not speaker._starting, timeout=PATIENCE_MS)
    assert len(tries) == 1
    standing.now += RETRY_S
    speaker.sound(Cue.DONE.value)
    qtbot.waitUntil(lambda: ear.has_heard(Cue.DONE), timeout=PATIENCE_MS)


class Pluggable:
    """A way to a device that can be pulled out."""

    def __init__(self, line: SoundLine) -> None:
        self._line, self.pulled = line, False
        self.backend = line.backend

    @property
    def is_running(self) -> bool:
        return self._line.is_running

    def start(self) -> None:
        self._unless_pulled(self._line.start)

    def stop(self) -> None:
        self._line.stop()
        self._unless_pulled(lambda: None)

    def close(self) -> None:
        self._line.close()

    def _unless_pulled(self, act: Callable[[], None]) -> None:
        if self.pulled:
            raise NoSoundDeviceError
        act()


@pytest.mark.parametrize("noticed_when", ["stopping", "starting"])
def test_a_device_that_was_pulled_out_is_replaced_by_what_is_there(
    opened: Opened, ear: Ear, qtbot: QtBot, noticed_when: str
) -> None:
    lines: list[Pluggable] = []

    def line_to(fill: Fill) -> Pluggable:
        lines.append(Pluggable(ear.line(fill)))
        return lines[-1]

    speaker = opened(line_to)  # type: ignore[arg-type]  # it is one in all that is asked of it
    qtbot.waitUntil(lambda: is_ready(speaker), timeout=PATIENCE_MS)
    speaker.sound(Cue.FOUND.value)
    qtbot.waitUntil(lambda: ear.has_heard(Cue.FOUND), timeout=PATIENCE_MS)
    lines[0].pulled = noticed_when == "stopping"
    speaker._rest.timeout.emit()
    qtbot.waitUntil(lambda: not lines[0].is_running, timeout=PATIENCE_MS)
    lines[0].pulled = True
    speaker.sound(Cue.DONE.value)
    qtbot.waitUntil(lambda: ear.has_heard(Cue.DONE), timeout=PATIENCE_MS)
    assert len(lines) == 2


def test_a_device_that_opens_and_does_not_start_leaves_the_machine_silent(
    opened: Opened, ear: Ear, qtbot: QtBot
) -> None:
    def broken(fill: Fill) -> Pluggable:
        line = Pluggable(ear.line(fill))
        line.pulled = True
        return line

    speaker = opened(broken)  # type: ignore[arg-type]  # as above
    qtbot.waitUntil(lambda: is_ready(speaker), timeout=PATIENCE_MS)
    for _ in range(3):
        speaker.sound(Cue.KEY.value)
        qtbot.waitUntil(lambda: not speaker._starting, timeout=PATIENCE_MS)
    assert (ear.opened, len(ear.heard)) == (2, 0)


def test_an_idle_machine_lets_the_device_rest_and_a_cue_wakes_it(opened: Opened, ear: Ear, qtbot: QtBot) -> None:
    speaker = opened(ear.line)
    qtbot.waitUntil(lambda: is_ready(speaker), timeout=PATIENCE_MS)
    speaker._rest.setInterval(50)
    speaker.sound(Cue.KEY.value)
    qtbot.waitUntil(lambda: ear.has_heard(Cue.KEY), timeout=PATIENCE_MS)
    qtbot.waitUntil(lambda: speaker._line is not None and not speaker._line.is_running, timeout=PATIENCE_MS)
    speaker.sound(Cue.DONE.value)
    qtbot.waitUntil(lambda: ear.has_heard(Cue.DONE), timeout=PATIENCE_MS)
    assert ear.opened == 1


def test_a_cue_after_the_end_is_nothing(opened: Opened, ear: Ear, qtbot: QtBot) -> None:
    speaker = opened(ear.line)
    qtbot.waitUntil(lambda: is_ready(speaker), timeout=PATIENCE_MS)
    speaker.close()
    speaker.sound(Cue.KEY.value)
    assert len(ear.heard) == 0


ASK = """
from willcall.kiosk.sound.sound_line import NoSoundDeviceError, SoundLine
try:
    SoundLine(lambda count: None)
except NoSoundDeviceError:
    print("none")
"""


def test_a_machine_without_a_device_says_so_in_a_value_and_nothing_on_the_console() -> None:
    asked = subprocess.run([sys.executable, "-c", ASK], cwd=ROOT, capture_output=True, text=True, check=True)
    assert (asked.stdout, asked.stderr) == ("none\n", "")


def test_where_the_library_has_no_wheel_there_is_no_device_either(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "miniaudio", None)
    with pytest.raises(NoSoundDeviceError):
        SoundLine(lambda count: array("h", bytes(2 * count)))
