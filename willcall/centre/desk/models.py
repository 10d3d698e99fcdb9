"""Exceptions."""

from datetime import datetime
from typing import Any

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from willcall.centre.db.rows import Row

NO_CINEMA = "--------"
"""Stands for the cinema where none can be told."""


class ExceptionRow(Row):
    """Something a person must look at. ``subject`` says what it is about, so that the same finding is one exception.

    Never deleted; ``closed_at`` is when a person's decision arrived, kept in ``closing``. No code is in it (R7).
    """

    __tablename__ = "exceptions"

    cinema_code: Mapped[str] = mapped_column(String(8), primary_key=True)
    kind: Mapped[str] = mapped_column(String(40), primary_key=True)
    subject: Mapped[str] = mapped_column(String(200), primary_key=True)
    showing_code: Mapped[str | None] = mapped_column(String(16))
    evidence: Mapped[dict[str, Any]]
    opened_at: Mapped[datetime]
    closed_at: Mapped[datetime | None]
    closing: Mapped[dict[str, Any] | None]
