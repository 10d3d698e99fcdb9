"""How large a drawn page is."""

import re

_MEDIA_BOX = re.compile(rb"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)\s*\]")
_MM_PER_POINT = 25.4 / 72


class NoPageError(Exception):
    """A bug: this is no PDF of one page as the renderer makes them."""


def page_size(pdf: bytes) -> tuple[float, float]:
    """Return width and height of a PDF's only page in mm, to a hundredth.

    Raises:
        NoPageError: it does not say its size once, in the clear.
    """
    boxes = _MEDIA_BOX.findall(pdf)
    if len(boxes) != 1:
        raise NoPageError(f"{len(boxes)} pages with a size")
    width, height = (round(float(points) * _MM_PER_POINT, 2) for points in boxes[0])
    return width, height
