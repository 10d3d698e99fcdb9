"""Drives the real kiosk window from another process: ``python -m demo.kiosk_driver --settings FILE``.

Commands come on standard input, one JSON object a line, and each is answered with one JSON line (``ok``, ``state``,
``verdict``, ``reason``, ``language``):

    {"do": "type", "text": "123"}                 a person at a keyboard
    {"do": "key", "key": "Return"}                one key by Qt's name: Return, Escape, Backspace, Tab, Space
    {"do": "scan", "text": "WILLCALL:1:..."}      a wedge scanner: fast keys, then Enter
    {"do": "press", "object": "printButton"}      a finger on the control; "with": "mouse" for a mouse
    {"do": "grab", "path": "found.png"}           a picture of the window, once the terminal behind it is open
    {"do": "wait", "state": "found", "timeout": 5}
    {"do": "state"}
    {"do": "quit"}

With ``--die-at claimed``, ``started`` or ``sent`` the process kills itself (SIGKILL) when a ticket is claimed and not
yet begun, begun and no byte sent, or sent and not yet recorded; ``--die-at started:2`` waits for the second ticket.
"""

import argparse
import json
import os
import queue
import signal
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from willcall.kiosk.bootstrap import composed, make_application
from willcall.kiosk.heart import CannotStartError, printer_of
from willcall.kiosk.journey.states import (
    Found,
    PrinterTrouble,
    PrintIncomplete,
    Refused,
    State,
    TerminalFault,
    state_name,
)
from willcall.kiosk.viewmodels.incomplete import incomplete_reason
from willcall.kiosk.window import KioskWindow, Placing
from willcall.qtkit.logs import log_to_stderr
from willcall.redemption.domain.paper import Meanwhile, NeverStarted, PrinterState, PrintOutcome, nothing
from willcall.redemption.domain.tickets import Ticket
from willcall.redemption.domain.verdicts import Verdict, reason_code, verdict_name
from willcall.redemption.service.ports import PreparedTicket, ReadyPrinter
from willcall.redemption.settings import TerminalSettings, load_settings

_BETWEEN_KEYS_MS = 75
_BETWEEN_SCANNED_KEYS_MS = 5
"""By the keys' own stamps, as a scanner's have: a busy machine between two of them makes no typing of a scan."""

_SETTLED_MS = 300
_PATIENCE_S = 5.0

Answer = dict[str, Any]


@dataclass
class Mortal:
    """A printer that takes its time, and in front of which the process may die."""

    printer: ReadyPrinter
    step: str
    countdown: int
    pace_s: float

    def draw_ahead(self, ticket: Ticket) -> None:
        """Draw the next ticket."""
        self.printer.draw_ahead(ticket)

    def prepare(self, ticket: Ticket) -> "PreparedTicket | NeverStarted":
        """Prepare, unless this is where it ends."""
        time.sleep(self.pace_s)
        self.countdown -= 1
        self.die_at("claimed")
        prepared = self.printer.prepare(ticket)
        return prepared if isinstance(prepared, NeverStarted) else MortalTicket(self, prepared)

    def die_at(self, step: str) -> None:
        """Kill this process here and now, if it was told to."""
        if step == self.step and self.countdown == 0:
            os.kill(os.getpid(), signal.SIGKILL)

    def state(self) -> PrinterState:
        """Ask the printer."""
        time.sleep(self.pace_s / 2)
        return self.printer.state()

    def warm_up(self) -> None:
        """Warm the printer up."""
        self.printer.warm_up()

    def expect_leftover(self) -> None:
        """Tell the printer."""
        self.printer.expect_leftover()

    def close(self) -> None:
        """Close the printer."""
        self.printer.close()


@dataclass(frozen=True)
class MortalTicket:
    """A prepared ticket that may not live to be sent, or to be recorded."""

    mortal: Mortal
    prepared: PreparedTicket

    def send(self, meanwhile: Meanwhile = nothing) -> PrintOutcome:
        """Send, unless this is where it ends."""
        self.mortal.die_at("started")
        outcome = self.prepared.send(meanwhile)
        self.mortal.die_at("sent")
        return outcome


