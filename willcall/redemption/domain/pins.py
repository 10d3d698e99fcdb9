"""What a PIN may be: short enough for a keypad in the foyer, and nothing that a stranger tries first."""

from enum import StrEnum
from itertools import pairwise

SHORTEST_PIN, LONGEST_PIN = 4, 8

_KEYPAD_LINES = ("2580", "0852", "147258", "258369", "159357")
_PAIRS = ("1122", "2233", "3344", "112233", "445566", "778899")
_NICE_IN_CHINESE = ("1314", "1688", "6688", "8866", "5201314")
_WELL_KNOWN = frozenset((*_KEYPAD_LINES, *_PAIRS, *_NICE_IN_CHINESE))


class PinFault(StrEnum):
    """Why a PIN cannot be somebody's; what it was is not repeated."""

    NOT_DIGITS = "not_digits"
    WRONG_LENGTH = "wrong_length"
    REPEATED = "repeated"
    IN_A_ROW = "in_a_row"
    WELL_KNOWN = "well_known"
    LIKE_THE_NUMBER = "like_the_number"


def pin_fault(pin: str, staff_no: str) -> PinFault | None:
    """Say why a PIN cannot be that member of staff's; None where it can."""
    if not (pin.isascii() and pin.isdigit()):
        return PinFault.NOT_DIGITS
    if not SHORTEST_PIN <= len(pin) <= LONGEST_PIN:
        return PinFault.WRONG_LENGTH
    return _weakness(pin, staff_no)


def _weakness(pin: str, staff_no: str) -> PinFault | None:
    weak = {
        PinFault.REPEATED: _repeats(pin),
        PinFault.IN_A_ROW: _is_a_row(pin),
        PinFault.WELL_KNOWN: pin in _WELL_KNOWN,
        PinFault.LIKE_THE_NUMBER: _shows(pin, staff_no) or _shows(pin, staff_no[::-1]),
    }
    return next((fault for fault, is_so in weak.items() if is_so), None)


def _repeats(pin: str) -> bool:
    """Tell 0000, 1212 and 123123: what a part of it, put twice or more, makes."""
    return pin in (pin + pin)[1:-1]


def _is_a_row(pin: str) -> bool:
    """Tell 1234, 9876 and 7890: each digit the same step from the one before, round the clock."""
    return len({(int(after) - int(before)) % 10 for before, after in pairwise(pin)}) == 1


def _shows(pin: str, staff_no: str) -> bool:
    """Tell a PIN that is the staff number, a part of it, or the number filled up with zeros."""
    return pin in staff_no or (len(staff_no) >= SHORTEST_PIN and staff_no in pin) or pin.lstrip("0") == staff_no
