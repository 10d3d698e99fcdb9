"""Serial ports with the fake printer at the other end: one of the system's own (a pty), and one with all its wires."""

import io
import math
import os
import select
import threading
import time
from types import TracebackType
from typing import Self

from tests.support.fake_printer import FakePrinter
from tests.support.printer_wire import PrinterWire, PulledError

_TICK = 0.01
_BUFFER = 4096
_RESERVE = 128


class PtyPort:
    """A port of the system's at ``path``; what goes in at one end goes out to the printer, and the answers come back.

    A pty knows no speed, no wires but two, and keeps some kilobytes to itself. ``bytes_per_second`` slows it down.
    """

    def __init__(self, printer: FakePrinter, bytes_per_second: float | None = None) -> None:
        self._wire = PrinterWire(printer)
        self._master, slave = os.openpty()
        os.set_blocking(self._master, False)
        self.path = os.ttyname(slave)
        os.close(slave)
        self._bytes_per_second = bytes_per_second
        self._over = threading.Event()
        self._pump = threading.Thread(target=self._carry, name="pty-port")

    def __enter__(self) -> Self:
        self._pump.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.vanish()

    def vanish(self) -> None:
        """Let the adapter be pulled out of the machine."""
        if not self._over.is_set():
            self._over.set()
            self._pump.join()
            os.close(self._master)
            self._wire.pull()

    def _carry(self) -> None:
        most = 4096 if self._bytes_per_second is None else max(1, int(self._bytes_per_second * _TICK))
        while not self._over.is_set():
            try:
                self._carry_some(most)
            except (OSError, PulledError):  # nobody has the port open, or the printer is off
                self._over.wait(_TICK)

    def _carry_some(self, most: int) -> None:
        if select.select([self._master], [], [], _TICK / 2)[0] and self._wire.room(_TICK):
            taken = os.read(self._master, most)
            self._wire.say(taken)
            if self._bytes_per_second is not None:
                time.sleep(len(taken) / self._bytes_per_second)
        answers = self._wire.hear(0)
        if answers:
            os.write(self._master, answers)


class WiredPort(io.RawIOBase):
    """A port with a speed and all its wires, in pyserial's words. As on Windows it is no file.

    The printer at its end takes ``drained_a_second`` bytes out of a buffer of 4 kB (None: all at once). It keeps DSR
    down (it says "wait") while less than 128 of them are free, or while ``waits`` is set, and what is sent when nothing
    is free is ``lost``. With ``heeds_cts`` the port stops by itself when the printer says "wait".
    """

    def __init__(
        self, printer: FakePrinter, baud: int, *, drained_a_second: float | None = None, heeds_cts: bool = False
    ) -> None:
        super().__init__()
        self.name = "COM3"
        self.waits = False
        self.lost = 0
        self.most_waiting = 0
        self.wire = PrinterWire(printer)
        self._bytes_per_second = baud / 10
        self._drained_a_second, self._heeds_cts = drained_a_second, heeds_cts
        self._held = 0.0
        self._out = b""
        self._in = b""
        self._at = time.monotonic()

    @property
    def dsr(self) -> bool:
        self._pass_time()
        return self._says_go()

    @property
    def out_waiting(self) -> int:
        self._pass_time()
        return len(self._out)

    @property
    def in_waiting(self) -> int:
        self._pass_time()
        return len(self._in)

    def read(self, size: int = -1) -> bytes:
        taken, self._in = self._in[:size], self._in[size:]
        return taken

    def write(self, data: bytes) -> int:  # type: ignore[override]  # pyserial's is narrower, too
        self._pass_time()
        self._out += data
        self.most_waiting = max(self.most_waiting, len(self._out))
        return len(data)

    def reset_output_buffer(self) -> None:
        self._pass_time()
        self._out = b""

    def close(self) -> None:
        """Close as a kernel does: what still waits goes on its way when the printer says "go" again."""
        if not self.closed and self._out:
            self.wire.say(self._out)
        self.wire.pull()
        super().close()

    def _says_go(self) -> bool:
        return not self.waits and _BUFFER - self._held > _RESERVE

    def _pass_time(self) -> None:
        """Let happen on the line and in the printer's buffer what would have happened since the last look."""
        now = time.monotonic()
        count = int((now - self._at) * self._bytes_per_second)
        if count:
            drained = math.inf if self._drained_a_second is None else (now - self._at) * self._drained_a_second
            self._held = max(0.0, self._held - drained)
            self._at = now
            self._let_go(count)
        self._in += self.wire.hear(0)

    def _let_go(self, count: int) -> None:
        if self._heeds_cts and not self._says_go():
            return
        going, self._out = self._out[:count], self._out[count:]
        fits = going[: max(0, int(_BUFFER - self._held))]
        self._held += len(fits)
        self.lost += len(going) - len(fits)
        if fits:
            self.wire.say(fits)
