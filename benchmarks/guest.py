"""A guest at the real kiosk, its window and all behind it in this process; screens are drawn into memory."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest

from benchmarks.windows import SIZE
from willcall.kiosk.bootstrap import composed, make_application
from willcall.kiosk.heart import CannotStartError
from willcall.kiosk.window import KioskWindow, Placing
from willcall.qtkit.plain_imports import restore_import
from willcall.redemption.domain.codes import CollectionCode
from willcall.redemption.settings import load_settings

_PATIENCE_MS = 20_000
_BETWEEN_KEYS_MS = 75
"""As a person types; what comes faster is a scanner."""

_AT_REST_MS = 600
"""Until the motion of a screen that has come is over."""


class Guest:
    """Does with a window what a person does, and says how long it took until the answer was drawn."""

    def __init__(self, kiosk: KioskWindow) -> None:
        self.kiosk = kiosk

    def scan(self, code: CollectionCode) -> float:
        """Hold a code to a scanner that plays a keyboard; return seconds from its Enter to the tickets."""
        self._keys(code.qr_payload)
        return self._press(Qt.Key.Key_Return, "Found")

    def type(self, code: CollectionCode) -> float:
        """Type a code; return seconds from the Enter to the tickets."""
        for digit in code.digits[:-1]:
            self._keys(digit)
            QTest.qWait(_BETWEEN_KEYS_MS)
        self._keys(code.digits[-1])
        self.rest()
        return self._press(Qt.Key.Key_Return, "Found")

    def erase(self) -> float:
        """Take back a digit; return seconds from the key to the screen without it."""
        self._keys("1")
        self.rest()
        return self._press(Qt.Key.Key_Backspace, "Entry")

    def leave(self) -> None:
        """Go, and wait until the machine is at rest."""
        self._press(Qt.Key.Key_Escape, "Welcome")
        self.rest()

    @staticmethod
    def rest() -> None:
        """Let what moves come to its end."""
        QTest.qWait(_AT_REST_MS)

    def _keys(self, text: str) -> None:
        for character in text:
            QTest.keyClick(self.kiosk.window, ord(character))

    def _press(self, key: Qt.Key, screen: str) -> float:
        """Press a key; return seconds until the first picture of the screen that it leads to."""
        window, loop, drawn = self.kiosk.window, QEventLoop(), list[float]()

        def look() -> None:
            if window.property("screenName") == screen:
                drawn.append(perf_counter())
                loop.quit()

        window.frameSwapped.connect(look)
        QTimer.singleShot(_PATIENCE_MS, loop.quit)
        began = perf_counter()
        QTest.keyClick(window, key)
        if not drawn:
            loop.exec()
        window.frameSwapped.disconnect(look)
        if not drawn:
            raise TimeoutError(f"{screen} did not come: {self.kiosk.flow.state}")
        return drawn[0] - began


@contextmanager
def guest_at_kiosk(settings: Path, code: CollectionCode) -> Iterator[Guest]:
    """Open the kiosk; ``code`` is one that is looked up first, so that everything behind the window is awake."""
    restore_import()
    application = make_application(["willcall-kiosk"])
    with composed(lambda: load_settings(settings), Placing(SIZE), _cannot_start) as kiosk:
        guest = Guest(kiosk)
        guest.rest()
        guest.scan(code)
        guest.rest()
        guest.leave()
        yield guest
    del application


def _cannot_start(error: CannotStartError) -> None:
    raise error
