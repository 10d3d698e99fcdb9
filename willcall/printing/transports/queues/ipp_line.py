"""The line to CUPS: HTTP over the machine's own socket, or over TCP (RFC 8010, 4)."""

import socket
from http.client import HTTPConnection, HTTPException
from itertools import count

from willcall.printing.transports.queues import QueueFaultError
from willcall.printing.transports.queues.ipp import (
    Attribute,
    Group,
    MalformedReplyError,
    Operation,
    Reply,
    reply,
    request,
)
from willcall.redemption.domain.paper import PaperTrouble

DEFAULT_SERVER = "/run/cups/cups.sock"
"""Where CUPS listens on a Linux machine. Over its own socket nobody needs the network, and systemd wakes it up."""

_PORT = 631
_OK = 200
_FIRST_ERROR = 0x0400
_NOT_POSSIBLE = 0x0404
_NOT_FOUND = 0x0406
_NOT_ACCEPTING = 0x0506
_REFUSALS = {
    0x0401: ("not allowed", PaperTrouble.FAILED),
    0x0402: ("not allowed", PaperTrouble.FAILED),
    0x0403: ("not allowed", PaperTrouble.FAILED),
    _NOT_FOUND: ("there is none", PaperTrouble.NOT_ANSWERING),
    _NOT_ACCEPTING: ("accepts no jobs", PaperTrouble.OFF_LINE),
}


class RefusedError(QueueFaultError):
    """CUPS answered, and refused; nothing was done. ``status`` is IPP's (RFC 8011, appendix B)."""

    def __init__(self, status: int, what: Operation, path: str) -> None:
        words, trouble = _REFUSALS.get(status, ("", PaperTrouble.FAILED))
        super().__init__(trouble, f"CUPS refused {what.name} at {path}: status {status:04X}h {words}".rstrip())
        self.status = status

    @property
    def not_found(self) -> bool:
        """Whether there is no such queue or job."""
        return self.status == _NOT_FOUND

    @property
    def not_possible(self) -> bool:
        """Whether the job is past that."""
        return self.status == _NOT_POSSIBLE


class IppLine:
    """A line that is opened when it is needed and kept; its faults come out as :class:`QueueFaultError`.

    ``opened`` counts how often: as long as it stays the same, the same CUPS has been there all the time.

    Args:
        server: the path of a socket, or a host, with or without a port.
        path: the resource, such as ``/printers/tickets``.
        seconds: how long to wait for each answer.
    """

    def __init__(self, server: str, path: str, seconds: float) -> None:
        self.opened = 0
        self._server = server
        self._path = path
        self._seconds = seconds
        self._numbers = count(1)
        self._held: HTTPConnection | None = None

    def ask(
        self, operation: Operation, about: list[Attribute], job: list[Attribute] | None = None, document: bytes = b""
    ) -> Reply:
        """Say something and return the answer.

        Raises:
            RefusedError: CUPS refused; nothing was done.
            QueueFaultError: CUPS is not there, or the line broke.
        """
        groups = {Group.OPERATION: about} if job is None else {Group.OPERATION: about, Group.JOB: job}
        message = request(operation, next(self._numbers), groups) + document
        connection = self._connected()
        try:
            connection.request("POST", self._path, message, {"Content-Type": "application/ipp"})
            response = connection.getresponse()
            content = response.read()
            answer = reply(content) if response.status == _OK else None
        except (OSError, HTTPException, MalformedReplyError) as fault:
            self.close()
            raise QueueFaultError(
                PaperTrouble.NOT_ANSWERING, f"the line to CUPS broke: {fault}", unsure=True
            ) from fault
        if answer is None:
            raise QueueFaultError(PaperTrouble.FAILED, f"CUPS refused {operation.name}: HTTP {response.status}")
        if answer.status >= _FIRST_ERROR:
            raise RefusedError(answer.status, operation, self._path)
        return answer

    def close(self) -> None:
        """Hang up."""
        if self._held is not None:
            self._held.close()
            self._held = None

    def _connected(self) -> HTTPConnection:
        # HTTPConnection would open a new line in silence where CUPS has closed the old one in good order
        if self._held is not None and self._held.sock is not None:
            return self._held
        connection = HTTPConnection("localhost", timeout=self._seconds)
        try:
            connection.sock = _open(self._server, self._seconds)
        except OSError as fault:
            raise QueueFaultError(PaperTrouble.NOT_ANSWERING, f"no CUPS at {self._server}: {fault}") from fault
        self._held = connection
        self.opened += 1
        return connection


def _open(server: str, seconds: float) -> socket.socket:
    if not server.startswith("/"):
        host, _, port = server.partition(":")
        return socket.create_connection((host, int(port or _PORT)), timeout=seconds)
    line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        line.settimeout(seconds)
        line.connect(server)
    except OSError:
        line.close()
        raise
    return line
