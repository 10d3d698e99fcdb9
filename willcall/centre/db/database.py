"""The database and its transactions."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session

_WRITING = "willcall_writing"
_BUSY_MS = 30_000


class Database:
    """Opens transactions on one database. Leaving a transaction by an exception rolls it back.

    No error of it shows the values of a statement (R7).
    """

    def __init__(self, url: str) -> None:
        """Bind to a database by its SQLAlchemy URL; nothing is opened yet."""
        self.engine = _sqlite_engine(url) if make_url(url).get_backend_name() == "sqlite" else _postgres_engine(url)

    @property
    def is_postgresql(self) -> bool:
        """Whether this is a PostgreSQL server."""
        return self.engine.dialect.name == "postgresql"

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Open a transaction that sees one consistent state and is rolled back at the end."""
        with Session(self.engine) as session:
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Open a transaction that is committed at the end; on SQLite it holds the right to write from its start."""
        with self.engine.connect().execution_options(**{_WRITING: True}) as connection, Session(connection) as session:
            yield session
            session.commit()
            connection.commit()

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()


def _postgres_engine(url: str) -> Engine:
    return create_engine(url, pool_pre_ping=True, hide_parameters=True)


def _sqlite_engine(url: str) -> Engine:
    engine = create_engine(url, connect_args={"timeout": _BUSY_MS / 1000}, hide_parameters=True)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: Any) -> None:  # noqa: ANN401 - SQLAlchemy's own
    # The driver's own transaction handling begins too late for what is read first; `_begin_sqlite` says BEGIN itself.
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", f"busy_timeout={_BUSY_MS}"):
        connection.execute(f"PRAGMA {pragma}").close()


def _begin_sqlite(connection: Connection) -> None:
    writing = connection.get_execution_options().get(_WRITING)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")
