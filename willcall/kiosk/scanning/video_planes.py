"""Where the brightness lies in a camera's frames: read in place, so that a frame costs no copy and no conversion."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from willcall.kiosk.scanning.code_reading import Plane

if TYPE_CHECKING:  # part of an optional extra
    from PySide6.QtMultimedia import QVideoFrame

Picture = Callable[[], AbstractContextManager[Plane | None]]
"""A picture that is looked at only when there is time for it. None where nothing could be made of it."""

_PLACES = {
    **dict.fromkeys(("YUV420P", "YUV422P", "YV12", "NV12", "NV21", "IMC1", "IMC2", "IMC3", "IMC4", "Y8"), (0, 1)),
    "YUYV": (0, 2),
    "UYVY": (1, 2),
    # little-endian, of which the upper byte is enough
    **dict.fromkeys(("Y16", "P010", "P016"), (1, 2)),
    # green is nearly what the eye calls bright
    **dict.fromkeys(("BGRA8888", "BGRX8888", "RGBA8888", "RGBX8888"), (1, 4)),
    **dict.fromkeys(("ARGB8888", "XRGB8888", "ABGR8888", "XBGR8888"), (2, 4)),
}
"""By Qt's name of the format: where the first pixel's brightness is, and how many bytes on the next one's.

Source: QVideoFrameFormat::PixelFormat in Qt's documentation; the order of letters is that of the bytes.
"""


@contextmanager
def plane_of_frame(frame: "QVideoFrame") -> Iterator[Plane | None]:
    """Give a frame's brightness while the context lasts; for any thread."""
    place = _PLACES.get(frame.pixelFormat().name.removeprefix("Format_"))
    if place is None:
        with plane_of_image(frame.toImage()) as plane:
            yield plane
        return
    if not frame.map(type(frame).MapMode.ReadOnly):
        yield None
        return
    try:
        offset, step = place
        lines = frame.height() - (offset > 0)  # the last one would end beyond the data by the offset
        yield Plane(memoryview(frame.bits(0))[offset:], frame.width(), lines, frame.bytesPerLine(0), step)
    finally:
        frame.unmap()


@contextmanager
def plane_of_image(image: QImage) -> Iterator[Plane | None]:
    """Give an image's brightness while the context lasts."""
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    yield (
        None if grey.isNull() else Plane(memoryview(grey.constBits()), grey.width(), grey.height(), grey.bytesPerLine())
    )
