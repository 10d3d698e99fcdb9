"""A ticket in the printer's language: ESC/POS, in python-escpos' words.

Only its command constants are used. Its printer classes bring a table of printers' text abilities that a drawn ticket
has no use for, at 0.15 s and a left-over folder for each start; its raster format is the one below, in 6 ms more.

Source of the commands: Epson, ESC/POS Command Reference.
"""

from escpos.constants import DC4, DLE, ENQ, EOT, GS, HW_INIT, NUL, RT_STATUS, S_RASTER_N
from PIL import Image, ImageChops

BAND_BYTES = 9216
"""The most that one raster command carries: 128 dot lines of an 80 mm roll. So a printer with a small buffer begins
while the rest is on its way, and there is a bound to what it may still wait for when a line broke."""

ASK_STATUS: tuple[bytes, ...] = tuple(RT_STATUS + bytes([number]) for number in (1, 2, 3, 4))
"""DLE EOT 1 to 4: printer, off-line cause, error cause, paper. Answered at once, whatever waits in the buffer."""

CLEAR_BUFFERS: bytes = DLE + DC4 + bytes([8, 1, 3, 20, 1, 6, 2, 8])
"""DLE DC4 8 drops all that waits in the receive and the print buffer. ESC @ would not do: it stands in the line behind
an old ticket and is obeyed after that was printed."""

FILL_BAND: bytes = NUL * BAND_BYTES
"""White dots for a printer that still waits for the rest of a band; one that waits for a command passes over them."""

ASK_IN_ORDER: bytes = GS + b"r\x01"
"""GS r 1: answered when everything before it was carried out."""

RESET: bytes = HW_INIT + GS + b"a\x0e"
"""ESC @, then GS a: the printer tells by itself of off-line, errors and paper. While a ticket fills the line no
question gets through to the printer, but its answers still come back. ESC @ ends GS a: the two always go together."""

_TO_MARK: bytes = GS + b"\x0c"
"""GS FF: feed pre-printed stock to its next black mark."""

_CUT: bytes = GS + b"VB\x00"
"""GS V 66 0: feed the paper to the knife, then cut."""

_OBEYED_ANYWHERE = tuple(DLE + second for second in (EOT, ENQ, DC4))
_DOT_MOVED = bytes([DLE[0] << 1])


def ask_process_id(process_id: bytes) -> bytes:
    """Return GS ( H function 48: what came before was printed when these four characters (20h to 7Eh) come back."""
    return b"".join([GS, b"(H\x06\x0000", process_id])


def ticket_bytes(raster: Image.Image, *, to_mark: bool = False) -> bytes:
    """Return a drawn ticket (mode ``1``, black is 0) as a job: reset, raster in bands, feed to the knife, cut.

    With ``to_mark`` the paper is fed to the stock's next black mark before it is cut.
    """
    width = (raster.width + 7) // 8
    dots = without_real_time(ImageChops.invert(raster).tobytes())
    size = BAND_BYTES // width * width
    bands = [_band(width, dots[start : start + size]) for start in range(0, len(dots), size)]
    return b"".join([RESET, *bands, _TO_MARK if to_mark else b"", _CUT])


def without_real_time(dots: bytes) -> bytes:
    """Return a picture in which no DLE EOT, DLE ENQ or DLE DC4 stands: the one dot of such a DLE goes one to the left.

    Printers obey these wherever they see them, in pictures too; Epson leaves it to the sender not to send them. A
    picture could ask for the state, restart a failed job or throw the whole ticket away.
    """
    for obeyed in _OBEYED_ANYWHERE:
        dots = dots.replace(obeyed, _DOT_MOVED + obeyed[1:])
    return dots


def _band(width: int, dots: bytes) -> bytes:
    """Return GS v 0: ``width`` in bytes, height in dot lines, both with the low byte first; then a bit for each dot."""
    height = len(dots) // width
    return b"".join([S_RASTER_N, width.to_bytes(2, "little"), height.to_bytes(2, "little"), dots])
