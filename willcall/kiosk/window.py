"""The window: flow, what it shows, and what comes in, put together over a desk."""

import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QWindow
from PySide6.QtQml import QQmlApplicationEngine
from shiboken6 import delete

from willcall.kiosk.flow import Flow
from willcall.kiosk.journey.ports import Desk, Ending, FlowTimes, Program
from willcall.kiosk.machine.shut_window import ShutWindow
from willcall.kiosk.scanning.input_watch import InputWatch
from willcall.kiosk.viewmodels.frame import Surroundings
from willcall.kiosk.viewmodels.journey import Journey
from willcall.kiosk.viewmodels.look import LookModel
from willcall.qtkit.threads import WorkerDoor
from willcall.qtkit.translation import Translation, languages, shipped
from willcall.redemption.domain.health import HealthRow

if TYPE_CHECKING:  # what is used of it Qt itself knows; importing it costs 2 MB
    from PySide6.QtQuick import QQuickWindow

TICK_MS = 250
"""How often time passes for the flow and the clock on the screen."""


class WindowError(RuntimeError):
    """The QML could not be loaded; Qt's own words are in the log."""


@dataclass(frozen=True, slots=True)
class Placing:
    """How the window stands: full screen, or ``size`` (width, height) in px on a desktop."""

    size: tuple[int, int] | None = None


class KioskWindow(QObject):
    """Everything of the kiosk that lives on the GUI thread, and the worker behind it. ``close`` ends all of it.

    ``translations`` is the folder with the languages' files. ``ended`` says how the program is to end: because staff
    said so, or because a bug left it out of order. ``own_health`` is asked how those parts are that were opened beside
    the terminal. ``ticked`` says that time has passed for the flow, and that the screen shows it.
    """

    ended = Signal(Ending)
    ticked = Signal()

    def __init__(
        self,
        desk: Desk,
        surroundings: Surroundings,
        times: FlowTimes,
        placing: Placing,
        translations: Traversable | None = None,
    ) -> None:
        super().__init__()
        self.own_health: Callable[[], tuple[HealthRow, ...]] = tuple
        folder = translations or shipped()
        names = languages(folder)
        self.door = WorkerDoor("desk", self)
        self.flow = Flow(
            desk,
            self.door,
            Program(time.monotonic, self._present, lambda: str(uuid.uuid4()), self.ended.emit, self._health_beside),
            languages=tuple(names),
            times=times,
        )
        self._engine = QQmlApplicationEngine()
        self._translation = Translation(self._engine.retranslate, folder)
        self.journey = Journey(self.flow, surroundings, self._translation.switch, names)
        self.look = LookModel(self)
        self._watch = InputWatch(self.flow, self)
        self._shut: ShutWindow | None = None
        self.window = self._load(placing)
        self._watch.stand_before(self.window)
        self._ticking = QTimer(self, interval=TICK_MS)
        self._ticking.timeout.connect(self._tick)

    def show(self, placing: Placing) -> None:
        """Show the window; time begins to pass once the first picture had its chance."""
        if placing.size:
            self.window.show()
        else:
            self.window.showFullScreen()
            self._shut = ShutWindow(self.window, self)
        self._ticking.start()

    def close(self) -> None:
        """Wait for what the desk is doing, then take everything down in order."""
        self._ticking.stop()
        self.door.close()
        self._translation.remove()
        self._watch.step_aside(self.window)
        if self._shut:
            self._shut.open_up()
        self.window.close()
        delete(self._engine)  # before what its bindings look at

    def _tick(self) -> None:
        self.journey.tick()
        self.ticked.emit()

    def _health_beside(self) -> tuple[HealthRow, ...]:
        return self.own_health()

    def _present(self) -> datetime:
        return self.journey.present()

    def _load(self, placing: Placing) -> "QQuickWindow":
        root = files("willcall.kiosk") / "qml"
        self._engine.addImportPath(str(root))
        first: dict[str, object] = {"journey": self.journey, "look": self.look}
        if placing.size:
            first |= {"width": placing.size[0], "height": placing.size[1]}
        self._engine.setInitialProperties(first)
        self._engine.load(str(root / "KioskWindow.qml"))
        for window in self._engine.rootObjects():
            if isinstance(window, QWindow):
                return cast("QQuickWindow", window)
        raise WindowError("KioskWindow.qml")
