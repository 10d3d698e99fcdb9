"""A terminal of the fault matrix, started as the kiosk starts it; at one step of its first collection a fault strikes.

Run as a program it reads one JSON request a line and forks a terminal for each, which says when it has reached the
step, waits until the fault has struck, and kills itself (SIGKILL).
"""

import atexit
import json
import os
import shutil
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp

from tests.support.dying_terminal import DyingUnits
from tests.support.fault_matrix import SEATS
from tests.support.fault_matrix_steps import SteppedLine, SteppedPrinter, Steps
from tests.support.packs import CINEMA_KEY, IDENTITY, TERMINAL_KEY, Foyer, HandClock, Issued, code_of, foyer, pack
from tests.support.turns import OpenTurn
from willcall.kiosk.heart import only_one
from willcall.printing.render import Drawing, Renderer
from willcall.printing.spool import SpoolPrinter
from willcall.printing.template_in_use import TemplateInUse
from willcall.printing.transports import Transport
from willcall.printing.transports.lines import Line, Patience
from willcall.printing.transports.memory import MemoryTransport
from willcall.printing.transports.network import TcpLine
from willcall.printing.transports.receipt_printer import ReceiptPrinter
from willcall.redemption.domain.tickets import Ticket
from willcall.redemption.domain.verdicts import Collectable
from willcall.redemption.service.collection_desk import CollectionDesk
from willcall.redemption.service.print_evidence import may_have_torn
from willcall.redemption.service.print_tickets import PrintDesk, PrintRun
from willcall.redemption.service.recover_seats import recover_seats

FIRST_GUEST, NEXT_GUEST = 0, 1
"""Numbers of their codes: three seats, and one."""

_ISSUED = [*(Issued(serial, FIRST_GUEST, serial) for serial in range(SEATS)), Issued(SEATS, NEXT_GUEST, SEATS)]


class KeptDrawings(Renderer):
    """Draws each ticket once for all combinations: they all print the same four."""

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[Ticket, Drawing] = {}

    def draw(self, ticket: Ticket) -> Drawing:
        """Draw a ticket that was not drawn before."""
        return self.kept.setdefault(ticket, super().draw(ticket))


@cache
def drawn() -> KeptDrawings:
    """Return a renderer that has drawn the four tickets."""
    renderer = KeptDrawings()
    with TemporaryDirectory() as folder, closing(foyer(Path(folder), pack(_ISSUED))) as terminal:
        desk = terminal.desk(SpoolPrinter(renderer, MemoryTransport()))
        for code in (FIRST_GUEST, NEXT_GUEST):
            collect(desk, code)
    for drawing in renderer.kept.values():
        drawing.raster  # noqa: B018  # kept in the drawing
    return renderer


@cache
def _looked_at() -> TemplateInUse:
    """Return the template of all combinations, found sound: that takes longer than to print three tickets."""
    template = TemplateInUse(drawn())
    assert template.look()
    return template


class QuickPrinter(SpoolPrinter):
    """A printer whose template was looked at before."""

    def __init__(self, transport: Transport) -> None:
        super().__init__(drawn(), transport)
        self._template = _looked_at()


def collect(desk: CollectionDesk, code: int) -> PrintRun | None:
    """Do as the kiosk does with a code: ask the printer, look up, print; None where it does not come to printing."""
    if desk.printer_state().trouble is not None:
        return None
    verdict = desk.look_up(code_of(code).digits)
    if not isinstance(verdict, Collectable):
        return None
    return desk.collect([seat.ticket_no for seat in verdict.seats], f"attempt {time.perf_counter_ns()}")


@dataclass(frozen=True, slots=True)
class StartedTerminal:
    """A terminal that runs."""

    foyer: Foyer
    desk: CollectionDesk


def new_terminal(folder: Path) -> None:
    """Put a terminal's database into a folder, with the first guest's three seats and the next guest's one."""
    shutil.copyfile(_packed(), folder / "terminal.sqlite")


@cache
def _packed() -> Path:
    """Return a database with the pack applied, made once in each process."""
    folder = Path(mkdtemp(prefix="packed-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    terminal = foyer(folder, pack(_ISSUED))
    with terminal.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    terminal.close()
    return terminal.path


@contextmanager
def started(folder: Path, port: int, patience: Patience, steps: Steps | None = None) -> Iterator[StartedTerminal]:
    """Start a terminal as the kiosk does: alone, and settling first what the last run left in hand."""
    with only_one(folder), closing(Foyer(folder / "terminal.sqlite", HandClock())) as terminal:
        stepped: list[SteppedPrinter] = []

        def open_line() -> Line:
            line = TcpLine.open("127.0.0.1", port, patience.connect)
            if not stepped:
                return line
            stepped[0].line = SteppedLine(line, stepped[0].steps)
            return stepped[0].line

        with closing(QuickPrinter(ReceiptPrinter(open_line, patience))) as printer:
            recover_seats(units=terminal.units, clock=terminal.clock)
            if may_have_torn(terminal.units):
                printer.expect_leftover()
            if steps is None:
                yield StartedTerminal(terminal, terminal.desk(printer))
                return
            stepped.append(SteppedPrinter(printer, steps))
            units = DyingUnits(terminal.units, steps.reach)
            printing = PrintDesk(IDENTITY, TERMINAL_KEY.sign, stepped[0], units, terminal.clock, OpenTurn())
            yield StartedTerminal(terminal, CollectionDesk(CINEMA_KEY, printing))


def lose_patience(patience: Patience, **seconds: float) -> None:
    """Wait less long from now on: a fault that is only told by silence shall not take seconds of a test's time."""
    for name, value in seconds.items():
        object.__setattr__(patience, name, value)


def first_collection(desk: CollectionDesk, steps: Steps) -> None:
    """Let the first guest come to a machine that stands ready."""
    assert desk.printer_state().trouble is None
    steps.reach("code shown")
    collect(desk, FIRST_GUEST)


def _die_at(folder: Path, port: int, at: tuple[str, int], clear: float) -> None:
    def strike() -> None:
        _say({"sent": steps.sent, "first": steps.first})
        sys.stdin.readline()
        os.kill(os.getpid(), signal.SIGKILL)

    steps = Steps(at, strike)
    with started(folder, port, Patience(clear=clear), steps) as terminal:
        first_collection(terminal.desk, steps)


def _say(words: dict[str, object]) -> None:
    print(json.dumps(words), flush=True)


def main() -> None:
    """Serve requests ``[folder, port, step, ticket, patience with clearing]`` until the input ends."""
    _looked_at()
    for line in sys.stdin:
        folder, port, step, ticket, clear = json.loads(line)
        child = os.fork()
        if child == 0:
            try:
                _die_at(Path(folder), port, (step, ticket), clear)
            finally:
                os._exit(99)
        _, status = os.waitpid(child, 0)
        _say({"ended": -os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)})


if __name__ == "__main__":
    main()
