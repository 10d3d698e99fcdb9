"""Puts the kiosk together: settings, terminal, printer, flow, window. The only place that knows all of them."""

import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Protocol

import structlog
from filelock import FileLock, Timeout
from PySide6.QtGui import QGuiApplication

from willcall.kiosk.closed_desk import NOBODY, ClosedDesk
from willcall.kiosk.ports import FlowTimes
from willcall.kiosk.viewmodels.journey import Surroundings
from willcall.kiosk.window import KioskWindow, Placing
from willcall.printing.bootstrap import open_printer
from willcall.qtkit.crash_guard import crash_guard
from willcall.qtkit.fonts import install_typeface
from willcall.qtkit.messages import qt_messages_logged
from willcall.redemption.bootstrap import Terminal, open_terminal, terminal_clock
from willcall.redemption.domain.faults import TerminalFaultError
from willcall.redemption.service.ports import TicketPrinter
from willcall.redemption.settings import TerminalSettings


class KioskPrinter(TicketPrinter, Protocol):
    """A printer that can be made ready for the first guest, and let go."""

    def warm_up(self) -> None:
        """Load what the first ticket needs."""
        ...

    def close(self) -> None:
        """Let go of the printer."""
        ...


class AlreadyRunningError(Exception):
    """Another kiosk runs on this terminal's data; two would hand out the same seats."""


def printer_of(settings: TerminalSettings) -> KioskPrinter:
    """Return the printer that the settings name."""
    chosen = settings.printer
    folder = chosen.folder or settings.data_dir / "tickets"
    return open_printer(chosen.kind, folder=folder, host=chosen.host, port=chosen.port, template=chosen.template)


def flow_times(settings: TerminalSettings) -> FlowTimes:
    """Return how long the screens wait."""
    return FlowTimes(idle=settings.screen.idle_seconds, taking=settings.screen.thanks_seconds)


def make_application(arguments: Sequence[str]) -> QGuiApplication:
    """Return the process's Qt application, with the typeface."""
    application = QGuiApplication(list(arguments))
    application.setApplicationName("willcall-kiosk")
    install_typeface(application)
    return application


@contextmanager
def only_one(settings: TerminalSettings) -> Iterator[None]:
    """Hold the terminal's data for this process.

    Raises:
        AlreadyRunningError: another process holds it.
    """
    settings.data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
    lock = FileLock(settings.data_dir / "kiosk.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise AlreadyRunningError(f"a kiosk runs on {settings.data_dir} already") from None
    try:
        yield
    finally:
        lock.release()


@contextmanager
def composed(
    settings: TerminalSettings,
    placing: Placing,
    printer_for: Callable[[TerminalSettings], KioskPrinter] = printer_of,
) -> Iterator[KioskWindow]:
    """Put a kiosk together over a terminal's own data and show it; take it down in order at the end.

    What the last run left in hand is settled first. Nothing waits for the centre (R5). A terminal that cannot be opened
    is a kiosk that says so (R9).
    """
    with ExitStack() as ending:
        ending.enter_context(qt_messages_logged())
        try:
            terminal = open_terminal(settings)
        except TerminalFaultError as fault:
            structlog.get_logger("willcall.kiosk").error("terminal_closed", fault=fault.code.value)
            window = _closed(settings, fault, placing)
        else:
            ending.callback(terminal.close)
            window = _opened(terminal, placing, printer_for(settings), ending)
        ending.callback(window.close)
        ending.enter_context(crash_guard(lambda: window.door.post(window.flow.crashed)))
        window.show(placing)
        yield window


def _opened(terminal: Terminal, placing: Placing, printer: KioskPrinter, ending: ExitStack) -> KioskWindow:
    ending.callback(printer.close)
    terminal.recover()
    around = Surroundings(terminal.identity, terminal.clock, terminal.settings.rehearsal)
    window = KioskWindow(terminal.desk(printer), around, flow_times(terminal.settings), placing)
    window.prepare(printer.warm_up)
    worker = terminal.sync_worker()
    worker.start()
    ending.callback(worker.stop)
    return window


def _closed(settings: TerminalSettings, fault: TerminalFaultError, placing: Placing) -> KioskWindow:
    around = Surroundings(NOBODY, terminal_clock(settings), settings.rehearsal)
    return KioskWindow(ClosedDesk(fault), around, flow_times(settings), placing)


def run_kiosk(settings: TerminalSettings, placing: Placing) -> int:
    """Run the kiosk until its window is closed; return the exit code.

    Raises:
        AlreadyRunningError: another process holds the terminal's data.
    """
    with only_one(settings):
        application = make_application(["willcall-kiosk"])
        for end in (signal.SIGTERM, signal.SIGINT):
            # what is being printed is printed to its end first
            signal.signal(end, lambda *_: application.quit())
        with composed(settings, placing):
            return application.exec()
