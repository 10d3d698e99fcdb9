"""A bug shows an honest screen instead of a dead one, and leaves a trace that bears no codes (R7)."""

import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType

from willcall.qtkit.crash_log import CrashLog, trace_of
from willcall.qtkit.logs import logger

_NO_BOXES = 0x0001 | 0x0002 | 0x8000
"""SEM_FAILCRITICALERRORS, SEM_NOGPFAULTERRORBOX, SEM_NOOPENFILEERRORBOX: winbase.h, ``SetErrorMode``."""


def no_crash_dialogs() -> None:
    """Have a crash end the program at once, where the system would show a box that waits for a click (Windows)."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415  # few machines need it

        ctypes.windll.kernel32.SetErrorMode(_NO_BOXES)


@contextmanager
def crash_guard(
    crashed: Callable[[], None], log: CrashLog | None = None, under_way: Callable[[], str] = str
) -> Iterator[None]:
    """While the context lasts, log each unhandled exception of any thread, write it down and call ``crashed``.

    ``crashed`` is called on the thread where it happened; ``under_way`` says what the program was at. PySide6 hands
    exceptions in slots to ``sys.excepthook``. What cannot be raised, such as a fault in a finaliser, is logged alone.
    """

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        doing = under_way()
        # never what it says: that may bear what was typed
        logger("crash").critical("unhandled_exception", kind=kind.__name__, under_way=doing, trace=trace_of(trace))
        if log is not None:
            log.note(error.with_traceback(trace), doing)
        crashed()

    def thread_hook(arguments: threading.ExceptHookArgs) -> None:
        hook(arguments.exc_type, arguments.exc_value or arguments.exc_type(), arguments.exc_traceback)

    def unraisable_hook(arguments: "sys.UnraisableHookArgs") -> None:
        trace = trace_of(arguments.exc_traceback)
        logger("crash").error("unraisable_exception", kind=arguments.exc_type.__name__, trace=trace)

    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    sys.excepthook, threading.excepthook, sys.unraisablehook = hook, thread_hook, unraisable_hook
    try:
        yield
    finally:
        sys.excepthook, threading.excepthook, sys.unraisablehook = before
