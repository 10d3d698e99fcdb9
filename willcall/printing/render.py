"""One renderer for screen, file and print head: a template set with a ticket's facts, as PDF, picture and raster."""

import io
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import files
from pathlib import Path
from threading import Lock
from typing import Literal

import typst
from PIL import Image

from willcall.printing.facts import facts_json
from willcall.redemption.domain.tickets import Ticket

DOTS_PER_INCH = 203.2
"""Eight dots a millimetre: what the trade calls 203 dpi."""

HEAD_DOTS = 576
"""Dots of the print head for an 80 mm roll: 72 mm."""

BUILT_IN = "roll80"

_WHITE = 255
_DARK_BELOW = 160
"""Grey from 0 to 255; above the middle, because thin strokes burn thinner on thermal paper than they are drawn."""


class BrokenTemplateError(Exception):
    """A template that Typst refuses. The text is Typst's own, with file and line."""


def template_path(template: str) -> Path:
    """Return where a template is: a name such as ``roll80`` is one of ours, anything with a suffix is a file."""
    given = Path(template)
    return given if given.suffix else Path(str(files("willcall") / "resources" / "tickets" / f"{template}.typ"))


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a page is set from: facts as JSON, and when it is printed in seconds since 1970, for the PDF's own date."""

    facts: str
    printed: int


class Renderer:
    """Sets tickets in one template. Keeps the compiler and the fonts: the first page costs about 0.1 s, others 10 ms.

    It brings its own fonts and looks at no others, so that all machines agree. One thread at a time is let in.
    """

    def __init__(self, template: str = BUILT_IN, head_dots: int = HEAD_DOTS) -> None:
        fonts = typst.Fonts(include_system_fonts=False, font_paths=[Path(str(files("manimgx_fonts_cjk")))])
        path = template_path(template)
        self.head_dots = head_dots
        self._compiler = typst.Compiler(path, root=path.parent, font_paths=fonts)
        self._one_at_a_time = Lock()

    def draw(self, ticket: Ticket) -> "Drawing":
        """Return the ticket as a drawing; each form of it is made when it is asked for."""
        return Drawing(self, ticket)

    def compiled(self, inputs: Inputs, form: Literal["pdf", "png"], ppi: float | None = None) -> bytes:
        """Return one page as bytes in one of the formats.

        Raises:
            BrokenTemplateError: the template does not compile, or makes more than one page.
        """
        facts = {"ticket": inputs.facts}
        try:
            with self._one_at_a_time:
                page = self._compiler.compile(format=form, ppi=ppi, sys_inputs=facts, timestamp=inputs.printed)
        except typst.TypstError as fault:
            raise BrokenTemplateError(fault.diagnostic) from fault
        if not isinstance(page, bytes):
            raise BrokenTemplateError(f"a ticket is one page, this template makes {len(page or ())}")
        return page


@dataclass(frozen=True)
class Drawing:
    """One copy of one ticket, drawn. The same facts give the same bytes, on every machine."""

    renderer: Renderer
    ticket: Ticket

    @cached_property
    def _inputs(self) -> Inputs:
        return Inputs(facts_json(self.ticket), int(self.ticket.printed_at.timestamp()))

    @cached_property
    def pdf(self) -> bytes:
        """The page as PDF, as large as the paper, its text selectable."""
        return self.renderer.compiled(self._inputs, "pdf")

    def picture(self, dpi: float = DOTS_PER_INCH) -> bytes:
        """Return the page as PNG."""
        return self.renderer.compiled(self._inputs, "png", dpi)

    @cached_property
    def raster(self) -> Image.Image:
        """What the print head burns: mode ``1``, black is 0, as wide as the head, the paper's margins left off."""
        with Image.open(io.BytesIO(self.picture())) as page:
            paper = page.convert("L")
        printable = Image.new("L", (self.renderer.head_dots, paper.height), _WHITE)
        printable.paste(paper, ((self.renderer.head_dots - paper.width) // 2, 0))
        return printable.point(lambda grey: 0 if grey < _DARK_BELOW else _WHITE, mode="1")
