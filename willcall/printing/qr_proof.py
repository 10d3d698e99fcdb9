"""Whether a QR on a paper can be read: its place, its size, its modules and the white around it."""

from PIL import Image, ImageChops

from willcall.printing.qr_symbol import QUIET_MODULES, QrSymbol

LEAST_MODULE = 3
"""Dots of 0.125 mm: below 0.375 mm a thermal print's own spread closes the gaps."""

Box = tuple[int, int, int, int]


def symbol_fault(symbol: QrSymbol, drawn: Image.Image, exchanged: Image.Image) -> str | None:
    """Say what keeps a symbol from being read; None where nothing does.

    Args:
        symbol: what has to be read.
        drawn: a page (mode ``1``) with the symbol.
        exchanged: the same page with the symbol's dark and light exchanged; where it differs is the symbol.
    """
    box = ImageChops.logical_xor(drawn, exchanged).getbbox()
    if box is None:
        return "it does not show qr"
    width, height = box[2] - box[0], box[3] - box[1]
    module = width / symbol.modules
    if abs(width - height) > 1:
        return f"it shows qr more than once, or not square: it is {width} by {height} dots"
    if module < LEAST_MODULE:
        return f"the modules of qr are {module:.1f} dots wide, and need {LEAST_MODULE}"
    if not _is_there(symbol, drawn, box):
        return "it does not show qr as it is, dark on light"
    if not _is_free(drawn, box, round(QUIET_MODULES * module) - 1):
        return f"around qr {QUIET_MODULES} modules have to stay white"
    return None


def _is_there(symbol: QrSymbol, page: Image.Image, box: Box) -> bool:
    module = (box[2] - box[0]) / symbol.modules
    middles = [int((step + 0.5) * module) for step in range(symbol.modules)]
    dark = frozenset(
        (x, y)
        for y, down in enumerate(middles)
        for x, across in enumerate(middles)
        if not page.getpixel((box[0] + across, box[1] + down))
    )
    return any(dark == turned for turned in _turns(symbol))


def _turns(symbol: QrSymbol) -> list[frozenset[tuple[int, int]]]:
    """Return the symbol as it stands and turned by one, two and three quarters: it reads in each."""
    turns = [symbol.dark]
    for _ in range(3):
        turns.append(frozenset((symbol.modules - 1 - y, x) for x, y in turns[-1]))
    return turns


def _is_free(page: Image.Image, box: Box, around: int) -> bool:
    wider = (max(box[0] - around, 0), max(box[1] - around, 0), box[2] + around, box[3] + around)
    return _dark_in(page, wider) == _dark_in(page, box)


def _dark_in(page: Image.Image, box: Box) -> int:
    cut = page.crop((box[0], box[1], min(box[2], page.width), min(box[3], page.height)))
    return cut.histogram()[0]
