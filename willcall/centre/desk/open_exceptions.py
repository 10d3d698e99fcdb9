"""Put findings on the desk, each once, and note when a person's decision has arrived."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import ColumnElement, select, update
from sqlalchemy.orm import Session

from willcall.centre.db.bulk import add_missing
from willcall.centre.desk.models import ExceptionRow


class ExceptionKind(StrEnum):
    """What a person may have to look at."""

    UNKNOWN_CODE = "unknown_code"
    SOLD_TWICE = "sold_twice"
    SOLD_REVOKED = "sold_revoked"
    SOLD_OVER_LIMIT = "sold_over_limit"
    SOLD_OUTSIDE_RELEASE = "sold_outside_release"
    SOLD_AT_ANOTHER_PRICE = "sold_at_another_price"
    SALE_CHANGED = "sale_changed"
    ENTRY_REFUSED = "entry_refused"
    SEQUENCE_CONFLICT = "sequence_conflict"
    IMPOSSIBLE_ACT = "impossible_act"
    DOUBLE_COLLECTION = "double_collection"
    UNKNOWN_TICKET = "unknown_ticket"
    UNCONFIRMED_PRINT = "unconfirmed_print"
    LATE_REVOCATION = "late_revocation"
    LATE_REISSUE = "late_reissue"
    ADMISSION_DISPUTED = "admission_disputed"
    JOURNAL_GAP = "journal_gap"
    JOURNAL_GIVEN_UP = "journal_given_up"
    COLLECTED_NOT_SOLD = "collected_not_sold"


@dataclass(frozen=True, slots=True)
class Finding:
    """One exception with its evidence; ``subject`` tells it from others of its kind. Bears no code (R7)."""

    cinema_code: str
    kind: ExceptionKind
    subject: str
    evidence: dict[str, Any]
    showing_code: str | None = None


def open_exceptions(session: Session, findings: Sequence[Finding], now: datetime) -> None:
    """Open an exception for each finding that has none yet."""
    rows = [
        {
            "cinema_code": each.cinema_code,
            "kind": each.kind.value,
            "subject": each.subject[:200],
            "showing_code": each.showing_code,
            "evidence": each.evidence,
            "opened_at": now,
        }
        for each in findings
    ]
    add_missing(session, ExceptionRow, rows)


def keep_open_only(
    session: Session, cinema_codes: Sequence[str], kind: ExceptionKind, findings: Sequence[Finding], now: datetime
) -> None:
    """Open exceptions for what was found now, and close those of this kind that are no longer so."""
    open_exceptions(session, findings, now)
    found = {(each.cinema_code, each.subject) for each in findings}
    open_ones = session.execute(
        select(ExceptionRow.cinema_code, ExceptionRow.subject).where(
            ExceptionRow.cinema_code.in_(cinema_codes),
            ExceptionRow.kind == kind.value,
            ExceptionRow.closed_at.is_(None),
        )
    ).all()
    for cinema_code, subject in open_ones:
        if (cinema_code, subject) not in found:
            close_exception(session, cinema_code, kind, subject, {"reason": "no longer so"}, now)


def close_exception(
    session: Session, cinema_code: str, kind: ExceptionKind, subject: str, closing: dict[str, Any], now: datetime
) -> None:
    """Note the decision on an exception that is open; one that was closed before stays as it is."""
    _close(session, cinema_code, kind, ExceptionRow.subject == subject, closing, now)


def close_all_below(
    session: Session, cinema_code: str, kind: ExceptionKind, topic: str, closing: dict[str, Any], now: datetime
) -> None:
    """Note the decision on every open exception whose subject is ``topic``, or begins with it and a ``/``."""
    about = (ExceptionRow.subject == topic) | ExceptionRow.subject.startswith(f"{topic}/", autoescape=True)
    _close(session, cinema_code, kind, about, closing, now)


def _close(
    session: Session,
    cinema_code: str,
    kind: ExceptionKind,
    which: ColumnElement[bool],
    closing: dict[str, Any],
    now: datetime,
) -> None:
    session.execute(
        update(ExceptionRow)
        .where(
            ExceptionRow.cinema_code == cinema_code,
            ExceptionRow.kind == kind.value,
            which,
            ExceptionRow.closed_at.is_(None),
        )
        .values(closing=closing, closed_at=now)
    )
