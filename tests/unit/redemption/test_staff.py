"""Who may do what with paper, and what a note may say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.packs import code_of
from tests.support.staff import CLERK, SUPERVISOR, TECHNICIAN
from willcall.redemption.domain.codes import new_code
from willcall.redemption.domain.notes import LONGEST_NOTE, Note, NoteFault, NoteMissing, NoteUnfit, read_note
from willcall.redemption.domain.paper import PaperNotice, PaperTrouble
from willcall.redemption.domain.paper_words import paper_words
from willcall.redemption.domain.staff import Right, RightMissing, StaffMember, StaffRole, View

DIGITS = code_of(1).digits


def test_r10_each_role_has_its_rights_and_no_others() -> None:
    rights = {who.role: {right for right in Right if who.may(right)} for who in (CLERK, SUPERVISOR, TECHNICIAN)}
    assert rights == {
        StaffRole.CLERK: {Right.COLLECT, Right.REPRINT, Right.ENTER_TICKS},
        StaffRole.SUPERVISOR: set(Right),
        StaffRole.TECHNICIAN: {Right.CLOSE_MACHINES_EXCEPTION},
    }


def test_r10_a_technician_sees_machines_and_seats_in_doubt_and_no_guests() -> None:
    seen = {who.role: {view for view in View if who.sees(view)} for who in (CLERK, SUPERVISOR, TECHNICIAN)}
    assert seen == {
        StaffRole.CLERK: set(View),
        StaffRole.SUPERVISOR: set(View),
        StaffRole.TECHNICIAN: set(View) - {View.SEAT_MAP, View.FIND, View.DOOR_LISTS, View.REPORTS},
    }


def test_r8_a_missing_right_says_whom_to_call() -> None:
    assert RightMissing(TECHNICIAN, Right.REPRINT).held_by == (StaffRole.CLERK, StaffRole.SUPERVISOR)
    assert RightMissing(CLERK, Right.VOUCH).held_by == (StaffRole.SUPERVISOR,)


@pytest.mark.parametrize("number", ["", " 7", "7\n", "12345678901", "王芳", "a_b", DIGITS, "٣"])
def test_r7_a_staff_number_is_short_and_neither_a_name_nor_a_code(number: str) -> None:
    with pytest.raises(ValueError, match="staff number"):
        StaffMember(number, StaffRole.CLERK)


@pytest.mark.parametrize(
    "text",
    [
        "torn in two",
        "票被撕破，座位看不清",
        "row 7 seat 12, 19:30, for the guest's son",
        "7排12座 19时30分的场次",
        "the guest's own words: “弄丢了”; seat 3🙂",
        "x" * LONGEST_NOTE,
        "2014-03-08, row 7",
    ],
)
def test_what_staff_write_of_an_evening_is_a_note(text: str) -> None:
    assert read_note(text, needed=False) == Note(text)


def test_a_note_is_taken_without_the_blanks_around_it_and_composed() -> None:
    assert read_note("  cafe\u0301 table\t\n", needed=True) == Note("café table")


@pytest.mark.parametrize("text", ["", " ", "\u3000\n"])
def test_an_empty_note_is_refused_only_where_it_is_needed(text: str) -> None:
    assert read_note(text, needed=False) == Note()
    assert read_note(text, needed=True) == NoteMissing()


HIDDEN_CODES = {
    "bare": DIGITS,
    "in a sentence": f"the guest showed {DIGITS} on a phone",
    "grouped": f"{DIGITS[:4]} {DIGITS[4:8]} {DIGITS[8:]}",
    "less its check digit": DIGITS[:11],
    "full-width": DIGITS.translate({ord("0") + digit: chr(0xFF10 + digit) for digit in range(10)}),
    "Arabic-Indic": "".join(chr(0x0660 + int(digit)) for digit in DIGITS),
    "encircled": "".join(chr(0x245F + int(digit)) if digit != "0" else "⓪" for digit in DIGITS),
    "Chinese": "".join("〇一二三四五六七八九"[int(digit)] for digit in DIGITS),
    "letter by letter": "x".join(DIGITS),
    "slashes and blanks": " / ".join(DIGITS),
    "words between groups": f"{DIGITS[:4]} 然后 {DIGITS[4:8]} and {DIGITS[8:]}",
    "QR payload": f"WILLCALL:1:{DIGITS}",
}


@pytest.mark.parametrize("text", HIDDEN_CODES.values(), ids=HIDDEN_CODES.keys())
def test_r7_what_may_be_a_code_is_no_note(text: str) -> None:
    assert read_note(text, needed=False) == NoteUnfit(NoteFault.LIKE_A_CODE)


@given(st.integers(0, 10**11 - 1), st.text(max_size=20), st.text(max_size=20), st.sampled_from(["", " ", "-", " . "]))
def test_r7_no_code_gets_through_whatever_stands_around_it(body: int, before: str, after: str, between: str) -> None:
    digits = new_code(lambda _: body).digits
    text = before + between.join(digits) + after
    assert isinstance(read_note(text, needed=False), NoteUnfit)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("x" * (LONGEST_NOTE + 1), NoteFault.TOO_LONG),
        ("two\nlines", NoteFault.NOT_ONE_LINE),
        ("two\u2028lines", NoteFault.NOT_ONE_LINE),
        ("a\0b", NoteFault.NOT_ONE_LINE),
        ("turned \u202e round", NoteFault.NOT_ONE_LINE),
        ("half a pair \ud800", NoteFault.NOT_ONE_LINE),
    ],
    ids=["long", "newline", "line separator", "NUL", "direction", "surrogate"],
)
def test_what_is_not_one_short_line_is_no_note(text: str, fault: NoteFault) -> None:
    assert read_note(text, needed=False) == NoteUnfit(fault)


@pytest.mark.parametrize("code", [*PaperTrouble, *PaperNotice])
def test_r8_every_printer_code_says_what_happened_and_what_to_do(code: PaperTrouble | PaperNotice) -> None:
    words = paper_words(code)
    for sentence in (words.happened, words.to_do):
        assert sentence[0].isupper()
        assert sentence.endswith(".")
