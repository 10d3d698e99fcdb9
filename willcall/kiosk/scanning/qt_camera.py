"""Cameras through QtMultimedia, from the optional extra ``willcall[camera]``; imported only where one is asked for."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLoggingCategory

from willcall.kiosk.scanning.video_planes import Picture, plane_of_frame
from willcall.redemption.domain.camera_trouble import CameraTrouble, CameraTroubleError

if TYPE_CHECKING:  # see above
    from PySide6.QtMultimedia import QCameraDevice, QCameraFormat

DEFAULT = "default"

_WIDTH = 1280
_ENOUGH_FRAMES = 10
"""A second: the fastest rate that anything is read at."""


def devices() -> "list[QCameraDevice]":
    """Return the cameras there are. The first time takes 0.2 s, which go into loading QtMultimedia.

    Raises:
        CameraTroubleError: the extra, or a library of the system that it loads, is not there.
    """
    with _hushed():
        try:
            import zxingcpp  # noqa: F401, PLC0415  # that it can be imported is the question
            from PySide6.QtMultimedia import QMediaDevices  # noqa: PLC0415  # see the module's own words
        except ImportError as error:
            raise CameraTroubleError(CameraTrouble.NOT_INSTALLED, str(error)) from error
        return QMediaDevices.videoInputs()


@contextmanager
def _hushed() -> Iterator[None]:
    """Have QtMultimedia say nothing while it is loaded.

    It warns from inside the system's loader. Our log would want Python's lock for that, and a thread that has it may
    be waiting for the loader just then, with an import of its own: the program would stand still for good.
    """
    QLoggingCategory.setFilterRules("qt.multimedia*=false")
    try:
        yield
    finally:
        QLoggingCategory.setFilterRules("")


def cameras() -> tuple[tuple[str, str], ...]:
    """Return each camera's id, as the settings name it, and its description.

    Raises:
        CameraTroubleError: the extra is not there.
    """
    return tuple((_id(device), device.description()) for device in devices())


class QtEye:
    """A camera that gives frames. Made and closed on the interface's thread.

    Args:
        asked: ``default``, or a camera's id or description; on Linux also a link to its device.
        see: Is told each frame.

    Raises:
        CameraTroubleError: the extra is not there, or there is no such camera.
    """

    def __init__(self, asked: str, see: Callable[[Picture], None]) -> None:
        device = _device(asked)
        from PySide6.QtMultimedia import (  # noqa: PLC0415  # see the module's own words
            QCamera,
            QMediaCaptureSession,
            QVideoSink,
        )

        self.sink = QVideoSink()
        self.sink.videoFrameChanged.connect(lambda frame: see(partial(plane_of_frame, frame)))
        self._session, self._camera = QMediaCaptureSession(), QCamera(device)
        if formats := device.videoFormats():
            self._camera.setCameraFormat(fittest(formats))
        self._session.setCamera(self._camera)
        self._session.setVideoSink(self.sink)
        self._camera.start()

    def close(self) -> None:
        """Let go of the camera."""
        self.sink.videoFrameChanged.disconnect()
        self._camera.stop()
        for each in (self._session, self._camera, self.sink):
            each.deleteLater()


def fittest(formats: "Iterable[QCameraFormat]") -> "QCameraFormat":
    """Return the format nearest to 1280 px wide with frames enough, and no more frames than it has to have."""

    def unfitness(each: "QCameraFormat") -> tuple[bool, int, float]:
        return each.maxFrameRate() < _ENOUGH_FRAMES, abs(each.resolution().width() - _WIDTH), each.maxFrameRate()

    return min(formats, key=unfitness)


def _device(asked: str) -> "QCameraDevice":
    there = devices()
    if asked == DEFAULT and there:
        return next((device for device in there if device.isDefault()), there[0])
    names = {asked, str(Path(asked).resolve())} if asked.startswith("/dev/") else {asked}
    for device in there:
        if names & {_id(device), device.description()}:
            return device
    known = ", ".join(f"{_id(device)} ({device.description()})" for device in there)
    raise CameraTroubleError(CameraTrouble.NOT_THERE, f"asked for {asked}; there is {known or 'none'}")


def _id(device: "QCameraDevice") -> str:
    return bytes(device.id().data()).decode("utf-8", "replace")
