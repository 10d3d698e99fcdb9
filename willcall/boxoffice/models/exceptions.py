"""Exceptions as rows: those that are open, and those that somebody closed."""

from PySide6.QtCore import QCoreApplication

from willcall.boxoffice.models.columns import Column
from willcall.boxoffice.office import Office
from willcall.boxoffice.tokens import SIGNS
from willcall.boxoffice.words import times
from willcall.boxoffice.words.exceptions import kind_name, since_words, subject_words
from willcall.boxoffice.words.reasons import reason_words
from willcall.boxoffice.words.status import TONES
from willcall.redemption.domain.exceptions import ClosedException, OpenException

translate = QCoreApplication.translate


def open_columns(office: Office) -> tuple[Column[OpenException], ...]:
    """Return the columns of the open ones; they come the newest first."""
    return (
        Column(
            "kind",
            lambda: translate("Exceptions", "What happened"),
            lambda row: kind_name(row.key.kind),
            tone=lambda row: TONES[row.level],
            sign=lambda row: SIGNS[TONES[row.level]],
            wide=True,
        ),
        Column("subject", lambda: translate("Exceptions", "About"), lambda row: subject_words(row.evidence)),
        Column(
            "since",
            lambda: translate("Exceptions", "Since"),
            lambda row: since_words(row, office.zone),
            order=lambda row: row.since.timestamp() if row.since else 0.0,
        ),
        Column(
            "noted",
            lambda: translate("Exceptions", "Seen by"),
            lambda row: row.noted.staff_no if row.noted else "",
            tip=lambda row: row.noted.note if row.noted else "",
        ),
    )


def closed_columns(office: Office) -> tuple[Column[ClosedException], ...]:
    """Return the columns of the history."""
    return (
        Column(
            "at",
            lambda: translate("Exceptions", "Closed"),
            lambda row: times.day_and_second(row.at, office.zone),
            order=lambda row: row.sequence,
        ),
        Column("kind", lambda: translate("Exceptions", "What happened"), lambda row: kind_name(row.key.kind)),
        Column("subject", lambda: translate("Exceptions", "About"), lambda row: row.key.subject),
        Column("by", lambda: translate("Exceptions", "By"), lambda row: row.staff_no),
        Column("reason", lambda: translate("Exceptions", "Reason"), lambda row: reason_words(row.reason)),
        Column("note", lambda: translate("Exceptions", "Note"), lambda row: row.note, wide=True),
    )
