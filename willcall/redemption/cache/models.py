"""The tables of a terminal. Rows stay in this folder; ``shelf`` turns them into domain values."""

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import CheckConstraint, Computed, Dialect, ForeignKey, Index, LargeBinary, String, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import JSON, TypeDecorator

from willcall.redemption.domain.events import Fact
from willcall.redemption.domain.journal import written_time

SCHEMA_VERSION = 4
"""Kept in SQLite's ``user_version``; the migration of the same number ends there."""


class UtcTime(TypeDecorator[datetime]):
    """An aware time, written as the journal writes it, so that text order is time order."""

    impl = String(27)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:  # noqa: ARG002 - the hook has it
        """Write a time."""
        return None if value is None else written_time(value)

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002 - the hook has it
        """Read a time."""
        return None if value is None else datetime.fromisoformat(value)


class Row(DeclarativeBase):
    """A row of the terminal's database."""

    type_annotation_map: ClassVar = {
        datetime: UtcTime,
        bytes: LargeBinary,
        dict[str, Fact]: JSON,
        list[str]: JSON,
    }


class TerminalRow(Row):
    """Who this terminal is; one row, written at enrolment. No secret is here."""

    __tablename__ = "terminal"
    __table_args__ = (CheckConstraint("id = 1"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    cinema_code: Mapped[str] = mapped_column(String(8))
    cinema_zh: Mapped[str]
    cinema_en: Mapped[str]
    terminal_no: Mapped[str]
    timezone: Mapped[str]
    roster: Mapped[list[str]]
    centre_url: Mapped[str]
    centre_public_key: Mapped[bytes]


class PackRow(Row):
    """The version held of each business day's pack."""

    __tablename__ = "packs"

    business_day: Mapped[date] = mapped_column(primary_key=True)
    version: Mapped[int]
    showings: Mapped[int]
    seats: Mapped[int]
    applied_at: Mapped[datetime]


class ScreenRow(Row):
    """A screen of the cinema."""

    __tablename__ = "screens"

    screen_code: Mapped[str] = mapped_column(String(16), primary_key=True)
    name_zh: Mapped[str]
    name_en: Mapped[str]
    kind: Mapped[str]
    directions_zh: Mapped[str]
    directions_en: Mapped[str]


class PlaceRow(Row):
    """A seat of a screen and where it stands on the plan."""

    __tablename__ = "places"
    __table_args__ = ({"sqlite_with_rowid": False},)

    screen_code: Mapped[str] = mapped_column(ForeignKey(ScreenRow.screen_code), primary_key=True)
    seat_code: Mapped[str] = mapped_column(String(20), primary_key=True)
    row: Mapped[str]
    number: Mapped[str]
    kind: Mapped[str]
    x: Mapped[int]
    y: Mapped[int]


class ShowingRow(Row):
    """A showing that a pack brought."""

    __tablename__ = "showings"

    showing_code: Mapped[str] = mapped_column(String(16), primary_key=True)
    business_day: Mapped[date] = mapped_column(index=True)
    film_code: Mapped[str]
    film_zh: Mapped[str]
    film_en: Mapped[str]
    version: Mapped[str]
    screen_code: Mapped[str] = mapped_column(ForeignKey(ScreenRow.screen_code))
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    price_fen: Mapped[int]
    status: Mapped[str]
    moved_to: Mapped[str | None]


class SeatRow(Row):
    """One seat that a code opens; ``serial`` is the last eight digits of its ticket number.

    Of all rows for one seat of one showing at most one is not revoked: the database itself holds R1.
    """

    __tablename__ = "seats"
    __table_args__ = (
        Index("seats_tag", "tag"),
        Index("seats_place", "showing_code", "seat_code", unique=True, sqlite_where=text("state <> 'revoked'")),
        Index("seats_in_hand", "state", sqlite_where=text("state IN ('claimed', 'printing')")),
        Index("seats_unconfirmed", "state", sqlite_where=text("state = 'unconfirmed'")),
        Index("seats_revoked", "showing_code", sqlite_where=text("state = 'revoked'")),
    )

    serial: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    tag: Mapped[bytes]
    showing_code: Mapped[str] = mapped_column(ForeignKey(ShowingRow.showing_code))
    seat_code: Mapped[str]
    home: Mapped[str]
    state: Mapped[str]
    copies: Mapped[int] = mapped_column(server_default=text("0"))
    attempt: Mapped[str | None]
    changed_at: Mapped[datetime | None]
    terminal_no: Mapped[str | None]
    revoked_late: Mapped[int | None]
    sold: Mapped[bool] = mapped_column(server_default=text("0"))


class EndingsRow(Row):
    """The last digits of a showing's codes and of its buyers' phones, sealed as the pack brought them (R7)."""

    __tablename__ = "endings"
    __table_args__ = ({"sqlite_with_rowid": False},)

    showing_code: Mapped[str] = mapped_column(ForeignKey(ShowingRow.showing_code), primary_key=True)
    sealed: Mapped[bytes]


class SisterTagRow(Row):
    """The first bytes of a tag that belongs to a sister cinema."""

    __tablename__ = "sister_tags"
    __table_args__ = ({"sqlite_with_rowid": False},)

    tag: Mapped[bytes] = mapped_column(primary_key=True)
    business_day: Mapped[date] = mapped_column(index=True)
    cinema_zh: Mapped[str]
    cinema_en: Mapped[str]


class JournalRow(Row):
    """One entry of the journal. Nothing updates or deletes here.

    A seat's entries and those of a rare kind are found among many by their indexes; the order within is the sequence.
    """

    __tablename__ = "journal"
    __table_args__ = (
        Index("journal_ticket", "ticket_no", sqlite_where=text("ticket_no IS NOT NULL")),
        Index("journal_kind", "kind"),
    )

    sequence: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[datetime]
    kind: Mapped[str]
    facts: Mapped[dict[str, Fact]]
    previous: Mapped[str] = mapped_column(String(64))
    digest: Mapped[str] = mapped_column(String(64))
    ticket_no: Mapped[str | None] = mapped_column(Computed("json_extract(facts, '$.ticket_no')", persisted=False))


class RefusedEntryRow(Row):
    """An entry that the centre would not take; it stays until a person closes it."""

    __tablename__ = "refused_entries"

    sequence: Mapped[int] = mapped_column(ForeignKey(JournalRow.sequence), primary_key=True)
    reason: Mapped[str]
    refused_at: Mapped[datetime]


class SyncRow(Row):
    """How far the centre has our journal and when we last spoke; one row."""

    __tablename__ = "sync_state"
    __table_args__ = (CheckConstraint("id = 1"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    acknowledged: Mapped[int] = mapped_column(server_default=text("0"))
    last_success: Mapped[datetime | None]
    last_failure: Mapped[str | None]
    clock_error_ms: Mapped[int | None]


class TriesRow(Row):
    """Wrong codes at this machine; one row."""

    __tablename__ = "tries"
    __table_args__ = (CheckConstraint("id = 1"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    wrong: Mapped[int] = mapped_column(server_default=text("0"))
    until: Mapped[datetime | None]


class StaffRow(Row):
    """A member of staff who may sign in at this terminal, or might once; no PIN, but a keyed hash of it."""

    __tablename__ = "staff"
    __table_args__ = ({"sqlite_with_rowid": False},)

    staff_no: Mapped[str] = mapped_column(String(10), primary_key=True)
    role: Mapped[str]
    pin_hash: Mapped[str]
    since: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
    wrong_pins: Mapped[int] = mapped_column(server_default=text("0"))
    paused_until: Mapped[datetime | None]


class MachineRow(Row):
    """What the machine remembers from one run of the program to the next; one row."""

    __tablename__ = "machine"
    __table_args__ = (CheckConstraint("id = 1"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    wrong_pins: Mapped[int] = mapped_column(server_default=text("0"))
    paused_until: Mapped[datetime | None]
    out_of_service_since: Mapped[datetime | None]
    crash_noted_at: Mapped[datetime | None]
    crash_error: Mapped[str | None]
    crash_under_way: Mapped[str | None]
