"""Ears and eyes as the cinema's settings want them, in a kiosk put together for real."""

from array import array
from collections.abc import Generator
from pathlib import Path

import pytest
from miniaudio import Backend
from pytestqt.qtbot import QtBot

from tests.support.kiosk_terminal import terminal_folder
from tests.support.packs import code_of
from tests.support.stub_desk import PIN, STAFF_NO
from tests.ui.conftest import PATIENCE_MS, Guest
from tests.ui.test_kiosk_bootstrap import kiosk_over
from willcall.kiosk.journey.states import Cue, Found, StaffPanel
from willcall.kiosk.sound import sound_line
from willcall.kiosk.sound.cue_sounds import cue_sounds
from willcall.kiosk.sound.sound_line import Fill
from willcall.redemption.domain.health import HealthRow, Level, Part
from willcall.redemption.settings import SettingsError, load_settings

pytestmark = pytest.mark.usefixtures("_typeface")


def screen_of(settings: Path, *lines: str) -> Path:
    settings.write_text("\n".join((settings.read_text("utf-8"), "[screen]", *lines)), "utf-8")
    return settings


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> "array[int]":
    """What a sound device takes that plays to nobody."""
    taken = array("h")
    feed = sound_line._feed

    def listened(fill: Fill) -> "Generator[bytes | array[int], int, None]":
        def noted(count: int) -> "array[int]":
            samples = fill(count)
            taken.extend(samples)
            return samples

        return feed(noted)

    monkeypatch.setattr(sound_line, "_usual", lambda _: [Backend.NULL])
    monkeypatch.setattr(sound_line, "_feed", listened)
    return taken


def test_a_kiosk_sounds_as_loud_as_its_settings_say(qtbot: QtBot, tmp_path: Path, heard: "array[int]") -> None:
    with kiosk_over(screen_of(terminal_folder(tmp_path), "volume = 35")) as kiosk:
        # a cue that comes before the sounds are made is not heard; a key is hit until one is
        key = cue_sounds(35)[Cue.KEY][200:900].tobytes()

        def hit() -> bool:
            kiosk.flow.type_digit("4")
            qtbot.wait(100)
            kiosk.flow.clear()
            return key in heard.tobytes()

        qtbot.waitUntil(hit, timeout=PATIENCE_MS)


@pytest.mark.parametrize("wish", ["sounds = false", "volume = 0"])
def test_a_kiosk_that_is_to_be_silent_opens_no_sound_device(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wish: str
) -> None:
    opened = list[object]()
    monkeypatch.setattr("willcall.kiosk.sound.loudspeaker.Loudspeaker", opened.append)
    with kiosk_over(screen_of(terminal_folder(tmp_path), wish)) as kiosk:
        kiosk.flow.scan(code_of(0).digits)
        qtbot.waitUntil(lambda: isinstance(kiosk.flow.state, Found), timeout=PATIENCE_MS)
    assert (opened, kiosk.own_health()) == ([], ())


@pytest.mark.parametrize(
    ("lines", "fault"),
    [
        (("volume = 101",), "screen.volume"),
        (('camera = "default"', "scan_repeat_seconds = 0"), "scan_repeat_seconds has to be 2 or more"),
    ],
)
def test_settings_that_make_no_sense_are_refused(tmp_path: Path, lines: tuple[str, ...], fault: str) -> None:
    (tmp_path / "terminal.toml").touch()
    with pytest.raises(SettingsError, match=fault):
        load_settings(screen_of(tmp_path / "terminal.toml", *lines))


def test_staff_read_at_the_machine_how_the_camera_is(guest: Guest) -> None:
    ill = HealthRow(Part.CAMERA, Level.WARN, "V12")
    guest.kiosk.own_health = lambda: (ill,)
    guest.kiosk.flow.call_staff()
    for digit in STAFF_NO:
        guest.kiosk.flow.type_digit(digit)
    guest.kiosk.flow.submit()
    for digit in PIN:
        guest.kiosk.flow.type_digit(digit)
    guest.kiosk.flow.submit()
    guest.sees(StaffPanel)

    def rows() -> tuple[HealthRow, ...]:
        guest.kiosk.flow.tick()
        return guest.state.rows if isinstance(guest.state, StaffPanel) else ()

    guest.waits(lambda: ill in rows())
