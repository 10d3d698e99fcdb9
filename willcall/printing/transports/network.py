"""A printer on the network: raw TCP, by custom on port 9100."""

import select
import socket
import struct
from contextlib import suppress
from dataclasses import dataclass

from willcall.printing.transports.lines import LineLostError
from willcall.redemption.domain.paper import PaperTrouble

RAW_PORT = 9100
_AT_ONCE = 4096
_UNSENT = 8192
"""Bytes that may wait in the kernel beyond what the printer has room for. Left alone it would take megabytes, and
"sent" would say nothing about paper. A small SO_SNDBUF does the same, but waits 40 ms for each delayed ACK."""

_THROW_AWAY = struct.pack("ii", 1, 0)


@dataclass(frozen=True, slots=True)
class TcpLine:
    """A connection to a printer. A byte that the kernel took counts as sent: nobody can call it back for sure."""

    connection: socket.socket

    @classmethod
    def open(cls, host: str, port: int, seconds: float) -> "TcpLine":
        """Connect.

        Raises:
            LineLostError: refused, unknown, unreachable or too slow; the printer does not answer.
        """
        try:
            connection = socket.create_connection((host, port), timeout=seconds)
            # Questions of three bytes must not wait for company.
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if hasattr(socket, "TCP_NOTSENT_LOWAT"):  # not on Windows
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NOTSENT_LOWAT, _UNSENT)
            connection.setblocking(False)
        except OSError as fault:
            raise LineLostError(PaperTrouble.NOT_ANSWERING) from fault
        return cls(connection)

    def send(self, data: bytes | memoryview, seconds: float) -> int:
        """Hand over what the kernel takes at once."""
        try:
            writable = select.select([], [self.connection], [], seconds)[1]
            return self.connection.send(data) if writable else 0
        except OSError as fault:
            raise LineLostError(PaperTrouble.NOT_ANSWERING) from fault

    def receive(self, seconds: float) -> bytes:
        """Return what came in; the printer's hanging up is a lost line."""
        try:
            if not select.select([self.connection], [], [], seconds)[0]:
                return b""
            received = self.connection.recv(_AT_ONCE)
        except OSError as fault:
            raise LineLostError(PaperTrouble.NOT_ANSWERING) from fault
        if not received:
            raise LineLostError(PaperTrouble.NOT_ANSWERING)
        return received

    def close(self) -> None:
        """Close it in good order."""
        self.connection.close()

    def abort(self) -> None:
        """Reset it (SO_LINGER 0): else the kernel would deliver the rest of a given-up ticket once there is paper."""
        # macOS and Windows refuse options of a connection that the other end has reset: nothing is left to throw away
        with suppress(OSError):
            self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _THROW_AWAY)
        self.connection.close()
