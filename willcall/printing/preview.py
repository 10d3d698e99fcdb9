"""A template as it will look, for whoever edits it: one ticket, or a sheet of all that can be different."""

import io
import json
import tempfile
from collections.abc import Mapping
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Literal, cast

import typst
from PIL import Image

from willcall.printing.render import DOTS_PER_INCH, Drawing, Renderer, ticket_fonts
from willcall.printing.sample import specimens
from willcall.printing.template_proof import prove

ALL = "all"
"""Every specimen, on one sheet."""

_CAPTIONS = {
    "usual": "普通 usual",
    "long": "长片名 long names",
    "couple": "情侣座 couple seat",
    "chinese": "仅中文 Chinese only",
    "english": "仅英文 English only",
    "reprint": "补打 reprint",
    "rehearsal": "演练 rehearsal",
    "test": "测试 test",
}
_COARSEST, _FINEST = 20, 1200
"""Dots an inch; above, a sheet would take gigabytes."""

Form = Literal["pdf", "png"]


class PreviewRefusedError(Exception):
    """A preview that was asked for in words that mean nothing; the message says which do."""


def specimen_names() -> tuple[str, ...]:
    """Return what a preview can show, ``all`` at the end."""
    return (*specimens(), ALL)


def write_preview(template: str, to: Path, specimen: str = "usual", dpi: float = DOTS_PER_INCH) -> None:
    """Draw a template with a specimen, what is printed on the stock beforehand shown pale, and write it to a file.

    A template that a kiosk would not use is refused all the same; where it can be drawn the file is written before.

    Args:
        template: the name of one of ours, or the path of a Typst file.
        to: ends in ``.png`` or ``.pdf``; written over.
        specimen: one of ``specimen_names()``.
        dpi: of a PNG, in dots an inch.

    Raises:
        NoSuchTemplateError: there is no such template.
        BrokenTemplateError: a kiosk would refuse it; ``shown`` has the line at fault with a caret under it.
        PreviewRefusedError: another suffix, an unknown specimen, or a resolution that no picture has.
        OSError: the file cannot be written.
    """
    form = _form_of(to)
    if specimen not in specimen_names():
        raise PreviewRefusedError(f"there is no specimen {specimen}; there are {', '.join(specimen_names())}")
    if form == "png" and not _COARSEST <= dpi <= _FINEST:
        raise PreviewRefusedError(f"a picture has {_COARSEST} to {_FINEST} dots an inch, not {dpi:g}")
    renderer = Renderer(template)
    shown = specimens()
    page = _sheet(renderer, form, dpi) if specimen == ALL else _one(renderer.draw(shown[specimen]), form, dpi)
    to.write_bytes(page)
    prove(renderer, renderer.paper)


def _form_of(to: Path) -> Form:
    match to.suffix.lower():
        case ".png":
            return "png"
        case ".pdf":
            return "pdf"
        case other:
            raise PreviewRefusedError(f"a preview is a .png or a .pdf, not a {other or 'file without a suffix'}")


def _one(drawing: Drawing, form: Form, dpi: float) -> bytes:
    return drawing.renderer.compiled(replace(drawing.inputs, preview=True), form, dpi if form == "png" else None)


def _sheet(renderer: Renderer, form: Form, dpi: float) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        drawings = [
            _laid_out(renderer.draw(ticket), name, Path(folder), form, dpi) for name, ticket in specimens().items()
        ]
        # a page that is turned for the printer lies before a reader
        sheet = {"columns": 2 if renderer.paper.turn else 4, "dpi": dpi, "drawings": drawings}
        return _set_sheet(Path(folder), sheet, form, dpi)


def _laid_out(drawing: Drawing, name: str, folder: Path, form: Form, dpi: float) -> dict[str, object]:
    """Put a drawing into the folder, and return what the sheet has to know of it."""
    (folder / f"{name}.{form}").write_bytes(_one(drawing, form, dpi))
    with Image.open(io.BytesIO(drawing.picture(dpi))) as picture:
        return {"caption": _CAPTIONS[name], "file": f"{name}.{form}", "width": picture.width}


def _set_sheet(folder: Path, sheet: Mapping[str, object], form: Form, dpi: float) -> bytes:
    source = (files("willcall") / "resources" / "previews" / "sheet.typ").read_bytes()
    inputs = {"sheet": json.dumps(sheet)}
    compiler = typst.Compiler(source, root=folder, font_paths=ticket_fonts(), sys_inputs=inputs)
    page = compiler.compile(format=form, ppi=dpi if form == "png" else None, timestamp=0)
    return cast("bytes", page)  # a page as high as what is on it is the only one
