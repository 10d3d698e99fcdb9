"""The last digits of codes and phones: sealed by showing, opened by the cinema's key alone, hidden in every text."""

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.packs import CINEMA_KEY, code_of, showing_code
from willcall.redemption.domain import endings as module
from willcall.redemption.domain.endings import (
    Endings,
    EndingsSpoiledError,
    endings_of,
    is_phone_ending,
    open_endings,
    seal_endings,
)

digits = st.characters(min_codepoint=0x30, max_codepoint=0x39)
codes = st.text(digits, min_size=3, max_size=3)
phones = st.one_of(st.just(""), st.text(digits, min_size=4, max_size=4))
houses = st.dictionaries(st.integers(0, 99_999_999), st.builds(Endings, codes, phones), max_size=30)


@given(houses)
def test_what_was_sealed_opens_and_the_same_house_gives_the_same_bytes(house: dict[int, Endings]) -> None:
    sealed = seal_endings(CINEMA_KEY, showing_code(), house)
    assert open_endings(CINEMA_KEY, showing_code(), sealed) == house
    assert seal_endings(CINEMA_KEY, showing_code(), dict(reversed(house.items()))) == sealed


def test_r7_a_cinema_gets_three_digits_of_a_code_and_no_text_shows_them() -> None:
    code = code_of(1)
    told = endings_of(code, "4711")
    assert (told.code, told.phone) == (code.digits[-3:], "4711")
    for text in (repr(told), str(told), f"{told}"):
        assert told.code not in text
        assert "4711" not in text


def test_a_screen_shows_two_digits_of_a_phone_and_nothing_where_there_is_none() -> None:
    assert Endings("123", "4711").masked_phone == "••11"
    assert Endings("123").masked_phone == ""


def test_r7_another_key_another_showing_or_one_changed_byte_opens_nothing() -> None:
    sealed = seal_endings(CINEMA_KEY, showing_code(), {1: Endings("605", "4711"), 2: Endings("007")})
    spoiled = [sealed[:at] + bytes([sealed[at] ^ 1]) + sealed[at + 1 :] for at in range(len(sealed))]
    attempts = [(CINEMA_KEY, showing_code(), each) for each in (*spoiled, sealed[:-1], b"", b"x")]
    attempts += [(bytes(32), showing_code(), sealed), (CINEMA_KEY, showing_code(1), sealed)]
    for attempt in attempts:
        with pytest.raises(EndingsSpoiledError, match="do not open") as caught:
            open_endings(*attempt)
        assert "605" not in str(caught.value)


def test_rows_of_another_length_are_spoiled_though_the_key_is_right() -> None:
    cipher = module._cipher(CINEMA_KEY)
    sealed = cipher.encrypt(struct.pack(">IHH", 1, 2, 3) + b"x", [showing_code().encode()])
    with pytest.raises(EndingsSpoiledError):
        open_endings(CINEMA_KEY, showing_code(), sealed)


def test_the_key_is_of_this_purpose_alone() -> None:
    sealed = seal_endings(CINEMA_KEY, showing_code(), {1: Endings("605")})
    assert CINEMA_KEY not in sealed
    assert len(sealed) == 16 + 8


@pytest.mark.parametrize(
    ("text", "fits"),
    [("0000", True), ("4711", True), ("471", False), ("47111", False), ("47１1", False), ("47 1", False)],
)
def test_a_phones_end_is_four_digits(text: str, fits: bool) -> None:  # noqa: FBT001 - a table
    assert is_phone_ending(text) is fits