class Driver:
    """Does what it is told to a kiosk's window."""

    def __init__(self, kiosk: KioskWindow) -> None:
        """Take the kiosk; the finger is made once."""
        self._kiosk = kiosk
        self._finger = QTest.createTouchDevice()
        self._acts: dict[str, Callable[[Answer], bool]] = {
            "type": self._type,
            "key": self._key,
            "scan": self._scan,
            "press": self._press,
            "grab": self._grab,
            "wait": self._wait,
            "state": lambda _: True,
        }

    def do(self, command: Answer) -> Answer:
        """Do one command and say how things stand afterwards."""
        return {"ok": self._acts[command["do"]](command), **standing(self._kiosk)}

    def _type(self, command: Answer) -> bool:
        for character in command["text"]:
            QTest.keyClick(self._kiosk.window, ord(character))
            QTest.qWait(_BETWEEN_KEYS_MS)
        return True

    def _key(self, command: Answer) -> bool:
        QTest.keyClick(self._kiosk.window, Qt.Key[f"Key_{command['key']}"])
        return True

    def _scan(self, command: Answer) -> bool:
        started = time.monotonic_ns() // 1_000_000
        for number, character in enumerate(command["text"] + "\r"):
            key = Qt.Key.Key_Return.value if character == "\r" else ord(character.upper())
            event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, character)
            event.setTimestamp(started + number * _BETWEEN_SCANNED_KEYS_MS)
            QCoreApplication.sendEvent(self._kiosk.window, event)
        return True

    def _press(self, command: Answer) -> bool:
        item = self._until(lambda: visible_item(self._kiosk, command["object"]))
        if item is None:
            return False
        centre = item.mapToScene(item.boundingRect().center()).toPoint()
        if command.get("with") == "mouse":
            QTest.mouseClick(self._kiosk.window, Qt.MouseButton.LeftButton, pos=centre)
        else:
            self._tap(centre)
        return True

    def _tap(self, at: QPoint) -> None:
        window = self._kiosk.window
        QTest.touchEvent(window, self._finger).press(0, at, window).commit()
        QTest.touchEvent(window, self._finger).release(0, at, window).commit()

    def _grab(self, command: Answer) -> bool:
        self._until(
            lambda: self._kiosk.journey.property("machine") or isinstance(self._kiosk.flow.state, TerminalFault)
        )
        QTest.qWait(_SETTLED_MS)
        path = Path(command["path"])
        path.parent.mkdir(parents=True, exist_ok=True)
        return self._kiosk.window.grabWindow().save(str(path))

    def _wait(self, command: Answer) -> bool:
        wanted = command["state"]
        return bool(
            self._until(lambda: state_name(self._kiosk.flow.state) == wanted, command.get("timeout", _PATIENCE_S))
        )

    @staticmethod
    def _until(found: Callable[[], Any], timeout_s: float = _PATIENCE_S) -> Any:  # noqa: ANN401  # what was found
        deadline = time.monotonic() + timeout_s
        while not (thing := found()) and time.monotonic() < deadline:
            QTest.qWait(5)
        return thing


def visible_item(kiosk: KioskWindow, name: str) -> QQuickItem | None:
    """Return the visible control with an object name."""
    waiting = [kiosk.window.contentItem()]
    while waiting:
        item = waiting.pop()
        if item.isVisible():
            if item.objectName() == name and item.width() > 0:
                return item
            waiting += item.childItems()
    return None


def standing(kiosk: KioskWindow) -> Answer:
    """Say where the kiosk is, by the names that journals and staff use."""
    state = kiosk.flow.state
    verdict = _verdict(state)
    return {
        "state": state_name(state),
        "verdict": verdict_name(verdict) if verdict else None,
        "reason": _reason(state),
        "language": kiosk.flow.language,
    }


def _verdict(state: State) -> Verdict | None:
    """Return what was said of the code shown last; of tickets found, of the last code that went into the basket."""
    match state:
        case Refused(verdict):
            return verdict
        case Found(basket):
            return basket.finds[-1]
        case _:
            return None


def _reason(state: State) -> str | None:
    match state:
        case Refused(verdict):
            return reason_code(verdict)
        case Found(basket):
            return reason_code(basket.finds[-1])
        case PrinterTrouble(trouble):
            return trouble.value
        case PrintIncomplete():
            return incomplete_reason(state)
        case TerminalFault(code):
            return code.value
        case _:
            return None


def draw_into_memory_without_a_display() -> None:
    """Have Qt draw offscreen where there is no display, like the Makefile: a display of no name is none."""
    display = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    if sys.platform == "linux" and not display and not os.environ.get("QT_QPA_PLATFORM"):
        os.environ["QT_QPA_PLATFORM"] = "offscreen"


def _serve(driver: Driver) -> None:
    lines: queue.Queue[str] = queue.Queue()

    def read() -> None:
        for line in sys.stdin:
            lines.put(line)
        lines.put('{"do": "quit"}')

    threading.Thread(target=read, daemon=True, name="commands").start()
    while True:
        if lines.empty():
            QTest.qWait(2)
            continue
        command = json.loads(lines.get())
        if command["do"] == "quit":
            _say({"ok": True})
            return
        _say(driver.do(command))


def _say(answer: Answer) -> None:
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Open the kiosk and do as told until told to quit."""
    parser = argparse.ArgumentParser(prog="demo.kiosk_driver")
    parser.add_argument("--settings", type=Path, required=True)
    parser.add_argument("--size", default="1080x1920", help="WIDTHxHEIGHT")
    parser.add_argument("--pace-ms", type=int, default=0, help="how long a ticket takes at least, as on a real printer")
    parser.add_argument("--die-at", default="", help="claimed, started or sent, with :N for the Nth ticket")
    chosen = parser.parse_args()
    log_to_stderr()
    draw_into_memory_without_a_display()
    width, height = map(int, chosen.size.split("x"))
    step, _, ticket = chosen.die_at.partition(":")

    def printer_for(settings: TerminalSettings) -> ReadyPrinter:
        return Mortal(printer_of(settings), step, int(ticket or 1), chosen.pace_ms / 1000)

    application = make_application(["kiosk_driver"])
    placing = Placing((width, height))
    keeper = os.environ.get("NOTIFY_SOCKET", "")
    with composed(lambda: load_settings(chosen.settings), placing, _give_up, printer_for, keeper=keeper) as kiosk:
        _serve(Driver(kiosk))
    application.shutdown()


def _give_up(error: CannotStartError) -> None:
    sys.stderr.write(f"{error}\n")
    sys.stderr.flush()
    os._exit(1)  # nothing was opened, and the commands are not to be answered


if __name__ == "__main__":
    main()
