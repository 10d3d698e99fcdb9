"""R10: every call proves who makes it, and a terminal that was revoked is let in no more."""

from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import text

from tests.support.centre_stage import FAR, NEAR, SHOW_DAY_MORNING, CentreStage
from tests.support.terminal_stand_in import client_of, enrolled, enrolment_message, one_time_code, stranger_beside
from willcall.centre.terminals.enrol_terminal import EnrolmentRefusal, offer_enrolment, revoke_terminal
from willcall.centre.terminals.models import EnrolmentCodeRow, NonceRow, TerminalRow

PATHS = [
    ("GET", "/terminal/v1/packs", b""),
    ("GET", "/terminal/v1/packs/2014-03-08?have=0", b""),
    ("POST", "/terminal/v1/journal", b'{"entries":[]}'),
]


@pytest.mark.parametrize(("method", "path", "body"), PATHS)
def test_r10_a_call_without_a_signature_is_refused(
    sqlite_stage: CentreStage, method: str, path: str, body: bytes
) -> None:
    sqlite_stage.imported()
    answer = client_of(sqlite_stage).request(method, path, content=body)
    assert answer.status_code == 401
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["type"] == "urn:willcall:problem:not-proven"


@pytest.mark.parametrize(("method", "path", "body"), PATHS)
def test_r10_a_call_signed_with_another_key_is_refused(
    sqlite_stage: CentreStage, method: str, path: str, body: bytes
) -> None:
    terminal = enrolled(sqlite_stage.imported(), NEAR)
    headers = terminal.headers(method, path, body, key=Ed25519PrivateKey.generate())
    assert terminal.client.request(method, path, content=body, headers=headers).status_code == 401


def test_r10_a_body_other_than_the_signed_one_is_refused(sqlite_stage: CentreStage) -> None:
    terminal = enrolled(sqlite_stage.imported(), NEAR)
    headers = terminal.headers("POST", "/terminal/v1/journal", b"{}")
    answer = terminal.client.request("POST", "/terminal/v1/journal", content=b'{"entries":[]}', headers=headers)
    assert answer.status_code == 401


def test_r10_a_signature_for_another_path_is_refused(sqlite_stage: CentreStage) -> None:
    terminal = enrolled(sqlite_stage.imported(), NEAR)
    headers = terminal.headers("GET", "/terminal/v1/packs/2014-03-08?have=0")
    assert terminal.client.request("GET", "/terminal/v1/packs/2014-03-08?have=1", headers=headers).status_code == 401


def test_r10_a_terminal_cannot_speak_for_another_cinema(sqlite_stage: CentreStage) -> None:
    sqlite_stage.imported()
    terminal, _ = enrolled(sqlite_stage, NEAR), enrolled(sqlite_stage, FAR)
    headers = terminal.headers("GET", "/terminal/v1/packs", key_id=f"{FAR}/K1")
    assert terminal.client.request("GET", "/terminal/v1/packs", headers=headers).status_code == 401


def test_r10_a_request_that_was_recorded_and_played_again_is_refused(stage: CentreStage) -> None:
    terminal = enrolled(stage.imported(), NEAR)
    headers = terminal.headers("GET", "/terminal/v1/packs")
    assert terminal.client.request("GET", "/terminal/v1/packs", headers=headers).status_code == 200
    again = terminal.client.request("GET", "/terminal/v1/packs", headers=headers)
    assert (again.status_code, again.json()["type"]) == (401, "urn:willcall:problem:replayed")


def test_r10_an_old_signature_is_refused_and_says_so(sqlite_stage: CentreStage) -> None:
    terminal = enrolled(sqlite_stage.imported(), NEAR)
    for shift in (timedelta(minutes=-6), timedelta(minutes=6)):
        headers = terminal.headers("GET", "/terminal/v1/packs", created=datetime.now(UTC) + shift)
        assert terminal.client.request("GET", "/terminal/v1/packs", headers=headers).status_code == 401


