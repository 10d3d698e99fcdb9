"""Many rows at once: COPY on PostgreSQL, one prepared statement on SQLite."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, TypeVar

from psycopg import Connection as PgConnection
from psycopg import sql
from sqlalchemy import JSON, Table, insert
from sqlalchemy.dialects.postgresql import insert as pg_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.orm import Session

from willcall.centre.db.rows import Row

T = TypeVar("T")
Values = tuple[Any, ...]


def add_rows(session: Session, row: type[Row], columns: Sequence[str], values: Sequence[Values]) -> None:
    """Insert rows given as tuples in the order of ``columns``.

    Raises:
        sqlalchemy.exc.IntegrityError or psycopg.errors.UniqueViolation: a key is taken.
    """
    if not values:
        return
    if session.get_bind().dialect.name == "postgresql":
        _copy(session, table_of(row), columns, values)
    else:
        session.execute(insert(table_of(row)), [dict(zip(columns, each, strict=True)) for each in values])


def put_rows(session: Session, row: type[Row], rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows, or update those whose primary key is there already."""
    for part in batches(rows, 1000):
        statement = _insert_for(session)(table_of(row)).values(part)
        keys = list(table_of(row).primary_key.columns.keys())
        others = {name: statement.excluded[name] for name in part[0] if name not in keys}
        session.execute(statement.on_conflict_do_update(index_elements=keys, set_=others))


def add_missing(session: Session, row: type[Row], rows: Sequence[dict[str, Any]]) -> None:
    """Insert those rows whose primary key is not there yet, and leave the others as they are."""
    for part in batches(rows, 1000):
        session.execute(_insert_for(session)(table_of(row)).values(part).on_conflict_do_nothing())


def batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """Cut a stream into lists of at most ``size``."""
    stream = iter(items)
    while part := list(islice(stream, size)):
        yield part


def table_of(row: type[Row]) -> Table:
    """Return the table behind a row class."""
    table = row.__table__
    assert isinstance(table, Table)  # noqa: S101 - a declarative row class always stands on a table
    return table


def _insert_for(session: Session) -> Any:  # noqa: ANN401 - two dialects' inserts with the same methods
    return pg_insert if session.get_bind().dialect.name == "postgresql" else sqlite_insert


def _copy(session: Session, table: Table, columns: Sequence[str], values: Iterable[Values]) -> None:
    driver = session.connection().connection.driver_connection
    assert isinstance(driver, PgConnection)  # noqa: S101 - the only driver of this dialect that is installed
    names = sql.SQL(", ").join(map(sql.Identifier, columns))
    statement = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table.name), names)
    documents = [place for place, name in enumerate(columns) if isinstance(table.c[name].type, JSON)]
    with driver.cursor() as cursor, cursor.copy(statement) as copy:
        for each in map(_with_documents(documents), values) if documents else values:
            copy.write_row(each)


def _with_documents(places: Sequence[int]) -> Callable[[Values], Values]:
    """Return a function that writes the values at ``places`` as JSON."""
    return lambda each: tuple(json.dumps(value) if at in places else value for at, value in enumerate(each))
