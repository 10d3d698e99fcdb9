"""A receipt printer on the loopback that can be judged by: it prints, and can be made to fail like a real one.

It speaks the part of ESC/POS that a ticket needs: DLE EOT 1 to 4, DLE DC4 8, ESC @, GS v 0, GS V, GS r and GS a. Two
threads, as in a real one: the interface takes bytes into a buffer and answers real-time questions at once; the
mechanism works the buffer off in order and stands still while there is no paper, the cover is open or it is off-line.
What was printed is in ``papers``, one picture for each cut.
"""

import socket
import struct
import threading
import time
from collections import deque
from collections.abc import Callable
from types import TracebackType
from typing import Self

from PIL import Image

from tests.support.fake_printer_paper import Command, Kind, Reader, Roll, rows_of

_TICK = 0.02
_ROWS_AT_ONCE = 16
"""Dot lines between two naps of a mechanism that takes its time: one a line would oversleep."""


class FakePrinter:
    """Start it with ``with``. All that is told to it can be told from any thread, at any time.

    Args:
        paper_dots: dot lines until the paper ends (8 to the millimetre); None for an endless roll.
        buffer_bytes: what it takes in ahead of the mechanism; then it reads no more until there is room.
        dots_per_second: speed of the mechanism; None for as fast as it goes. A real one does about 1,600.
        bytes_per_second: speed of the interface; None for as fast as it goes.
        knows_clear: whether it obeys DLE DC4 8. Simple printers do not.
        knows_reports: whether it obeys GS a. Simple printers do not.
    """

    def __init__(
        self,
        *,
        paper_dots: int | None = None,
        buffer_bytes: int = 65536,
        dots_per_second: float | None = None,
        bytes_per_second: float | None = None,
        knows_clear: bool = True,
        knows_reports: bool = True,
    ) -> None:
        self.roll = Roll(paper_dots)
        self.connections = 0
        self.bytes_received = 0
        self.first_job_byte_at: float | None = None
        self.strange: list[bytes] = []
        self._buffer_bytes = buffer_bytes
        self._dots_per_second = dots_per_second
        self._bytes_per_second = bytes_per_second
        self._knows_clear = knows_clear
        self._knows_reports = knows_reports
        self._buffer: deque[Command] = deque()
        self._lock = threading.Condition()
        self._over = threading.Event()
        self._reporting = False
        self._hushed = False
        self._hang_up_after: int | None = None
        self._near_end = self._cover_open = self._off_line = False
        self._errors = 0
        self._connection: socket.socket | None = None
        self._generation = 0
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._listener.settimeout(_TICK)
        if bytes_per_second is not None:
            self._listener.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        self._threads = [
            threading.Thread(target=self._interface, name="fake-printer-interface"),
            threading.Thread(target=self._mechanism, name="fake-printer-mechanism"),
        ]

    # what a test asks

    @property
    def host(self) -> str:
        """Where it listens."""
        return "127.0.0.1"

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self._listener.getsockname()[1])

    @property
    def papers(self) -> list[Image.Image]:
        """The papers that were cut off, grey pictures, in order."""
        with self._lock:
            return list(self.roll.cut_off)

    @property
    def waiting(self) -> int:
        """Bytes in the buffer that the mechanism has not worked off."""
        with self._lock:
            return sum(command.size for command in self._buffer)

    def wait_for(self, condition: Callable[["FakePrinter"], bool], seconds: float = 5.0) -> None:
        """Wait until something is true of the printer.

        Raises:
            TimeoutError: it did not become true in time.
        """
        until = time.monotonic() + seconds
        while not condition(self):
            if time.monotonic() > until:
                raise TimeoutError("the printer did not come to that")
            time.sleep(_TICK / 4)

    # what happens to a printer

    def open_cover(self) -> None:
        """Open the cover; the mechanism stops."""
        self._change(cover_open=True)

    def close_cover(self) -> None:
        """Close the cover; the mechanism goes on where it stopped."""
        self._change(cover_open=False)

    def go_off_line(self) -> None:
        """Put it off-line for no reason that it would tell."""
        self._change(off_line=True)

    def go_on_line(self) -> None:
        """Put it on-line again."""
        self._change(off_line=False)

    def come_near_end(self) -> None:
        """Let the roll be nearly at its end."""
        self._change(near_end=True)

    def jam_cutter(self) -> None:
        """Jam the cutter (error bit 3)."""
        self._change(errors=0x08)

    def break_down(self) -> None:
        """Fail for good (error bit 5)."""
        self._change(errors=0x20)

    def overheat(self) -> None:
        """Overheat; it gets over it by itself (error bit 6)."""
        self._change(errors=0x40)

    def recover(self) -> None:
        """Let every error be mended."""
        self._change(errors=0)

    def new_roll(self, paper_dots: int | None = None) -> None:
        """Put in paper; the mechanism goes on where it stopped."""
        with self._lock:
            self.roll.left = paper_dots
        self._change(near_end=False)

    def hush(self) -> None:
        """Let it take everything and answer nothing."""
        self._hushed = True

    def speak(self) -> None:
        """Let it answer again."""
        self._hushed = False

    def hang_up_after(self, job_bytes: int) -> None:
        """Break the line once it has taken so many more bytes; the buffer is worked off all the same."""
        with self._lock:
            self._hang_up_after = job_bytes

    def power_cycle(self, *, buffer_survives: bool = False) -> None:
        """Switch it off and on: the line breaks, and with most printers the buffer is gone."""
        with self._lock:
            if not buffer_survives:
                self._buffer.clear()
            self._reporting = False
            self._hang_up()
            self._lock.notify_all()

    # its life

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._over.set()
        with self._lock:
            self._hang_up()
            self._lock.notify_all()
        for thread in self._threads:
            thread.join()
        self._listener.close()

    def _change(
        self,
        *,
        cover_open: bool | None = None,
        off_line: bool | None = None,
        near_end: bool | None = None,
        errors: int | None = None,
    ) -> None:
        with self._lock:
            self._cover_open = self._cover_open if cover_open is None else cover_open
            self._off_line = self._off_line if off_line is None else off_line
            self._near_end = self._near_end if near_end is None else near_end
            self._errors = self._errors if errors is None else errors
            self._report()
            self._lock.notify_all()

    def _stands_still(self) -> bool:
        return self.roll.ended or self._cover_open or self._off_line or bool(self._errors)

    # the interface

    def _interface(self) -> None:
        while not self._over.is_set():
            try:
                connection = self._listener.accept()[0]
            except TimeoutError:
                continue
            connection.settimeout(_TICK)
            with self._lock:
                self._connection = connection
                self.connections += 1
                self._generation += 1
                generation = self._generation
            self._listen_to(connection)
            with self._lock:
                if self._generation == generation and self._connection is connection:
                    self._connection = None
            connection.close()

    def _listen_to(self, connection: socket.socket) -> None:
        reader = Reader()
        while not self._over.is_set():
            if self.waiting >= self._buffer_bytes:
                time.sleep(_TICK / 4)
                if self._connection is not connection:
                    return
                continue
            try:
                received = connection.recv(self._read_size())
            except TimeoutError:
                continue
            except OSError:
                return
            if not received or not self._take(reader, received):
                return
            if self._bytes_per_second is not None:
                time.sleep(len(received) / self._bytes_per_second)

    def _read_size(self) -> int:
        most = 4096 if self._bytes_per_second is None else max(1, int(self._bytes_per_second * _TICK))
        return most if self._hang_up_after is None else max(1, min(most, self._hang_up_after))

    def _take(self, reader: Reader, received: bytes) -> bool:
        """Take bytes in; False where the line is to break."""
        with self._lock:
            self.bytes_received += len(received)
            for command in reader.feed(received):
                self._take_command(command)
            if self._hang_up_after is not None:
                self._hang_up_after -= len(received)
                if self._hang_up_after <= 0:
                    self._hang_up_after = None
                    self._hang_up()
                    return False
            self._lock.notify_all()
        return True

    def _take_command(self, command: Command) -> None:
        if command.kind is Kind.STATUS:
            self._answer(bytes([self._status(command.body[0])]))
        elif command.kind is Kind.CLEAR:
            if self._knows_clear:
                self._buffer.clear()
                self._answer(b"\x37\x25\x00")
        else:
            if command.kind is Kind.RESET and self.first_job_byte_at is None:
                self.first_job_byte_at = time.perf_counter()
            self._buffer.append(command)

    def _status(self, question: int) -> int:
        paper = self.roll.ended
        bits = {
            1: 0x08 if self._stands_still() else 0,
            2: (0x04 if self._cover_open else 0) | (0x20 if paper else 0) | (0x40 if self._errors else 0),
            3: self._errors,
            4: (0x60 if paper else 0) | (0x0C if self._near_end or paper else 0),
        }
        return 0x12 | bits[question]

    def _report(self) -> None:
        if self._reporting:
            paper = 0x0F if self.roll.ended else 0x03 if self._near_end else 0
            printer = 0x10 | (0x08 if self._stands_still() else 0) | (0x20 if self._cover_open else 0)
            self._answer(bytes([printer, self._errors, paper, 0]))

    def _answer(self, answer: bytes) -> None:
        if self._connection is not None and not self._hushed:
            try:
                self._connection.sendall(answer)
            except OSError:
                self._connection = None

    def _hang_up(self) -> None:
        """Break the line with a reset, as a pulled cable does in the end."""
        if self._connection is not None:
            self._connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            self._connection.close()
            self._connection = None

    # the mechanism

    def _mechanism(self) -> None:
        while not self._over.is_set():
            with self._lock:
                if not self._buffer or self._stands_still():
                    self._lock.wait(_TICK)
                    continue
                command = self._buffer[0]
            done = self._work_off(command)
            with self._lock:
                if done and self._buffer and self._buffer[0] is command:
                    self._buffer.popleft()

    def _work_off(self, command: Command) -> bool:
        """Carry out a command; False where it stays in the buffer, for instance because the paper ended."""
        if command.kind is Kind.BAND:
            return self._burn(command)
        with self._lock:
            if command.kind is Kind.CUT:
                self.roll.cut()
            elif command.kind is Kind.IN_ORDER:
                self._answer(bytes([(0x03 if self._near_end else 0) | (0x0C if self.roll.ended else 0)]))
            elif command.kind is Kind.REPORT:
                self._reporting = self._knows_reports and command.body[0] != 0
                self._report()
            elif command.kind is Kind.STRANGE:
                self.strange.append(command.body)
        return True

    def _burn(self, band: Command) -> bool:
        for number, row in enumerate(rows_of(band)):
            with self._lock:
                if not self._buffer or self._buffer[0] is not band:
                    return False
                if self._stands_still():
                    self._keep_rest(band, number)
                    return False
                self.roll.burn(row)
                if self.roll.ended:
                    self._report()
            if self._dots_per_second is not None and number % _ROWS_AT_ONCE == 0:
                time.sleep(_ROWS_AT_ONCE / self._dots_per_second)
        return True

    def _keep_rest(self, band: Command, burnt: int) -> None:
        rest = rows_of(band)[burnt:]
        body = band.body[:4] + len(rest).to_bytes(2, "little") + b"".join(rest)
        self._buffer[0] = Command(Kind.BAND, body, len(body) + 2)
