"""A table's words for the clipboard."""

from collections.abc import Iterable, Sequence

from willcall.redemption.domain.spreadsheets import harmless


def as_tsv(lines: Iterable[Sequence[str]]) -> str:
    """Return lines with tabs between their cells, none of which a spreadsheet takes for a formula."""
    return "\n".join("\t".join(harmless(" ".join(cell.split())) for cell in line) for line in lines)
