"""Puts the kiosk together: first a window with a picture in it, then the heart behind it."""

import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication

from willcall.kiosk.heart import CannotStartError, Heart, PrinterFor, printer_of
from willcall.kiosk.journey.ports import Ending, FlowTimes
from willcall.kiosk.journey.states import Comfort, state_name
from willcall.kiosk.late_desk import LateDesk
from willcall.kiosk.look import Look, look_of
from willcall.kiosk.machine.ending import LEFT, RESTART, ending_signals
from willcall.kiosk.machine.pulse import Pulse
from willcall.kiosk.senses import Senses
from willcall.kiosk.viewmodels.frame import Surroundings
from willcall.kiosk.viewmodels.house import House
from willcall.kiosk.window import KioskWindow, Placing
from willcall.qtkit.crash_guard import crash_guard, no_crash_dialogs
from willcall.qtkit.crash_log import CrashLog
from willcall.qtkit.fonts import install_typeface
from willcall.qtkit.messages import qt_messages_logged
from willcall.qtkit.translation import languages, shipped
from willcall.redemption.domain.identity import TerminalIdentity
from willcall.redemption.domain.showings import BilingualText

if TYPE_CHECKING:  # importing it takes longer than the first picture
    from willcall.redemption.settings import ScreenSettings, TerminalSettings

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
    crashes: CrashLog | None = None,
    keeper: str = "",
) -> Iterator[KioskWindow]:
    """Show a window and open a terminal behind it; take both down in order at the end.

    Args:
        load: Reads the settings; done on the desk's thread, like all that takes time.
        placing: How the window stands.
        cannot_start: Hears why this kiosk must not run.
        printer_for: Makes the printer that the settings name.
        crashes: Where crashes are written down; native ones are not, where none is given.
        keeper: Where whoever keeps the kiosk running listens for its signs of life.
    """
    with ExitStack() as ending:
        ending.enter_context(qt_messages_logged())
        log = crashes or CrashLog()
        heart = Heart(load, printer_for, lambda around: window.door.post(lambda: window.journey.settle(around)), log)
        ending.callback(heart.close)
        nobody = Surroundings(_NOBODY, lambda: datetime.now(UTC))
        window = KioskWindow(LateDesk(heart.open), nobody, FlowTimes(), placing)

        ending.callback(window.close)
        senses = Senses(window)
        ending.callback(senses.close)
        crashed = partial(window.door.post, window.flow.crashed)
        ending.enter_context(crash_guard(crashed, log, lambda: state_name(window.flow.state)))
        # without its keeper it would be in the way of the next one's kiosk
        pulse = Pulse(log, keeper, lambda: window.ended.emit(Ending.RESTART), lambda: window.door.silent_s)
        ending.callback(pulse.end)
        window.ticked.connect(pulse.beat)
        _start_after_first_picture(window, heart, senses, pulse, cannot_start)
        window.show(placing)
        yield window


def _start_after_first_picture(
    window: KioskWindow, heart: Heart, senses: Senses, pulse: Pulse, cannot_start: Callable[[CannotStartError], None]
) -> None:
    drawn, frames = threading.Event(), window.window.frameSwapped

    def first_picture() -> None:
        frames.disconnect(first_picture)
        drawn.set()

    # a function, which Qt keeps: of a method it keeps no object, and the thread that waits lets go of the event
    frames.connect(first_picture, Qt.ConnectionType.DirectConnection)

    def start() -> "tuple[TerminalSettings, Look, tuple[str, ...]]":
        drawn.wait(_FIRST_PICTURE_S)
        settings = heart.start()
        return settings, look_of(settings.screen.look), _languages(settings.screen)

    def started(found: "tuple[TerminalSettings, Look, tuple[str, ...]]") -> None:
        settings, look, spoken = found
        pulse.begin()
        window.look.show(look)
        shift = timedelta(seconds=settings.rehearsal_shift_s)
        window.journey.settle(Surroundings(_NOBODY, lambda: datetime.now(UTC) + shift, settings.rehearsal))
        window.journey.furnish(_house(settings.screen))
        window.flow.settle(_times(settings.screen), spoken, _comfort(settings.screen))
        senses.open(settings.screen)

    def failed(error: Exception) -> None:
        if not isinstance(error, CannotStartError):
            raise error
        cannot_start(error)

    window.door.run(start, started, failed)


def _languages(screen: "ScreenSettings") -> tuple[str, ...]:
    """Return the languages that there are, the cinema's own first.

    Raises:
        CannotStartError: there is no translation into the cinema's own, or into one in which it has words of its own.
    """
    known = languages(shipped())
    for setting, language in (("language", screen.language), *((f"texts.{each}", each) for each in screen.texts)):
        if language not in known:
            raise CannotStartError(f"screen.{setting}: there is no translation {language!r}, only {', '.join(known)}")
    return tuple(sorted(known, key=lambda language: language != screen.language))


def _times(screen: "ScreenSettings") -> FlowTimes:
    return FlowTimes(
        idle=screen.idle_seconds,
        countdown=screen.countdown_seconds,
        taking=screen.taking_seconds,
        thanks=screen.thanks_seconds,
        fault=screen.fault_seconds,
        sign_in=screen.sign_in_seconds,
        staff=screen.staff_seconds,
        restart=screen.restart_seconds,
        notice=screen.notice_seconds,
        printer_poll=screen.poll_seconds,
        scan_repeat=screen.scan_repeat_seconds,
    )


def _comfort(screen: "ScreenSettings") -> Comfort:
    return Comfort(screen.large_text, screen.high_contrast, screen.low_reach)


def _house(screen: "ScreenSettings") -> House:
    return House({language: texts.model_dump() for language, texts in screen.texts.items()}, screen.sounds)


def run_kiosk(load: "Callable[[], TerminalSettings]", placing: Placing, keeper: str = "") -> int:
    """Run the kiosk until its window is closed, or until staff or a bug end it; return the exit code.

    ``keeper`` is where whoever keeps it running listens, if anybody does; see ``machine.life_signs``.

    Raises:
        CannotStartError: the settings cannot be used, or another kiosk runs on them.
    """
    no_crash_dialogs()
    application = make_application(["willcall-kiosk"])
    for end in ending_signals():
        # what is being printed is printed to its end first; ``quit`` would ask the window, which never wants to close
        signal.signal(end, lambda *_: QTimer.singleShot(0, application.exit))
    refused: list[CannotStartError] = []

    def cannot_start(error: CannotStartError) -> None:
        refused.append(error)
        application.exit()

    def ended(how: Ending) -> None:
        application.exit(RESTART if how is Ending.RESTART else LEFT)

    with composed(load, placing, cannot_start, crashes=CrashLog(native=True), keeper=keeper) as window:
        window.ended.connect(ended)
        code = application.exec()
    if refused:
        raise refused[0]
    return code
