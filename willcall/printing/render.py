"""One renderer for screen, file and print head: a template set with a ticket's facts, as PDF, picture and raster."""

import io
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from itertools import islice
from pathlib import Path
from threading import Lock
from typing import Literal

import typst
from PIL import Image
from PIL.PngImagePlugin import PngImageFile

from willcall.printing.broken_template import BrokenTemplateError
from willcall.printing.daily_type import daily_fonts, is_daily
from willcall.printing.facts import facts_json
from willcall.printing.sample import sample_ticket
from willcall.printing.templates import template_folder, template_path
from willcall.printing.ticket_paper import TicketPaper, ticket_paper
from willcall.redemption.domain.tickets import Ticket

DOTS_PER_INCH = 203.2
"""Eight dots a millimetre: what the trade calls 203 dpi."""

HEAD_DOTS = 576
"""Dots of the print head for an 80 mm roll: 72 mm."""

BUILT_IN = "roll80"

_WHITE = 255
_DARK_BELOW = 160
"""Grey from 0 to 255; above the middle, because thin strokes burn thinner on thermal paper than they are drawn."""

_FILES_LOOKED_AT = 200
"""In a template's folder; one that holds more is somebody's home and no place for a template."""

Seen = frozenset[tuple[Path, int, int]]
"""Files with their size and the time of their last change."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a page is set from: facts as JSON, and when it is printed in seconds since 1970, for the PDF's own date.

    ``preview``: what is printed on the stock beforehand is shown.
    """

    facts: str
    printed: int
    preview: bool = False

    def for_typst(self) -> dict[str, str]:
        """Return them as a template finds them in ``sys.inputs``."""
        return {"ticket": self.facts, "preview": "yes" if self.preview else "no"}


class Renderer:
    """Sets tickets in one template. Keeps the compiler and the fonts: the first page costs about 0.1 s.

    It brings its own fonts and looks at no others, so that all machines agree. One of our templates takes the small
    typeface, and all of them from the first ticket on that needs them; a cinema's own template may ask for any, and
    has all. One thread at a time is let in.

    Raises:
        NoSuchTemplateError: there is no such template.
    """

    def __init__(self, template: str = BUILT_IN) -> None:
        self.path = template_path(template)
        self._is_ours = self.path.parent == template_folder()
        self._compiler = self._compiler_with(daily_fonts() if self._is_ours else ticket_fonts())
        self._paper: TicketPaper | None = None
        self._one_at_a_time = Lock()

    @property
    def paper(self) -> TicketPaper:
        """The paper that the template is for; it is asked once.

        Raises:
            BrokenTemplateError: the template does not compile, or does not say it.
        """
        return self._paper or self.read_paper()

    def read_paper(self) -> TicketPaper:
        """Ask the template for its paper again: it was changed.

        Raises:
            BrokenTemplateError: see ``paper``.
        """
        ticket = sample_ticket()
        inputs = Inputs(facts_json(ticket), int(ticket.printed_at.timestamp()))
        # as the picture that is burnt: a machine with a real printer never needs what writes PDF
        self.compiled(inputs, "png", DOTS_PER_INCH)
        with self._one_at_a_time:
            self._paper = ticket_paper(self._compiler_for(inputs).query("<paper>", field="value"))
        return self._paper

    def files_seen(self) -> Seen:
        """Return the state of the template and of what lies beside it, so that a change can be noticed."""
        beside = islice(self.path.parent.rglob("*"), _FILES_LOOKED_AT)
        return frozenset((path, *_size_and_time(path)) for path in {self.path, *beside})

    def draw(self, ticket: Ticket) -> "Drawing":
        """Return the ticket as a drawing; each form of it is made when it is asked for."""
        return Drawing(self, ticket)

    def compiled(self, inputs: Inputs, form: Literal["pdf", "png"], ppi: float | None = None) -> bytes:
        """Return one page as bytes in one of the formats.

        Raises:
            BrokenTemplateError: the template does not compile, or makes more than one page.
        """
        try:
            with self._one_at_a_time:
                page = self._compiler_for(inputs).compile(
                    format=form, ppi=ppi, sys_inputs=inputs.for_typst(), timestamp=inputs.printed
                )
        except typst.TypstError as fault:
            raise BrokenTemplateError.diagnosed(fault) from fault
        if not isinstance(page, bytes):
            raise BrokenTemplateError(f"a ticket is one page, this template makes {len(page or ())}")
        return page

    def _compiler_for(self, inputs: Inputs) -> typst.Compiler:
        return self._rare_compiler if self._is_ours and not is_daily(inputs.facts) else self._compiler

    @cached_property
    def _rare_compiler(self) -> typst.Compiler:
        return self._compiler_with(ticket_fonts())

    def _compiler_with(self, fonts: typst.Fonts) -> typst.Compiler:
        return typst.Compiler(self.path, root=self.path.parent, font_paths=fonts, package_path=template_folder())


