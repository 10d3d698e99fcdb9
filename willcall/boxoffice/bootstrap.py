"""Puts the box office together: settings in, a window out."""

import signal
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication

from willcall.boxoffice.counter import Counter, PrinterFor, printer_of
from willcall.boxoffice.house import FileChooser
from willcall.boxoffice.office import Office
from willcall.boxoffice.window import BoxOfficeWindow
from willcall.qtkit.crash_guard import crash_guard, no_crash_dialogs
from willcall.qtkit.crash_log import CrashLog
from willcall.qtkit.fonts import install_typeface
from willcall.qtkit.messages import qt_messages_logged
from willcall.redemption.settings import TerminalSettings

RESTART = 75
"""Exit code of a box office that wants to be started again (EX_TEMPFAIL of sysexits.h), as of the kiosk."""

NO_PRINTER = "printer.kind: say where tickets come out: network, usb, serial, system or pdf_folder"


class CannotStartError(Exception):
    """The box office must not run as it was started; the message says why, in one line."""


def make_application(arguments: Sequence[str]) -> QApplication:
    """Return the process's Qt application, with the typeface, in the style that looks the same everywhere."""
    application = QApplication(list(arguments))
    application.setApplicationName("willcall-boxoffice")
    application.setStyle("Fusion")
    install_typeface(application)
    return application


@contextmanager
def composed(
    settings: TerminalSettings,
    size: tuple[int, int] | None = None,
    *,
    printer_for: PrinterFor = printer_of,
    files: FileChooser | None = None,
    crashes: CrashLog | None = None,
) -> Iterator[BoxOfficeWindow]:
    """Show a window over a terminal; take both down in order at the end.

    Args:
        settings: The terminal's.
        size: Of the window in px; as it was left where there is none.
        printer_for: Makes the printer that the settings name.
        files: Who asks for files and folders; the system's dialogs where nobody is given.
        crashes: Where crashes are written down, and where it is found that the run before did.
    """
    log = crashes or CrashLog()
    with ExitStack() as ending:
        ending.enter_context(qt_messages_logged())
        counter = Counter(settings, printer_for, log)
        ending.callback(counter.close)
        memory = QSettings(str(settings.data_dir / "boxoffice.ini"), QSettings.Format.IniFormat)
        window = BoxOfficeWindow(Office(counter, settings), memory, files)
        ending.callback(window.end)
        ending.enter_context(crash_guard(window.crashed, log, lambda: window.under_way))
        window.begin(size)
        yield window


def run_box_office(settings: TerminalSettings, size: tuple[int, int] | None) -> int:
    """Run the box office until its window is closed; return the exit code, ``RESTART`` where it has to start anew.

    Raises:
        CannotStartError: the settings say too little, or the data folder cannot be used.
    """
    if settings.printer.kind is None:
        raise CannotStartError(NO_PRINTER)
    no_crash_dialogs()
    application = make_application(["willcall-boxoffice"])
    for end in (signal.SIGTERM, signal.SIGINT):
        signal.signal(end, lambda *_: QTimer.singleShot(0, application.closeAllWindows))
    log = CrashLog(native=True)
    _begin_crashes(log, settings.data_dir)
    try:
        with composed(settings, size, crashes=log) as window:
            window.again.connect(lambda: application.exit(RESTART))
            return application.exec()
    finally:
        log.end()


def _begin_crashes(log: CrashLog, data_dir: Path) -> None:
    try:
        log.begin(data_dir / "crashes-boxoffice", datetime.now(UTC))
    except OSError as error:
        raise CannotStartError(f"the data folder {data_dir} cannot be used: {error.strerror or error}") from error
