"""A network printer as the desk has it, at a fake printer, with patience for tests."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tests.support.fake_printer import FakePrinter
from willcall.printing.render import Renderer
from willcall.printing.sample import sample_ticket
from willcall.printing.spool import SpooledTicket, SpoolPrinter
from willcall.printing.transports.lines import Patience
from willcall.printing.transports.network import TcpLine
from willcall.printing.transports.receipt_printer import ReceiptPrinter
from willcall.redemption.domain.paper import PrinterState
from willcall.redemption.domain.tickets import Ticket

SHORT = Patience(connect=0.5, answer=0.3, clear=0.3, stall=0.4, paper=0.6)
"""For what is to fail."""

ENOUGH = Patience(connect=2.0, answer=2.0, clear=2.0, stall=3.0, paper=5.0)
"""For what is to go well on a busy machine."""

_MENDED_WITHIN_S = 5.0


@contextmanager
def connected(
    renderer: Renderer, fake: FakePrinter, patience: Patience = ENOUGH, *, answers: bool = True
) -> Iterator[SpoolPrinter]:
    """Yield a printer at the fake one; hang up at the end."""
    printer = printer_at(fake, renderer, patience, answers=answers)
    try:
        yield printer
    finally:
        printer.close()


def printer_at(
    fake: FakePrinter, renderer: Renderer, patience: Patience = ENOUGH, *, answers: bool = True
) -> SpoolPrinter:
    """Return a printer at the fake one; the caller hangs up."""

    def opening() -> TcpLine:
        return TcpLine.open(fake.host, fake.port, patience.connect)

    return SpoolPrinter(renderer, ReceiptPrinter(opening, patience, answers))


def until_well(look: Callable[[], PrinterState]) -> None:
    """Look until the printer is in no trouble; fail where it stays in one."""
    until = time.monotonic() + _MENDED_WITHIN_S
    while (state := look()).trouble is not None:
        assert time.monotonic() < until, state


def prepared(printer: SpoolPrinter, ticket: Ticket | None = None) -> SpooledTicket:
    """Return a ticket that is ready to be sent; a sample where none is given."""
    ready = printer.prepare(ticket or sample_ticket())
    assert isinstance(ready, SpooledTicket)
    return ready
