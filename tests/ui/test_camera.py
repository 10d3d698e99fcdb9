"""Pixels in, scans out; and a camera that is not there."""

import logging
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from threading import Event
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from tests.support.camera_pictures import (
    SIZE,
    Effect,
    Phone,
    blurred,
    dimmed,
    glaring,
    mirrored,
    noisy,
    picture,
    rippled,
    tilted,
)
from tests.support.kiosk_terminal import terminal_folder
from tests.support.packs import code_of
from tests.support.stub_desk import CODE, SECOND_CODE
from tests.ui.conftest import PATIENCE_MS, Guest
from tests.ui.test_kiosk_bootstrap import kiosk_over
from willcall.kiosk import commands
from willcall.kiosk.journey.states import Found
from willcall.kiosk.scanning.camera import SELDOM_MS, Camera
from willcall.kiosk.scanning.code_reading import Plane
from willcall.kiosk.scanning.frame_reader import BEAT_S, FrameReader
from willcall.kiosk.scanning.qt_camera import QtEye, cameras, devices, fittest
from willcall.kiosk.scanning.video_planes import Picture, plane_of_frame, plane_of_image
from willcall.redemption.domain.camera_trouble import CameraTrouble, CameraTroubleError
from willcall.redemption.domain.health import HealthRow, Level, Part

QR, SECOND = f"WILLCALL:1:{CODE}", f"WILLCALL:1:{SECOND_CODE}"
ROOT = Path(__file__).parents[2]


@dataclass
class Bench:
    """A frame reader whose time the test moves; ``told`` are its scans."""

    qtbot: QtBot
    told: list[str] = field(default_factory=list)
    now: float = 50.0
    reader: FrameReader = field(init=False)

    def __post_init__(self) -> None:
        self.reader = FrameReader(self.told.append, lambda: self.now)

    def shows(self, *images: QImage) -> None:
        """Show pictures, one after the other, and wait until each is read."""
        for image in images:
            self.reader.see(partial(plane_of_image, image))
            self.settles()

    def settles(self) -> None:
        """Wait for the frame that is being read; then a tenth of a second passes."""
        self.qtbot.waitUntil(lambda: not self.reader._busy, timeout=PATIENCE_MS)
        self.now += BEAT_S


@pytest.fixture
def bench(qtbot: QtBot) -> Iterator[Bench]:
    made = Bench(qtbot)
    yield made
    made.reader.close()


HARD: dict[str, tuple[Phone, tuple[Effect, ...]]] = {
    "straight": (Phone(QR), ()),
    "turned": (Phone(QR, turned=17), ()),
    "on a corner": (Phone(QR, turned=45), ()),
    "upside down": (Phone(QR, turned=183), ()),
    "small": (Phone(QR, side=95), ()),
    "filling the picture": (Phone(QR, side=600), ()),
    "at the edge": (Phone(QR, side=200, at=(140, 580)), ()),
    "out of focus": (Phone(QR), (blurred(4),)),
    "in the dark": (Phone(QR), (dimmed(0.2),)),
    "under a lamp": (Phone(QR), (glaring(0.7),)),
    "noise": (Phone(QR), (noisy(0.45),)),
    "a screen's moire": (Phone(QR), (rippled(0.25),)),
    "held aslant": (Phone(QR), (tilted(0.4),)),
    "mirrored": (Phone(QR, turned=9), (mirrored,)),
    "white on black": (Phone(QR, inverted=True), ()),
    "all at once": (Phone(QR, turned=12), (tilted(0.15), blurred(2), dimmed(0.4), rippled(0.15), noisy(0.15))),
}


@pytest.mark.parametrize("held", HARD)
def test_a_code_on_a_phone_is_read_however_it_is_held(bench: Bench, held: str) -> None:
    phone, effects = HARD[held]
    bench.shows(picture(phone, effects=effects))
    assert bench.told == [QR]


@pytest.mark.parametrize("effects", [(), (noisy(0.6),), (rippled(0.4),), (dimmed(0.02),)])
def test_a_foyer_without_a_code_scans_nothing(bench: Bench, effects: tuple[Effect, ...]) -> None:
    bench.shows(*[picture(effects=effects)] * 12)
    assert bench.told == []


def test_a_code_in_the_line_behind_the_guest_is_not_theirs(bench: Bench) -> None:
    bench.shows(*[picture(Phone(QR), Phone(SECOND, side=78, at=(1100, 300)))] * 14)
    assert set(bench.told) == {QR}


