"""A code as the centre keeps it: sealed, and found again by its tag or its mark."""

import hashlib
import hmac
import secrets
from dataclasses import dataclass

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy.orm import Session

from willcall.centre.codes.keys import NONCE_BYTES, KeyCabinet
from willcall.redemption.domain.codes import CollectionCode, code_tag

_MARK_BYTES = 16


@dataclass(frozen=True, slots=True)
class SealedCode:
    """What the database gets of a code."""

    sealed: bytes
    tag: bytes
    mark: bytes


class CodeSealer:
    """Seals and opens codes."""

    def __init__(self, keys: KeyCabinet, session: Session) -> None:
        """Take the keys that all cinemas share."""
        self._keys = keys
        self._cipher = AESGCM(keys.codes_key(session))
        self._marks_key = keys.marks_key(session)

    def seal(self, session: Session, cinema_code: str, code_no: int, code: CollectionCode) -> SealedCode:
        """Encrypt a code, bound to its cinema and number, so that a sealed code put into another row does not open."""
        nonce = secrets.token_bytes(NONCE_BYTES)
        sealed = nonce + self._cipher.encrypt(nonce, code.digits.encode(), _context(cinema_code, code_no))
        return SealedCode(sealed, code_tag(self._keys.cinema_key(session, cinema_code), code), self.mark(code))

    def open(self, cinema_code: str, code_no: int, sealed: bytes) -> CollectionCode:
        """Decrypt a code.

        Raises:
            cryptography.exceptions.InvalidTag: the row was altered.
        """
        nonce, hidden = sealed[:NONCE_BYTES], sealed[NONCE_BYTES:]
        return CollectionCode(self._cipher.decrypt(nonce, hidden, _context(cinema_code, code_no)).decode())

    def mark(self, code: CollectionCode) -> bytes:
        """Return what a code is found by at the centre: HMAC-SHA-256 (RFC 2104), cut to 16 bytes."""
        return hmac.digest(self._marks_key, code.digits.encode(), hashlib.sha256)[:_MARK_BYTES]


def _context(cinema_code: str, code_no: int) -> bytes:
    return f"{cinema_code}/{code_no}".encode()
