"""Draws what makes a torn ticket void, once: ``python -m tools.draw_void`` writes the picture that printing burns."""

import io
from importlib.resources import files
from pathlib import Path

import typst
from PIL import Image

PICTURE = Path("willcall/resources/void.png")
_DOTS_PER_INCH = 203.2
_DARK_BELOW = 128

# 72 mm wide for the widest head; narrower ones burn its left 48 mm, so all words stand there.
_PAGE = """
#set page(width: 72mm, height: 36mm, margin: 0mm, fill: black)
#set text(font: "Noto Sans CJK SC", fill: white, lang: "zh", top-edge: "cap-height", bottom-edge: "baseline")
#let words(size, weight, it) = text(size: size, weight: weight, it)
#let column(x, width, gap, ..lines) = place(left + horizon, dx: x, box(width: width, align(center, stack(
  spacing: gap,
  ..lines,
))))
#column(
  2mm, 44mm, 3mm,
  words(32pt, 900)[作废],
  words(32pt, 900)[VOID],
  words(11.5pt, 700)[以上票纸无效],
  words(8pt, 700)[The paper above is not a ticket],
)
#column(48.5mm, 22mm, 4.6mm, ..range(4).map(_ => words(11.5pt, 900)[作废 VOID]))
"""


def draw() -> Image.Image:
    """Return the picture: mode ``1``, black is 0, eight dots a millimetre."""
    fonts = typst.Fonts(include_system_fonts=False, font_paths=[Path(str(files("manimgx_fonts_cjk")))])
    page = typst.compile(_PAGE.encode(), font_paths=fonts, format="png", ppi=_DOTS_PER_INCH)
    if not isinstance(page, bytes):
        raise TypeError("the page has become two")
    with Image.open(io.BytesIO(page)) as drawn:
        return drawn.convert("L").point(lambda grey: 0 if grey < _DARK_BELOW else 255, mode="1")


def main() -> None:
    """Write the picture."""
    draw().save(PICTURE, optimize=True)


if __name__ == "__main__":
    main()
