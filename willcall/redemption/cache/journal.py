"""The journal's table: appended to inside a unit of work, read in order, never changed."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from typing import cast

from sqlalchemy import Connection, Engine, bindparam, func, select, update
from sqlalchemy import Row as ResultRow
from sqlalchemy.dialects.sqlite import insert as upsert

from willcall.redemption.cache.models import JournalRow, RefusedEntryRow, SyncRow
from willcall.redemption.cache.transactions import reading, writing
from willcall.redemption.domain.events import Event, Fact, event_from
from willcall.redemption.domain.journal import GENESIS, Entry, EventT, Recorded, write_entry, written_time
from willcall.redemption.service.ports import Clock

_LAST = "SELECT sequence, digest FROM journal ORDER BY sequence DESC LIMIT 1"
_APPEND = "INSERT INTO journal (sequence, at, kind, facts, previous, digest) VALUES (?, ?, ?, ?, ?, ?)"
"""Each claim waits for these two, so they go to the driver as they are (see the benchmark of look-up and claim)."""

_COLUMNS = select(
    JournalRow.sequence, JournalRow.at, JournalRow.kind, JournalRow.facts, JournalRow.previous, JournalRow.digest
).order_by(JournalRow.sequence)
_AFTER = _COLUMNS.where(JournalRow.sequence > bindparam("after")).limit(bindparam("most"))

_EVENTS = select(JournalRow.sequence, JournalRow.at, JournalRow.kind, JournalRow.facts)
_FORWARDS = _EVENTS.order_by(JournalRow.sequence)
_BACKWARDS = _EVENTS.order_by(JournalRow.sequence.desc())

_TOLD_OF = _FORWARDS.where(JournalRow.ticket_no.in_(bindparam("ticket_nos", expanding=True)))

_JournalColumns = tuple[int, datetime, str, dict[str, Fact], str, str]


class SqlJournal:
    """The journal inside one unit of work."""

    def __init__(self, connection: Connection, cinema_code: str, terminal_no: str) -> None:
        """Stand on a unit's connection."""
        self._connection = connection
        self._cinema_code = cinema_code
        self._terminal_no = terminal_no

    def append(self, events: Sequence[Event], at: datetime) -> None:
        """Write the next entries of the chain, one for each event."""
        last = self._connection.exec_driver_sql(_LAST).one_or_none()
        sequence, previous = (last.sequence, last.digest) if last else (0, GENESIS)
        entries = []
        for event in events:
            entry = write_entry(self._cinema_code, self._terminal_no, sequence + 1, at, event, previous)
            sequence, previous = entry.sequence, entry.digest
            entries.append(_values(entry))
        self._connection.exec_driver_sql(_APPEND, entries)

    def backwards(
        self, kinds: Sequence[type[EventT]], *, ticket_no: str | None = None, before: int | None = None
    ) -> Iterator[Recorded[EventT]]:
        """Walk the events of these kinds, the latest first; see the port."""
        wanted = _BACKWARDS.where(JournalRow.kind.in_([kind.kind for kind in kinds]))
        if ticket_no is not None:
            wanted = wanted.where(JournalRow.ticket_no == ticket_no)
        if before is not None:
            wanted = wanted.where(JournalRow.sequence < before)
        with self._connection.execute(wanted) as rows:
            for row in rows:
                yield cast("Recorded[EventT]", _recorded(row))

    def told_of(self, ticket_nos: Sequence[str]) -> Sequence[Recorded[Event]]:
        """Return every event that names one of these tickets, in order."""
        return [_recorded(row) for row in self._connection.execute(_TOLD_OF, {"ticket_nos": list(ticket_nos)})]

    def between(
        self, kinds: Sequence[type[EventT]], begin: datetime, end: datetime | None = None
    ) -> Sequence[Recorded[EventT]]:
        """Return the events of these kinds in a span of time, in order; see the port."""
        wanted = _FORWARDS.where(JournalRow.kind.in_([kind.kind for kind in kinds]), JournalRow.at >= begin)
        if end is not None:
            wanted = wanted.where(JournalRow.at < end)
        return [cast("Recorded[EventT]", _recorded(row)) for row in self._connection.execute(wanted)]


def _recorded(row: ResultRow[int, datetime, str, dict[str, Fact]]) -> Recorded[Event]:
    sequence, at, kind, facts = row
    return Recorded(sequence, at, event_from(kind, facts))


def _values(entry: Entry) -> tuple[int, str, str, str, str, str]:
    facts = json.dumps(entry.facts, ensure_ascii=False)
    return entry.sequence, written_time(entry.at), entry.kind, facts, entry.previous, entry.digest


class SqlOutbox:
    """The entries that the centre has not acknowledged; each call is a transaction of its own."""

    def __init__(self, engine: Engine, cinema_code: str, terminal_no: str, clock: Clock) -> None:
        """Bind the database to the terminal whose journal it keeps."""
        self._engine = engine
        self._cinema_code = cinema_code
        self._terminal_no = terminal_no
        self._clock = clock

    def waiting(self, most: int) -> Sequence[Entry]:
        """Return the oldest entries that wait, at most so many."""
        with reading(self._engine) as connection:
            after = connection.execute(select(SyncRow.acknowledged)).scalar_one()
            rows = connection.execute(_AFTER, {"after": after, "most": most}).all()
        return [self._entry(row) for row in rows]

    def acknowledge(self, up_to: int, refused: Iterable[tuple[int, str]]) -> None:
        """Note how far the centre has the journal, and what it refused; going back is not noted."""
        now = self._clock()
        kept = [{"sequence": sequence, "reason": reason, "refused_at": now} for sequence, reason in refused]
        with writing(self._engine) as connection:
            connection.execute(update(SyncRow).values(acknowledged=func.max(SyncRow.acknowledged, up_to)))
            if kept:
                connection.execute(upsert(RefusedEntryRow).on_conflict_do_nothing(), kept)
            connection.commit()

    def every_entry(self) -> Iterator[Entry]:
        """Walk the whole journal in order."""
        with reading(self._engine) as connection:
            for row in connection.execute(_COLUMNS):
                yield self._entry(row)

    def _entry(self, row: _JournalColumns) -> Entry:
        sequence, at, kind, facts, previous, digest = row
        return Entry(self._cinema_code, self._terminal_no, sequence, at, kind, facts, previous, digest)
