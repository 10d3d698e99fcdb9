"""A scanner is told from a person."""

from hypothesis import given
from hypothesis import strategies as st

from tests.support.stub_desk import CODE
from willcall.kiosk.wedge import GAP, LEAST, Scanned, Typed, WedgeReader


def keys(text: str, gap: float) -> list[Scanned | Typed]:
    reader, now, heard = WedgeReader(), 100.0, []
    for character in text:
        now += gap
        heard.append(reader.key(character, now))
    return [each for each in (*heard, reader.finish()) if each]


def test_fast_keys_are_one_scan() -> None:
    assert keys(CODE, 0.005) == [Scanned(CODE)]


def test_slow_keys_are_typing_one_by_one() -> None:
    assert keys("4821", 0.2) == [Typed(digit) for digit in "4821"]


def test_rolling_over_two_keys_is_still_typing() -> None:
    assert keys("48", 0.03) == [Typed("48")]


def test_full_width_digits_are_typed_and_letters_are_not() -> None:
    assert keys("４a8", 0.01) == [Typed("48")]


def test_a_scan_after_typing_is_apart_from_it() -> None:
    reader = WedgeReader()
    reader.key("9", 1.0)
    assert reader.waiting
    assert reader.key("4", 2.0) == Typed("9")
    for number, character in enumerate(CODE[1:], start=1):
        assert reader.key(character, 2.0 + number * 0.01) is None
    assert reader.finish() == Scanned(CODE)
    assert reader.finish() is None


def test_r7_neither_shows_what_it_holds() -> None:
    assert CODE not in f"{Scanned(CODE)} {Typed(CODE)}"


@given(st.text(min_size=1, max_size=80), st.floats(0.001, GAP * 0.9))
def test_a_burst_is_taken_whole_or_as_digits(text: str, gap: float) -> None:
    (heard,) = keys(text, gap)
    if len(text) >= LEAST:
        assert heard == Scanned(text)
    else:
        assert isinstance(heard, Typed)
        assert set(heard.digits) <= set("0123456789")
