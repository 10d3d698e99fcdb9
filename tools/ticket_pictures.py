"""Draws docs/pictures/tickets: all specimens of each ticket template on one sheet, small because of its few greys."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from PIL import Image

from willcall.printing.preview import ALL, write_preview
from willcall.printing.templates import built_in_names

FOLDER = Path("docs/pictures/tickets")
_DPI = 101.6
_GREYS = 16


def write_picture(template: str, folder: Path) -> Path:
    """Draw one template's sheet; the same template gives the same file."""
    to = folder / f"{template}.png"
    with tempfile.TemporaryDirectory() as scratch:
        drawn = Path(scratch, to.name)
        write_preview(template, drawn, ALL, _DPI)
        with Image.open(drawn) as sheet:
            sheet.convert("L").quantize(_GREYS).save(to, optimize=True)
    return to


def main() -> int:
    """Draw them all."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for template in built_in_names():
        print(write_picture(template, FOLDER))
    return 0


if __name__ == "__main__":
    sys.exit(main())
