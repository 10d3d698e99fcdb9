"""Codes, the tickets they open, and what was taken back."""

from datetime import datetime

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from willcall.centre.db.rows import Row


class SealedKeyRow(Row):
    """A key under the master key: AES-GCM, nonce first, the name as associated data."""

    __tablename__ = "sealed_keys"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    sealed: Mapped[bytes]


class SerialRow(Row):
    """The next free ticket serial of a cinema, and how many codes it has; who books or issues there holds this row."""

    __tablename__ = "serials"

    cinema_code: Mapped[str] = mapped_column(String(8), primary_key=True)
    next_serial: Mapped[int]
    codes: Mapped[int]


class CodeRow(Row):
    """A collection code. ``code_no`` is the serial of its first ticket.

    ``sealed`` is the code under AES-GCM, ``tag`` what the cinema's terminals know it by, ``mark`` what the centre finds
    it by: an HMAC under a key that never leaves it, and the proof that no two cinemas have the same code.
    """

    __tablename__ = "codes"
    __table_args__ = (
        Index("codes_mark", "mark", unique=True),
        Index("codes_showing", "cinema_code", "showing_code"),
    )

    cinema_code: Mapped[str] = mapped_column(String(8), primary_key=True)
    code_no: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    showing_code: Mapped[str] = mapped_column(String(16))
    release_no: Mapped[int]
    seats: Mapped[int]
    sealed: Mapped[bytes]
    tag: Mapped[bytes]
    mark: Mapped[bytes]


class TicketRow(Row):
    """One seat that a code opens; ``serial`` is the last eight digits of its ticket number."""

    __tablename__ = "tickets"
    __table_args__ = (Index("tickets_showing", "cinema_code", "showing_code"),)

    cinema_code: Mapped[str] = mapped_column(String(8), primary_key=True)
    serial: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    code_no: Mapped[int]
    showing_code: Mapped[str] = mapped_column(String(16))
    seat_code: Mapped[str] = mapped_column(String(20))


class RevocationRow(Row):
    """A ticket that head office took back."""

    __tablename__ = "revocations"
    __table_args__ = (Index("revocations_showing", "cinema_code", "showing_code"),)

    cinema_code: Mapped[str] = mapped_column(String(8), primary_key=True)
    serial: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    showing_code: Mapped[str] = mapped_column(String(16))
    reason: Mapped[str]
    revoked_at: Mapped[datetime]
