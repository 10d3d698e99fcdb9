"""Cinemas, their screens and seats, and the showings on them."""

from datetime import date, datetime

from sqlalchemy import ForeignKeyConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from willcall.centre.db.rows import Row


class CinemaRow(Row):
    """A cinema of the circuit."""

    __tablename__ = "cinemas"

    cinema_code: Mapped[str] = mapped_column(String(8), primary_key=True)
    name_zh: Mapped[str]
    name_en: Mapped[str]
    city: Mapped[str] = mapped_column(index=True)
    address: Mapped[str]
    timezone: Mapped[str]


class ScreenRow(Row):
    """A screen; ``kind`` is ``normal``, ``imax`` or ``vip``."""

    __tablename__ = "screens"
    __table_args__ = (ForeignKeyConstraint(["cinema_code"], ["cinemas.cinema_code"]),)

    cinema_code: Mapped[str] = mapped_column(String(8), primary_key=True)
    screen_code: Mapped[str] = mapped_column(String(16), primary_key=True)
    name_zh: Mapped[str]
    name_en: Mapped[str]
    kind: Mapped[str]
    directions_zh: Mapped[str]
    directions_en: Mapped[str]


class SeatRow(Row):
    """A seat of a screen; ``x`` and ``y`` are its column and line on the plan, from 0."""

    __tablename__ = "seats"
    __table_args__ = (
        ForeignKeyConstraint(["cinema_code", "screen_code"], ["screens.cinema_code", "screens.screen_code"]),
    )

    cinema_code: Mapped[str] = mapped_column(String(8), primary_key=True)
    screen_code: Mapped[str] = mapped_column(String(16), primary_key=True)
    seat_code: Mapped[str] = mapped_column(String(20), primary_key=True)
    row: Mapped[str]
    number: Mapped[str]
    kind: Mapped[str]
    x: Mapped[int]
    y: Mapped[int]


class ShowingRow(Row):
    """A showing. ``price_fen`` is the box-office price; ``status`` a ``ShowingStatus``."""

    __tablename__ = "showings"
    __table_args__ = (
        ForeignKeyConstraint(["cinema_code", "screen_code"], ["screens.cinema_code", "screens.screen_code"]),
        Index("showings_day", "cinema_code", "business_day"),
    )

    cinema_code: Mapped[str] = mapped_column(String(8), primary_key=True)
    showing_code: Mapped[str] = mapped_column(String(16), primary_key=True)
    screen_code: Mapped[str] = mapped_column(String(16))
    film_code: Mapped[str] = mapped_column(String(12))
    film_zh: Mapped[str]
    film_en: Mapped[str]
    version: Mapped[str]
    starts_at: Mapped[datetime]
    ends_at: Mapped[datetime]
    business_day: Mapped[date]
    price_fen: Mapped[int]
    status: Mapped[str]
    moved_to: Mapped[str | None] = mapped_column(String(16))
