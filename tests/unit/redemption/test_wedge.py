"""A scanner is told from a person."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.stub_desk import CODE
from willcall.redemption.domain.codes import CollectionCode, Misreading, read_code
from willcall.redemption.domain.wedge import (
    GAP,
    LEAST,
    LEAST_ENDED,
    SLOW_GAP,
    KeyClock,
    Scanned,
    Typed,
    WedgeReader,
    straightened,
)

QR = f"WILLCALL:1:{CODE}"
SHIFTED_CODE = CODE.translate(str.maketrans("0123456789", ")!@#$%^&*("))


def keys(text: str, gap: float, *, ended: bool = False) -> list[Scanned | Typed]:
    """Hit keys at a pace, with a terminator at the same pace where it is ended; return what was heard."""
    reader, now, heard = WedgeReader(), 100.0, []
    for character in text:
        now += gap
        heard.append(reader.key(character, now))
    return [each for each in (*heard, reader.end(now + gap) if ended else reader.finish()) if each]


def test_fast_keys_are_one_scan() -> None:
    assert keys(CODE, 0.005) == [Scanned(CODE)]


def test_slow_keys_are_typing_one_by_one() -> None:
    assert keys("4821", 0.2) == [Typed(digit) for digit in "4821"]


def test_rolling_over_two_keys_is_still_typing() -> None:
    assert keys("48", 0.03) == [Typed("48")]
    assert keys("48", 0.03, ended=True) == [Typed("48")]


def test_a_short_burst_with_a_terminator_as_fast_behind_it_is_a_scan() -> None:
    assert keys("4821", 0.01, ended=True) == [Scanned("4821")]
    assert keys("4821", 0.01) == [Typed("4821")]
    reader = WedgeReader()
    for number, character in enumerate("4821"):
        reader.key(character, number * 0.01)
    assert reader.end(1.0) == Typed("4821")
    assert reader.end(1.0) is None


@pytest.mark.parametrize("text", [QR, QR.lower(), f"]Q1{QR}", f"\\000026{QR}"])
def test_what_no_person_types_may_come_slowly(text: str) -> None:
    assert keys(text, 0.15) == [Scanned(text)]


@pytest.mark.parametrize("text", [QR, QR.lower(), f"]Q1{QR}", f"|))))@^WILLCALL:!:{SHIFTED_CODE}"])
def test_a_qr_that_is_whole_is_not_waited_for_any_longer(text: str) -> None:
    reader = WedgeReader()
    for number, character in enumerate(text):
        assert reader.key(character, number * 0.15) is None
        assert reader.patience == (GAP if number == len(text) - 1 else SLOW_GAP)
    reader.key("9", (len(text) - 1) * 0.15 + GAP / 2)
    assert isinstance(read_code(getattr(reader.finish(), "text", "")), Misreading)


def test_a_bare_code_from_a_slow_scanner_is_as_good_as_typed() -> None:
    assert keys(CODE, 0.1) == [Typed(digit) for digit in CODE]


def test_letters_that_a_person_plays_with_are_nothing() -> None:
    assert keys("hello 12", 0.2) == [Typed("")] * 6 + [Typed("1"), Typed("2")]


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


@given(st.text(min_size=1, max_size=80), st.floats(0.001, GAP * 0.9), st.booleans())
def test_a_burst_is_taken_whole_or_as_digits(text: str, gap: float, ended: bool) -> None:  # noqa: FBT001  # hypothesis
    (heard,) = keys(text, gap, ended=ended)
    if len(text) >= (LEAST_ENDED if ended else LEAST):
        assert heard == Scanned(straightened(text))
    else:
        assert isinstance(heard, Typed)
        assert set(heard.digits) <= set("0123456789")


# what keyboards and input methods do to a scan


@pytest.mark.parametrize(
    "mangled",
    [
        QR.lower(),
        QR.swapcase(),
        "".join(chr(ord(character) + 0xFEE0) for character in QR),
        "".join(chr(ord(character) + 0xFEE0) for character in CODE),
        f"WILLCALL:!:{SHIFTED_CODE}",
        SHIFTED_CODE,
        f"|))))@^WILLCALL:!:{SHIFTED_CODE}",
        f"}}Q!{SHIFTED_CODE}",
        SHIFTED_CODE.replace("$", "￥").replace("^", "……"),
        "".join(chr(ord(character) + 0xFEE0) for character in SHIFTED_CODE),
        QR.replace(":", ";"),
        QR.lower().replace(":", "；"),
        f"]Q1\\000026{QR}",
        f"]E0{CODE}",
        f"\x1d{CODE}",
        f"{CODE[:6]}\x1d{CODE[6:]}",
    ],
)
def test_a_mangled_scan_is_read_as_the_scanner_meant_it(mangled: str) -> None:
    (heard,) = keys(mangled, 0.01)
    assert isinstance(heard, Scanned)
    assert read_code(heard.text) == CollectionCode(CODE)


@given(st.from_regex(r"[0-9A-Za-z:\- ]*[0-9][0-9A-Za-z:\- ]*", fullmatch=True))
def test_a_scan_with_digits_is_left_as_it_is(text: str) -> None:
    assert straightened(text) == text


# when keys were hit


class Handling:
    """When keys are handled, in the test's hands."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


def gaps(clock: KeyClock, handling: Handling, *keys_hit: tuple[int, float]) -> list[float]:
    """Return the gaps between keys, each given by its stamp and by when it is handled."""
    at = []
    for stamp, handled in keys_hit:
        handling.now = handled
        at.append(clock.at(stamp))
    return [round(after - before, 6) for before, after in pairwise(at)]


def test_keys_handled_late_are_as_close_together_as_they_were_hit() -> None:
    handling = Handling()
    assert gaps(KeyClock(handling), handling, (5000, 1000.0), (5010, 1000.5), (5020, 1000.5)) == [0.01, 0.01]


def test_a_stamp_that_starts_again_at_nought_splits_nothing() -> None:
    handling = Handling()
    assert gaps(KeyClock(handling), handling, (2**32 - 4, 1000.0), (6, 1000.1)) == [0.01]


def test_a_stamp_that_goes_back_is_a_long_pause() -> None:
    handling = Handling()
    (gap,) = gaps(KeyClock(handling), handling, (5000, 1000.0), (4990, 1000.01))
    assert gap > SLOW_GAP


def test_keys_without_a_stamp_count_by_when_they_are_handled() -> None:
    handling = Handling()
    assert gaps(KeyClock(handling), handling, (0, 1000.0), (0, 1000.02), (70, 1000.05)) == [0.02, 0.03]
