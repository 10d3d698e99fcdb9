"""The centre as a terminal sees it: its calls, each signed (RFC 9421), each fault translated."""

import functools
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import TypeVar
from urllib.parse import urlsplit

import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from pydantic import BaseModel, ValidationError

from willcall.redemption.domain.faults import FaultCode, TerminalFaultError
from willcall.redemption.wire.day_pack import PACK_FORMAT
from willcall.redemption.wire.enrolment import Enrolment, EnrolmentRequest, PackIndex
from willcall.redemption.wire.farewell import SignedFarewell
from willcall.redemption.wire.journal import JournalBatch, JournalReceipt, JournalStanding
from willcall.redemption.wire.signatures import sign_request

_TIMEOUTS_S = (3.05, 30)
"""To connect, and between two bytes."""

_LARGEST_TEXT = 300
_THIS_MACHINE = {"localhost", "127.0.0.1", "::1"}
_Message = TypeVar("_Message", bound=BaseModel)


@dataclass(slots=True)
class CentreClient:
    """Calls the centre in a terminal's name.

    The centre wants a request's time to be near its own. A terminal's clock may be wrong, and still its journal has
    to arrive: told that it is off, the client takes the centre's time for signing and tries once more.
    """

    url: str
    key_id: str
    key: Ed25519PrivateKey
    _session: requests.Session = field(default_factory=requests.Session)
    _clock_correction: timedelta = timedelta(0)

    def pack_index(self) -> PackIndex:
        """Return what packs the centre has for this cinema."""
        return _read(PackIndex, self._call("GET", "/terminal/v1/packs").content)

    def pack(self, day: date, have: int) -> bytes:
        """Return the sealed pack of a day: changes since version ``have``, or all of it where ``have`` is 0."""
        return self._call("GET", f"/terminal/v1/packs/{day.isoformat()}?have={have}&reads={PACK_FORMAT}").content

    def send_journal(self, batch: JournalBatch) -> JournalReceipt:
        """Hand in entries; may be repeated."""
        answer = self._call("POST", "/terminal/v1/journal", batch.model_dump_json().encode())
        return _read(JournalReceipt, answer.content)

    def journal_standing(self) -> JournalStanding:
        """Return how far the centre has this terminal's journal."""
        return _read(JournalStanding, self._call("GET", "/terminal/v1/journal").content)

    def close(self) -> None:
        """Let go of the connections."""
        self._session.close()

    def _call(self, method: str, path: str, body: bytes = b"") -> requests.Response:
        answer = self._send(method, path, body)
        if answer.status_code == HTTPStatus.UNAUTHORIZED and self._learn_time(answer):
            answer = self._send(method, path, body)
        return _good(answer)

    def _send(self, method: str, path: str, body: bytes) -> requests.Response:
        headers = {"Content-Type": "application/json"} if body else {}
        request = requests.Request(method, self.url.rstrip("/") + path, data=body or None, headers=headers)
        prepared = self._session.prepare_request(request)
        created = datetime.now(UTC) + self._clock_correction
        sign_request(prepared, body, self.key, self.key_id, secrets.token_urlsafe(16), created)
        return _reached(lambda: self._session.send(prepared, timeout=_TIMEOUTS_S, allow_redirects=False))

    def _learn_time(self, answer: requests.Response) -> bool:
        try:
            theirs = parsedate_to_datetime(answer.headers.get("Date", ""))
            correction = theirs.astimezone(UTC) - datetime.now(UTC)
        except (ValueError, OverflowError):
            return False
        news = abs(correction - self._clock_correction) > timedelta(seconds=30)
        self._clock_correction = correction
        return news


def enrol_at(url: str, request: EnrolmentRequest) -> Enrolment:
    """Trade a one-time code for membership.

    Raises:
        TerminalFaultError: the line would carry the secrets in clear, the centre was not reached, or it did not take
            the code.
    """
    if _leaks_secrets(url):
        raise TerminalFaultError(FaultCode.LINE_NOT_SAFE, "the centre's address has to begin with https://")
    return _read(Enrolment, _told(url, "/terminal/v1/enrol", request).content)


def bid_farewell(url: str, farewell: SignedFarewell) -> None:
    """Tell the centre of a terminal that was given up; may be repeated. What it says proves itself, without a key.

    Raises:
        TerminalFaultError: the centre was not reached, or it did not believe it.
    """
    _told(url, "/terminal/v1/farewell", farewell)


def _told(url: str, path: str, message: BaseModel) -> requests.Response:
    """Say something that no terminal has to sign as a request."""
    body = message.model_dump_json().encode()
    headers = {"Content-Type": "application/json"}
    call = functools.partial(requests.post, data=body, headers=headers, timeout=_TIMEOUTS_S, allow_redirects=False)
    return _good(_reached(lambda: call(url.rstrip("/") + path)))


def _leaks_secrets(url: str) -> bool:
    """Say whether what is sent there could be read on the way: no TLS, and it leaves this machine."""
    parts = urlsplit(url)
    return parts.scheme == "http" and parts.hostname not in {None, *_THIS_MACHINE}


def _reached(send: Callable[[], requests.Response]) -> requests.Response:
    """Send, and return what the centre itself answered."""
    try:
        answer = send()
    except requests.RequestException as error:
        raise TerminalFaultError(FaultCode.CENTRE_UNREACHABLE, type(error).__name__) from error
    if _is_somebody_elses(answer):
        raise TerminalFaultError(
            FaultCode.CENTRE_UNREACHABLE, f"something else answers in its place, with {answer.status_code}"
        )
    return answer


def _is_somebody_elses(answer: requests.Response) -> bool:
    """Tell a captive portal or a proxy from the centre, which never redirects and never answers with a page."""
    redirects = HTTPStatus.MULTIPLE_CHOICES <= answer.status_code < HTTPStatus.BAD_REQUEST
    redirects = redirects and answer.status_code != HTTPStatus.NOT_MODIFIED
    is_page = "html" in answer.headers.get("Content-Type", "").lower() or answer.content[:100].lstrip().startswith(b"<")
    return redirects or is_page


def _good(answer: requests.Response) -> requests.Response:
    if answer.status_code < HTTPStatus.MULTIPLE_CHOICES:
        return answer
    ours = answer.status_code < HTTPStatus.INTERNAL_SERVER_ERROR
    code = FaultCode.CENTRE_REFUSED if ours else FaultCode.CENTRE_FAILED
    raise TerminalFaultError(code, f"{_detail(answer)[:_LARGEST_TEXT]} ({answer.status_code})")


def _detail(answer: requests.Response) -> str:
    """Return the sentence of a problem (RFC 9457), or the whole answer where it is none."""
    try:
        return str(answer.json()["detail"])
    except (ValueError, KeyError, TypeError):
        return answer.text


def _read(kind: type[_Message], content: bytes) -> _Message:
    try:
        return kind.model_validate_json(content)
    except ValidationError as error:
        raise TerminalFaultError(FaultCode.CENTRE_FAILED, f"its answer is not a {kind.__name__}") from error
