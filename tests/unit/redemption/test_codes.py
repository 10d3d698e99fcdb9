"""What a moviegoer types or scans, and everything else that ends up in that field."""

import secrets
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.iso7064 import mod_11_10

from tests.support.packs import CINEMA_KEY, code_of
from willcall.redemption.domain.codes import (
    TAG_BYTES,
    CollectionCode,
    Misreading,
    code_tag,
    new_code,
    read_code,
)

CODE = code_of(1)
DIGITS = CODE.digits
FULL_WIDTH = DIGITS.translate({ord("0") + digit: chr(0xFF10 + digit) for digit in range(10)})

codes = st.integers(0, 10**11 - 1).map(lambda body: new_code(lambda _: body))

FORMS = {
    "bare": DIGITS,
    "grouped": CODE.grouped,
    "hyphens": f"{DIGITS[:4]}-{DIGITS[4:8]}-{DIGITS[8:]}",
    "other hyphens": f"{DIGITS[:4]}\u2010{DIGITS[4:8]}\u2013{DIGITS[8:]}",
    "no-break spaces": f"{DIGITS[:4]}\u00a0{DIGITS[4:8]}\u00a0{DIGITS[8:]}",
    "full-width": FULL_WIDTH,
    "full-width with ideographic spaces": f"{FULL_WIDTH[:4]}\u3000{FULL_WIDTH[4:8]}\u3000{FULL_WIDTH[8:]}",
    "full-width and ASCII mixed": FULL_WIDTH[:6] + DIGITS[6:],
    "QR payload": CODE.qr_payload,
    "QR payload in small letters": CODE.qr_payload.lower(),
    "QR payload with groups": "WILLCALL:1:" + CODE.grouped,
    "newline at the end": DIGITS + "\n",
    "carriage return and newline": DIGITS + "\r\n",
    "tab before": "\t" + DIGITS,
    "byte-order mark": "\ufeff" + DIGITS,
    "AIM prefix": "]Q1" + CODE.qr_payload,
    "AIM prefix of Code 128": "]C0" + DIGITS,
    "FNC1 as group separator": "]C1\x1d" + DIGITS,
    "FNC1 before the AIM prefix": "\x1d]d2" + DIGITS,
    "ECI for UTF-8": "\\000026" + CODE.qr_payload,
    "AIM prefix and ECI": "]Q2\\000026" + CODE.qr_payload,
    "start and end of text": "\x02" + DIGITS + "\x03",
    "zero-width spaces": "\u200b".join(DIGITS),
    "marks of direction": "\u202a" + DIGITS + "\u202c",
    "spaces around": f"   {DIGITS}   ",
}

NO_CODES = {
    "nothing": "",
    "only spaces": "    ",
    "only controls": "\x00\x01\x1d\r\n",
    "eleven digits": DIGITS[:11],
    "thirteen digits": DIGITS + "0",
    "ten thousand digits": DIGITS * 834,
    "ten thousand spaces around a code": " " * 5000 + DIGITS + " " * 5000,
    "ten thousand controls around a code": "\x00" * 5000 + DIGITS + "\x00" * 5000,
    "letters": "ABCDEFGHIJKL",
    "Arabic-Indic digits": "".join(chr(0x0660 + int(digit)) for digit in DIGITS),
    "extended Arabic-Indic digits": "".join(chr(0x06F0 + int(digit)) for digit in DIGITS),
    "Devanagari digits": "".join(chr(0x0966 + int(digit)) for digit in DIGITS),
    "mathematical bold digits": "".join(chr(0x1D7CE + int(digit)) for digit in DIGITS),
    "superscript digits": "¹" * 12,
    "Chinese numerals": "一二三四五六七八九〇一二",
    "circled digits": "①" * 12,
    "one foreign digit among ours": DIGITS[:5] + "٣" + DIGITS[6:],
    "another version of the payload": "WILLCALL:2:" + DIGITS,
    "another payload": "https://example.org/?code=" + DIGITS,
    "payload twice": "WILLCALL:1:WILLCALL:1:" + DIGITS,
    "dots between": f"{DIGITS[:4]}.{DIGITS[4:8]}.{DIGITS[8:]}",
    "a line separator inside": DIGITS[:6] + "\u2028" + DIGITS[6:],
    "a ticket's QR": "WILLCALL-TICKET:1:8888888800000001:1:01:c2lnbmF0dXJl",
    "a lone surrogate": "\ud800" + DIGITS,
    "SQL": "'; DROP TABLE seats; --",
    "combining marks": "".join(digit + "\u0301" for digit in DIGITS),
    "minus": "-" + DIGITS + "+",
}


