"""What makes a torn ticket void: a black band that nobody takes for a ticket. ``tools/draw_void.py`` drew it."""

from functools import cache
from importlib.resources import files

from PIL import Image


@cache
def void_raster(head_dots: int) -> Image.Image:
    """Return 作废 VOID as a print head of that many dots burns it: mode ``1``, black is 0, 36 mm long.

    All words stand in the left 48 mm, which the narrowest head can burn.
    """
    with (files("willcall") / "resources" / "void.png").open("rb") as file, Image.open(file) as picture:
        # what lies beyond the picture comes out black
        return picture.crop((0, 0, head_dots, picture.height))
