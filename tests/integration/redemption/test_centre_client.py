"""The centre over real HTTP: signed requests, a clock that is off, and every way in which a line can fail."""

import socket
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from unittest.mock import patch

import pytest

from tests.support.loopback_centre import Heard, LoopbackCentre, Said, loopback_centre
from tests.support.packs import CENTRE_KEY, NOW, TERMINAL_KEY, TODAY, issued, pack
from willcall.redemption.domain.events import PrintStarted
from willcall.redemption.domain.faults import FaultCode, TerminalFaultError
from willcall.redemption.domain.journal import GENESIS, write_entry
from willcall.redemption.sync import centre_client
from willcall.redemption.sync.centre_client import CentreClient, enrol_at
from willcall.redemption.wire.day_pack import open_pack
from willcall.redemption.wire.enrolment import EnrolmentRequest
from willcall.redemption.wire.journal import JournalBatch, to_message
from willcall.redemption.wire.signatures import ReceivedRequest, SignatureRefusedError, verify_request

KEY_ID = "88888888/01"
BATCH = JournalBatch(entries=(to_message(write_entry("88888888", "01", 1, NOW, PrintStarted("1", 1), GENESIS)),))
NO_DAY = b'{"packs": [{"business_day": "2014-13-99", "version": 1}], "centre_time": "2014-03-08T11:02:03Z"}'
REQUEST = EnrolmentRequest(one_time_code="ONCE-ONLY", public_key=b"k" * 32, software="test")


@pytest.fixture
def centre() -> Iterator[LoopbackCentre]:
    with loopback_centre() as opened:
        yield opened


@pytest.fixture
def client(centre: LoopbackCentre) -> Iterator[CentreClient]:
    opened = CentreClient(centre.url, KEY_ID, TERMINAL_KEY)
    yield opened
    opened.close()


def prove(heard: Heard) -> str:
    sender = verify_request(
        heard.request, heard.body, lambda key_id: TERMINAL_KEY.public_key() if key_id == KEY_ID else None
    )
    assert sender.key_id == KEY_ID
    return sender.nonce


def created(heard: Heard) -> int:
    """Return when a request says that it was made, in seconds since 1970."""
    return int(heard.request.headers["signature-input"].split("created=")[1].split(";")[0])


def date_header(off: timedelta = timedelta()) -> dict[str, str]:
    return {"Date": format_datetime(datetime.now(UTC) + off)}


def test_r10_every_call_is_signed_over_method_address_query_and_body(
    centre: LoopbackCentre, client: CentreClient
) -> None:
    centre.centre.offer(*pack(issued(2)))
    client.pack_index()
    sealed = client.pack(TODAY, 0)
    client.send_journal(BATCH)
    assert open_pack(sealed, CENTRE_KEY.public_key())[0].seats == 2
    assert [heard.request.method for heard in centre.heard] == ["GET", "GET", "POST"]
    assert len({prove(heard) for heard in centre.heard}) == 3
    assert JournalBatch.model_validate_json(centre.heard[2].body) == BATCH


@pytest.mark.parametrize(
    "what", ["method", "path", "query", "authority", "body", "signature", "unsigned", "old", "new"]
)
def test_r10_a_request_that_was_touched_proves_nothing(centre: LoopbackCentre, client: CentreClient, what: str) -> None:
    if what in {"old", "new"}:
        client._clock_correction = timedelta(minutes=-6 if what == "old" else 6)
    client.send_journal(BATCH)
    request, body = centre.heard[0].request, centre.heard[0].body
    method, url, headers = request.method, request.url, dict(request.headers)
    match what:
        case "method":
            method = "PUT"
        case "path":
            url = url.replace("journal", "packs")
        case "query":
            url += "?have=0"
        case "authority":
            url = url.replace("127.0.0.1", "127.0.0.2")
        case "body":
            body = body.replace(b"print_started", b"print_starteD")
        case "signature":
            headers["signature"] = headers["signature"].replace("A", "B").replace("a", "b")
        case "unsigned":
            del headers["signature"], headers["signature-input"]
    with pytest.raises(SignatureRefusedError):
        prove(Heard(ReceivedRequest(method, url, headers), body))


