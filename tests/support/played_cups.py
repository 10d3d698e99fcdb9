"""A spooler on the loopback that answers in IPP what a test tells it to: for what a real CUPS seldom does.

Real answers of CUPS 2.4 were the pattern; that CUPS speaks so is tested with a real one.
"""

import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Self

from willcall.printing.transports.queues.ipp import Attribute, Group, Kind, Operation, Reply, reply, request

Words = Sequence[tuple[Group, Sequence[Attribute]]]
NO_VALUE = b"\x13\x00\x12time-at-processing\x00\x00"


def integer(name: str, number: int) -> Attribute:
    """Return a number under a name."""
    return Attribute(name, Kind.INTEGER, (number,))


def keywords(name: str, *words: str) -> Attribute:
    """Return keywords under a name."""
    return Attribute(name, Kind.KEYWORD, words)


def queue_words(policy: str = "abort-job", state: int = 3) -> list[Attribute]:
    """Return what a queue in good order says of itself."""
    return [
        Attribute("printer-state", Kind.ENUM, (state,)),
        keywords("printer-state-reasons", "none"),
        Attribute("printer-is-accepting-jobs", Kind.BOOLEAN, (True,)),
        keywords("printer-error-policy", policy),
    ]


@dataclass(slots=True)
class PlayedCups:
    """Answers each operation with the status and the groups set for it; start it with ``with``.

    Attributes:
        status: by operation; well (0) for others.
        jobs: what it says of its jobs.
        http: the HTTP status of each answer.
        body: in place of every answer.
        hangs_up: close the line, in good order, after each answer.
        heard: all that was asked.
    """

    queue: list[Attribute] = field(default_factory=queue_words)
    jobs: list[list[Attribute]] = field(default_factory=list)
    status: dict[Operation, int] = field(default_factory=dict)
    http: int = 200
    body: bytes | None = None
    hangs_up: bool = False
    heard: list[tuple[Operation, Reply]] = field(default_factory=list)
    _server: HTTPServer | None = None
    _thread: threading.Thread | None = None

    @property
    def address(self) -> str:
        """Where it listens, as host and port."""
        assert self._server is not None
        return f"127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        played = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:  # http.server's name
                body = played.answer(self.rfile.read(int(self.headers["Content-Length"])))
                self.send_response(played.http)
                self.send_header("Content-Length", str(len(body)))
                if played.hangs_up:
                    self.send_header("Connection", "close")
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002  # http.server's name
                """Say nothing."""

        Handler.timeout = 5
        self._server = HTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), name="played-cups")
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        assert self._server is not None
        assert self._thread is not None
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def answer(self, message: bytes) -> bytes:
        """Return the answer to a request; what is asked is an IPP message as an answer is."""
        operation = Operation(int.from_bytes(message[2:4]))
        self.heard.append((operation, reply(message)))
        if self.body is not None:
            return self.body
        groups: Mapping[Operation, Words] = {
            Operation.GET_PRINTER_ATTRIBUTES: [(Group.PRINTER, self.queue)],
            Operation.GET_JOBS: [(Group.JOB, job) for job in self.jobs],
            Operation.GET_JOB_ATTRIBUTES: [(Group.JOB, job) for job in self.jobs[:1]],
            Operation.PRINT_JOB: [(Group.JOB, [integer("job-id", 5)])],
        }
        return answer(self.status.get(operation, 0), groups.get(operation, []))


def answer(status: int, groups: Words) -> bytes:
    """Return an answer's bytes: a request's, but for the status in place of the operation."""
    parts = [request(Operation.GET_JOBS, 1, {group: words}) for group, words in groups]
    head = request(Operation.GET_JOBS, 1, {Group.OPERATION: []})[:-1]
    return head[:2] + status.to_bytes(2) + head[4:] + b"".join(part[8:-1] for part in parts) + b"\x03"
