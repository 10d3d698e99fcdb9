"""Settings, terminal and printer behind the screen, opened on the desk's own thread and closed at the end.

What is imported in here takes longer than all of Qt: it is imported when it is needed, after the first picture.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from willcall.kiosk.ports import Desk
from willcall.kiosk.viewmodels.journey import Surroundings
from willcall.redemption.domain.faults import FaultCode, TerminalFaultError

if TYPE_CHECKING:
    from willcall.kiosk.printer import KioskPrinter
    from willcall.redemption.settings import PrinterSettings, TerminalSettings

Told = Callable[[Surroundings], None]
"""Hears who and when the terminal is, as soon as that is known."""


_NO_PRINTER = 'printer.kind: say where tickets come out, "network" (with a host) or "pdf_folder"'

PrinterFor = Callable[["TerminalSettings"], "KioskPrinter"]


class CannotStartError(Exception):
    """The kiosk must not run as it was started; the message says why, in one line."""


def printer_of(settings: "TerminalSettings") -> "KioskPrinter":
    """Return the printer that the settings name."""
    from willcall.printing.bootstrap import open_printer  # noqa: PLC0415  # see the module's own words

    chosen = settings.printer
    if chosen.kind is None:
        raise CannotStartError(_NO_PRINTER)
    folder = chosen.folder or settings.data_dir / "tickets"
    return open_printer(chosen.kind, folder=folder, host=chosen.host, port=chosen.port, template=chosen.template)


def _see_printer(chosen: "PrinterSettings") -> None:
    from willcall.printing.render import template_path  # noqa: PLC0415  # see the module's own words

    if chosen.kind is None:
        raise CannotStartError(_NO_PRINTER)
    path = template_path(chosen.template)
    if not path.is_file():
        raise CannotStartError(f"printer.template: there is no ticket template {path}")


@contextmanager
def only_one(data_dir: Path) -> Iterator[None]:
    """Hold a terminal's data for this process: two kiosks on it would hand out the same seats.

    Raises:
        CannotStartError: another process holds it, or the folder cannot be used.
    """
    from filelock import FileLock, Timeout  # noqa: PLC0415  # see the module's own words

    lock = FileLock(data_dir / "kiosk.lock", thread_local=False)
    try:
        data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock.acquire(timeout=0)
    except Timeout:
        raise CannotStartError(f"a kiosk runs on {data_dir} already") from None
    except OSError as error:
        raise CannotStartError(f"the data folder {data_dir} cannot be used: {error.strerror or error}") from error
    try:
        yield
    finally:
        lock.release()


class Heart:
    """Opens a terminal once. All but ``close`` belongs to the desk's thread."""

    def __init__(self, load: Callable[[], "TerminalSettings"], printer_for: PrinterFor, told: Told) -> None:
        self._load, self._printer_for, self._told = load, printer_for, told
        self._settings: TerminalSettings | None = None
        self._ending = ExitStack()

    def start(self) -> "TerminalSettings":
        """Read the settings and hold the terminal's data, before anything else is done.

        Raises:
            CannotStartError: the settings cannot be used, or another kiosk runs on them.
        """
        from willcall.redemption.settings import SettingsError  # noqa: PLC0415  # see the module's own words

        try:
            settings = self._load()
        except SettingsError as error:
            raise CannotStartError(str(error)) from error
        self._ending.enter_context(only_one(settings.data_dir))
        _see_printer(settings.printer)
        self._settings = settings
        return settings

    def open(self) -> Desk:
        """Open terminal and printer, settle what the last run left in hand, and begin to synchronise.

        Nothing here waits for the centre (R5).

        Raises:
            TerminalFaultError: the terminal is in no state to be used; trying again is safe.
        """
        from willcall.redemption.bootstrap import open_terminal  # noqa: PLC0415  # see the module's own words

        settings = self._settings
        if settings is None:
            raise TerminalFaultError(FaultCode.NOT_ENROLLED, "the kiosk has no settings")
        with ExitStack() as undoing:
            terminal = open_terminal(settings)
            undoing.callback(terminal.close)
            self._told(Surroundings(terminal.identity, terminal.clock, settings.rehearsal))
            printer = self._printer_for(settings)
            undoing.callback(printer.close)
            terminal.recover()
            worker = terminal.sync_worker()
            worker.start()
            undoing.callback(worker.stop)
            printer.warm_up()
            self._ending.push(undoing.pop_all())
        return terminal.desk(printer)

    def close(self) -> None:
        """Stop synchronising, let go of printer, terminal and data. Call it when the desk's thread has ended."""
        self._ending.close()
