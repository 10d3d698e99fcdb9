"""Collection codes: what a moviegoer types or scans, and the tag a cinema keeps instead.

A code is twelve digits: eleven from a cryptographic source and one ISO 7064 MOD 11,10 check digit. The check digit
catches typing mistakes; it protects nothing. A cinema never stores a code, only its tag.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from willcall.redemption.domain.scans import without_marks

CODE_DIGITS = 12
TAG_BYTES = 16
QR_PREFIX = "WILLCALL:1:"

_LONGEST_SCAN = 64
"""No scanner form of a code is longer; anything beyond is refused before it is looked at."""

_SEPARATORS = str.maketrans("", "", " \u00a0\u3000-\u2010\u2011\u2012\u2013\uff0d")
_FULL_WIDTH = str.maketrans({0xFF10 + digit: str(digit) for digit in range(10)})
_TWELVE_DIGITS = re.compile(r"[0-9]{12}")


@dataclass(frozen=True, slots=True, repr=False)
class CollectionCode:
    """Twelve digits with a right check digit. A secret: neither ``repr`` nor ``str`` shows it (R7)."""

    digits: str

    def __repr__(self) -> str:
        """Hide the digits, so that no log and no traceback carries a code."""
        return "CollectionCode(············)"

    @property
    def grouped(self) -> str:
        """The digits as a moviegoer reads them, ``4821 0937 1605``."""
        return f"{self.digits[:4]} {self.digits[4:8]} {self.digits[8:]}"

    @property
    def qr_payload(self) -> str:
        """The text a channel puts into the buyer's QR."""
        return QR_PREFIX + self.digits


class Misreading(StrEnum):
    """Why an input is not a code."""

    SHAPE = "shape"
    CHECK_DIGIT = "check_digit"


def read_code(text: str) -> CollectionCode | Misreading:
    r"""Read what was typed or scanned.

    Accepts bare digits, digits with spaces or hyphens, full-width digits and the QR payload; strips control
    characters, AIM symbology identifiers (``]Q3``) and ECI designators (``\000026``). All else is refused.
    """
    if len(text) > _LONGEST_SCAN:
        return Misreading.SHAPE
    visible = without_marks(text)
    if visible[: len(QR_PREFIX)].upper() == QR_PREFIX:
        visible = visible[len(QR_PREFIX) :]
    digits = visible.translate(_SEPARATORS).translate(_FULL_WIDTH)
    if _TWELVE_DIGITS.fullmatch(digits) is None:
        return Misreading.SHAPE
    return CollectionCode(digits) if digits == _checked(digits[:-1]) else Misreading.CHECK_DIGIT


def new_code(randbelow: Callable[[int], int]) -> CollectionCode:
    """Make a code from a cryptographic source such as ``secrets.randbelow``. Uniqueness is the caller's to hold."""
    return CollectionCode(_checked(f"{randbelow(10 ** (CODE_DIGITS - 1)):011d}"))


def _checked(body: str) -> str:
    """Return eleven digits with their ISO 7064 MOD 11,10 check digit."""
    # slow to import, and no kiosk needs it for its first picture
    from stdnum.iso7064 import mod_11_10  # noqa: PLC0415

    return body + str(mod_11_10.calc_check_digit(body))


def code_tag(cinema_key: bytes, code: CollectionCode) -> bytes:
    """Return the 16 bytes under which a cinema knows a code: HMAC-SHA-256 (RFC 2104) truncated to 128 bits."""
    import hmac  # noqa: PLC0415  # brings OpenSSL along, which takes 3 ms that the first picture does not need

    return hmac.digest(cinema_key, code.digits.encode("ascii"), "sha256")[:TAG_BYTES]
