"""The terminals' journals as they came in, and what they say about each seat."""

from datetime import datetime
from typing import Any

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from willcall.centre.db.rows import Row


class JournalEntryRow(Row):
    """One entry; ``at`` is the text that was hashed. Nothing updates or deletes here.

    A refused entry is kept like any other, with the reason, and counts for nothing.
    """

    __tablename__ = "journal_entries"

    cinema_code: Mapped[str] = mapped_column(String(8), primary_key=True)
    terminal_no: Mapped[str] = mapped_column(String(8), primary_key=True)
    sequence: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[str] = mapped_column(String(27))
    kind: Mapped[str] = mapped_column(String(40))
    facts: Mapped[dict[str, Any]]
    previous: Mapped[str] = mapped_column(String(64))
    digest: Mapped[str] = mapped_column(String(64))
    received_at: Mapped[datetime]
    refusal: Mapped[str | None]


class JournalHeadRow(Row):
    """How far a terminal's journal is here without a gap, and the digest of the last entry of that stretch."""

    __tablename__ = "journal_heads"

    cinema_code: Mapped[str] = mapped_column(String(8), primary_key=True)
    terminal_no: Mapped[str] = mapped_column(String(8), primary_key=True)
    sequence: Mapped[int]
    digest: Mapped[str] = mapped_column(String(64))


class SeatStateRow(Row):
    """Where a seat stands by the journals; a seat that no journal names is open and has no row."""

    __tablename__ = "seat_states"

    cinema_code: Mapped[str] = mapped_column(String(8), primary_key=True)
    serial: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    state: Mapped[str] = mapped_column(String(12))
    copies: Mapped[int]
    terminal_no: Mapped[str] = mapped_column(String(8))
    changed_at: Mapped[datetime]
