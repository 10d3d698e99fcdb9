"""What is wrong with a template, and where: Typst's diagnosis in short, for a log's line and for an editor's eyes."""

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, Self

_PLACE = re.compile(
    r"^ *┌─ (?P<file>.+):(?P<line>\d+):(?P<column>\d+)\n[ │]*\n *\d+ │(?: ╭)? ?(?P<text>.*)$", re.MULTILINE
)
_OURS = "@willcall/"
_WIDE = frozenset("WF")


class Diagnosis(Protocol):
    """What Typst says of a fault or of something doubtful."""

    message: str
    diagnostic: str
    hints: list[str]


@dataclass(frozen=True, slots=True)
class TemplateLine:
    """A line of a template; ``line`` and ``column`` count from 1, ``text`` is what stands there."""

    file: str
    line: int
    column: int
    text: str

    @property
    def caret(self) -> str:
        """What puts a ``^`` under the column, where Chinese takes two places."""
        before = self.text[: self.column - 1]
        return " " * sum(2 if unicodedata.east_asian_width(each) in _WIDE else 1 for each in before) + "^"


class BrokenTemplateError(Exception):
    """A template that makes no ticket. The text is one line: file, line, column, what is wrong, the line's text."""

    def __init__(self, what: str, at: TemplateLine | None = None, hints: tuple[str, ...] = ()) -> None:
        super().__init__(f"{at.file}:{at.line}:{at.column}: {what}: {at.text.strip()}" if at else what)
        self.what, self.at, self.hints = what, at, hints

    @classmethod
    def diagnosed(cls, said: Diagnosis) -> Self:
        """Return Typst's diagnosis; the line is one of the cinema's own where one of these is involved."""
        found = [_line(each) for each in _PLACE.finditer(said.diagnostic)]
        own = [line for line in found if not line.file.startswith(_OURS)]
        return cls(said.message, next(iter(own or found), None), tuple(said.hints))

    @property
    def shown(self) -> str:
        """Several lines for whoever edits the template: the fault, and a caret under its place."""
        hints = "".join(f"\nhint: {hint}" for hint in self.hints)
        if self.at is None:
            return self.what + hints
        number = f"{self.at.line} | "
        place = f"{self.at.file}:{self.at.line}:{self.at.column}: {self.what}"
        return f"{place}\n{number}{self.at.text}\n{' ' * len(number)}{self.at.caret}{hints}"


def _line(found: re.Match[str]) -> TemplateLine:
    """Return a place as Typst names it: relative to the folder that we run in, its column from 0."""
    file = found["file"]
    path = file if file.startswith("@") else str(Path(file).resolve())
    return TemplateLine(path, int(found["line"]), int(found["column"]) + 1, found["text"])