def test_r10_an_unknown_or_revoked_key_proves_nothing(centre: LoopbackCentre, client: CentreClient) -> None:
    client.pack_index()
    with pytest.raises(SignatureRefusedError):
        verify_request(centre.heard[0].request, b"", lambda _: None)
    with pytest.raises(SignatureRefusedError):
        verify_request(centre.heard[0].request, b"", lambda _: CENTRE_KEY.public_key())


def test_r10_a_signature_without_a_nonce_is_refused(centre: LoopbackCentre, client: CentreClient) -> None:
    with patch("secrets.token_urlsafe", lambda _: ""):
        client.pack_index()
    with pytest.raises(SignatureRefusedError, match="nonce"):
        prove(centre.heard[0])


def test_r4_a_terminal_whose_clock_is_off_learns_the_time_and_tries_once_more(
    centre: LoopbackCentre, client: CentreClient
) -> None:
    centre.script = [Said(401, b"too old", date_header(timedelta(hours=3)))]
    client.pack_index()
    assert len(centre.heard) == 2
    before, after = (created(heard) for heard in centre.heard)
    assert after - before == pytest.approx(3 * 3600, abs=3)
    client.pack_index()
    assert len(centre.heard) == 3


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Date": "yesterday"},
        {"Date": "Thu, 01 Jan 1970 00:00:00 -0000"},
        {"Date": "99999999999999"},
        {"Date": "now"},
    ],
    ids=["no date", "no date at all", "no zone", "a number", "a word"],
)
def test_a_refusal_without_a_usable_time_is_a_refusal(
    centre: LoopbackCentre, client: CentreClient, headers: dict[str, str]
) -> None:
    centre.script = [Said(401, b"who are you?", headers)] * 3
    with pytest.raises(TerminalFaultError) as caught:
        client.pack_index()
    assert caught.value.code is FaultCode.CENTRE_REFUSED
    assert len(centre.heard) <= 2


def test_a_refusal_from_a_centre_whose_clock_agrees_is_not_tried_again(
    centre: LoopbackCentre, client: CentreClient
) -> None:
    centre.script = [Said(401, b"revoked", date_header())]
    with pytest.raises(TerminalFaultError, match=r"revoked \(401\)"):
        client.pack_index()
    assert len(centre.heard) == 1


def test_a_centre_that_refuses_after_the_clock_was_set_is_not_asked_a_third_time(
    centre: LoopbackCentre, client: CentreClient
) -> None:
    centre.script = [
        Said(401, b"old", date_header(timedelta(hours=1))),
        Said(401, b"no", date_header(timedelta(hours=9))),
    ]
    with pytest.raises(TerminalFaultError, match=r"no \(401\)"):
        client.pack_index()
    assert len(centre.heard) == 2


@pytest.mark.parametrize(
    ("said", "code"),
    [
        (Said(403, b"revoked"), FaultCode.CENTRE_REFUSED),
        (Said(404, b"nothing"), FaultCode.CENTRE_REFUSED),
        (Said(304, b""), FaultCode.CENTRE_REFUSED),
        (Said(500, b"oops"), FaultCode.CENTRE_FAILED),
        (Said(503, b"later"), FaultCode.CENTRE_FAILED),
        (Said(200, b""), FaultCode.CENTRE_FAILED),
        (Said(200, b"\xff\xfe\x00"), FaultCode.CENTRE_FAILED),
        (Said(200, b'{"packs": [], "centre_time": "noon"}'), FaultCode.CENTRE_FAILED),
        (Said(200, b'{"packs": [], "centre_time": "2014-03-08T11:02:03"}'), FaultCode.CENTRE_FAILED),
        (
            Said(
                200, b'{"packs": [{"business_day": "2014-13-99", "version": 1}], "centre_time": "2014-03-08T11:02:03Z"}'
            ),
            FaultCode.CENTRE_FAILED,
        ),
        (Said(200, b'{"packs": []' + b" " * 1000, cut=20), FaultCode.CENTRE_UNREACHABLE),
    ],
    ids=["403", "404", "304", "500", "503", "empty", "bytes", "no time", "no zone", "no day", "cut short"],
)
def test_r9_what_the_centre_says_wrong_is_named(
    centre: LoopbackCentre, client: CentreClient, said: Said, code: FaultCode
) -> None:
    centre.script = [said]
    with pytest.raises(TerminalFaultError) as caught:
        client.pack_index()
    assert caught.value.code is code
    assert len(str(caught.value)) < 400


