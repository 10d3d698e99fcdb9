"""A table's words for the clipboard."""

from collections.abc import Iterable, Sequence

from willcall.redemption.domain.spreadsheets import harmless


def as_tsv(lines: Iterable[Sequence[str]]) -> str:
    """Return lines with their cells parted by tabs; none is taken for a formula where they are put."""
    return "\n".join("\t".join(harmless(" ".join(cell.split())) for cell in line) for line in lines)
