"""What interface and mechanism of the fake printer share: the buffer, the paper, the sensors, the way back."""

import socket
import struct
import threading
from collections import deque
from collections.abc import Callable

from tests.support.fake_printer_paper import Command, Reader, Roll

TICK = 0.02
_RESET = struct.pack("ii", 1, 0)


class Works:
    """The state of a printer. Whoever touches it holds the lock."""

    def __init__(self, roll: Roll, *, knows_ids: bool, told: Callable[[str], None]) -> None:
        self.roll = roll
        self.strange: list[bytes] = []
        self.idle_gaps: list[float] = []
        self._told = told
        self._reader = Reader(knows_ids)
        self._buffer: deque[Command] = deque()
        self._text: list[bytes] = []
        self._lock = threading.Condition()
        self._over = threading.Event()
        self._reporting = False
        self._hushed = False
        self._near_end = self._cover_open = self._off_line = self._feeding = False
        self._errors = 0
        self._connection: socket.socket | None = None

    def _stands_still(self) -> bool:
        paper = self.roll.ended or self._cover_open
        return paper or self._off_line or self._feeding or bool(self._errors)

    def _change(
        self,
        *,
        cover_open: bool | None = None,
        off_line: bool | None = None,
        near_end: bool | None = None,
        feeding: bool | None = None,
        errors: int | None = None,
    ) -> None:
        with self._lock:
            self._cover_open = self._cover_open if cover_open is None else cover_open
            self._off_line = self._off_line if off_line is None else off_line
            self._near_end = self._near_end if near_end is None else near_end
            self._feeding = self._feeding if feeding is None else feeding
            self._errors = self._errors if errors is None else errors
            self._report()
            self._lock.notify_all()

    def _status(self, question: int) -> int:
        """Return the answer to DLE EOT."""
        paper = self.roll.ended
        bits = {
            1: (0x08 if self._stands_still() else 0) | (0x40 if self._feeding else 0),
            2: (0x04 if self._cover_open else 0)
            | (0x08 if self._feeding else 0)
            | (0x20 if paper else 0)
            | (0x40 if self._errors else 0),
            3: self._errors,
            4: (0x60 if paper else 0) | (0x0C if self._near_end or paper else 0),
        }
        return 0x12 | bits[question]

    def _report(self) -> None:
        """Say by itself how things are (GS a)."""
        if self._reporting:
            paper = 0x0F if self.roll.ended else 0x03 if self._near_end else 0
            printer = (
                0x10
                | (0x08 if self._stands_still() else 0)
                | (0x20 if self._cover_open else 0)
                | (0x40 if self._feeding else 0)
            )
            self._answer(bytes([printer, self._errors, paper, 0]))

    def _answer(self, answer: bytes) -> None:
        if self._connection is not None and not self._hushed:
            try:
                self._connection.sendall(answer)
            except OSError:
                self._connection = None

    def _forget(self) -> None:
        """Lose all that came in and was not carried out."""
        self._buffer.clear()
        self._reader.rest.clear()
        self._text.clear()

    def _hang_up(self) -> None:
        """Break the line with a reset, as a pulled cable does in the end."""
        if self._connection is not None:
            self._connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
            self._connection.close()
            self._connection = None