@pytest.mark.parametrize("text", FORMS.values(), ids=FORMS.keys())
def test_each_form_that_a_scanner_or_a_finger_makes_is_read(text: str) -> None:
    assert read_code(text) == CODE


@pytest.mark.parametrize("text", NO_CODES.values(), ids=NO_CODES.keys())
def test_all_else_is_refused_as_not_a_code(text: str) -> None:
    assert read_code(text) is Misreading.SHAPE


@given(codes, st.sampled_from(sorted(FORMS)))
def test_a_new_code_is_read_back_from_every_form(code: CollectionCode, form: str) -> None:
    wide = code.digits.translate({ord("0") + digit: chr(0xFF10 + digit) for digit in range(10)})
    text = FORMS[form].replace(CODE.grouped, code.grouped).replace(DIGITS, code.digits).replace(FULL_WIDTH, wide)
    for at in (slice(0, 4), slice(4, 8), slice(8, 12)):
        text = text.replace(DIGITS[at], code.digits[at]).replace(FULL_WIDTH[at], wide[at])
    read = read_code(text)
    # a form cut at other places is not this code any more; whatever was read is a whole code
    assert read == code or isinstance(read, (CollectionCode, Misreading))
    assert read_code(code.digits) == read_code(code.qr_payload) == read_code(code.grouped) == read_code(wide) == code


@given(
    st.one_of(
        st.text(),
        st.text(alphabet=st.characters(categories=["Nd", "Cc", "Cf", "Zs", "Pd"]), max_size=70),
        st.from_regex(r"(\][A-Z][0-9])?(\\[0-9]{6})?(WILLCALL:1:)?[0-9０-９ \-]{10,16}", fullmatch=True),
    )
)
def test_reading_never_raises_and_a_code_is_twelve_ascii_digits_with_a_right_check_digit(text: str) -> None:
    read = read_code(text)
    if isinstance(read, CollectionCode):
        assert len(read.digits) == 12
        assert read.digits.isascii()
        assert read.digits.isdigit()
        assert mod_11_10.is_valid(read.digits)
        kept = "".join(c for c in unicodedata.normalize("NFKC", text) if c.isdigit())
        assert kept.endswith(read.digits)
    else:
        assert isinstance(read, Misreading)


@given(codes, st.integers(0, 11), st.integers(1, 9))
def test_one_wrong_digit_is_called_a_mistake_in_typing(code: CollectionCode, at: int, by: int) -> None:
    wrong = str((int(code.digits[at]) + by) % 10)
    assert read_code(code.digits[:at] + wrong + code.digits[at + 1 :]) is Misreading.CHECK_DIGIT


def test_two_neighbours_swapped_are_noticed_almost_always() -> None:
    noticed = swapped = 0
    for number in range(200):
        digits = code_of(number).digits
        for at in range(11):
            if digits[at] != digits[at + 1]:
                swapped += 1
                other = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
                noticed += read_code(other) is Misreading.CHECK_DIGIT
    assert noticed / swapped > 0.97


def test_new_codes_come_from_the_source_they_are_given() -> None:
    asked: list[int] = []

    def source(below: int) -> int:
        asked.append(below)
        return 7

    assert new_code(source).digits[:11] == "00000000007"
    assert asked == [10**11]
    assert len({new_code(secrets.randbelow) for _ in range(500)}) == 500


def test_r7_a_code_hides_its_digits_from_whoever_prints_it() -> None:
    shown = f"{CODE} {CODE!r} {CODE!s} {[CODE]} {{'code': {CODE!r}}}"
    assert DIGITS not in shown
    assert not any(character.isdigit() for character in shown)


def test_r7_a_tag_is_sixteen_bytes_that_depend_on_the_key_and_on_every_digit() -> None:
    tag = code_tag(CINEMA_KEY, CODE)
    assert len(tag) == TAG_BYTES
    assert tag == code_tag(CINEMA_KEY, CollectionCode(DIGITS))
    assert tag != code_tag(bytes(32), CODE)
    assert len({code_tag(CINEMA_KEY, code_of(number)) for number in range(1000)}) == 1000


def test_a_code_is_shown_in_three_groups() -> None:
    assert CollectionCode("482109371605").grouped == "4821 0937 1605"
