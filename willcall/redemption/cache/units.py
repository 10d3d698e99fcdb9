"""Units of work on the terminal's database."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine

from willcall.redemption.cache.house import SqlHouseBook
from willcall.redemption.cache.journal import SqlJournal
from willcall.redemption.cache.shelf import SqlCodeShelf
from willcall.redemption.cache.staff import SqlMachineBook, SqlStaffRoll
from willcall.redemption.cache.transactions import reading, writing


class SqlUnitOfWork:
    """One transaction of the terminal's database."""

    def __init__(self, connection: Connection, cinema_code: str, terminal_no: str) -> None:
        """Stand on a connection that has begun."""
        self._connection = connection
        self.shelf = SqlCodeShelf(connection, cinema_code)
        self.house = SqlHouseBook(connection, cinema_code)
        self.journal = SqlJournal(connection, cinema_code, terminal_no)
        self.staff = SqlStaffRoll(connection)
        self.machine = SqlMachineBook(connection)

    def commit(self) -> None:
        """Make it durable; see the port."""
        self._connection.commit()


class SqlUnitsOfWork:
    """Opens units of work for one terminal; may be shared by threads, a unit may not."""

    def __init__(self, engine: Engine, cinema_code: str, terminal_no: str) -> None:
        """Bind the database to the terminal whose journal it keeps."""
        self._engine = engine
        self._cinema_code = cinema_code
        self._terminal_no = terminal_no

    @contextmanager
    def reading(self) -> Iterator[SqlUnitOfWork]:
        """Open a unit that sees one consistent state."""
        with reading(self._engine) as connection:
            yield SqlUnitOfWork(connection, self._cinema_code, self._terminal_no)

    @contextmanager
    def writing(self) -> Iterator[SqlUnitOfWork]:
        """Open a unit that holds the right to write; without ``commit`` it rolls back."""
        with writing(self._engine) as connection:
            yield SqlUnitOfWork(connection, self._cinema_code, self._terminal_no)
