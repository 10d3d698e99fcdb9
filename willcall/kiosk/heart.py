"""Settings, terminal and printer behind the screen, opened on the desk's own thread and closed at the end.

What is imported in here takes longer than all of Qt: it is imported when it is needed, after the first picture.
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from willcall.kiosk.journey.ports import Desk
from willcall.kiosk.viewmodels.frame import Surroundings
from willcall.qtkit.crash_log import CrashLog, LastCrash
from willcall.redemption.domain.faults import FaultCode, TerminalFaultError
from willcall.redemption.domain.identity import TerminalIdentity
from willcall.redemption.domain.showings import BilingualText

if TYPE_CHECKING:
    from willcall.redemption.bootstrap import Terminal
    from willcall.redemption.domain.machine_standing import CrashReport
    from willcall.redemption.domain.tickets import Ticket
    from willcall.redemption.service.ports import ReadyPrinter
    from willcall.redemption.settings import LookSettings, PrinterSettings, TerminalSettings

Told = Callable[[Surroundings], None]
"""Hears who and when the terminal is, as soon as that is known."""


_NO_PRINTER = "printer.kind: say where tickets come out: network, usb, serial, system or pdf_folder"

_MUTE_PRINTER = "printer.answers: a kiosk needs a printer that answers, for nobody stands by who sees the paper"

PrinterFor = Callable[["TerminalSettings"], "ReadyPrinter"]


class CannotStartError(Exception):
    """The kiosk must not run as it was started; the message says why, in one line."""


def printer_of(settings: "TerminalSettings") -> "ReadyPrinter":
    """Return the printer that the settings name."""
    from willcall.printing.bootstrap import open_printer  # noqa: PLC0415  # see the module's own words

    return open_printer(settings.printer, locks=settings.data_dir)


def see_printer(chosen: "PrinterSettings") -> None:
    """See that the settings name a printer, before anything is opened.

    Raises:
        CannotStartError: they do not, or name a template that is not there.
    """
    if chosen.kind is None:
        raise CannotStartError(_NO_PRINTER)
    if chosen.template and not chosen.template.is_file():
        raise CannotStartError(f"printer.template: there is no ticket template {chosen.template}")


def _as_named(identity: TerminalIdentity, look: "LookSettings") -> TerminalIdentity:
    """Return who the terminal is, with the cinema's name as its own settings have it."""
    name = BilingualText(look.name, look.name_en) if look.name else identity.cinema
    return replace(identity, cinema=name)


def sample_at(moment: datetime) -> "Ticket":
    """Return a ticket that admits nobody, printed at that moment."""
    from willcall.printing.sample import sample_ticket  # noqa: PLC0415  # see the module's own words

    return replace(sample_ticket(), printed_at=moment)


def _report(crash: LastCrash, shift: timedelta) -> "CrashReport":
    from willcall.redemption.domain.machine_standing import CrashReport  # noqa: PLC0415  # see the module's own words

    return CrashReport(crash.error, crash.place, crash.under_way, crash.at and crash.at + shift)


@contextmanager
def _no_matter() -> Iterator[None]:
    """A crash that cannot be written down, or told, keeps no kiosk from its guests: a full disk is named elsewhere."""
    try:
        yield
    except OSError as error:
        from willcall.qtkit.logs import logger  # noqa: PLC0415  # see the module's own words

        logger("crash").warning("crashes_not_written", error=error.strerror)


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
    """Opens a terminal once. All but ``close`` belongs to the desk's thread.

    ``crashes`` is where this run writes its crashes down, and where it finds that the run before did.
    """

    def __init__(
        self, load: Callable[[], "TerminalSettings"], printer_for: PrinterFor, told: Told, crashes: CrashLog
    ) -> None:
        self._load, self._printer_for, self._told, self._crashes = load, printer_for, told, crashes
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
        self._begin_crashes(settings.data_dir)
        see_printer(settings.printer)
        if not settings.printer.answers:
            raise CannotStartError(_MUTE_PRINTER)
        self._settings = settings
        return settings

    def _begin_crashes(self, data_dir: Path) -> None:
        self._ending.callback(self._crashes.end)
        with _no_matter():
            self._crashes.begin(data_dir / "crashes", datetime.now(UTC))

    def open(self) -> Desk:
        """Open terminal and printer, settle what the last run left in hand, and begin to synchronise.

        Nothing here waits for the centre (R5).

        Raises:
            TerminalFaultError: the terminal is in no state to be used; trying again is safe.
        """
        from willcall.kiosk.machine.spare_memory import settled_memory  # noqa: PLC0415  # see the module's own words
        from willcall.redemption.bootstrap import open_terminal  # noqa: PLC0415

        settings = self._settings
        if settings is None:
            raise TerminalFaultError(FaultCode.NOT_ENROLLED, "the kiosk has no settings")
        with ExitStack() as undoing:
            terminal = open_terminal(settings)
            undoing.callback(terminal.close)
            identity = _as_named(terminal.identity, settings.screen.look)
            self._told(Surroundings(identity, terminal.clock, settings.rehearsal))
            printer = self._printer_for(settings)
            undoing.callback(printer.close)
            terminal.recover()
            self._tell_crash(terminal, settings.rehearsal_shift_s)
            if terminal.may_have_torn():
                printer.expect_leftover()
            worker = terminal.sync_worker()
            worker.start()
            undoing.callback(worker.stop)
            printer.warm_up()
            undoing.enter_context(settled_memory())
            self._ending.push(undoing.pop_all())
        return terminal.machine_desk(printer, lambda: sample_at(terminal.clock().astimezone(identity.zone)))

    def _tell_crash(self, terminal: "Terminal", shift_s: int) -> None:
        with _no_matter():
            crash = self._crashes.left_behind()
            if crash:
                terminal.note_crash(_report(crash, timedelta(seconds=shift_s)))
                self._crashes.told()

    def close(self) -> None:
        """Stop synchronising, let go of printer, terminal and data. Call it when the desk's thread has ended."""
        self._ending.close()
