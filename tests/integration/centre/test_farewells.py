"""A terminal's last word at head office: believed by its signature alone, whenever it comes."""

import json

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tests.support.centre_stage import NEAR, SHOW_DAY_MORNING, CentreStage, showing_code
from tests.support.terminal_stand_in import TerminalStandIn, enrolled
from willcall.centre.desk.models import ExceptionRow
from willcall.centre.terminals.models import RosterRow, TerminalRow
from willcall.redemption.wire.farewell import Farewell, SignedFarewell, sign_farewell
from willcall.redemption.wire.journal import JournalStanding


def last_word(terminal: TerminalStandIn, key: Ed25519PrivateKey | None = None, **changes: str) -> SignedFarewell:
    who = {"cinema_code": terminal.enrolment.cinema_code, "terminal_no": terminal.enrolment.terminal_no, **changes}
    end = JournalStanding(sequence=len(terminal.journal), digest=terminal.journal[-1].digest)
    farewell = Farewell(given_up_at=SHOW_DAY_MORNING, journal=end, **who)
    return sign_farewell(farewell, (key or terminal.key).sign)


def said(terminal: TerminalStandIn, signed: SignedFarewell) -> int:
    return terminal.client.request(
        "POST", "/terminal/v1/farewell", content=signed.model_dump_json().encode()
    ).status_code


def test_r10_a_terminal_that_gave_itself_up_is_let_in_no_more(sqlite_issued: CentreStage) -> None:
    terminal = enrolled(sqlite_issued, NEAR)
    terminal.send()
    for _ in range(2):
        assert said(terminal, last_word(terminal)) == 204
    assert terminal.call("GET", "/terminal/v1/packs").status_code == 403
    (row,) = [row for row in sqlite_issued.rows(TerminalRow) if row.terminal_no == "K1"]
    assert row.revoked_at is not None
    assert [row.epoch for row in sqlite_issued.rows(RosterRow) if row.cinema_code == NEAR] == [2]
    assert sqlite_issued.rows(ExceptionRow) == []


def test_r4_entries_that_never_came_are_put_on_the_desk_once(sqlite_issued: CentreStage) -> None:
    terminal = enrolled(sqlite_issued, NEAR)
    terminal.collect(1, showing_code(NEAR, 1))
    terminal.send(terminal.journal[:2])
    for _ in range(2):
        assert said(terminal, last_word(terminal)) == 204
    (found,) = sqlite_issued.rows(ExceptionRow)
    assert (found.kind, found.subject) == ("journal_given_up", "K1")
    assert (found.evidence["first"], found.evidence["last"]) == (3, 4)


def test_r10_nobody_gives_up_anothers_terminal(sqlite_issued: CentreStage) -> None:
    terminal = enrolled(sqlite_issued, NEAR)
    stranger = Ed25519PrivateKey.generate()
    assert said(terminal, last_word(terminal, stranger)) == 403
    assert said(terminal, last_word(terminal, terminal_no="K9")) == 403
    words = json.loads(last_word(terminal).words) | {"terminal_no": "K/1"}
    no_words = SignedFarewell(words=json.dumps(words), signature=b"x")
    assert said(terminal, no_words) == 403
    signed = last_word(terminal)
    assert said(terminal, signed.model_copy(update={"words": signed.words.replace("K1", "K2")})) == 403
    assert terminal.call("GET", "/terminal/v1/packs").status_code == 200
