"""A real kiosk window over a stub desk, in which a scene can be set."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from tests.support.stub_desk import IDENTITY, NOW, StubDesk
from willcall.kiosk.ports import FlowTimes
from willcall.kiosk.states import State
from willcall.kiosk.viewmodels.journey import Surroundings
from willcall.kiosk.window import KioskWindow, Placing
from willcall.qtkit.fonts import install_typeface

SETTLED_MS = 260
"""Until the screens' own motion is over, in ms."""


def application() -> QGuiApplication:
    """Return the process's application with the kiosk's typeface, made when first asked for."""
    existing = QGuiApplication.instance()
    if isinstance(existing, QGuiApplication):
        return existing
    made = QGuiApplication([])
    install_typeface(made)
    return made


@contextmanager
def kiosk_on_stage(
    desk: StubDesk | None = None,
    size: tuple[int, int] = (1080, 1920),
    times: FlowTimes | None = None,
    *,
    rehearsal: bool = False,
) -> Iterator[KioskWindow]:
    """Show a kiosk window; time does not pass in it by itself, so that a scene stands."""
    placing = Placing(size)
    kiosk = KioskWindow(
        desk or StubDesk(), Surroundings(IDENTITY, lambda: NOW, rehearsal), times or FlowTimes(), placing
    )
    try:
        kiosk.window.show()
        yield kiosk
    finally:
        kiosk.close()


def set_scene(kiosk: KioskWindow, state: State, language: str = "zh", settling_ms: int = SETTLED_MS) -> None:
    """Put the flow into a state, in a language, and wait until the screen has settled, or is at least laid out."""
    kiosk.flow._language = language
    kiosk.flow._state = state
    kiosk.flow.touch()
    kiosk.journey.refresh()
    QTest.qWait(settling_ms)


def control(kiosk: KioskWindow, name: str) -> QQuickItem | None:
    """Return the visible item with an object name."""
    return next((item for item in visible_items(kiosk) if item.objectName() == name and item.width() > 0), None)


def visible_items(kiosk: KioskWindow) -> Iterator[QQuickItem]:
    """Walk all items that are shown, each before its children."""
    waiting = [kiosk.window.contentItem()]
    while waiting:
        item = waiting.pop()
        if item.isVisible():
            yield item
            waiting += item.childItems()


def picture(kiosk: KioskWindow) -> QImage:
    """Return what the window shows."""
    return kiosk.window.grabWindow()
