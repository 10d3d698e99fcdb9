"""The window: flow, what it shows, and what comes in, put together over a desk."""

import time
import uuid
from dataclasses import dataclass
from importlib.resources import files

from PySide6.QtCore import QObject, QTimer
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow
from shiboken6 import delete

from willcall.kiosk.flow import Flow
from willcall.kiosk.input_watch import InputWatch
from willcall.kiosk.ports import Desk, FlowTimes
from willcall.kiosk.viewmodels.journey import Journey, Surroundings
from willcall.qtkit.threads import WorkerDoor
from willcall.qtkit.translation import LANGUAGES, Translation

TICK_MS = 250
"""How often time passes for the flow and the clock on the screen."""


class WindowError(RuntimeError):
    """The QML could not be loaded; Qt's own words are in the log."""


@dataclass(frozen=True, slots=True)
class Placing:
    """How the window stands: full screen, or ``size`` (width, height) in px on a desktop."""

    size: tuple[int, int] | None = None


class KioskWindow(QObject):
    """Everything of the kiosk that lives on the GUI thread, and the worker behind it. ``close`` ends all of it."""

    def __init__(self, desk: Desk, surroundings: Surroundings, times: FlowTimes, placing: Placing) -> None:
        super().__init__()
        self.door = WorkerDoor("desk", self)
        self.flow = Flow(
            desk,
            self.door,
            clock=time.monotonic,
            new_attempt=lambda: str(uuid.uuid4()),
            languages=tuple(LANGUAGES),
            times=times,
        )
        self._engine = QQmlApplicationEngine()
        self._translation = Translation(self._engine.retranslate)
        self.journey = Journey(self.flow, surroundings, self._translation.switch)
        self._watch = InputWatch(self.flow, self)
        self.window = self._load(placing)
        self.window.installEventFilter(self._watch)
        self._ticking = QTimer(self, interval=TICK_MS)
        self._ticking.timeout.connect(self.journey.tick)

    def show(self, placing: Placing) -> None:
        """Show the window; time begins to pass once the first picture had its chance."""
        if placing.size:
            self.window.show()
        else:
            self.window.showFullScreen()
        self._ticking.start()

    def close(self) -> None:
        """Wait for what the desk is doing, then take everything down in order."""
        self._ticking.stop()
        self.door.close()
        self._translation.remove()
        self.window.removeEventFilter(self._watch)
        self.window.close()
        delete(self._engine)  # before what its bindings look at

    def _load(self, placing: Placing) -> QQuickWindow:
        root = files("willcall.kiosk") / "qml"
        self._engine.addImportPath(str(root))
        first: dict[str, object] = {"journey": self.journey}
        if placing.size:
            first |= {"width": placing.size[0], "height": placing.size[1]}
        self._engine.setInitialProperties(first)
        self._engine.load(str(root / "KioskWindow.qml"))
        for window in self._engine.rootObjects():
            if isinstance(window, QQuickWindow):
                return window
        raise WindowError("KioskWindow.qml")