def test_two_codes_side_by_side_are_both_read_the_nearer_one_first(bench: Bench) -> None:
    both = picture(Phone(SECOND, side=200, at=(950, 360), turned=8), Phone(QR, at=(350, 360)))
    bench.shows(*[both] * 13)
    assert list(dict.fromkeys(bench.told)) == [QR, SECOND]


def test_a_picture_that_is_none_is_passed_over(bench: Bench) -> None:
    bench.shows(QImage(), picture(Phone(QR)))
    assert bench.told == [QR]


def test_while_a_frame_is_read_the_interface_lives_and_frames_that_come_are_let_go(bench: Bench) -> None:
    gate, looked = Event(), list[int]()

    def slow(number: int) -> AbstractContextManager[Plane | None]:
        looked.append(number)
        gate.wait(30)
        return plane_of_image(picture(Phone(QR)))

    for number in range(20):
        bench.reader.see(partial(slow, number))
        bench.now += 1
    gate.set()
    bench.settles()
    assert (looked, bench.told) == ([0], [QR])


def test_ten_frames_a_second_are_read_and_not_more(bench: Bench) -> None:
    looked = list[int]()

    def counted(number: int) -> AbstractContextManager[Plane | None]:
        looked.append(number)
        return plane_of_image(QImage())

    for number in range(31):  # thirty a second
        bench.reader.see(partial(counted, number))
        bench.qtbot.waitUntil(lambda: not bench.reader._busy, timeout=PATIENCE_MS)
        bench.now += 1 / 30
    assert 8 <= len(looked) <= 11


def test_a_guest_shows_a_phone_and_sees_the_tickets(guest: Guest, qtbot: QtBot) -> None:
    reader = FrameReader(guest.kiosk.flow.scan)
    phone = picture(Phone(QR, turned=-6), effects=(blurred(2),))
    try:
        for _ in range(3):
            reader.see(partial(plane_of_image, phone))
            qtbot.waitUntil(lambda: not reader._busy, timeout=PATIENCE_MS)
        guest.sees(Found)
    finally:
        reader.close()
    assert guest.desk.looked_up == [QR]


def test_after_the_end_nothing_is_scanned(qtbot: QtBot) -> None:
    told = list[str]()
    reader = FrameReader(told.append)
    reader.see(partial(plane_of_image, picture(Phone(QR))))
    reader.close()
    qtbot.wait(1)
    assert told == []


# a camera that comes and goes


@dataclass
class Stall:
    """Where a test plugs a camera in and out; ``trouble`` is met by whoever opens it."""

    trouble: CameraTroubleError | None = None
    opened: int = 0
    closed: int = 0
    see: Callable[[Picture], None] | None = None

    def eye_on(self, see: Callable[[Picture], None]) -> "Stall":
        """Open the camera."""
        self.opened += 1
        if self.trouble:
            raise self.trouble
        self.see = see
        return self

    def close(self) -> None:
        """Let go of it."""
        self.closed += 1
        self.see = None

    def gives(self, image: QImage) -> None:
        """Give a frame to whoever has opened it."""
        assert self.see is not None
        self.see(partial(plane_of_image, image))


Opened = Callable[[Stall], tuple[Camera, list[str]]]


@pytest.fixture
def opened(qtbot: QtBot) -> Iterator[Opened]:
    """Open cameras that are looked after by the test itself; they are closed at the end."""
    made = list[Camera]()

    def open_at(stall: Stall) -> tuple[Camera, list[str]]:
        told = list[str]()
        made.append(Camera(told.append, stall.eye_on))
        return made[-1], told

    yield open_at
    for each in made:
        each.close()


def looks(camera: Camera, times: int = 1) -> None:
    for _ in range(times):
        camera._looking.timeout.emit()


def row(code: str = "") -> HealthRow:
    return HealthRow(Part.CAMERA, Level.WARN if code else Level.GOOD, code)


def test_a_camera_that_gives_frames_is_left_alone_and_what_it_sees_is_scanned(opened: Opened, qtbot: QtBot) -> None:
    stall = Stall()
    camera, told = opened(stall)
    for _ in range(3):
        stall.gives(picture(Phone(QR)))
        looks(camera)
    qtbot.waitUntil(lambda: told == [QR], timeout=PATIENCE_MS)
    assert (stall.opened, stall.closed, camera.health()) == (1, 0, row())