PORTALS = [
    Said(302, b"", {"Location": "http://192.0.2.1/portal"}),
    Said(307, b"sign in first"),
    Said(200, b"<html>free wi-fi</html>"),
    Said(200, b"\n <!DOCTYPE html>"),
    Said(200, b"free wi-fi", {"Content-Type": "Text/HTML; charset=utf-8"}),
    Said(401, b"<html>sign in</html>", date_header(timedelta(hours=3))),
    Said(403, b"<html>blocked</html>", {"Content-Type": "text/html"}),
    Said(502, b"<html>bad gateway</html>", {"Content-Type": "text/html"}),
]


@pytest.mark.parametrize("said", PORTALS, ids=lambda said: f"{said.status} {said.body[:8]!r}")
def test_r9_what_somebody_else_answers_is_a_centre_that_is_not_reached(
    centre: LoopbackCentre, client: CentreClient, said: Said
) -> None:
    centre.script = [said] * 3
    calls = (lambda: client.pack(TODAY, 0), lambda: client.send_journal(BATCH), lambda: enrol_at(centre.url, REQUEST))
    for call in calls:
        with pytest.raises(TerminalFaultError) as caught:
            call()
        assert caught.value.code is FaultCode.CENTRE_UNREACHABLE
        assert caught.value.detail == f"something else answers in its place, with {said.status}"
    assert len(centre.heard) == 3
    assert client._clock_correction == timedelta()


def test_r9_a_long_answer_is_not_repeated_in_full(centre: LoopbackCentre, client: CentreClient) -> None:
    centre.script = [Said(500, b"x" * 100_000)]
    with pytest.raises(TerminalFaultError) as caught:
        client.send_journal(BATCH)
    assert len(str(caught.value)) < 400


def test_r9_a_centre_that_is_not_there_is_unreachable() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    client = CentreClient(f"http://127.0.0.1:{port}", KEY_ID, TERMINAL_KEY)
    with pytest.raises(TerminalFaultError) as caught:
        client.pack_index()
    client.close()
    assert caught.value.code is FaultCode.CENTRE_UNREACHABLE


def test_r9_a_centre_that_takes_the_call_and_says_nothing_is_unreachable() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent, patch.object(centre_client, "_TIMEOUTS_S", (0.2, 0.2)):
        client = CentreClient(f"http://127.0.0.1:{silent.getsockname()[1]}", KEY_ID, TERMINAL_KEY)
        with pytest.raises(TerminalFaultError) as caught:
            client.send_journal(BATCH)
        client.close()
    assert caught.value.code is FaultCode.CENTRE_UNREACHABLE


@pytest.mark.parametrize("url", ["not a url", "http://", "ftp://127.0.0.1/", "http://127.0.0.1:notaport"])
def test_r9_an_address_that_is_none_is_unreachable(url: str) -> None:
    with pytest.raises(TerminalFaultError) as caught:
        enrol_at(url, REQUEST)
    assert caught.value.code is FaultCode.CENTRE_UNREACHABLE


@pytest.mark.parametrize("url", ["http://centre.example", "http://192.0.2.1:8440", "HTTP://127.0.0.1.example/"])
def test_r10_a_terminal_does_not_enrol_over_a_line_that_anybody_can_read(url: str) -> None:
    with pytest.raises(TerminalFaultError) as caught:
        enrol_at(url, REQUEST)
    assert caught.value.code is FaultCode.LINE_NOT_SAFE
    assert REQUEST.one_time_code not in str(caught.value)


def test_an_enrolment_gives_keys_and_identity_once(centre: LoopbackCentre) -> None:
    answer = enrol_at(centre.url + "/", REQUEST)
    assert (answer.cinema_code, answer.terminal_no, len(answer.cinema_key)) == ("88888888", "01", 32)
    with pytest.raises(TerminalFaultError) as caught:
        enrol_at(centre.url, REQUEST)
    assert caught.value.code is FaultCode.CENTRE_REFUSED
    assert "ONCE-ONLY" not in str(caught.value)
