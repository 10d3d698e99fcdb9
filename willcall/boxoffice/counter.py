"""Terminal and printer behind the window, opened on a worker's thread and closed at the end."""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, replace
from datetime import timedelta
from threading import Lock

from willcall.printing.bootstrap import open_printer
from willcall.printing.sample import sample_ticket
from willcall.qtkit.crash_log import CrashLog
from willcall.qtkit.logs import logger
from willcall.redemption.bootstrap import Terminal, open_terminal
from willcall.redemption.domain.identity import TerminalIdentity
from willcall.redemption.domain.machine_standing import CrashReport
from willcall.redemption.domain.tickets import Ticket
from willcall.redemption.service.box_office import BoxOffice
from willcall.redemption.service.machine_desk import MachineDesk
from willcall.redemption.service.ports import ReadyPrinter
from willcall.redemption.service.staff_desk import StaffDesk
from willcall.redemption.settings import TerminalSettings
from willcall.redemption.sync.worker import SyncWorker

PrinterFor = Callable[[TerminalSettings], ReadyPrinter]


def printer_of(settings: TerminalSettings) -> ReadyPrinter:
    """Return the printer that the settings name."""
    return open_printer(settings.printer, locks=settings.data_dir)


@dataclass(frozen=True, slots=True)
class Desks:
    """The use cases of an open terminal: whose they are says ``identity``.

    ``looks`` is for the worker that looks; all else but ``terminal`` is for the one that acts.
    """

    terminal: Terminal
    worker: SyncWorker
    machine: MachineDesk
    staff: StaffDesk
    office: BoxOffice
    looks: BoxOffice
    printer: ReadyPrinter

    @property
    def identity(self) -> TerminalIdentity:
        """Return who the terminal is."""
        return self.terminal.identity


class Counter:
    """Opens a terminal when it is first asked for, and again after it failed; from whatever thread."""

    def __init__(self, settings: TerminalSettings, printer_for: PrinterFor, crashes: CrashLog) -> None:
        self._settings, self._printer_for, self._crashes = settings, printer_for, crashes
        self._desks: Desks | None = None
        self._ending, self._opening = ExitStack(), Lock()

    def desks(self) -> Desks:
        """Return the use cases.

        Raises:
            TerminalFaultError: the terminal is in no state to be used; trying again is safe.
        """
        with self._opening:
            if self._desks is None:
                self._desks = self._open()
            return self._desks

    def _open(self) -> Desks:
        with ExitStack() as undoing:
            terminal = open_terminal(self._settings)
            undoing.callback(terminal.close)
            printer = self._printer_for(self._settings)
            undoing.callback(printer.close)
            terminal.recover()
            self._tell_crash(terminal)
            if terminal.may_have_torn():
                printer.expect_leftover()
            worker = terminal.sync_worker()
            worker.start()
            undoing.callback(worker.stop)
            self._ending.push(undoing.pop_all())

        def sample() -> Ticket:
            return replace(sample_ticket(), printed_at=terminal.clock().astimezone(terminal.identity.zone))

        return Desks(
            terminal,
            worker,
            terminal.machine_desk(printer, sample),
            terminal.staff_desk(printer),
            terminal.box_office(),
            terminal.box_office(),
            printer,
        )

    def _tell_crash(self, terminal: Terminal) -> None:
        """Note how the run before ended, if it did by a fault; a disk that cannot be read keeps nobody from working."""
        shift = timedelta(seconds=self._settings.rehearsal_shift_s)
        try:
            crash = self._crashes.left_behind()
            if crash is not None:
                at = crash.at + shift if crash.at else None
                terminal.note_crash(CrashReport(crash.error, crash.place, crash.under_way, at))
                self._crashes.told()
        except OSError as error:
            logger("crash").warning("crashes_not_read", error=error.strerror)

    def close(self) -> None:
        """Stop synchronising, let go of printer and terminal. Call it when the workers' threads have ended."""
        self._ending.close()
