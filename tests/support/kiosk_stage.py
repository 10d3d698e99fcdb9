"""A real kiosk window over a stub desk, in which a scene can be set."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QSignalSpy, QTest

from tests.support.stub_desk import IDENTITY, NOW, StubDesk
from willcall.kiosk.journey.ports import FlowTimes
from willcall.kiosk.journey.states import Comfort, State
from willcall.kiosk.look import Look
from willcall.kiosk.viewmodels.frame import Surroundings
from willcall.kiosk.window import KioskWindow, Placing
from willcall.qtkit.fonts import install_typeface

SETTLED_MS = 260
"""Until the screens' own motion is over, in ms."""

_MOST_FRAMES, _PATIENCE_MS = 40, 10_000


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
    translations: Path | None = None,
    still: bool = False,
) -> Iterator[KioskWindow]:
    """Show a kiosk window; time does not pass in it by itself, so that a scene stands. In a still one nothing moves."""
    placing, around = Placing(size), Surroundings(IDENTITY, lambda: NOW, rehearsal)
    kiosk = KioskWindow(desk or StubDesk(), around, times or FlowTimes(), placing, translations)
    kiosk.look.show(Look(motion=not still))
    try:
        kiosk.window.show()
        yield kiosk
    finally:
        kiosk.close()


def set_scene(kiosk: KioskWindow, state: State, language: str = "zh", settling_ms: int = SETTLED_MS) -> None:
    """Put the flow into a state, in a language, and wait until the screen has settled, or is at least laid out."""
    kiosk.flow.stage.language = language
    kiosk.flow.stage.go(state)
    QTest.qWait(settling_ms)


def settle(kiosk: KioskWindow) -> None:
    """Wait until one picture after the other has everything in the same place."""
    before: object = None
    for _ in range(_MOST_FRAMES):
        next_frame(kiosk)
        now = [(item.x(), item.y(), item.width(), item.height(), item.scale()) for item in visible_items(kiosk)]
        if now == before:
            return
        before = now
    raise AssertionError("the screen does not come to rest")


def next_frame(kiosk: KioskWindow) -> None:
    """Have the window drawn anew, and wait until it is."""
    drawn = QSignalSpy(kiosk.window.frameSwapped)
    kiosk.window.update()
    assert drawn.count() or drawn.wait(_PATIENCE_MS)


def set_mode(kiosk: KioskWindow, mode: str) -> None:
    """Show the screens in one of ``screens.MODES``."""
    words = mode.split("-")
    kiosk.look.show(replace(kiosk.look.look, light="light" in words))
    kiosk.flow.show_with(Comfort("large" in words, "contrast" in words, "low" in words))


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
