"""Where each letter stands on a paper."""

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby

import pypdfium2
import pypdfium2.raw as pdfium

MM = 72 / 25.4
"""Points of a PDF in a millimetre."""

_TOUCHING = 0.35
"""Part of the smaller letter's box that another may cover: accents do, and kerned pairs such as "fj"."""

_HYPHENS = {"\x02": "-", "\ufffe": "-"}
"""What PDFium gives for a hyphen at the end of a line."""


@dataclass(frozen=True, slots=True)
class Letter:
    """One visible letter and the box around its ink, in mm from the paper's upper left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def box(self) -> tuple[float, float, float, float]:
        """All four sides."""
        return self.left, self.top, self.right, self.bottom

    @property
    def area(self) -> float:
        """The box's, in mm²."""
        return (self.right - self.left) * (self.bottom - self.top)

    def covers(self, other: "Letter") -> bool:
        """Whether the two boxes share more than neighbours do."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return width > 0 and height > 0 and width * height > _TOUCHING * min(self.area, other.area)


@dataclass(frozen=True, slots=True)
class Layout:
    """A paper's size in mm, and its letters in the order in which they are written; a ligature is one."""

    width: float
    height: float
    letters: list[Letter]


def layout_of(pdf: bytes) -> Layout:
    """Read a one-page PDF."""
    document = pypdfium2.PdfDocument(pdf)
    try:
        (page,) = document
        width, height = page.get_size()
        textpage = page.get_textpage()
        single = [letter for number in range(textpage.count_chars()) for letter in _letter(textpage, number, height)]
    finally:
        document.close()
    letters = [_ligature(list(same)) for _, same in groupby(single, lambda letter: letter.box)]
    return Layout(width / MM, height / MM, letters)


def written(letters: Iterable[Letter]) -> str:
    """Return the letters as text, without blanks."""
    return "".join(letter.text for letter in letters)


def _ligature(parts: list[Letter]) -> Letter:
    return replace(parts[0], text=written(parts))


def _letter(textpage: pypdfium2.PdfTextPage, number: int, height: float) -> Iterator[Letter]:
    code = pdfium.FPDFText_GetUnicode(textpage, ctypes.c_int(number))
    text = _HYPHENS.get(chr(code), chr(code))
    left, bottom, right, top = textpage.get_charbox(number)
    if not text.isspace() and right > left and top > bottom:
        yield Letter(text, left / MM, (height - top) / MM, right / MM, (height - bottom) / MM)


def covered(letters: Iterable[Letter]) -> Iterator[tuple[Letter, Letter]]:
    """Find pairs of letters of which one covers the other."""
    down = sorted(letters, key=lambda letter: letter.top)
    for number, upper in enumerate(down):
        for lower in down[number + 1 :]:
            if lower.top >= upper.bottom:
                break
            if upper.covers(lower):
                yield upper, lower