def test_r10_a_revoked_terminal_is_refused_and_leaves_the_roster(stage: CentreStage) -> None:
    stage.imported()
    first = enrolled(stage, NEAR, "K1")
    second = stranger_beside(stage, first, "K2")
    day = SHOW_DAY_MORNING.date()
    before, _ = second.pack(day)
    assert revoke_terminal(NEAR, "K1", stage.centre.database, stage.centre.clock)
    assert not revoke_terminal(NEAR, "K1", stage.centre.database, stage.centre.clock)
    answer = first.call("GET", "/terminal/v1/packs")
    assert (answer.status_code, answer.json()["type"]) == (403, "urn:willcall:problem:revoked")
    after, _ = second.pack(day, before.version)
    assert (before.roster, after.roster) == (("K1", "K2"), ("K2",))
    assert after.epoch == before.epoch + 1


def test_r1_a_cinema_has_one_terminal_while_rights_cannot_move(stage: CentreStage) -> None:
    stage.imported()
    early, late = one_time_code(stage, NEAR, "K1"), one_time_code(stage, NEAR, "K2")
    client = client_of(stage)
    first = client.request("POST", "/terminal/v1/enrol", json=enrolment_message(early, Ed25519PrivateKey.generate()))
    second = client.request("POST", "/terminal/v1/enrol", json=enrolment_message(late, Ed25519PrivateKey.generate()))
    assert (first.status_code, second.status_code) == (200, 403)
    again = offer_enrolment(NEAR, "K3", timedelta(hours=1), stage.centre.database, stage.centre.clock)
    assert again is EnrolmentRefusal.CINEMA_TAKEN


def test_r10_nonces_are_forgotten_when_their_signatures_are_too_old_anyway(
    sqlite_stage: CentreStage, monkeypatch: pytest.MonkeyPatch
) -> None:
    terminal = enrolled(sqlite_stage.imported(), NEAR)
    terminal.call("GET", "/terminal/v1/packs")
    late = datetime.now(UTC) + timedelta(minutes=11)
    monkeypatch.setattr("willcall.centre.api.callers.system_clock", lambda: late)
    terminal.call("GET", "/terminal/v1/packs")
    assert len(sqlite_stage.rows(NonceRow)) == 1


def test_a_one_time_code_is_good_once(stage: CentreStage) -> None:
    stage.imported()
    client, code = client_of(stage), one_time_code(stage, NEAR, "K1")
    first = enrolment_message(code, Ed25519PrivateKey.generate())
    answer = client.request("POST", "/terminal/v1/enrol", json=first)
    # the answer may have been lost: the same machine may ask again
    assert client.request("POST", "/terminal/v1/enrol", json=first).content == answer.content
    other = client.request("POST", "/terminal/v1/enrol", json=enrolment_message(code, Ed25519PrivateKey.generate()))
    assert (other.status_code, other.json()["type"]) == (403, "urn:willcall:problem:enrolment-used")


def test_a_one_time_code_is_read_as_people_type_it(sqlite_stage: CentreStage) -> None:
    sqlite_stage.imported()
    code = one_time_code(sqlite_stage, NEAR, "K1").lower().replace("-", " ").replace("0", "o").replace("1", "l")
    message = enrolment_message(code, Ed25519PrivateKey.generate())
    assert client_of(sqlite_stage).request("POST", "/terminal/v1/enrol", json=message).status_code == 200


def test_an_expired_or_unknown_code_enrols_nobody(sqlite_stage: CentreStage) -> None:
    sqlite_stage.imported()
    client, code = client_of(sqlite_stage), one_time_code(sqlite_stage, NEAR, "K1", hours=0)
    for each, kind in ((code, "expired"), ("0000-0000-0000-0000", "unknown-code")):
        answer = client.request(
            "POST", "/terminal/v1/enrol", json=enrolment_message(each, Ed25519PrivateKey.generate())
        )
        assert (answer.status_code, answer.json()["type"]) == (403, f"urn:willcall:problem:enrolment-{kind}")


