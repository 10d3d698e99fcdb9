"""Tables that people open in a spreadsheet."""

import csv
import io

import pytest

from willcall.redemption.domain.spreadsheets import as_csv, harmless


@pytest.mark.parametrize(
    "text", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\tx", "\rx", "-", "=", "--1", "=1", "@1"]
)
def test_no_text_is_taken_for_a_formula(text: str) -> None:
    assert harmless(text) == f"'{text}"


@pytest.mark.parametrize("cell", ["", "冰雪奇缘", "3-D", "-3", "+3.5", -12, 7, "19:30"])
def test_plain_words_and_numbers_are_left_as_they_are(cell: str | int) -> None:
    assert harmless(cell) == str(cell)


def test_a_file_is_read_back_as_it_was_written_and_says_what_letters_it_has() -> None:
    written = as_csv([("影片", "note"), ('a "b", c', 3), ("two\nlines", "=1")])
    assert written.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(written.decode("utf-8-sig"), newline=""))) == [
        ["影片", "note"],
        ['a "b", c', "3"],
        ["two\nlines", "'=1"],
    ]