@pytest.mark.expects_log("camera_trouble.*V12")
def test_r9_a_camera_that_is_pulled_out_is_named_and_comes_back_by_itself(opened: Opened, qtbot: QtBot) -> None:
    stall = Stall()
    camera, told = opened(stall)
    stall.gives(picture())
    looks(camera, 2)
    assert (camera.health(), stall.closed, stall.opened) == (row("V12"), 1, 2)
    qtbot.waitUntil(lambda: not camera._reader._busy, timeout=PATIENCE_MS)
    qtbot.wait(round(BEAT_S * 1000))
    stall.gives(picture(Phone(QR)))
    assert camera.health() == row()
    qtbot.waitUntil(lambda: told == [QR], timeout=PATIENCE_MS)


@pytest.mark.parametrize("trouble", [CameraTrouble.NOT_INSTALLED, CameraTrouble.NOT_THERE])
def test_r9_a_camera_that_cannot_be_opened_is_named_once_and_tried_ever_more_seldom(
    opened: Opened, caplog: pytest.LogCaptureFixture, request: pytest.FixtureRequest, trouble: CameraTrouble
) -> None:
    request.getfixturevalue("expected_logs").expect(f"camera_trouble.*{trouble.value}")
    stall = Stall(CameraTroubleError(trouble, "the system's own words"))
    camera, _ = opened(stall)
    looks(camera, 20)
    assert (camera.health(), stall.opened) == (row(trouble.value), 21)
    assert camera._looking.interval() == SELDOM_MS
    assert caplog.text.count("camera_trouble") == 1
    stall.trouble = None
    looks(camera)
    stall.gives(picture())
    looks(camera)
    assert camera.health() == row()
    assert camera._looking.interval() < SELDOM_MS


@pytest.mark.expects_log("camera_trouble")
def test_r7_nothing_that_a_camera_sees_is_logged(
    opened: Opened, caplog: pytest.LogCaptureFixture, qtbot: QtBot
) -> None:
    caplog.set_level(logging.DEBUG)
    stall = Stall()
    camera, told = opened(stall)
    stall.gives(picture(Phone(QR)))
    qtbot.waitUntil(lambda: bool(told), timeout=PATIENCE_MS)
    looks(camera, 4)
    assert CODE not in caplog.text


@pytest.mark.expects_log("camera_trouble.*V10")
@pytest.mark.usefixtures("_typeface")
def test_r5_a_kiosk_whose_camera_cannot_be_used_names_it_and_works_on(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    settings = terminal_folder(tmp_path)
    settings.write_text(f'{settings.read_text("utf-8")}[screen]\ncamera = "default"\nsounds = false\n', "utf-8")
    with kiosk_over(settings) as kiosk:
        qtbot.waitUntil(lambda: kiosk.own_health() != (), timeout=PATIENCE_MS)
        assert kiosk.own_health() == (row("V10"),)
        kiosk.flow.scan(code_of(0).digits)
        qtbot.waitUntil(lambda: isinstance(kiosk.flow.state, Found), timeout=PATIENCE_MS)


# cameras through QtMultimedia


def test_the_extra_that_is_not_installed_is_a_trouble_with_a_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    with pytest.raises(CameraTroubleError) as met:
        cameras()
    assert met.value.trouble is CameraTrouble.NOT_INSTALLED
    with pytest.raises(CameraTroubleError) as met:
        QtEye("default", lambda _: None)
    assert "QtMultimedia" in met.value.why


def test_whoever_sets_a_machine_up_can_list_its_cameras(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], qtbot: QtBot
) -> None:
    there = (("/dev/video0", "Wide one"), ("/dev/video2", "Narrow one"))
    for found, code in ((there, 0), ((), 1)):
        monkeypatch.setattr("willcall.kiosk.scanning.camera_list.cameras", lambda found=found: found)
        assert commands.main(["cameras"]) == code
    assert capsys.readouterr().out.splitlines() == [
        'camera = "/dev/video0"    # Wide one',
        'camera = "/dev/video2"    # Narrow one',
        "there is no camera, or this user may not use it",
    ]


def test_r9_without_the_extra_the_list_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], qtbot: QtBot
) -> None:
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", None)
    assert commands.main(["cameras"]) == 1
    assert "V10: install willcall[camera]" in capsys.readouterr().out


def form(width: int, height: int, most: float) -> Any:  # noqa: ANN401  # it stands for a QCameraFormat
    return SimpleNamespace(resolution=lambda: QSize(width, height), maxFrameRate=lambda: most)


