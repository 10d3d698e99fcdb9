"""A note that staff add to what they do: one short line, and no place for a code (R7)."""

import unicodedata
from dataclasses import dataclass
from enum import StrEnum

LONGEST_NOTE = 120
"""Characters."""

_TOO_MANY_DIGITS = 11
"""A code less its check digit, which anybody can compute; and a phone number, which is personal."""

_LETTERS_BETWEEN = 3
"""A number broken up by so many letters is still one; blanks and marks break up none."""

_NOT_ON_A_LINE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


class NoteFault(StrEnum):
    """Why a note cannot go into the journal."""

    TOO_LONG = "too_long"
    NOT_ONE_LINE = "not_one_line"
    LIKE_A_CODE = "like_a_code"


@dataclass(frozen=True, slots=True)
class Note:
    """A note as the journal bears it; empty where there is nothing to say."""

    text: str = ""


@dataclass(frozen=True, slots=True)
class NoteMissing:
    """The reason "other" says nothing without a note."""


@dataclass(frozen=True, slots=True)
class NoteUnfit:
    """The note cannot be taken; what it says is not repeated."""

    fault: NoteFault


def read_note(text: str, *, needed: bool) -> Note | NoteMissing | NoteUnfit:
    """Take what was typed as a note, without blanks around it; ``needed`` refuses an empty one."""
    line = unicodedata.normalize("NFC", text.strip())
    if not line:
        return NoteMissing() if needed else Note()
    fault = _fault(line)
    return Note(line) if fault is None else NoteUnfit(fault)


def _fault(line: str) -> NoteFault | None:
    if len(line) > LONGEST_NOTE:
        return NoteFault.TOO_LONG
    if any(unicodedata.category(character) in _NOT_ON_A_LINE for character in line):
        return NoteFault.NOT_ONE_LINE
    return NoteFault.LIKE_A_CODE if _longest_number(line) >= _TOO_MANY_DIGITS else None


def _longest_number(line: str) -> int:
    """Return the digits of the longest number, however it is set: full-width, encircled, in groups, in Chinese."""
    longest = digits = between = 0
    for character in unicodedata.normalize("NFKC", line):
        if character.isnumeric():
            digits, between = digits + 1, 0
        elif character.isalpha():
            between += 1
            digits = 0 if between > _LETTERS_BETWEEN else digits
        longest = max(longest, digits)
    return longest
