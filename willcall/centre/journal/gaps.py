"""Gaps: entries that a journal must have and that are not here."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from willcall.centre.journal.models import JournalEntryRow, JournalHeadRow


@dataclass(frozen=True, slots=True)
class Gap:
    """The entries from ``first`` to ``last`` of a terminal are missing, while later ones are here."""

    cinema_code: str
    terminal_no: str
    first: int
    last: int


def find_gaps(session: Session, cinema_codes: Sequence[str]) -> list[Gap]:
    """Return every gap in the journals of these cinemas."""
    heads = session.scalars(
        select(JournalHeadRow)
        .where(JournalHeadRow.cinema_code.in_(cinema_codes))
        .order_by(JournalHeadRow.cinema_code, JournalHeadRow.terminal_no)
    ).all()
    return [gap for head in heads for gap in _gaps_after(session, head)]


def _gaps_after(session: Session, head: JournalHeadRow) -> list[Gap]:
    """Look only at what came in beyond the head: before it there is no gap."""
    entry = JournalEntryRow
    waiting = session.scalars(
        select(entry.sequence)
        .where(
            entry.cinema_code == head.cinema_code,
            entry.terminal_no == head.terminal_no,
            entry.sequence > head.sequence,
        )
        .order_by(entry.sequence)
    )
    gaps = []
    expected = head.sequence + 1
    for sequence in waiting:
        if sequence > expected:
            gaps.append(Gap(head.cinema_code, head.terminal_no, expected, sequence - 1))
        expected = sequence + 1
    return gaps