def test_of_a_cameras_formats_the_one_that_reads_best_for_the_least_work_is_taken() -> None:
    slow, full, half, quick = form(1280, 720, 5), form(1920, 1080, 30), form(640, 480, 30), form(1280, 720, 60)
    fit = form(1280, 720, 15)
    assert fittest([slow, full, half, quick, fit]) is fit
    assert fittest([slow, full, half]) is full or half
    assert fittest([slow]) is slow


@pytest.fixture
def multimedia(qtbot: QtBot) -> None:
    """QtMultimedia, where the optional extra and what it loads are there."""
    try:
        devices()
    except CameraTroubleError as error:
        pytest.skip(f"the optional extra willcall[camera], or what it loads, is not installed: {error.why}")


BRIGHTNESS_AT = {"NV12": (0, 1), "YUV420P": (0, 1), "YUYV": (0, 2), "UYVY": (1, 2), "BGRX8888": (1, 4), "P010": (1, 2)}


@pytest.mark.parametrize("name", BRIGHTNESS_AT)
def test_a_frame_is_read_in_whatever_way_the_camera_lays_it_out(multimedia: None, bench: Bench, name: str) -> None:
    from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat  # noqa: PLC0415  # part of the extra

    layout = QVideoFrameFormat(QSize(*SIZE), QVideoFrameFormat.PixelFormat[f"Format_{name}"])
    frame, grey = QVideoFrame(layout), picture(Phone(QR)).convertToFormat(QImage.Format.Format_Grayscale8)
    offset, step = BRIGHTNESS_AT[name]
    assert frame.map(QVideoFrame.MapMode.WriteOnly)
    pixels, source = memoryview(frame.bits(0)), memoryview(grey.constBits())
    pixels[:] = bytes([128]) * len(pixels)  # memory is used again, with the code of a frame before in it
    for line in range(SIZE[1]):
        start = line * frame.bytesPerLine(0) + offset
        brightness = source[line * grey.bytesPerLine() :][: SIZE[0]]
        pixels[start : start + SIZE[0] * step : step] = brightness
    frame.unmap()
    bench.reader.see(partial(plane_of_frame, frame))
    bench.settles()
    assert bench.told == [QR]
    assert not frame.isMapped()


def test_frames_of_a_camera_reach_the_flow(multimedia: None, guest: Guest, monkeypatch: pytest.MonkeyPatch) -> None:
    from PySide6.QtMultimedia import QCameraDevice, QVideoFrame  # noqa: PLC0415  # part of the extra

    monkeypatch.setattr("willcall.kiosk.scanning.qt_camera._device", lambda _: QCameraDevice())
    eyes = list[QtEye]()

    def eye_on(see: Callable[[Picture], None]) -> QtEye:
        eyes.append(QtEye("default", see))
        return eyes[-1]

    camera = Camera(guest.kiosk.flow.scan, eye_on)
    try:
        eyes[0].sink.setVideoFrame(QVideoFrame(picture(Phone(QR))))
        guest.sees(Found)
        assert camera.health() == row()
    finally:
        camera.close()


def test_a_camera_that_is_not_there_is_told_with_those_that_are(multimedia: None) -> None:
    with pytest.raises(CameraTroubleError, match="V11") as met:
        QtEye("/dev/none-such", lambda _: None)
    assert all(name in met.value.why for name, _ in cameras())


LOADING = """
import _ctypes, faulthandler, threading
from PySide6.QtCore import QCoreApplication
from willcall.kiosk.scanning.qt_camera import devices
from willcall.qtkit.messages import qt_messages_logged

def load() -> None:
    while not done:
        _ctypes.dlclose(_ctypes.dlopen("libm.so.6", 2))

done = False
faulthandler.dump_traceback_later(20, exit=True)
for _ in range(2):
    threading.Thread(target=load, daemon=True).start()
application = QCoreApplication([])
with qt_messages_logged():
    devices()
done = True
"""


@pytest.mark.skipif(sys.platform != "linux", reason="the threads load what Linux has")
def test_a_camera_is_loaded_while_other_threads_load_their_own_and_nobody_waits_for_ever(multimedia: None) -> None:
    loading = subprocess.run([sys.executable, "-c", LOADING], cwd=ROOT, capture_output=True, text=True, check=False)
    assert loading.returncode == 0, loading.stderr
