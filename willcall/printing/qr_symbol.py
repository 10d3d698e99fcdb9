"""The ticket's QR as data: where its dark modules are. How large they are drawn is the template's business."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import qrcode
from qrcode.constants import ERROR_CORRECT_M

QUIET_MODULES = 4
"""White modules that have to stay around a symbol (ISO/IEC 18004)."""

_MASK = 0
"""Any of the eight masks reads; choosing the most even one costs 7 ms a ticket, and a signature is even by itself."""

Run = tuple[int, int, int]
"""Dark modules side by side: column and row of the first, and how many."""


@dataclass(frozen=True, slots=True)
class QrSymbol:
    """A symbol of ``modules`` by ``modules``, quiet zone not counted, as the runs of its dark modules."""

    modules: int
    runs: tuple[Run, ...]

    def as_facts(self) -> dict[str, object]:
        """Return it as a template receives it."""
        return {"modules": self.modules, "quiet": QUIET_MODULES, "runs": self.runs}

    @property
    def dark(self) -> frozenset[tuple[int, int]]:
        """Column and row of each dark module."""
        return frozenset((x + step, y) for x, y, count in self.runs for step in range(count))

    def exchanged(self) -> "QrSymbol":
        """Return what is no symbol any more: dark where this one is light."""
        dark, along = self.dark, range(self.modules)
        return QrSymbol(self.modules, tuple(_runs([[(x, y) not in dark for x in along] for y in along])))


def qr_symbol(payload: str) -> QrSymbol:
    """Encode a text (error correction M, 15 %: a creased ticket still reads) in the smallest symbol that holds it.

    Raises:
        qrcode.exceptions.DataOverflowError: more than 2,331 bytes; a bug, a ticket's payload has about 150.
    """
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=0, mask_pattern=_MASK)
    code.add_data(payload)
    code.make(fit=True)
    matrix = code.get_matrix()
    return QrSymbol(len(matrix), tuple(_runs(matrix)))


def _runs(matrix: Sequence[Sequence[bool]]) -> Iterator[Run]:
    for y, row in enumerate(matrix):
        start: int | None = None
        for x, dark in enumerate((*row, False)):
            if dark and start is None:
                start = x
            elif not dark and start is not None:
                yield start, y, x - start
                start = None
