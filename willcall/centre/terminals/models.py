"""Terminals, their enrolment, and the packs made for them."""

from datetime import date, datetime

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from willcall.centre.db.rows import Row


class TerminalRow(Row):
    """A terminal that enrolled. Its number is never used again: its journal is kept under it."""

    __tablename__ = "terminals"

    cinema_code: Mapped[str] = mapped_column(String(8), primary_key=True)
    terminal_no: Mapped[str] = mapped_column(String(8), primary_key=True)
    public_key: Mapped[bytes]
    software: Mapped[str]
    enrolled_at: Mapped[datetime]
    last_contact_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]


class EnrolmentCodeRow(Row):
    """A one-time code, as SHA-256; used is a time, not a flag."""

    __tablename__ = "enrolment_codes"

    code_hash: Mapped[bytes] = mapped_column(primary_key=True)
    cinema_code: Mapped[str] = mapped_column(String(8))
    terminal_no: Mapped[str] = mapped_column(String(8))
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]


class NonceRow(Row):
    """A request's nonce, kept for as long as its signature is good."""

    __tablename__ = "nonces"
    __table_args__ = (Index("nonces_expiry", "expires_at"),)

    cinema_code: Mapped[str] = mapped_column(String(8), primary_key=True)
    terminal_no: Mapped[str] = mapped_column(String(8), primary_key=True)
    nonce: Mapped[str] = mapped_column(String(64), primary_key=True)
    expires_at: Mapped[datetime]


class DayStampRow(Row):
    """Counts the changes to what a cinema's pack of a day is made of; ``codes_stamp`` counts those that sisters see."""

    __tablename__ = "day_stamps"

    cinema_code: Mapped[str] = mapped_column(String(8), primary_key=True)
    business_day: Mapped[date] = mapped_column(primary_key=True)
    stamp: Mapped[int]
    codes_stamp: Mapped[int]


class RosterRow(Row):
    """The epoch of a cinema's roster; it goes up when a terminal is revoked."""

    __tablename__ = "rosters"

    cinema_code: Mapped[str] = mapped_column(String(8), primary_key=True)
    epoch: Mapped[int]
    stamp: Mapped[int]


class DayPackRow(Row):
    """A pack as it is sent. ``content`` is the SHA-256 of all but the version, ``built_from`` the stamps then."""

    __tablename__ = "day_packs"

    cinema_code: Mapped[str] = mapped_column(String(8), primary_key=True)
    business_day: Mapped[date] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    content: Mapped[str] = mapped_column(String(64))
    built_from: Mapped[str]
    sealed: Mapped[bytes]
    made_at: Mapped[datetime]
