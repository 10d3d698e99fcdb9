"""A terminal as the centre sees it: it signs its calls, keeps a journal, and can be made to behave badly."""

import asyncio
import base64
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import httpx
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from fastapi import FastAPI

from tests.support.centre_stage import SHOW_DAY_MORNING, CentreStage
from willcall.centre.api.app import make_app
from willcall.centre.terminals.enrol_terminal import OneTimeCode, offer_enrolment
from willcall.centre.terminals.models import TerminalRow
from willcall.redemption.domain.events import (
    Event,
    JournalOpened,
    PrintStarted,
    SeatClaimed,
    TicketPrinted,
)
from willcall.redemption.domain.journal import GENESIS, Entry, write_entry
from willcall.redemption.domain.tickets import ticket_number
from willcall.redemption.wire.day_pack import PACK_FORMAT, PackBody, PackHeader, open_pack
from willcall.redemption.wire.enrolment import Enrolment
from willcall.redemption.wire.journal import JournalBatch, JournalReceipt, to_message
from willcall.redemption.wire.signatures import ReceivedRequest, sign_request

BASE = "http://centre.test"


class AppClient:
    """Calls an application in this process, without a server or a socket."""

    def __init__(self, app: FastAPI) -> None:
        """Take the application."""
        self._transport = httpx.ASGITransport(app, raise_app_exceptions=False)

    def request(
        self,
        method: str,
        path: str,
        content: bytes | None = None,
        json: object = None,
        headers: dict[str, str] | None = None,
    ) -> httpx.Response:
        """Make one call; a failure inside the application is its answer 500."""
        return asyncio.run(
            self._request(httpx.Request(method, BASE + path, content=content, json=json, headers=headers))
        )

    async def _request(self, request: httpx.Request) -> httpx.Response:
        async with httpx.AsyncClient(transport=self._transport) as client:
            return await client.send(request)


def client_of(stage: CentreStage) -> AppClient:
    """Return a client of the centre's application."""
    return AppClient(make_app(stage.centre))


def one_time_code(stage: CentreStage, cinema: str, terminal_no: str, hours: int = 1) -> str:
    """Have head office make a one-time code."""
    offer = offer_enrolment(cinema, terminal_no, timedelta(hours=hours), stage.centre.database, stage.centre.clock)
    assert isinstance(offer, OneTimeCode), offer
    return offer.code


def enrolment_message(code: str, key: Ed25519PrivateKey) -> dict[str, str]:
    """Return what a machine sends to enrol."""
    public = base64.b64encode(key.public_key().public_bytes_raw()).decode()
    return {"one_time_code": code, "public_key": public, "software": "stand-in"}


@dataclass(slots=True)
class TerminalStandIn:
    """An enrolled terminal."""

    client: AppClient
    enrolment: Enrolment
    key: Ed25519PrivateKey
    journal: list[Entry] = field(default_factory=list)
    now: datetime = SHOW_DAY_MORNING

    @property
    def key_id(self) -> str:
        """What its signatures name."""
        return f"{self.enrolment.cinema_code}/{self.enrolment.terminal_no}"

    def headers(
        self,
        method: str,
        path: str,
        body: bytes = b"",
        *,
        key: Ed25519PrivateKey | None = None,
        key_id: str | None = None,
        created: datetime | None = None,
    ) -> dict[str, str]:
        """Return the headers of a signed request; another key, key id or time make it a wrong one."""
        request = ReceivedRequest(method, BASE + path, {})
        sign_request(
            request,
            body,
            key or self.key,
            key_id or self.key_id,
            secrets.token_urlsafe(16),
            created or datetime.now(UTC),
        )
        return request.headers

    def call(self, method: str, path: str, body: bytes = b"") -> httpx.Response:
        """Make a signed call."""
        return self.client.request(method, path, content=body, headers=self.headers(method, path, body))

    def pack(self, day: date, have: int = 0, reads: int = PACK_FORMAT) -> tuple[PackHeader, PackBody]:
        """Fetch a pack and open it as a terminal does."""
        answer = self.call("GET", f"/terminal/v1/packs/{day.isoformat()}?have={have}&reads={reads}")
        assert answer.status_code == 200, answer.text
        return open_pack(answer.content, Ed25519PublicKey.from_public_bytes(self.enrolment.centre_public_key))

    def write(self, event: Event) -> Entry:
        """Write the next entry of the journal."""
        previous = self.journal[-1].digest if self.journal else GENESIS
        self.now += timedelta(seconds=1)
        cinema, number = self.enrolment.cinema_code, self.enrolment.terminal_no
        entry = write_entry(cinema, number, len(self.journal) + 1, self.now, event, previous)
        self.journal.append(entry)
        return entry

    def collect(self, serial: int, showing: str) -> None:
        """Claim and print a seat."""
        number = ticket_number(self.enrolment.cinema_code, serial)
        self.write(SeatClaimed(number, showing, "seat", secrets.token_hex(4)))
        self.write(PrintStarted(number, 1))
        self.write(TicketPrinted(number, 1, "confirms"))

    def send(self, entries: Sequence[Entry] | None = None) -> JournalReceipt:
        """Send entries, all of the journal where none are given."""
        batch = JournalBatch(entries=tuple(map(to_message, self.journal if entries is None else entries)))
        answer = self.call("POST", "/terminal/v1/journal", batch.model_dump_json().encode())
        assert answer.status_code == 200, answer.text
        return JournalReceipt.model_validate_json(answer.content)


def enrolled(stage: CentreStage, cinema: str, terminal_no: str = "K1") -> TerminalStandIn:
    """Enrol a terminal; the first line of its journal is written."""
    key, client = Ed25519PrivateKey.generate(), client_of(stage)
    message = enrolment_message(one_time_code(stage, cinema, terminal_no), key)
    answer = client.request("POST", "/terminal/v1/enrol", json=message)
    assert answer.status_code == 200, answer.text
    terminal = TerminalStandIn(client, Enrolment.model_validate_json(answer.content), key)
    terminal.write(JournalOpened(cinema, "stand-in"))
    return terminal


def stranger_beside(stage: CentreStage, first: TerminalStandIn, terminal_no: str) -> TerminalStandIn:
    """Put a second terminal into a cinema by hand, which head office does not do: a seat then has two judges."""
    key, cinema = Ed25519PrivateKey.generate(), first.enrolment.cinema_code
    with stage.centre.database.writing() as session:
        session.add(
            TerminalRow(
                cinema_code=cinema,
                terminal_no=terminal_no,
                public_key=key.public_key().public_bytes_raw(),
                software="stand-in",
                enrolled_at=stage.centre.clock(),
            )
        )
    enrolment = first.enrolment.model_copy(update={"terminal_no": terminal_no})
    terminal = TerminalStandIn(first.client, enrolment, key)
    terminal.write(JournalOpened(cinema, "stand-in"))
    return terminal
