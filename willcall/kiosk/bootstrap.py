"""Puts the kiosk together: first a window with a picture in it, then the heart behind it."""

import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from willcall.kiosk.heart import CannotStartError, Heart, PrinterFor, printer_of
from willcall.kiosk.late_desk import LateDesk
from willcall.kiosk.ports import FlowTimes
from willcall.kiosk.viewmodels.journey import Surroundings
from willcall.kiosk.window import KioskWindow, Placing
from willcall.qtkit.crash_guard import crash_guard
from willcall.qtkit.fonts import install_typeface
from willcall.qtkit.messages import qt_messages_logged
from willcall.qtkit.translation import LANGUAGES
from willcall.redemption.domain.identity import TerminalIdentity
from willcall.redemption.domain.showings import BilingualText

if TYPE_CHECKING:  # importing it takes longer than the first picture
    from willcall.redemption.settings import TerminalSettings

_NOBODY = TerminalIdentity("", BilingualText(""), "", "Asia/Shanghai", ())
"""Who the terminal is until it has been opened."""

_FIRST_PICTURE_S = 2.0
"""How long the heart waits for the first picture, at most."""


def make_application(arguments: Sequence[str]) -> QGuiApplication:
    """Return the process's Qt application, with the typeface."""
    application = QGuiApplication(list(arguments))
    application.setApplicationName("willcall-kiosk")
    install_typeface(application)
    return application


@contextmanager
def composed(
    load: "Callable[[], TerminalSettings]",
    placing: Placing,
    cannot_start: Callable[[CannotStartError], None],
    printer_for: PrinterFor = printer_of,
) -> Iterator[KioskWindow]:
    """Show a window and open a terminal behind it; take both down in order at the end.

    Args:
        load: Reads the settings; done on the desk's thread, like all that takes time.
        placing: How the window stands.
        cannot_start: Hears why this kiosk must not run.
        printer_for: Makes the printer that the settings name.
    """
    with ExitStack() as ending:
        ending.enter_context(qt_messages_logged())
        heart = Heart(load, printer_for, lambda around: window.door.post(lambda: window.journey.settle(around)))
        ending.callback(heart.close)
        nobody = Surroundings(_NOBODY, lambda: datetime.now(UTC))
        window = KioskWindow(LateDesk(heart.open), nobody, FlowTimes(), placing)

        ending.callback(window.close)
        ending.enter_context(crash_guard(lambda: window.door.post(window.flow.crashed)))
        _start_after_first_picture(window, heart, cannot_start)
        window.show(placing)
        yield window


def _start_after_first_picture(
    window: KioskWindow, heart: Heart, cannot_start: Callable[[CannotStartError], None]
) -> None:
    drawn = threading.Event()
    window.window.frameSwapped.connect(drawn.set, Qt.ConnectionType.DirectConnection)

    def start() -> "TerminalSettings":
        drawn.wait(_FIRST_PICTURE_S)
        return heart.start()

    def started(settings: "TerminalSettings") -> None:
        shift = timedelta(seconds=settings.rehearsal_shift_s)
        window.journey.settle(Surroundings(_NOBODY, lambda: datetime.now(UTC) + shift, settings.rehearsal))
        screen = settings.screen
        first = sorted(LANGUAGES, key=lambda language: language != screen.language)
        window.flow.settle(FlowTimes(idle=screen.idle_seconds, taking=screen.thanks_seconds), tuple(first))

    def failed(error: Exception) -> None:
        if not isinstance(error, CannotStartError):
            raise error
        cannot_start(error)

    window.door.run(start, started, failed)


def run_kiosk(load: "Callable[[], TerminalSettings]", placing: Placing) -> None:
    """Run the kiosk until its window is closed.

    Raises:
        CannotStartError: the settings cannot be used, or another kiosk runs on them.
    """
    application = make_application(["willcall-kiosk"])
    for end in (signal.SIGTERM, signal.SIGINT):
        # what is being printed is printed to its end first
        signal.signal(end, lambda *_: application.quit())
    refused: list[CannotStartError] = []

    def cannot_start(error: CannotStartError) -> None:
        refused.append(error)
        application.quit()

    with composed(load, placing, cannot_start):
        application.exec()
    if refused:
        raise refused[0]
