"""A centre on the loopback that really speaks HTTP and says what it is told to: for the client and for enrolment."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs, urlsplit

from tests.support.memory_centre import MemoryCentre
from tests.support.packs import CENTRE_KEY, CINEMA, CINEMA_KEY, NAME
from willcall.redemption.wire.day_pack import PackText
from willcall.redemption.wire.enrolment import Enrolment, EnrolmentRequest
from willcall.redemption.wire.farewell import SignedFarewell
from willcall.redemption.wire.journal import JournalBatch
from willcall.redemption.wire.signatures import ReceivedRequest


@dataclass(frozen=True, slots=True)
class Heard:
    """A request as it came off the wire."""

    request: ReceivedRequest
    body: bytes


@dataclass(frozen=True, slots=True)
class Said:
    """An answer. ``cut`` closes the connection after so many bytes of the body."""

    status: int = 200
    body: bytes = b"{}"
    headers: dict[str, str] = field(default_factory=dict)
    cut: int | None = None


@dataclass(slots=True)
class LoopbackCentre:
    """Answers from ``script`` first, one by one, then as the centre in memory would."""

    url: str
    centre: MemoryCentre = field(default_factory=MemoryCentre)
    script: list[Said] = field(default_factory=list)
    heard: list[Heard] = field(default_factory=list)
    one_time_codes: set[str] = field(default_factory=lambda: {"ONCE-ONLY"})
    enrolled: list[EnrolmentRequest] = field(default_factory=list)
    farewells: list[SignedFarewell] = field(default_factory=list)

    def answer(self, heard: Heard) -> Said:
        """Answer one request."""
        self.heard.append(heard)
        if self.script:
            return self.script.pop(0)
        path = heard.request.url.removeprefix(self.url)
        match heard.request.method, path.partition("?")[0].split("/")[3:]:
            case "POST", ["enrol" | "farewell" as what]:
                return self._enrol(heard.body) if what == "enrol" else self._let_go(heard.body)
            case "POST", ["journal"]:
                return _json(self.centre.send_journal(JournalBatch.model_validate_json(heard.body)).model_dump_json())
            case "GET", ["journal" | "packs" as what]:
                told = self.centre.standing() if what == "journal" else self.centre.pack_index()
                return _json(told.model_dump_json())
            case "GET", ["packs", day]:
                found = next(each for each in self.centre.packs if each.isoformat() == day)
                return Said(body=self.centre.pack(found, int(parse_qs(urlsplit(path).query)["have"][0])))
            case _:
                return Said(404, b"nothing here")

    def _let_go(self, body: bytes) -> Said:
        self.farewells.append(SignedFarewell.model_validate_json(body))
        return Said(204, b"")

    def _enrol(self, body: bytes) -> Said:
        request = EnrolmentRequest.model_validate_json(body)
        if request.one_time_code not in self.one_time_codes:
            return Said(403, b'{"detail": "this one-time code is not known or was used"}')
        self.one_time_codes.discard(request.one_time_code)
        self.enrolled.append(request)
        answer = Enrolment(
            cinema_code=CINEMA,
            cinema=PackText(zh=NAME.zh, en=NAME.en),
            terminal_no="01",
            timezone="Asia/Shanghai",
            roster=("01",),
            cinema_key=CINEMA_KEY,
            centre_public_key=CENTRE_KEY.public_key().public_bytes_raw(),
        )
        return _json(answer.model_dump_json())


def _json(text: str) -> Said:
    return Said(body=text.encode(), headers={"Content-Type": "application/json"})


@contextmanager
def loopback_centre() -> Iterator[LoopbackCentre]:
    """Serve on a free port; the thread and the socket end with the block."""
    centre = LoopbackCentre("")
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(centre.answer))
    server.daemon_threads = False
    centre.url = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, args=(0.01,), name="loopback-centre")
    thread.start()
    try:
        yield centre
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _handler(answer: Callable[[Heard], Said]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        timeout = 5

        def handle_one(self) -> None:
            length = int(self.headers.get("Content-Length", 0))
            body = self.rfile.read(length)
            url = f"http://{self.headers['Host']}{self.path}"
            headers = {name.lower(): value for name, value in self.headers.items()}
            said = answer(Heard(ReceivedRequest(self.command, url, headers), body))
            self.send_response_only(said.status)
            for name, value in said.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(said.body)))
            self.send_header("Connection", "close")
            self.end_headers()
            self.wfile.write(said.body[: said.cut])
            self.close_connection = True

        do_GET = do_POST = handle_one  # noqa: N815 - the names that http.server calls

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - http.server's name
            """Stay quiet."""

    return Handler


def settings_text(folder: str, **more: object) -> str:
    """Return a settings file whose terminal lives in a folder, its secrets beside it."""
    lines = [f"data_dir = {json.dumps(folder + '/data')}", f"key_dir = {json.dumps(folder + '/keys')}", 'keys = "file"']
    return "\n".join(lines + [f"{name} = {json.dumps(value)}" for name, value in more.items()]) + "\n"
