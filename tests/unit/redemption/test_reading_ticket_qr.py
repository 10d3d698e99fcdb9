"""A ticket's QR read back: what is genuine, and everything else that somebody holds under a scanner."""

import base64

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from tests.support.packs import TERMINAL_KEY, code_of, ticket_no
from tests.support.staff import KEYS
from willcall.redemption.domain.ticket_qr import (
    GenuinePaper,
    NotATicketQr,
    RehearsalPaper,
    SignatureWrong,
    TerminalUnknown,
    read_ticket_qr,
)
from willcall.redemption.domain.tickets import ticket_qr

NUMBER = ticket_no(1)
QR = ticket_qr(NUMBER, 2, "01", TERMINAL_KEY.sign)
REHEARSAL_QR = ticket_qr(NUMBER, 2, "01", TERMINAL_KEY.sign, rehearsal=True)
GENUINE = GenuinePaper(NUMBER, 2, "01")
STATEMENT, _, SIGNATURE = QR.rpartition(":")
WIDE = QR.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)})

FORMS = {
    "as printed": QR,
    "carriage return and newline": QR + "\r\n",
    "AIM prefix": "]Q1" + QR,
    "ECI for UTF-8": "\\000026" + QR,
    "AIM prefix and ECI": "]Q2\\000026" + QR,
    "start and end of text": "\x02" + QR + "\x03",
    "byte-order mark": "\ufeff" + QR,
    "full-width": WIDE,
    "full-width, AIM prefix and all": "］Ｑ１" + WIDE + "\r",
    "spaces around": f"  {QR} ",
}

NO_TICKETS = {
    "nothing": "",
    "the buyer's code": code_of(1).qr_payload,
    "bare digits": code_of(1).digits,
    "no signature": STATEMENT,
    "half a signature": QR[:-40],
    "a character too many": QR + "A",
    "another version": QR.replace(":1:", ":2:", 1),
    "another word": QR.replace("TICKET", "COUPON"),
    "in small letters": QR.lower(),
    "a number too short": QR.replace(NUMBER, NUMBER[:-1]),
    "Arabic-Indic digits": QR.replace(NUMBER, "".join(chr(0x0660 + int(digit)) for digit in NUMBER)),
    "copy 0": QR.replace(":2:01", ":0:01"),
    "copy 02": QR.replace(":2:01", ":02:01"),
    "no terminal": QR.replace(":01:", "::"),
    "padding": QR + "==",
    "a blank inside": QR.replace(":2:", ": 2:"),
    "twice": QR + QR,
    "ten thousand characters": QR * 80,
    "a lone surrogate": "\ud800" + QR,
}


@pytest.mark.parametrize("text", FORMS.values(), ids=FORMS.keys())
def test_each_form_that_a_scanner_makes_of_a_genuine_paper_is_read(text: str) -> None:
    assert read_ticket_qr(text, KEYS) == GENUINE


@pytest.mark.parametrize("text", NO_TICKETS.values(), ids=NO_TICKETS.keys())
def test_all_else_is_no_tickets_qr(text: str) -> None:
    assert read_ticket_qr(text, KEYS) == NotATicketQr()


def test_the_paper_of_a_rehearsal_is_told_from_a_ticket_whatever_word_is_put_before_it() -> None:
    assert read_ticket_qr(REHEARSAL_QR, KEYS) == RehearsalPaper(NUMBER, 2, "01")
    dressed_up = REHEARSAL_QR.replace("REHEARSAL", "TICKET")
    assert read_ticket_qr(dressed_up, KEYS) == SignatureWrong("01")


@pytest.mark.parametrize(
    "forged",
    [
        QR.replace(NUMBER, ticket_no(2)),
        QR.replace(":2:01", ":1:01"),
        STATEMENT + ":" + "A" * 86,
        ticket_qr(NUMBER, 2, "01", Ed25519PrivateKey.generate().sign),
    ],
    ids=["another seat", "the original", "no signature at all", "somebody else's key"],
)
def test_r10_what_the_terminal_did_not_sign_is_named(forged: str) -> None:
    assert read_ticket_qr(forged, KEYS) == SignatureWrong("01")


def test_a_paper_of_a_terminal_whose_key_is_not_here_is_neither_genuine_nor_forged() -> None:
    elsewhere = ticket_qr(NUMBER, 1, "K2", Ed25519PrivateKey.generate().sign)
    assert read_ticket_qr(elsewhere, KEYS) == TerminalUnknown("K2")


def test_a_signature_has_one_spelling() -> None:
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
    last = alphabet.index(SIGNATURE[-1])
    others = [SIGNATURE[:-1] + alphabet[last ^ spare] for spare in range(1, 16)]
    assert {base64.urlsafe_b64decode(other + "==") for other in others} == {base64.urlsafe_b64decode(SIGNATURE + "==")}
    assert {read_ticket_qr(f"{STATEMENT}:{other}", KEYS) for other in others} == {SignatureWrong("01")}


@given(
    serial=st.integers(0, 10**8 - 1),
    copy_no=st.integers(1, 9999),
    terminal=st.sampled_from(["1", "01", "K1", "Kiosk003"]),
    rehearsal=st.booleans(),
)
def test_every_qr_that_a_terminal_prints_is_read_back(
    serial: int, copy_no: int, terminal: str, *, rehearsal: bool
) -> None:
    public = TERMINAL_KEY.public_key().public_bytes_raw()
    text = ticket_qr(ticket_no(serial), copy_no, terminal, TERMINAL_KEY.sign, rehearsal=rehearsal)
    kind = RehearsalPaper if rehearsal else GenuinePaper
    assert read_ticket_qr(text, {terminal: public}.get) == kind(ticket_no(serial), copy_no, terminal)


@given(st.integers(0, len(QR) - 1), st.characters())
def test_r10_no_changed_character_leaves_a_paper_genuine(at: int, other: str) -> None:
    changed = QR[:at] + other + QR[at + 1 :]
    read = read_ticket_qr(changed, KEYS)
    # a full-width form is the same character, as scanners and input methods make it
    same = {QR[at], chr(ord(QR[at]) + 0xFEE0)}
    assert (read == GENUINE) is (other in same)
