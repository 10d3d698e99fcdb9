"""Files as cinemas send them, read into lines of cells: CSV in the encodings that occur, and XLSX."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from willcall.centre.schedules.reading.findings import Findings, Where

Cell = str | int | float | datetime | date | time | timedelta | None

LARGEST_FILE = 64 * 1024 * 1024
ENDINGS = frozenset({".csv", ".tsv", ".txt", ".xlsx", ".xls"})


@dataclass(frozen=True, slots=True)
class Line:
    """A line and its number in the file, from 1."""

    number: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of cells; ``name`` is empty for a text file."""

    file: str
    name: str
    lines: tuple[Line, ...]

    def where(self, line: int, column: str = "", headings: Mapping[str, str] | None = None) -> Where:
        """Return a place in this sheet."""
        return Where(self.file, self.name, line, column, headings or {})


def files_in(paths: Sequence[Path]) -> list[Path]:
    """Return the files meant by ``paths``: files as they are, of folders all below that look like tables."""
    found: list[Path] = []
    for path in paths:
        found += sorted(_tables_below(path)) if path.is_dir() else [path]
    return list(dict.fromkeys(found))


def _tables_below(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        # spreadsheets leave `~$name.xlsx` behind, and file systems `._name.csv`
        if path.is_file() and path.suffix.lower() in ENDINGS and not path.name.startswith((".", "~$")):
            yield path


def read_bytes(path: Path, findings: Findings) -> bytes | None:
    """Return a file's bytes, or note why not."""
    where = Where(path.name)
    try:
        if path.stat().st_size > LARGEST_FILE:
            findings.add(where, path.stat().st_size, f"a file of at most {LARGEST_FILE >> 20} MiB")
            return None
        data = path.read_bytes()
    except OSError as error:
        findings.add(where, error.strerror or "", "a file that can be read")
        return None
    if not data.strip():
        findings.add(where, "", "a table; the file is empty")
        return None
    return data


def read_csv(file: str, data: bytes, findings: Findings) -> list[Sheet]:
    """Read a text table; commas, semicolons and tabs separate."""
    text = decode(file, data, findings)
    if text is None:
        return []
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    lines: list[Line] = []
    begin = 1
    try:
        for cells in reader:
            lines.append(Line(begin, tuple(cells)))
            begin = reader.line_num + 1
    except csv.Error as error:
        findings.add(Where(file, "", begin), error, "a whole line; its quotes do not match, or a cell is far too long")
        return []
    if not text.endswith(("\n", "\r")):
        last = Where(file, "", lines[-1].number if lines else 0)
        findings.warnings.append(f"{last}: no line end at the end of the file; it may be cut short")
    return [Sheet(file, "", tuple(lines))]


def decode(file: str, data: bytes, findings: Findings) -> str | None:
    """Decode UTF-8 (with or without a mark), UTF-16 or GB18030, or note why not."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decode_as("utf-16", file, data, findings)
    if (guess := _utf16_without_mark(data)) is not None:
        return _decode_as(guess, file, data, findings)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if _is_rather_utf8(data):
            findings.add(
                Where(file, "", data.count(b"\n", 0, error.start) + 1),
                data[error.start : error.start + 4].hex(" "),
                "UTF-8, which the rest of the file is; it is damaged or cut short here",
            )
            return None
    return _decode_as("gb18030", file, data, findings)


def _decode_as(encoding: str, file: str, data: bytes, findings: Findings) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        findings.add(Where(file, "", line), data[error.start : error.start + 4].hex(" "), "UTF-8, UTF-16 or GB18030")
        return None


def _utf16_without_mark(data: bytes) -> str | None:
    """Tell UTF-16 by its many NULs: in a table digits, commas and line ends are everywhere."""
    sample = data[:4000]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 5 < len(sample):
        return None
    if min(even, odd) * 4 > max(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _is_rather_utf8(data: bytes) -> bool:
    """Tell damaged UTF-8 from GB18030: in the latter few sequences happen to be valid UTF-8."""
    if data.startswith(b"\xef\xbb\xbf"):
        return True
    text = data.decode("utf-8", errors="replace")
    bad = text.count("\ufffd")
    return sum(c > "\x7f" for c in text) - bad > 2 * bad


def _delimiter(text: str) -> str:
    head = text[:4000].lstrip("\r\n").partition("\n")[0]
    return max(",\t;", key=head.count)
