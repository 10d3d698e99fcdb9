"""How long a window that moves stood still: no picture, or the event loop not served."""

from collections.abc import Callable
from dataclasses import dataclass
from time import perf_counter

from PySide6.QtCore import QCoreApplication, QEventLoop, Qt, QTimer
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest

_EVERY_S = 0.005
_KEYS_S = 0.1


@dataclass(slots=True)
class Stillness:
    """The longest waits for the next picture and for a timer due every 5 ms, and how long was watched, in seconds."""

    frame_s: float = 0.0
    served_s: float = 0.0
    seconds: float = 0.0


def watch(window: QQuickWindow, over: Callable[[], bool]) -> Stillness:
    """Watch a window until it is over. A guest types a digit and takes it back meanwhile, again and again."""
    found, began = Stillness(), perf_counter()
    last = {"frame": began, "served": began, "key": began}
    keys = [Qt.Key.Key_1, Qt.Key.Key_Backspace]

    def drawn() -> None:
        now = perf_counter()
        found.frame_s, last["frame"] = max(found.frame_s, now - last["frame"]), now

    def served() -> None:
        now = perf_counter()
        found.served_s, last["served"] = max(found.served_s, now - last["served"] - _EVERY_S), now
        window.update()
        if now - last["key"] > _KEYS_S:
            last["key"] = now
            keys.reverse()
            QTest.keyClick(window, keys[0])
        if over():
            loop.quit()

    loop, timer = QEventLoop(), QTimer(interval=round(_EVERY_S * 1000), timerType=Qt.TimerType.PreciseTimer)
    QCoreApplication.processEvents()
    window.frameSwapped.connect(drawn)
    timer.timeout.connect(served)
    last["frame"] = last["served"] = perf_counter()
    timer.start()
    loop.exec()
    timer.stop()
    window.frameSwapped.disconnect(drawn)
    found.seconds = perf_counter() - began
    return found
