"""What a test started ends with it: threads, and of Qt windows, running threads and active timers."""

import sys
import threading
import time
import weakref
from collections.abc import Callable, Iterator
from typing import Any

import pytest

# How long something that was told to stop may take, in seconds.
PATIENCE = 2.0

_started: "weakref.WeakSet[Any]" = weakref.WeakSet()


def _remember_started(kind: Any) -> None:  # noqa: ANN401  # a class of Qt's, QThread or QTimer
    """Keep a weak note of each object of ``kind`` whose ``start`` is called: Qt cannot list them."""
    original: Callable[..., Any] = kind.start

    def start(self: Any, *arguments: Any, **named: Any) -> Any:  # noqa: ANN401  # passed on as it is
        _started.add(self)
        return original(self, *arguments, **named)

    kind.start = start


@pytest.fixture(scope="session", autouse=True)
def _remember_qt_starts() -> None:
    from PySide6.QtCore import QThread, QTimer  # noqa: PLC0415  # not before the surroundings are prepared

    _remember_started(QThread)
    _remember_started(QTimer)


def _python_threads(before: set[threading.Thread]) -> list[str]:
    return [
        f"thread {each.name}"
        for each in set(threading.enumerate()) - before
        # a thread that Qt started and that ran Python is known to Python for as long as it lives
        if each.is_alive() and not isinstance(each, threading._DummyThread)
    ]


def _windows() -> dict[int, str]:
    """Return the windows there are, shown or not, by their address in C++ (Python's wrappers come and go)."""
    if "PySide6.QtGui" not in sys.modules:
        return {}
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415
    from shiboken6 import getCppPointer  # noqa: PLC0415

    if QGuiApplication.instance() is None:
        return {}
    tops: list[Any] = list(QGuiApplication.topLevelWindows())
    if "PySide6.QtWidgets" in sys.modules:
        from PySide6.QtWidgets import QApplication  # noqa: PLC0415

        if isinstance(QApplication.instance(), QApplication):
            tops += QApplication.topLevelWidgets()
    return {getCppPointer(each)[0]: _describe(each) for each in tops}


def _describe(thing: Any) -> str:  # noqa: ANN401  # any QObject
    return f"{type(thing).__name__} {thing.objectName()!r}"


def _running_qt() -> dict[int, str]:
    from PySide6.QtCore import QThread, QThreadPool  # noqa: PLC0415
    from shiboken6 import isValid  # noqa: PLC0415

    running = {}
    for each in list(_started):
        if isValid(each) and (each.isRunning() if isinstance(each, QThread) else each.isActive()):
            running[id(each)] = "running " + _describe(each)
    if busy := QThreadPool.globalInstance().activeThreadCount():
        running[0] = f"{busy} busy threads in Qt's global pool"
    return running


def _let_go() -> None:
    """Let Qt delete what was told to be deleted later."""
    from PySide6.QtCore import QCoreApplication, QEvent  # noqa: PLC0415

    if QCoreApplication.instance() is not None:
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@pytest.fixture(autouse=True)
def _no_leftovers(request: pytest.FixtureRequest, _remember_qt_starts: None) -> Iterator[None]:
    """Fail the test that left something running or open, not the one after it."""
    threads = set(threading.enumerate())
    windows, running = _windows(), _running_qt()
    yield
    if request.node.get_closest_marker("leaves_qt"):
        return
    deadline = time.monotonic() + PATIENCE
    while True:
        _let_go()
        left = _python_threads(threads)
        left += [what for key, what in _windows().items() if key not in windows]
        left += [what for key, what in _running_qt().items() if key not in running]
        if not left:
            return
        if time.monotonic() > deadline:
            pytest.fail("left behind: " + ", ".join(sorted(left)), pytrace=False)
        time.sleep(0.01)
