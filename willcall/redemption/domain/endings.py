"""The last digits of a showing's codes and of their buyers' phones: all of either that a cinema ever holds (R7).

They serve two things alone: the door list, when everything else fails, and finding the seat of a guest who lost the
code. Wherever they lie or travel they are sealed, a showing at a time, under a key that only this cinema's terminals
and the centre can derive.
"""

import struct
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from willcall.redemption.domain.codes import CollectionCode

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESSIV

CODE_DIGITS_SHOWN = 3
PHONE_DIGITS = 4

_PURPOSE = b"willcall endings 1"
_KEY_BYTES = 64
_ROW = struct.Struct(">IHH")
_NO_PHONE = 0xFFFF


class EndingsSpoiledError(ValueError):
    """What was sealed does not open: altered, another showing's, or another cinema's key."""


@dataclass(frozen=True, slots=True, repr=False)
class Endings:
    """The last three digits of a seat's code, and the last four of its buyer's phone or nothing."""

    code: str
    phone: str = ""

    def __repr__(self) -> str:
        """Hide both, so that no log and no traceback carries them."""
        return "Endings(···, ····)"

    @property
    def masked_phone(self) -> str:
        """What a screen may show for a guest to confirm: two digits of the phone, or nothing."""
        return self.phone and f"••{self.phone[2:]}"


def endings_of(code: CollectionCode, phone: str = "") -> Endings:
    """Return what a cinema may hold of a code and its buyer's phone."""
    return Endings(code.digits[-CODE_DIGITS_SHOWN:], phone)


def is_phone_ending(text: str) -> bool:
    """Say whether a text is the last four digits of a phone."""
    return len(text) == PHONE_DIGITS and text.isascii() and text.isdigit()


def seal_endings(cinema_key: bytes, showing_code: str, endings: Mapping[int, Endings]) -> bytes:
    """Encrypt a showing's endings by serial; the same ones give the same bytes, so that a pack stays the same too.

    AES-SIV (RFC 5297) needs no nonce, which two builders of one pack could not agree on; the showing is bound in.
    """
    rows = (_ROW.pack(serial, *_numbers(endings[serial])) for serial in sorted(endings))
    return _cipher(cinema_key).encrypt(b"".join(rows), [showing_code.encode()])


def open_endings(cinema_key: bytes, showing_code: str, sealed: bytes) -> dict[int, Endings]:
    """Decrypt a showing's endings; the keys are serials of tickets.

    Raises:
        EndingsSpoiledError: it is not what this cinema's key sealed for this showing.
    """
    from cryptography.exceptions import InvalidTag  # noqa: PLC0415 - see below

    try:
        rows = _cipher(cinema_key).decrypt(sealed, [showing_code.encode()])
        return {serial: _read(code, phone) for serial, code, phone in _ROW.iter_unpack(rows)}
    except (InvalidTag, struct.error) as error:
        raise EndingsSpoiledError("the last digits do not open") from error


def _numbers(endings: Endings) -> tuple[int, int]:
    return int(endings.code), int(endings.phone) if endings.phone else _NO_PHONE


def _read(code: int, phone: int) -> Endings:
    return Endings(f"{code:0{CODE_DIGITS_SHOWN}d}", "" if phone == _NO_PHONE else f"{phone:0{PHONE_DIGITS}d}")


def _cipher(cinema_key: bytes) -> "AESSIV":
    """Return the cipher under a key of this purpose alone, derived by HKDF-SHA-256 (RFC 5869)."""
    # slow to import, and no kiosk needs them for its first picture
    from cryptography.hazmat.primitives.ciphers.aead import AESSIV  # noqa: PLC0415
    from cryptography.hazmat.primitives.hashes import SHA256  # noqa: PLC0415
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF  # noqa: PLC0415

    return AESSIV(HKDF(SHA256(), _KEY_BYTES, None, _PURPOSE).derive(cinema_key))