def test_a_stranger_without_a_code_does_not_wait_for_the_right_to_write(stage: CentreStage) -> None:
    client = client_of(stage.imported())
    message = enrolment_message("0000-0000-0000-0000", Ed25519PrivateKey.generate())
    with stage.centre.database.writing():
        answer = client.request("POST", "/terminal/v1/enrol", json=message)
    assert (answer.status_code, answer.json()["type"]) == (403, "urn:willcall:problem:enrolment-unknown-code")


def test_the_one_time_code_is_not_kept_in_clear(sqlite_stage: CentreStage) -> None:
    code = one_time_code(sqlite_stage.imported(), NEAR, "K1")
    (row,) = sqlite_stage.rows(EnrolmentCodeRow)
    assert code.replace("-", "").encode() not in row.code_hash
    assert len(row.code_hash) == 32


def test_a_terminal_number_is_never_used_again(sqlite_stage: CentreStage) -> None:
    enrolled(sqlite_stage.imported(), NEAR)
    centre = sqlite_stage.centre
    again = offer_enrolment(NEAR, "K1", timedelta(hours=1), centre.database, centre.clock)
    assert again is EnrolmentRefusal.NUMBER_TAKEN
    nowhere = offer_enrolment("99999999", "K1", timedelta(hours=1), centre.database, centre.clock)
    assert nowhere is EnrolmentRefusal.UNKNOWN_CINEMA


@pytest.mark.parametrize("key", ["", "AAAA", "A" * 44, "no base64!"])
def test_a_key_that_is_none_is_refused(sqlite_stage: CentreStage, key: str) -> None:
    code = one_time_code(sqlite_stage.imported(), NEAR, "K1")
    message = {"one_time_code": code, "public_key": key, "software": "x"}
    answer = client_of(sqlite_stage).request("POST", "/terminal/v1/enrol", json=message)
    assert answer.status_code in {403, 422}


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b'{"one_time_code": 7}', b"\xff\xfe", b"9" * 5000])
def test_r7_a_malformed_message_is_a_problem_that_does_not_repeat_it(sqlite_stage: CentreStage, body: bytes) -> None:
    answer = client_of(sqlite_stage.imported()).request("POST", "/terminal/v1/enrol", content=body)
    assert answer.status_code == 422
    assert answer.headers["content-type"] == "application/problem+json"
    assert "input" not in answer.text


def test_a_body_beyond_any_message_is_not_read_to_its_end(sqlite_stage: CentreStage) -> None:
    answer = client_of(sqlite_stage.imported()).request(
        "POST", "/terminal/v1/enrol", content=b"x" * (2 * 1024 * 1024 + 1)
    )
    assert (answer.status_code, answer.json()["type"]) == (413, "urn:willcall:problem:too-large")


def test_what_is_not_there_is_a_problem_too(sqlite_stage: CentreStage) -> None:
    answer = client_of(sqlite_stage).request("GET", "/nothing")
    assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")


@pytest.mark.expects_log("database_failed")
def test_r9_a_database_that_fails_is_named_and_nothing_is_lost(sqlite_stage: CentreStage) -> None:
    terminal = enrolled(sqlite_stage.imported(), NEAR)
    with sqlite_stage.centre.database.writing() as session:
        session.execute(text("ALTER TABLE nonces RENAME TO elsewhere"))
    answer = terminal.call("GET", "/terminal/v1/packs")
    assert (answer.status_code, answer.json()["type"]) == (503, "urn:willcall:problem:database")
    assert answer.headers["retry-after"] == "30"


def test_a_software_name_with_control_characters_is_kept_without_them(stage: CentreStage) -> None:
    code = one_time_code(stage.imported(), NEAR, "K1")
    message = enrolment_message(code, Ed25519PrivateKey.generate()) | {"software": "1.0\0\x1b[31m"}
    assert client_of(stage).request("POST", "/terminal/v1/enrol", json=message).status_code == 200
    assert [row.software for row in stage.rows(TerminalRow)] == ["1.0[31m"]
