"""The note of the journal's end, beside the terminal's key and made with it: see decision 27."""

import hashlib
import hmac
import json

from willcall.redemption.domain.faults import FaultCode, TerminalFaultError
from willcall.redemption.domain.journal_findings import HeadTrouble
from willcall.redemption.domain.written_entries import JournalHead
from willcall.redemption.keys import JOURNAL_HEAD, KeyStore

_LABEL = b"willcall journal head 1"


class KeptHead:
    """Keeps the note in the key store.

    It bears an HMAC-SHA-256 (RFC 2104) under a key that is derived from the terminal's own: a note that was made up, or
    brought from another terminal, shows.
    """

    def __init__(self, keys: KeyStore, terminal_key: bytes) -> None:
        """Take the store, and the terminal's private key (32 bytes)."""
        self._keys = keys
        self._key = hmac.digest(terminal_key, _LABEL, hashlib.sha256)

    def read(self) -> JournalHead | HeadTrouble:
        """Return the note, or why there is none to believe.

        Raises:
            TerminalFaultError: the key store cannot be used.
        """
        try:
            kept = self._keys.read(JOURNAL_HEAD)
        except OSError as error:
            raise _unusable(error) from error
        return HeadTrouble.MISSING if kept is None else self._believed(kept)

    def write(self, head: JournalHead) -> None:
        """Keep it, durably, in place of the one before.

        Raises:
            TerminalFaultError: the key store cannot be used.
        """
        note = {"sequence": head.sequence, "digest": head.digest, "mac": self._mac(head)}
        try:
            self._keys.write(JOURNAL_HEAD, json.dumps(note).encode())
        except OSError as error:
            raise _unusable(error) from error

    def _believed(self, kept: bytes) -> JournalHead | HeadTrouble:
        try:
            note = json.loads(kept)
            head = JournalHead(int(note["sequence"]), str(note["digest"]))
            genuine = hmac.compare_digest(str(note["mac"]).encode(), self._mac(head).encode())
        except (ValueError, KeyError, TypeError):
            return HeadTrouble.FORGED
        return head if genuine else HeadTrouble.FORGED

    def _mac(self, head: JournalHead) -> str:
        return hmac.digest(self._key, f"{head.sequence} {head.digest}".encode(), hashlib.sha256).hex()


def _unusable(error: OSError) -> TerminalFaultError:
    return TerminalFaultError(FaultCode.KEY_MISSING, f"the key store cannot be used: {error.strerror}")
