"""Opening the terminal's database: pragmas, transactions that begin when we say so, and the schema's version."""

import math
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from sqlite3 import SQLITE_BUSY, OperationalError
from sqlite3 import Connection as SqliteConnection

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import ConnectionPoolEntry

from willcall.redemption.cache.faults import translated_faults
from willcall.redemption.cache.models import SCHEMA_VERSION
from willcall.redemption.domain.faults import FaultCode, TerminalFaultError

BUSY_TIMEOUT_MS = 5000
_ROOM_BESIDE = 64 * 1024
"""Bytes. The write-ahead log's index alone takes 32 kB."""

_PRIMARY = 0xFF
"""The bits of an extended result code that are its primary one (sqlite.org/rescode.html)."""

_PRAGMAS = (
    f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA cache_size = -16000",
)


def open_database(path: Path) -> Engine:
    """Open the database, creating it or bringing its schema up to date where needed.

    Raises:
        TerminalFaultError: it cannot be reached, is damaged, or was written by a later version of the program; or the
            disk has no room for what SQLite lays beside it.
    """
    engine = create_engine(f"sqlite:///{path}", hide_parameters=True)
    event.listen(engine, "connect", _prepare)
    try:
        with _full_disk_named(path.parent), translated_faults():
            _bring_up_to_date(engine, path)
    except BaseException:
        engine.dispose()
        raise
    return engine


@contextmanager
def _full_disk_named(folder: Path) -> Iterator[None]:
    """Name a full disk as one: SQLite says only that it cannot open what it would have to make there (R9)."""
    try:
        yield
    except TerminalFaultError as fault:
        if fault.code is FaultCode.DATABASE_UNREACHABLE and _free_bytes(folder) < _ROOM_BESIDE:
            raise TerminalFaultError(FaultCode.DISK_FULL, f"no room in {folder}") from fault
        raise


def _free_bytes(folder: Path) -> float:
    try:
        return shutil.disk_usage(folder).free
    except OSError:  # gone, or not to be reached: no full disk
        return math.inf


def _prepare(connection: SqliteConnection, _: ConnectionPoolEntry) -> None:
    # sqlite3 must not begin transactions of its own: a unit of work says when, and whether it is going to write
    connection.isolation_level = None
    try:
        for pragma in _PRAGMAS:
            connection.execute(pragma)
        _use_wal(connection)
    except UnicodeDecodeError as error:
        # what SQLite says of a damaged schema repeats it, byte by byte
        raise TerminalFaultError(FaultCode.DATABASE_DAMAGED, "its schema cannot be read") from error


def _use_wal(connection: SqliteConnection) -> None:
    # two programs that open a new database at once: SQLite does not wait for the lock that this change needs
    deadline = time.monotonic() + BUSY_TIMEOUT_MS / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
        except OperationalError as error:
            if error.sqlite_errorcode & _PRIMARY != SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.005)
        else:
            return


def _bring_up_to_date(engine: Engine, path: Path) -> None:
    held = _schema_version(engine)
    if held > SCHEMA_VERSION:
        raise TerminalFaultError(
            FaultCode.DATABASE_TOO_NEW, f"{path} has schema {held}, this program knows {SCHEMA_VERSION}"
        )
    if held < SCHEMA_VERSION:
        _migration()(engine)


def _schema_version(engine: Engine) -> int:
    with engine.connect() as connection:
        return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def _migration() -> Callable[[Engine], None]:
    # Alembic is slow to import, and a kiosk that starts needs it once in its life
    from willcall.redemption.cache.migrate import migrate  # noqa: PLC0415

    return migrate
