"""Who this terminal is, and how its talk with the centre went: the tables that have one row."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Engine, String, cast, func, insert, select, update
from sqlalchemy.orm import aliased

from willcall.redemption.cache.journal import SqlJournal
from willcall.redemption.cache.models import JournalRow, PackRow, RefusedEntryRow, SyncRow, TerminalRow
from willcall.redemption.cache.transactions import reading, writing
from willcall.redemption.domain.desk_events import ExceptionClosed
from willcall.redemption.domain.events import JournalOpened
from willcall.redemption.domain.exceptions import ExceptionKind
from willcall.redemption.domain.identity import TerminalIdentity
from willcall.redemption.domain.showings import BilingualText
from willcall.redemption.domain.sync_status import HeldPack, RefusedEntry, SyncStatus

_CLOSING = aliased(JournalRow)
_OPEN = ~(
    select(_CLOSING.sequence)
    .where(
        _CLOSING.kind == ExceptionClosed.kind,
        _CLOSING.facts["exception"].as_string() == ExceptionKind.ENTRY_REFUSED.value,
        _CLOSING.facts["subject"].as_string() == cast(RefusedEntryRow.sequence, String),
    )
    .exists()
)
_REFUSALS = (
    select(
        RefusedEntryRow.sequence,
        JournalRow.at,
        JournalRow.kind,
        JournalRow.ticket_no,
        RefusedEntryRow.reason,
        RefusedEntryRow.refused_at,
    )
    .join(JournalRow, JournalRow.sequence == RefusedEntryRow.sequence)
    .order_by(RefusedEntryRow.sequence)
)


@dataclass(frozen=True, slots=True)
class Membership:
    """What enrolment gave the terminal, less the secrets."""

    identity: TerminalIdentity
    centre_url: str
    centre_public_key: bytes


def read_membership(engine: Engine) -> Membership | None:
    """Return who the terminal is, or None before enrolment."""
    with reading(engine) as connection:
        row = connection.execute(select(*TerminalRow.__table__.columns)).one_or_none()
    if row is None:
        return None
    cinema = BilingualText(row.cinema_zh, row.cinema_en)
    identity = TerminalIdentity(row.cinema_code, cinema, row.terminal_no, row.timezone, tuple(row.roster))
    return Membership(identity, row.centre_url, row.centre_public_key)


def write_membership(engine: Engine, membership: Membership, software: str, now: datetime) -> None:
    """Make the terminal a member and open its journal, in one transaction."""
    who = membership.identity
    with writing(engine) as connection:
        connection.execute(
            insert(TerminalRow),
            {
                "id": 1,
                "cinema_code": who.cinema_code,
                "cinema_zh": who.cinema.zh,
                "cinema_en": who.cinema.en,
                "terminal_no": who.terminal_no,
                "timezone": who.timezone,
                "roster": list(who.roster),
                "centre_url": membership.centre_url,
                "centre_public_key": membership.centre_public_key,
            },
        )
        journal = SqlJournal(connection, who.cinema_code, who.terminal_no)
        journal.append([JournalOpened(who.cinema_code, software)], now)
        connection.commit()


class SqlSyncLog:
    """How the talk with the centre went."""

    def __init__(self, engine: Engine) -> None:
        """Bind to the terminal's database."""
        self._engine = engine

    def note_success(self, now: datetime, clock_error_ms: int) -> None:
        """A round ended well."""
        self._note({"last_success": now, "last_failure": None, "clock_error_ms": clock_error_ms})

    def note_failure(self, reason: str) -> None:
        """A round failed; the reason is a fault's code and what it said."""
        self._note({"last_failure": reason})

    def note_stick(self, made_at: datetime) -> None:
        """The centre was heard of as it was then; what was heard later counts more."""
        earlier = SyncRow.last_success.is_(None) | (SyncRow.last_success < made_at)
        with writing(self._engine) as connection:
            connection.execute(update(SyncRow).where(earlier).values(last_success=made_at))
            connection.commit()

    def _note(self, values: dict[str, object]) -> None:
        with writing(self._engine) as connection:
            connection.execute(update(SyncRow).values(**values))
            connection.commit()

    def status(self) -> SyncStatus:
        """Return how the terminal stands with the centre."""
        with reading(self._engine) as connection:
            state = connection.execute(select(*SyncRow.__table__.columns)).one()
            entries = connection.execute(select(func.coalesce(func.max(JournalRow.sequence), 0))).scalar_one()
            refused = connection.execute(select(func.count()).select_from(RefusedEntryRow).where(_OPEN)).scalar_one()
            packs = connection.execute(select(*PackRow.__table__.columns).order_by(PackRow.business_day)).all()
        return SyncStatus(
            entries,
            state.acknowledged,
            refused,
            state.last_success,
            state.last_failure,
            state.clock_error_ms,
            tuple(HeldPack(*pack) for pack in packs),
        )

    def refusals(self, *, with_closed: bool = False) -> Sequence[RefusedEntry]:
        """Return the entries that the centre would not take, in order: those that nobody has closed, or all of them."""
        with reading(self._engine) as connection:
            wanted = _REFUSALS if with_closed else _REFUSALS.where(_OPEN)
            return [RefusedEntry(*row) for row in connection.execute(wanted)]
