"""Keys: one master key outside the database, and every other key inside it, sealed by the master key.

So a new master key needs no more than sealing a few keys anew.
"""

import os
import secrets
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from sqlalchemy.orm import Session

from willcall.centre.codes.models import SealedKeyRow
from willcall.centre.db.bulk import add_missing

KEY_BYTES = 32
NONCE_BYTES = 12

_SIGNING, _CODES, _MARKS, _PHONES = "pack signing", "codes", "code marks", "phone endings"


class KeyFaultError(Exception):
    """The master key is missing, malformed, or not the one that the database was sealed with."""


def seal(key: bytes, plain: bytes, context: bytes) -> bytes:
    """Encrypt by AES-256-GCM (NIST SP 800-38D) with a fresh random nonce, which comes first in the result."""
    nonce = secrets.token_bytes(NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, context)


def unseal(key: bytes, sealed: bytes, context: bytes) -> bytes:
    """Decrypt what ``seal`` made.

    Raises:
        cryptography.exceptions.InvalidTag: another key or context, or altered.
    """
    return AESGCM(key).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], context)


def read_master_key(text: str) -> bytes:
    """Read a master key from 64 hexadecimal digits.

    Raises:
        KeyFaultError: it is anything else.
    """
    try:
        key = bytes.fromhex(text.strip())
    except ValueError:
        key = b""
    if len(key) != KEY_BYTES:
        raise KeyFaultError("a master key is 64 hexadecimal digits")
    return key


def master_key_from(file: Path) -> bytes:
    """Read the master key from a file; where there is none yet, make it, readable by its owner alone.

    Raises:
        KeyFaultError: the file holds no key.
        OSError: it cannot be read or made.
    """
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return read_master_key(file.read_text("ascii", errors="replace"))
    with os.fdopen(handle, "w", encoding="ascii") as made:
        made.write(secrets.token_hex(KEY_BYTES) + "\n")
        made.flush()
        os.fsync(made.fileno())
    return read_master_key(file.read_text("ascii"))


class KeyCabinet:
    """Hands out the centre's keys, made when first asked for."""

    def __init__(self, master_key: bytes) -> None:
        """Open with the master key."""
        self._master_key = master_key
        self._open: dict[str, bytes] = {}

    def cinema_key(self, session: Session, cinema_code: str) -> bytes:
        """Return the key under which a cinema's terminals know codes."""
        return self._key(session, f"cinema {cinema_code}")

    def codes_key(self, session: Session) -> bytes:
        """Return the key under which codes lie in the database."""
        return self._key(session, _CODES)

    def marks_key(self, session: Session) -> bytes:
        """Return the key of the marks by which the centre finds codes."""
        return self._key(session, _MARKS)

    def phones_key(self, session: Session) -> bytes:
        """Return the key under which the ends of buyers' phones lie in the database."""
        return self._key(session, _PHONES)

    def signing_key(self, session: Session) -> Ed25519PrivateKey:
        """Return the key that signs day packs."""
        return Ed25519PrivateKey.from_private_bytes(self._key(session, _SIGNING))

    def make_shared_keys(self, session: Session) -> None:
        """Make those keys that no cinema owns; the transaction has to be a writing one."""
        for name in (_SIGNING, _CODES, _MARKS, _PHONES):
            self.make_key(session, name)

    def make_cinema_key(self, session: Session, cinema_code: str) -> None:
        """Make a cinema's key where there is none yet; the transaction has to be a writing one."""
        self.make_key(session, f"cinema {cinema_code}")

    def make_key(self, session: Session, name: str) -> None:
        """Put a new sealed key into the database, unless one of that name is there."""
        sealed = seal(self._master_key, secrets.token_bytes(KEY_BYTES), name.encode())
        add_missing(session, SealedKeyRow, [{"name": name, "sealed": sealed}])

    def _key(self, session: Session, name: str) -> bytes:
        if name not in self._open:
            row = session.get_one(SealedKeyRow, name)
            try:
                self._open[name] = unseal(self._master_key, row.sealed, name.encode())
            except InvalidTag as error:
                raise KeyFaultError("this master key is not the one that the database was sealed with") from error
        return self._open[name]
