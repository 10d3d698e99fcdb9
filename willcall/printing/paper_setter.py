"""Sets what stands on plain paper, A4: a template of ours and the facts for it, as PDF and as pictures."""

import json
from collections.abc import Mapping
from datetime import datetime
from importlib.resources import files
from pathlib import Path
from threading import Lock
from typing import Literal

import typst

from willcall.printing.render import ticket_fonts


class PaperSetter:
    """Sets one of the templates in ``resources/papers``. Keeps compiler and fonts; lets in one thread at a time.

    The facts are data there (``sys.inputs.facts``), never Typst source.
    """

    def __init__(self, name: str) -> None:
        """Take the template of that name."""
        template = Path(str(files("willcall") / "resources" / "papers" / f"{name}.typ"))
        self._compiler = typst.Compiler(template, root=template.parent, font_paths=ticket_fonts())
        self._one_at_a_time = Lock()

    def pdf(self, facts: Mapping[str, object], made_at: datetime) -> bytes:
        """Return the document as PDF; the same facts give the same bytes."""
        (document,) = self._set(facts, made_at, "pdf")
        return document

    def pictures(self, facts: Mapping[str, object], made_at: datetime, dpi: float) -> list[bytes]:
        """Return each page as PNG."""
        return self._set(facts, made_at, "png", dpi)

    def _set(
        self, facts: Mapping[str, object], made_at: datetime, form: Literal["pdf", "png"], dpi: float | None = None
    ) -> list[bytes]:
        inputs, made = {"facts": json.dumps(facts, ensure_ascii=False)}, int(made_at.timestamp())
        with self._one_at_a_time:
            pages = self._compiler.compile(format=form, ppi=dpi, sys_inputs=inputs, timestamp=made)
        return [pages] if isinstance(pages, bytes) else list(pages or ())