@dataclass(frozen=True)
class Drawing:
    """One copy of one ticket, drawn. The same facts give the same bytes, on every machine."""

    renderer: Renderer
    ticket: Ticket

    @cached_property
    def inputs(self) -> Inputs:
        """What it is set from."""
        return Inputs(facts_json(self.ticket), int(self.ticket.printed_at.timestamp()))

    @property
    def to_mark(self) -> bool:
        """Whether the paper ends at the stock's next black mark, and not where the ticket does."""
        return self.renderer.paper.to_mark

    @cached_property
    def pdf(self) -> bytes:
        """The page as PDF, as large as the paper, its text selectable."""
        return self.renderer.compiled(self.inputs, "pdf")

    def picture(self, dpi: float = DOTS_PER_INCH) -> bytes:
        """Return the page as PNG."""
        return self.renderer.compiled(self.inputs, "png", dpi)

    @cached_property
    def raster(self) -> Image.Image:
        """What the print head burns: mode ``1``, black is 0, as wide as the head, the paper's margins left off.

        Raises:
            BrokenTemplateError: something stands where the head does not reach, and would be lost.
        """
        paper = self.renderer.paper
        page = dark_dots(self.picture())
        if paper.turn:
            # Pillow turns against the clock
            page = page.transpose(Image.Transpose.ROTATE_270)
        return _under_the_head(page, paper.head_dots)


@cache
def ticket_fonts() -> typst.Fonts:
    """Return all fonts: the small typeface, the full one, 33 MB once a rare letter needs it, and those of Typst."""
    small, full = files("willcall") / "resources" / "fonts", files("manimgx_fonts_cjk")
    return typst.Fonts(include_system_fonts=False, font_paths=[Path(str(small)), Path(str(full))])


def _size_and_time(path: Path) -> tuple[int, int]:
    try:
        status = path.stat()
    except OSError:
        return 0, 0
    return status.st_size, status.st_mtime_ns


def dark_dots(picture: bytes) -> Image.Image:
    """Return a picture (PNG) as what burns: mode ``1``, black is 0."""
    # not Image.open: it brings four other formats along, 3 MB
    with PngImageFile(io.BytesIO(picture)) as page:
        return page.convert("L").point(lambda grey: 0 if grey < _DARK_BELOW else _WHITE, mode="1")


def _under_the_head(page: Image.Image, head_dots: int) -> Image.Image:
    margin = (page.width - head_dots) // 2
    if margin > 0:
        margins = [(0, 0, margin, page.height), (margin + head_dots, 0, page.width, page.height)]
        if any(page.crop(each).getextrema()[0] != _WHITE for each in margins):
            raise BrokenTemplateError(f"it draws beyond the {head_dots} dots that the print head reaches")
    printable = Image.new("1", (head_dots, page.height), _WHITE)
    printable.paste(page, (-margin, 0))
    return printable
