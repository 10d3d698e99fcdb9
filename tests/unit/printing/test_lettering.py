"""What a title may hold."""

import pytest

from willcall.printing.lettering import letters


@pytest.mark.parametrize(
    ("given", "set_as"),
    [
        ("流浪地球2", "流浪地球2"),
        ("  two   blanks\tand a line\nend ", "two blanks and a line end"),
        ("ideographic　space", "ideographic space"),
        ("e\u0301t\u00e9", "été"),
        ("a\u0000b\u0007c", "a b c"),
        ("seat \u202e21\u202c", "seat 21"),
        ("zero\u200bwidth\ufeff", "zerowidth"),
        ("lone \ud800 surrogate", "lone surrogate"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("🎬 film 👍🏽👩‍👩‍👧", "□ film □□"),
        ("", ""),
    ],
)
def test_text_becomes_one_line_that_can_be_set(given: str, set_as: str) -> None:
    assert letters(given) == set_as
