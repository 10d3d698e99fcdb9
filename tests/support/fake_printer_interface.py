"""The fake printer's interface: it takes bytes into the buffer and obeys at once what cannot wait."""

import socket
import time

from tests.support.fake_printer_paper import Command, Kind
from tests.support.fake_printer_realtime import Urgent, Watch
from tests.support.fake_printer_works import TICK, Works

_CLEARED = b"\x37\x25\x00"
_BEHIND_A_TICKET = frozenset({Kind.BAND, Kind.CUT, Kind.TO_MARK})


class Interface(Works):
    """Listens to one connection at a time, as most printers do."""

    _listener: socket.socket
    _buffer_bytes: int
    _bytes_per_second: float | None = None
    _hang_up_after: int | None = None
    _knows_clear = True
    _one_answer_a_read = False
    _reads = True
    _listening = False

    connections = 0
    bytes_received = 0
    obeyed_in_pictures = 0
    first_job_byte_at: float | None = None

    @property
    def waiting(self) -> int:
        """Bytes in the buffer that the mechanism has not worked off."""
        with self._lock:
            return sum(command.size for command in self._buffer)

    def _run_interface(self) -> None:
        while not self._over.is_set():
            try:
                connection = self._listener.accept()[0]
            except TimeoutError:
                continue
            connection.settimeout(TICK)
            # two short answers in a row would wait for the acknowledgement of the first
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            with self._lock:
                self._connection = connection
                self.connections += 1
                self._listening = True
            self._told("connected")
            self._listen_to(connection)
            with self._lock:
                if self._connection is connection:
                    self._connection = None
            connection.close()
            self._listening = False
            self._told("disconnected")

    def _listen_to(self, connection: socket.socket) -> None:
        watch = Watch()
        while not self._over.is_set():
            if not self._reads or self.waiting >= self._buffer_bytes:
                time.sleep(TICK / 4)
                if self._connection is not connection:
                    return
                continue
            try:
                received = connection.recv(self._read_size())
            except TimeoutError:
                continue
            except OSError:
                return
            if not received or not self._take(watch, received):
                return
            if self._bytes_per_second is not None:
                time.sleep(len(received) / self._bytes_per_second)

    def _read_size(self) -> int:
        most = 4096 if self._bytes_per_second is None else max(1, int(self._bytes_per_second * TICK))
        return most if self._hang_up_after is None else max(1, min(most, self._hang_up_after))

    def _take(self, watch: Watch, received: bytes) -> bool:
        """Take bytes in; False where the line is to break."""
        with self._lock:
            self.bytes_received += len(received)
            answered = 0
            for piece, urgent, number in watch.cut(received):
                for command in self._reader.feed(piece):
                    self._take_command(command)
                self._note_first_byte()
                if urgent is not None and not (answered and self._one_answer_a_read):
                    answered += urgent is Urgent.STATUS
                    self._obey_at_once(urgent, number)
            self._lock.notify_all()
            return not self._hangs_up(len(received))

    def _take_command(self, command: Command) -> None:
        if command.kind in _BEHIND_A_TICKET:
            self.first_job_byte_at = self.first_job_byte_at or time.perf_counter()
        if command.kind not in {Kind.OBEYED, Kind.NOTHING}:
            self._buffer.append(command)

    def _note_first_byte(self) -> None:
        if self._reader.in_picture:
            self.first_job_byte_at = self.first_job_byte_at or time.perf_counter()

    def _obey_at_once(self, urgent: Urgent, number: int) -> None:
        self.obeyed_in_pictures += self._reader.in_picture
        if urgent is Urgent.STATUS:
            self._answer(bytes([self._status(number)]))
        elif urgent is Urgent.CLEAR and self._knows_clear:
            self._forget()
            self._answer(_CLEARED)
            self._told("cleared its buffers")

    def _hangs_up(self, taken: int) -> bool:
        if self._hang_up_after is None:
            return False
        self._hang_up_after -= taken
        if self._hang_up_after > 0:
            return False
        self._hang_up_after = None
        self._hang_up()
        return True
