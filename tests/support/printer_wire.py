"""What lies between a port of this machine and the fake printer: a cable that can be pulled, and put back."""

import select
import socket
from contextlib import suppress

from tests.support.fake_printer import FakePrinter
from willcall.printing.escpos import CLEAR_BUFFERS


class PulledError(Exception):
    """The cable is out, or the printer is off."""


class PrinterWire:
    """Bytes to and from a fake printer, through the one door that it has: its TCP port.

    A USB or serial printer sees no connections, it sees one stream of bytes. What ends a half-sent command there is DLE
    DC4 8, which such a printer obeys as it comes in, whatever it is in the middle of; the fake one begins to read anew
    with each connection, so here those bytes open one. What it had answered until then is kept for whoever reads.
    """

    def __init__(self, printer: FakePrinter) -> None:
        self._printer = printer
        self._connection: socket.socket | None = None
        self._answers = b""
        self.plug_in()

    def plug_in(self) -> None:
        """Put the cable in, or switch the printer on."""
        self._answers = b""
        self._connect()

    def pull(self) -> None:
        """Pull the cable."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def room(self, seconds: float) -> bool:
        """Wait until the printer takes bytes; False where it takes none in that time."""
        return bool(select.select([], [self._cable()], [], seconds)[1])

    def say(self, data: bytes) -> None:
        """Let the printer take bytes; there was room for them."""
        before, clears, after = data.partition(CLEAR_BUFFERS)
        self._send(before)
        if clears:
            with suppress(PulledError):
                self._answers += self._received(0)
            self._connect()
            self._send(clears + after)

    def hear(self, seconds: float) -> bytes:
        """Return what the printer answered; nothing where it says nothing in that time."""
        answers, self._answers = self._answers, b""
        return answers or self._received(seconds)

    def _connect(self) -> None:
        self.pull()
        self._connection = socket.create_connection((self._printer.host, self._printer.port), timeout=5)
        self._connection.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4096)

    def _cable(self) -> socket.socket:
        if self._connection is None:
            raise PulledError
        return self._connection

    def _send(self, data: bytes) -> None:
        try:
            self._cable().sendall(data)
        except OSError as fault:
            raise PulledError from fault

    def _received(self, seconds: float) -> bytes:
        try:
            if not select.select([self._cable()], [], [], seconds)[0]:
                return b""
            received = self._cable().recv(4096)
        except OSError as fault:
            raise PulledError from fault
        if not received:
            raise PulledError
        return received
