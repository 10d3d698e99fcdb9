"""A bug shows an honest screen instead of a dead one, and leaves a trace that bears no codes (R7)."""

import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType

from willcall.qtkit.logs import logger


def trace_of(trace: TracebackType | None) -> list[str]:
    """Return where it happened, innermost last: files, lines and functions, no values and no message."""
    return [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]


@contextmanager
def crash_guard(crashed: Callable[[], None]) -> Iterator[None]:
    """While the context lasts, log each unhandled exception of any thread and call ``crashed``.

    ``crashed`` is called on the thread where it happened. PySide6 hands exceptions in slots to ``sys.excepthook``.
    """

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        del error  # its text may bear what was typed
        logger("crash").critical("unhandled_exception", kind=kind.__name__, trace=trace_of(trace))
        crashed()

    def thread_hook(arguments: threading.ExceptHookArgs) -> None:
        hook(arguments.exc_type, arguments.exc_value or arguments.exc_type(), arguments.exc_traceback)

    before, threads_before = sys.excepthook, threading.excepthook
    sys.excepthook, threading.excepthook = hook, thread_hook
    try:
        yield
    finally:
        sys.excepthook, threading.excepthook = before, threads_before
