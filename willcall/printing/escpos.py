"""A ticket in the printer's language: ESC/POS, in python-escpos' words.

Only its command constants are used. Its printer classes bring a table of printers' text abilities that a drawn ticket
has no use for, at 0.15 s and a left-over folder for each start; its raster format is the one below, in 6 ms more.

Source of the commands: Epson, ESC/POS Command Reference.
"""

from escpos.constants import DC4, DLE, GS, HW_INIT, RT_STATUS, S_RASTER_N
from PIL import Image, ImageChops

BAND_DOTS = 128
"""Dot lines of one raster command: 9 kB, so that a printer with a small buffer begins while the rest is on its way."""

ASK_STATUS: tuple[bytes, ...] = tuple(RT_STATUS + bytes([number]) for number in (1, 2, 3, 4))
"""DLE EOT 1 to 4: printer, off-line cause, error cause, paper. Answered at once, whatever waits in the buffer."""

CLEAR_BUFFERS: bytes = DLE + DC4 + bytes([8, 1, 3, 20, 1, 6, 2, 8])
"""DLE DC4 8 drops all that waits in the receive and the print buffer. ESC @ would not do: it stands in the line behind
an old ticket and is obeyed after that was printed."""

REPORT_CHANGES: bytes = GS + b"a\x0e"
"""GS a: the printer tells by itself of off-line, errors and paper. While a ticket fills the line no question gets
through to the printer, but its answers still come back."""

ASK_IN_ORDER: bytes = GS + b"r\x01"
"""GS r 1: answered when everything before it was carried out; what proves the paper."""

_CUT: bytes = GS + b"VB\x00"
"""GS V 66 0: feed the paper to the knife, then cut."""


def ticket_bytes(raster: Image.Image) -> bytes:
    """Return a drawn ticket (mode ``1``, black is 0) as a job: reset, raster in bands, feed to the knife, cut."""
    width = (raster.width + 7) // 8
    dots = ImageChops.invert(raster).tobytes()
    bands = [_band(width, dots[start : start + width * BAND_DOTS]) for start in range(0, len(dots), width * BAND_DOTS)]
    return b"".join([HW_INIT, *bands, _CUT])


def _band(width: int, dots: bytes) -> bytes:
    """Return GS v 0: ``width`` in bytes, height in dot lines, both with the low byte first; then a bit for each dot."""
    height = len(dots) // width
    return b"".join([S_RASTER_N, width.to_bytes(2, "little"), height.to_bytes(2, "little"), dots])
