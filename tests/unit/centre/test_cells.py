"""From cells to values, in the forms in which cinemas write them."""

from contextlib import suppress
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from willcall.centre.schedules.reading import cells
from willcall.centre.schedules.reading.sheets import Cell

DAY = date(2014, 3, 8)
EVENING = datetime.combine(DAY, time(19, 30))


DATES: list[Cell] = ["2014-03-08", "2014/3/8", "20140308", "2014.03.08", "2014年3月8日", "２０１４－０３－０８"]
DATES += [" 2014-3-08 ", "2014-03-08 00:00:00", "41706", 41706, 41706.0, EVENING, DAY]
TIMES: list[tuple[Cell, int]] = [("19:30", 1170), ("9:05", 545), ("19：30", 1170), ("24:30", 1470), ("19点30分", 1170)]
TIMES += [("19:30:00", 1170), (time(19, 30), 1170), (0.8125, 1170), (EVENING, 1170), (timedelta(hours=24.5), 1470)]
PRICES: list[tuple[Cell, int]] = [("35", 3500), ("35.5", 3550), ("35.00", 3500), ("¥35", 3500), ("35元", 3500)]
PRICES += [("３５．１０", 3510), (35, 3500), (35.1, 3510), ("0", 0), ("￥ 35.00元", 3500), (19.99, 1999)]
NO_PRICES: list[Cell] = ["35.001", "-1", "free", "", None, "1e3", "35,00", "99999999", "3.8.0", float("inf")]
NO_PRICES += [float("nan")]


@pytest.mark.parametrize("cell", DATES)
def test_a_date_in_any_usual_form_is_read(cell: Cell) -> None:
    assert cells.day(cell) == DAY


@pytest.mark.parametrize(
    "cell", ["2014-02-30", "8 March", "", None, "14-3-8", "2014-13-01", "08/03/2014", "0000-00-00"]
)
def test_what_is_no_date_is_refused(cell: Cell) -> None:
    with pytest.raises(cells.UnfitError, match="a date"):
        cells.day(cell)


@pytest.mark.parametrize(("cell", "minutes"), TIMES)
def test_a_time_in_any_usual_form_is_read(cell: Cell, minutes: int) -> None:
    assert cells.since_midnight(cell) == timedelta(minutes=minutes)


@pytest.mark.parametrize("cell", ["30:00", "19:60", "19", "", None, "evening", "-1:00"])
def test_what_is_no_time_is_refused(cell: Cell) -> None:
    with pytest.raises(cells.UnfitError, match="a time"):
        cells.since_midnight(cell)


@pytest.mark.parametrize("cell", ["2014-03-08 19:30", "2014/3/8 19:30", "2014-03-08T19:30:00", EVENING, 41706.8125])
def test_date_and_time_in_one_cell_are_read(cell: Cell) -> None:
    assert cells.moment(cell) == EVENING


@pytest.mark.parametrize("cell", ["19:30", "", None, time(19, 30), 0.5])
def test_a_time_alone_is_no_moment(cell: Cell) -> None:
    assert cells.moment(cell) is None


@pytest.mark.parametrize(("cell", "fen"), PRICES)
def test_a_price_becomes_fen_exactly(cell: Cell, fen: int) -> None:
    assert cells.price_fen(cell) == fen


@given(st.integers(0, 1_000_000))
def test_every_price_of_two_decimals_survives_as_text_and_as_a_number(fen: int) -> None:
    assert cells.price_fen(str(Decimal(fen) / 100)) == fen
    assert cells.price_fen(fen / 100) == fen


@pytest.mark.parametrize("cell", NO_PRICES)
def test_what_is_no_price_is_refused(cell: Cell) -> None:
    with pytest.raises(cells.UnfitError, match="a price in yuan"):
        cells.price_fen(cell)


@pytest.mark.parametrize("cell", ["10000001", "１０００００01", " 10000001 ", "'10000001", 10000001, 10000001.0])
def test_a_code_is_read_from_text_and_from_a_number_that_lost_nothing(cell: Cell) -> None:
    assert cells.digits(cell, 8) == "10000001"


@pytest.mark.parametrize(
    ("cell", "length", "hint"),
    [
        ("1000001", 8, "leading zeros"),
        (1000001, 8, "leading zeros"),
        ("1.00000E+15", 16, "turned the code into a number"),
        (1000000100000001, 16, "has lost some"),
        (1000000100000000.0, 16, "has lost some"),
        ("1000000a", 8, "8 digits"),
        ("100000012", 8, "8 digits"),
        ("", 8, "8 digits"),
        (None, 8, "8 digits"),
        ("٣٤٥٦٧٨٩٠", 8, "8 digits"),
        ("1000\x000001", 8, "control"),
    ],
)
def test_a_code_that_was_spoilt_says_how(cell: Cell, length: int, hint: str) -> None:
    with pytest.raises(cells.UnfitError, match=hint):
        cells.digits(cell, length)


def test_titles_keep_their_chinese_punctuation_and_stand_on_one_line() -> None:
    assert cells.words("霍比特人：\n史矛革之战 ") == "霍比特人： 史矛革之战"
    with pytest.raises(cells.UnfitError, match="at most"):
        cells.words("x" * 81)
    with pytest.raises(cells.UnfitError, match="control"):
        cells.words("bell\x07")


@given(
    st.one_of(st.none(), st.text(), st.integers(), st.floats(), st.datetimes(), st.dates(), st.times(), st.timedeltas())
)
def test_any_cell_at_all_is_either_read_or_refused(cell: Cell) -> None:
    for fit in (
        cells.day,
        cells.since_midnight,
        cells.moment,
        cells.price_fen,
        cells.words,
        lambda each: cells.digits(each, 16),
        lambda each: cells.whole_number(each, 0, 9),
        lambda each: cells.letters_and_digits(each, 1, 4),
    ):
        with suppress(cells.UnfitError):
            fit(cell)
