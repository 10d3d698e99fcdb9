"""Where a terminal's secrets live: never beside the database (R7)."""

import base64
import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import Literal, Protocol

from willcall.redemption.domain.faults import FaultCode, TerminalFaultError
from willcall.redemption.durable_names import flush_names

CINEMA_KEY = "cinema-key"
TERMINAL_KEY = "terminal-key"
KEY_BYTES = 32
"""The length of each of them."""

JOURNAL_HEAD = "journal-head"
"""No secret, but what nobody may change who cannot change the secrets; see ``kept_head``."""

_SERVICE = "willcall"
_OWNER = "owner"
_SECRETS = (CINEMA_KEY, TERMINAL_KEY)


class KeyStore(Protocol):
    """A place for secrets, by name."""

    def read(self, name: str) -> bytes | None:
        """Return a secret, or None where there is none."""
        ...

    def write(self, name: str, secret: bytes) -> None:
        """Keep a secret, durably."""
        ...

    def remove(self, name: str) -> None:
        """Forget a secret; one that is not there is forgotten already."""
        ...

    def exposed(self) -> bool:
        """Say whether others on this machine may read what is kept here."""
        ...


class FileKeyStore:
    """Files in a folder that only the service user can enter."""

    def __init__(self, folder: Path) -> None:
        """Bind to a folder; it is made when the first secret is written."""
        self._folder = folder

    def read(self, name: str) -> bytes | None:
        """Return a secret, or None where there is none."""
        try:
            return (self._folder / name).read_bytes()
        except FileNotFoundError:
            return None

    def write(self, name: str, secret: bytes) -> None:
        """Keep a secret, durably; the file appears whole or not at all."""
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        self._folder.chmod(0o700)
        beside = self._folder / f"{name}.new"
        beside.unlink(missing_ok=True)
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(secret)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self._folder / name)
        flush_names(self._folder)

    def remove(self, name: str) -> None:
        """Forget a secret."""
        (self._folder / name).unlink(missing_ok=True)

    def exposed(self) -> bool:
        """Say whether others may enter the folder; Windows tells that in another way."""
        return os.name == "posix" and bool(self._folder.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO))


class KeyringStore:
    """The system's keyring, under this terminal's own account name."""

    def __init__(self, account: str) -> None:
        """Bind to an account; two terminals of one user keep apart by it."""
        self._account = account

    def read(self, name: str) -> bytes | None:
        """Return a secret, or None where there is none."""
        import keyring  # noqa: PLC0415 - slow to import, and most terminals use files

        text = keyring.get_password(_SERVICE, f"{self._account}/{name}")
        return None if text is None else base64.b64decode(text)

    def write(self, name: str, secret: bytes) -> None:
        """Keep a secret."""
        import keyring  # noqa: PLC0415 - see above

        keyring.set_password(_SERVICE, f"{self._account}/{name}", base64.b64encode(secret).decode())

    def remove(self, name: str) -> None:
        """Forget a secret."""
        import keyring  # noqa: PLC0415 - see above
        from keyring.errors import PasswordDeleteError  # noqa: PLC0415 - see above

        with suppress(PasswordDeleteError):
            keyring.delete_password(_SERVICE, f"{self._account}/{name}")

    def exposed(self) -> bool:
        """Say that it is not: a keyring asks who wants to know."""
        return False


def hold_for(keys: KeyStore, data_dir: Path) -> None:
    """Make a key store that of the terminal whose data is there, before any secret is written.

    The store names its owner by the data folder. So a second terminal that was given the same ``key_dir`` is refused,
    and the same machine may try again after an enrolment that failed half-way: its secrets are its own to replace.
    Secrets without an owner came from elsewhere and are nobody's to replace.

    Raises:
        TerminalFaultError: ``KEYS_TAKEN``.
        OSError: the store cannot be used.
    """
    mine, owner = os.fsencode(data_dir.resolve()), keys.read(_OWNER)
    if owner is None and not any(keys.read(name) for name in _SECRETS):
        keys.write(_OWNER, mine)
    elif owner != mine:
        whose = "an unknown terminal" if owner is None else f"the terminal whose data is in {os.fsdecode(owner)}"
        raise TerminalFaultError(FaultCode.KEYS_TAKEN, f"the key store has the keys of {whose}")


def forget_all(keys: KeyStore) -> None:
    """Remove all that a terminal keeps in a store, whose it was last: until then it may be tried again.

    Raises:
        OSError: the store cannot be used.
    """
    for name in (*_SECRETS, JOURNAL_HEAD, _OWNER):
        keys.remove(name)


def open_key_store(kind: Literal["auto", "keyring", "file"], folder: Path, account: str) -> KeyStore:
    """Return the store that the settings ask for; ``auto`` takes a keyring only where the system has a real one."""
    if kind == "file" or (kind == "auto" and not _has_keyring()):
        return FileKeyStore(folder)
    return KeyringStore(account)


def _has_keyring() -> bool:
    import keyring  # noqa: PLC0415 - see above

    return float(keyring.get_keyring().priority) > 0
