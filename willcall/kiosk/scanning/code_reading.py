"""Reading QR codes from a picture, with zxing-cpp. Nothing of the picture is kept."""

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # part of an optional extra, imported when there is something to read
    from zxingcpp import Position


@dataclass(frozen=True, slots=True)
class Plane:
    """One byte of brightness for each pixel, wherever it lies among other bytes.

    ``row`` is bytes from one line to the next, ``step`` from one pixel to the next. The data may belong to a frame of
    the camera: it is there only for as long as whoever gave the plane says.
    """

    data: memoryview = field(repr=False)
    width: int
    height: int
    row: int
    step: int = 1


@dataclass(frozen=True, slots=True)
class Reading:
    """What a code says, and how large it stands in the picture, as a part of the picture's shorter side.

    The text may be a collection code: it stays out of ``repr`` (R7).
    """

    text: str = field(repr=False)
    size: float


def read_codes(plane: Plane) -> tuple[Reading, ...]:
    """Return what the QR codes in a picture say, the nearest one first. Takes up to 20 ms, without the GIL."""
    import zxingcpp  # noqa: PLC0415  # see above

    formats = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    view = zxingcpp.ImageView(
        plane.data, plane.width, plane.height, zxingcpp.ImageFormat.Lum, row_stride=plane.row, pix_stride=plane.step
    )
    found = zxingcpp.read_barcodes(view, formats=formats, text_mode=zxingcpp.TextMode.Plain)
    shorter = min(plane.width, plane.height)
    readings = (Reading(each.text, _side(each.position) / shorter) for each in found if each.valid)
    return tuple(sorted(readings, key=lambda reading: -reading.size))


def _side(corners: "Position") -> float:
    """Return the side in px of a square as large as the code; by Gauss's formula, as it may lie aslant."""
    points = [corners.top_left, corners.top_right, corners.bottom_right, corners.bottom_left]
    twice = sum(a.x * b.y - b.x * a.y for a, b in zip(points, [*points[1:], points[0]], strict=True))
    return math.sqrt(abs(twice) / 2)
