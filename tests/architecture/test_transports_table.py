"""The operations page says of each way to paper what that way itself promises."""

from pathlib import Path
from typing import get_args

import pytest

from willcall.printing.bootstrap import PrinterKind
from willcall.printing.transports import Transport
from willcall.printing.transports.lines import Line, Patience
from willcall.printing.transports.pdf_folder import PdfFolder
from willcall.printing.transports.receipt_printer import ReceiptPrinter
from willcall.printing.transports.spooled import SpooledTransport
from willcall.printing.transports.system_spooler import system_spooler

PAGE = Path(__file__).parents[2] / "docs" / "operations.md"


def no_line() -> Line:
    raise AssertionError


SPEAKING = ReceiptPrinter(no_line, Patience())
WAYS: dict[str, Transport | type[SpooledTransport]] = {
    "`network`": SPEAKING,
    "`usb`": SPEAKING,
    "`serial`": SPEAKING,
    "`system`, CUPS": system_spooler("tickets"),
    "`system`, Windows": SpooledTransport,
    "`pdf_folder`": PdfFolder(Path("nowhere")),
    "any of the first three with `answers = false`": ReceiptPrinter(no_line, Patience(), answers=False),
}


def promises() -> dict[str, str]:
    """Return the second column of the table by the first."""
    table = PAGE.read_text("utf-8").split("\n## What a transport promises\n")[1].split("\n## ")[0]
    rows = [line.strip("|").split("|") for line in table.splitlines() if line.startswith("|")]
    return {row[0].strip(): row[1].strip() for row in rows[2:]}


@pytest.mark.parametrize("way", WAYS)
def test_the_table_has_the_promise_of_each_way(way: str) -> None:
    (told,) = (promise for name, promise in promises().items() if name.startswith(way))
    assert told == str(WAYS[way].promise)


def test_the_table_has_every_way_and_no_other() -> None:
    assert len(promises()) == len(WAYS)
    assert all(any(name.startswith(f"`{kind}`") for name in promises()) for kind in get_args(PrinterKind))
