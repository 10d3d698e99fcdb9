"""The terminal's books as they are written: read letter by letter, so that nothing that was touched stays unseen."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date

from sqlalchemy import Connection, Engine, bindparam, func, select
from sqlalchemy.exc import OperationalError

from willcall.redemption.cache.models import PackRow, SeatRow, ShowingRow
from willcall.redemption.cache.pack_content import day_content
from willcall.redemption.cache.transactions import reading
from willcall.redemption.domain.sync_status import HeldPack
from willcall.redemption.domain.tickets import ticket_number
from willcall.redemption.domain.written_entries import JournalHead, WrittenEntry
from willcall.redemption.service.journal_ports import SeatStanding

_ENTRIES = """
    SELECT sequence, CAST(at AS BLOB), CAST(kind AS BLOB), CAST(facts AS BLOB), CAST(previous AS BLOB),
        CAST(digest AS BLOB)
    FROM journal ORDER BY sequence
"""
"""As bytes: a letter that is no UTF-8 any more is a finding, not a fault of the reading."""

_END = "SELECT sequence, CAST(digest AS BLOB) FROM journal ORDER BY sequence DESC LIMIT 1"
_DIGEST = "SELECT CAST(digest AS BLOB) FROM journal WHERE sequence = ?"
_SEATS = "SELECT serial, CAST(state AS BLOB), copies FROM seats WHERE state <> 'open' OR copies <> 0 ORDER BY serial"
_PACKS = select(*PackRow.__table__.columns).order_by(PackRow.business_day)
_DAYS_SHOWINGS = select(ShowingRow.showing_code).where(ShowingRow.business_day == bindparam("day"))
_COUNTS = select(
    select(func.count()).select_from(_DAYS_SHOWINGS.subquery()).scalar_subquery(),
    select(func.count(SeatRow.serial)).where(SeatRow.showing_code.in_(_DAYS_SHOWINGS)).scalar_subquery(),
)
_MOST_DAMAGE = 20


class SqlWrittenBooks:
    """The books inside one transaction; see the port."""

    def __init__(self, connection: Connection, cinema_code: str) -> None:
        """Stand on a connection that has begun."""
        self._connection = connection
        self._cinema_code = cinema_code

    def entries(self) -> Iterator[WrittenEntry]:
        """Walk the journal from its lowest sequence to its highest."""
        for sequence, *texts in self._connection.exec_driver_sql(_ENTRIES):
            yield WrittenEntry(sequence, *map(_letters, texts))

    def end(self) -> JournalHead | None:
        """Return where the journal ends."""
        found = self._connection.exec_driver_sql(_END).one_or_none()
        return None if found is None else JournalHead(found[0], _letters(found[1]))

    def digest_at(self, sequence: int) -> str | None:
        """Return the digest that stands at a sequence."""
        found = self._connection.exec_driver_sql(_DIGEST, (sequence,)).one_or_none()
        return None if found is None else _letters(found[0])

    def moved_seats(self) -> Iterator[SeatStanding]:
        """Walk the seats that are not open, or of which a copy was begun."""
        for serial, state, copies in self._connection.exec_driver_sql(_SEATS):
            yield SeatStanding(ticket_number(self._cinema_code, serial), _letters(state), copies)

    def packs(self) -> Sequence[HeldPack]:
        """Return which packs were applied last."""
        return [HeldPack(*pack) for pack in self._connection.execute(_PACKS)]

    def pack_counts(self, day: date) -> tuple[int, int]:
        """Count the showings of a business day, and the seats that were issued for them."""
        showings, seats = self._connection.execute(_COUNTS, {"day": day}).one()
        return showings, seats

    def pack_content(self, day: date) -> str:
        """Return a digest of a business day's showings and codes."""
        return day_content(self._connection, day)

    def damage(self) -> Sequence[str]:
        """Have the database check itself: pages, indexes, and that each index has just its table's rows."""
        try:
            found = self._connection.exec_driver_sql(f"PRAGMA integrity_check({_MOST_DAMAGE})").scalars().all()
        except OperationalError as error:
            # an index over facts that are no JSON any more: the check itself stumbles
            return [str(error.orig)]
        return [line for line in found if line != "ok"]


def _letters(written: bytes) -> str:
    return written.decode(errors="replace")


class SqlRecords:
    """The terminal's books on the disk; see the port."""

    def __init__(self, engine: Engine, cinema_code: str) -> None:
        """Bind the database to the cinema whose seats it has."""
        self._engine = engine
        self._cinema_code = cinema_code

    @contextmanager
    def reading(self) -> Iterator[SqlWrittenBooks]:
        """Open them as they are now."""
        with reading(self._engine) as connection:
            yield SqlWrittenBooks(connection, self._cinema_code)
