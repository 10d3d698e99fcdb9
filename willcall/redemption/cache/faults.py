"""What SQLite and the disk can do to us, translated once: known faults get a code, a bug passes (R9)."""

from collections.abc import Iterator
from contextlib import contextmanager
from sqlite3 import DatabaseError as SqliteError

from sqlalchemy.exc import DBAPIError

from willcall.redemption.domain.faults import FaultCode, TerminalFaultError

_KNOWN = {
    "SQLITE_BUSY": FaultCode.DATABASE_BUSY,
    "SQLITE_LOCKED": FaultCode.DATABASE_BUSY,
    "SQLITE_CORRUPT": FaultCode.DATABASE_DAMAGED,
    "SQLITE_NOTADB": FaultCode.DATABASE_DAMAGED,
    "SQLITE_FULL": FaultCode.DISK_FULL,
    "SQLITE_IOERR": FaultCode.DATABASE_UNREACHABLE,
    "SQLITE_CANTOPEN": FaultCode.DATABASE_UNREACHABLE,
    "SQLITE_READONLY": FaultCode.DATABASE_UNREACHABLE,
    "SQLITE_PERM": FaultCode.DATABASE_UNREACHABLE,
    "SQLITE_AUTH": FaultCode.DATABASE_UNREACHABLE,
}
"""Primary result codes (sqlite.org/rescode.html); an extended one begins with its primary one."""


@contextmanager
def translated_faults() -> Iterator[None]:
    """Turn known failures of the database into ``TerminalFaultError``; let everything else through."""
    try:
        yield
    except DBAPIError as error:
        code = _code_of(error.orig)
        if code is None:
            raise
        raise TerminalFaultError(code, str(error.orig)) from error


def _code_of(error: BaseException | None) -> FaultCode | None:
    if not isinstance(error, SqliteError):
        return None
    name = getattr(error, "sqlite_errorname", "")
    return next((code for primary, code in _KNOWN.items() if name.startswith(primary)), None)
