"""A report's tables as rows: their words come finished, in the language of the moment."""

from collections.abc import Callable, Sequence

from willcall.boxoffice.models.columns import Column
from willcall.redemption.domain.spreadsheets import Cell

Row = tuple[int, tuple[Cell, ...]]
"""A row's place in the table, which is its key, and its cells."""

Heads = Callable[[], Sequence[str]]


def report_columns(count: int, heads: Heads, *, figures: bool = False) -> tuple[Column[Row], ...]:
    """Return so many columns; ``heads`` are looked up each time. Of ``figures`` all but the first are numbers."""
    return tuple(_column(number, heads, right=figures and number > 0) for number in range(count))


def _column(number: int, heads: Heads, *, right: bool) -> Column[Row]:
    def text(row: Row) -> str:
        cell = row[1][number]
        return f"{cell:,}" if isinstance(cell, int) else cell

    def order(row: Row) -> tuple[int, str]:
        cell = row[1][number]
        return (cell, "") if isinstance(cell, int) else (0, cell.casefold())

    return Column(str(number), lambda: heads()[number] if heads() else "", text, order=order, tip=text, right=right)


def rows_of(rows: Sequence[tuple[Cell, ...]]) -> tuple[Row, ...]:
    """Return rows with their places."""
    return tuple(enumerate(rows))
