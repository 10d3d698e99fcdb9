"""A database that nobody else has open, whole in its one file."""

import sqlite3
from contextlib import closing
from pathlib import Path

from willcall.redemption.domain.faults import FaultCode, TerminalFaultError


def seclude(path: Path) -> None:
    """Put what is in the write-ahead log into the file itself; SQLite does that only where nobody else has it open.

    Raises:
        TerminalFaultError: ``DATABASE_BUSY`` while another program has it open; nothing was changed.
    """
    with closing(sqlite3.connect(path, isolation_level=None, timeout=0)) as connection:
        try:
            (mode,) = connection.execute("PRAGMA journal_mode = DELETE").fetchone()
        except sqlite3.OperationalError as error:
            raise TerminalFaultError(FaultCode.DATABASE_BUSY, "another program has the database open") from error
    if mode != "delete":
        raise TerminalFaultError(FaultCode.DATABASE_BUSY, "another program has the database open")
