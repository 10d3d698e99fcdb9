"""What the channel was given and what it sold."""

from datetime import datetime

from sqlalchemy import Index, String
from sqlalchemy.orm import Mapped, mapped_column

from willcall.centre.db.rows import Row


class DeliveryRow(Row):
    """A file of codes that was written for the channel; the same content twice is one delivery."""

    __tablename__ = "deliveries"

    campaign_code: Mapped[str] = mapped_column(String(40), primary_key=True)
    release_no: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    sha256: Mapped[str] = mapped_column(String(64), primary_key=True)
    codes: Mapped[int]
    seats: Mapped[int]
    delivered_at: Mapped[datetime]


class SaleRow(Row):
    """A code that the channel says it sold. ``paid_fen`` is for the whole code.

    ``phone`` is the end of the buyer's phone, sealed (``phones``), None where the channel gave none.

    Of several orders for one code the first one ``counts``; the others are exceptions.
    """

    __tablename__ = "sales"
    __table_args__ = (Index("sales_buyer", "campaign_code", "buyer"),)

    cinema_code: Mapped[str] = mapped_column(String(8), primary_key=True)
    code_no: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    order_no: Mapped[str] = mapped_column(String(64), primary_key=True)
    campaign_code: Mapped[str] = mapped_column(String(40))
    showing_code: Mapped[str] = mapped_column(String(16))
    sold_at: Mapped[datetime]
    buyer: Mapped[str] = mapped_column(String(64))
    seats: Mapped[int]
    paid_fen: Mapped[int]
    counts: Mapped[bool]
    phone: Mapped[bytes | None]
    imported_at: Mapped[datetime]
