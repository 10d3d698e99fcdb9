"""Campaigns and what they booked."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKeyConstraint, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from willcall.centre.db.rows import Row


class CampaignRow(Row):
    """A campaign; ``plan`` is the ``CampaignPlan`` as it was approved."""

    __tablename__ = "campaigns"

    campaign_code: Mapped[str] = mapped_column(String(40), primary_key=True)
    plan: Mapped[dict[str, Any]]
    created_at: Mapped[datetime]


class BookingRow(Row):
    """A showing that a campaign booked whole, for one campaign at most; ``issued_at`` once it has codes."""

    __tablename__ = "bookings"
    __table_args__ = (
        ForeignKeyConstraint(["cinema_code", "showing_code"], ["showings.cinema_code", "showings.showing_code"]),
        ForeignKeyConstraint(["campaign_code"], ["campaigns.campaign_code"]),
        Index("bookings_campaign", "campaign_code", "cinema_code"),
    )

    cinema_code: Mapped[str] = mapped_column(String(8), primary_key=True)
    showing_code: Mapped[str] = mapped_column(String(16), primary_key=True)
    campaign_code: Mapped[str] = mapped_column(String(40))
    screen_code: Mapped[str] = mapped_column(String(16))
    business_day: Mapped[date]
    seats: Mapped[int]
    face_value_fen: Mapped[int]
    buyer_price_fen: Mapped[int]
    booked_at: Mapped[datetime]
    issued_at: Mapped[datetime | None]


class BookedSeatRow(Row):
    """A seat of a booked showing."""

    __tablename__ = "booked_seats"

    cinema_code: Mapped[str] = mapped_column(String(8), primary_key=True)
    showing_code: Mapped[str] = mapped_column(String(16), primary_key=True)
    seat_code: Mapped[str] = mapped_column(String(20), primary_key=True)
