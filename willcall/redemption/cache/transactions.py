"""The two kinds of transaction on the terminal's database. Whoever opens one says whether it is going to write."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine

from willcall.redemption.cache.faults import translated_faults


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """Open a transaction that sees one consistent state; it never waits for a writer.

    Raises:
        TerminalFaultError: a known fault of the database, here or in the body.
    """
    with translated_faults(), engine.connect() as connection:
        connection.exec_driver_sql("BEGIN")
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """Open a transaction that holds the right to write from the start; without ``commit`` it rolls back.

    Raises:
        TerminalFaultError: a known fault of the database, here or in the body.
    """
    with translated_faults(), engine.connect() as connection:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        yield connection
