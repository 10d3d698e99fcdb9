"""What is wrong with a file: where, which value, and what was expected."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

MOST_KEPT = 5_000
_LONGEST_VALUE = 60


@dataclass(frozen=True, slots=True, order=True)
class Where:
    """A place in a file; ``line`` 0 means the file as a whole, ``sheet`` is empty for text files.

    ``headings`` says what the file itself calls its columns.
    """

    file: str
    sheet: str = ""
    line: int = 0
    column: str = ""
    headings: Mapping[str, str] = field(default_factory=dict, compare=False, repr=False)

    def at(self, column: str) -> "Where":
        """Return the same line at a column, by the file's own heading where it has one."""
        return Where(self.file, self.sheet, self.line, self.headings.get(column) or self.column or column)

    def __str__(self) -> str:
        """Write it as a person would: ``screens.xlsx [影厅] line 3``."""
        sheet = f" [{self.sheet}]" if self.sheet else ""
        return f"{self.file}{sheet} line {self.line}" if self.line else f"{self.file}{sheet}"


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that is wrong."""

    where: Where
    value: str
    expected: str


@dataclass(slots=True)
class Findings:
    """All that is wrong. Of a file of rubbish the first ``MOST_KEPT`` are kept and the rest counted.

    ``warnings`` are no faults: what a person should know of files that are taken in all the same.
    """

    kept: list[Finding] = field(default_factory=list)
    count: int = 0
    warnings: list[str] = field(default_factory=list)

    def add(self, where: Where, value: object, expected: str) -> None:
        """Note one."""
        self.count += 1
        if len(self.kept) < MOST_KEPT:
            self.kept.append(Finding(where, _shown(value), expected))

    def __iter__(self) -> Iterator[Finding]:
        """Go through what is kept, file by file and line by line."""
        return iter(sorted(self.kept))

    def __bool__(self) -> bool:
        """Tell whether anything is wrong."""
        return self.count > 0


def _shown(value: object) -> str:
    text = "" if value is None else str(value)
    visible = "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in text[: _LONGEST_VALUE + 1])
    return visible if len(text) <= _LONGEST_VALUE else visible[:_LONGEST_VALUE] + "…"
