"""A printer on a serial line (RS-232, or an adapter on the USB), by pyserial.

It imports pyserial: import it only where a printer hangs on a serial line.
"""

import errno
import io
import select
import sys
import time
from contextlib import suppress
from dataclasses import dataclass
from typing import Literal

import serial
import structlog

from willcall.printing.transports.lines import LineLostError
from willcall.redemption.domain.paper import PaperTrouble

Flow = Literal["dsr", "rts", "xon", "none"]
"""How the printer says "wait": by its DTR on our DSR, by its RTS on our CTS, by the byte XOFF, or not at all."""

_AT_ONCE = 64
"""Bytes that may wait in the machine: less than a dot line of the paper, so that "sent" says something about paper; and
less than a printer has room for when it begins to say "wait": 128 (Epson, TM-T88III Specification, 2.1.1.3)."""

_QUESTION = 16
"""Bytes that go to a waiting printer all the same: questions. It answers them out of turn (same place, DLE EOT), and an
open cover or an end of paper is why many printers say "wait" in the first place."""

_BITS_A_BYTE = 10
_FEW_BYTES = 8
_SHORTEST_NAP, _LONGEST_NAP = 0.001, 0.01
_FAREWELL = 1.0
"""Seconds to let the last bytes go before closing; the kernel alone would wait up to 30."""

_NOT_ALLOWED = (
    PaperTrouble.FAILED,
    "not allowed to open it: add the user to the port's group, on most systems dialout",
)
_HELD = (PaperTrouble.BUSY, "another program holds it")
_ABSENT = (PaperTrouble.NOT_ANSWERING, "there is no such port: is the cable or its adapter plugged in?")
_FAULTS: dict[int | None, tuple[PaperTrouble, str]] = {
    errno.EACCES: _NOT_ALLOWED,
    errno.EPERM: _NOT_ALLOWED,
    errno.EWOULDBLOCK: _HELD,
    errno.EBUSY: _HELD,
    errno.ENOENT: _ABSENT,
    errno.ENODEV: _ABSENT,
    errno.ENXIO: _ABSENT,
}

_log = structlog.get_logger("willcall.printing")


@dataclass(frozen=True, slots=True)
class SerialLine:
    """An open port. A byte that the system took counts as sent; it is given no more than it can get rid of.

    Args:
        port: pyserial's, never blocking (both its time limits are 0).
        asks_dsr: whether the printer's DTR is looked at before each piece. pyserial has a switch for that (``dsrdtr``)
            which does nothing on Linux and macOS, and on Windows would keep questions back.
        nap: seconds between two looks at the port.
    """

    port: serial.Serial
    asks_dsr: bool
    nap: float

    @classmethod
    def open(cls, port: str, baud: int, flow: Flow, seconds: float) -> "SerialLine":  # noqa: ARG003  # opening never waits
        """Take a port for this program alone (8 bits, no parity, 1 stop bit), and drop what came in before.

        Args:
            port: ``/dev/ttyS0``, ``/dev/serial/by-id/...``, ``COM3``.
            baud: bits a second, as the printer's switches say.
            flow: how the printer says "wait".
            seconds: for the line; a port opens at once or not at all.

        Raises:
            LineLostError: it is not there, held by another program, must not be opened, or cannot go at that speed.
        """
        try:
            opened = serial.Serial(
                port, baud, timeout=0, write_timeout=0, exclusive=True, rtscts=flow == "rts", xonxoff=flow == "xon"
            )
        except _faults(ValueError) as fault:
            raise _not_opened(fault, port) from fault
        nap = min(max(_FEW_BYTES * _BITS_A_BYTE / baud, _SHORTEST_NAP), _LONGEST_NAP)
        return cls(opened, flow == "dsr", nap)

    def send(self, data: bytes | memoryview, seconds: float) -> int:
        """Hand over a piece as soon as the piece before has left and the printer does not say "wait"."""
        until = time.monotonic() + seconds
        try:
            while not self._takes(data):
                if time.monotonic() >= until:
                    return 0
                time.sleep(self.nap)
            return self.port.write(bytes(data[:_AT_ONCE])) or 0
        except _faults() as fault:
            raise self._lost(fault, "sending") from fault

    def receive(self, seconds: float) -> bytes:
        """Return what came in."""
        until = time.monotonic() + seconds
        try:
            while not (waiting := self.port.in_waiting):
                if time.monotonic() >= until:
                    return b""
                time.sleep(self.nap)
            return self.port.read(waiting)
        except _faults() as fault:
            raise self._lost(fault, "receiving") from fault

    def close(self) -> None:
        """Let the last bytes go, for a second at most, and close."""
        until = time.monotonic() + _FAREWELL
        with suppress(*_faults()):
            while self.port.out_waiting and time.monotonic() < until:
                time.sleep(self.nap)
        self.abort()

    def abort(self) -> None:
        """Throw away what has not left, and close: the kernel would go on sending it, and wait for that."""
        with suppress(*_faults()):
            self.port.reset_output_buffer()
        with suppress(*_faults()):
            self.port.close()

    def _takes(self, data: bytes | memoryview) -> bool:
        if self.port.out_waiting or not self._system_takes():
            return False
        return not self.asks_dsr or len(data) <= _QUESTION or self.port.dsr

    def _system_takes(self) -> bool:
        """Tell whether a write is sure to take bytes: where it takes none, pyserial tries again without end."""
        try:
            handle = self.port.fileno()
        except io.UnsupportedOperation:  # Windows takes any number, and tells how many wait
            return True
        return bool(select.select([], [handle], [], 0)[1])

    def _lost(self, fault: Exception, doing: str) -> LineLostError:
        named = LineLostError(PaperTrouble.NOT_ANSWERING, f"serial port {self.port.name}, {doing}: {fault}")
        _log.warning("line_to_printer_lost", reason=str(named))
        return named


def _faults(*more: type[Exception]) -> tuple[type[Exception], ...]:
    """Return what pyserial raises: its own errors are OSErrors, but it lets those of termios through, which are not."""
    termios = sys.modules.get("termios")  # not on Windows
    return (OSError, *more) if termios is None else (OSError, termios.error, *more)


def _not_opened(fault: Exception, port: str) -> LineLostError:
    if isinstance(fault, ValueError):
        return LineLostError(PaperTrouble.FAILED, f"serial port {port}: {fault}")
    known = _FAULTS.get(getattr(fault, "errno", None))
    trouble, advice = known or (PaperTrouble.NOT_ANSWERING, str(fault))
    return LineLostError(trouble, f"serial port {port}: {advice}")
