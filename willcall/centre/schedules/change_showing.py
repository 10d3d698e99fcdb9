"""Cancel or move a showing; the next day packs tell the terminals."""

from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from willcall.centre.db.database import Database
from willcall.centre.schedules.models import ShowingRow
from willcall.centre.terminals.stamps import touch_day
from willcall.redemption.domain.showings import ShowingStatus


class ShowingChange(StrEnum):
    """What became of the wish to change a showing."""

    DONE = "done"
    ALREADY_SO = "it is so already"
    UNKNOWN_SHOWING = "there is no such showing"
    AMBIGUOUS = "several cinemas have a showing of this code"
    UNKNOWN_TARGET = "there is no showing in the same cinema to move it to"
    NOT_SCHEDULED = "the showing, or the one to move it to, is cancelled or moved already"


def cancel_showing(showing_code: str, database: Database) -> ShowingChange:
    """Cancel a showing."""
    with database.writing() as session:
        showing = _one(session, showing_code)
        if isinstance(showing, ShowingChange):
            return showing
        if showing.status == ShowingStatus.CANCELLED:
            return ShowingChange.ALREADY_SO
        if showing.status != ShowingStatus.SCHEDULED:
            return ShowingChange.NOT_SCHEDULED
        showing.status = ShowingStatus.CANCELLED.value
        touch_day(session, showing.cinema_code, showing.business_day)
        return ShowingChange.DONE


def move_showing(showing_code: str, target_code: str, database: Database) -> ShowingChange:
    """Say that a showing takes place as another one of the same cinema."""
    with database.writing() as session:
        showing = _one(session, showing_code)
        if isinstance(showing, ShowingChange):
            return showing
        target = session.get(ShowingRow, (showing.cinema_code, target_code))
        if target is None or target is showing:
            return ShowingChange.UNKNOWN_TARGET
        if showing.status == ShowingStatus.MOVED and showing.moved_to == target_code:
            return ShowingChange.ALREADY_SO
        if {showing.status, target.status} != {ShowingStatus.SCHEDULED.value}:
            return ShowingChange.NOT_SCHEDULED
        showing.status, showing.moved_to = ShowingStatus.MOVED.value, target_code
        touch_day(session, showing.cinema_code, showing.business_day)
        return ShowingChange.DONE


def _one(session: Session, showing_code: str) -> ShowingRow | ShowingChange:
    rows = session.scalars(select(ShowingRow).where(ShowingRow.showing_code == showing_code).with_for_update()).all()
    if not rows:
        return ShowingChange.UNKNOWN_SHOWING
    return rows[0] if len(rows) == 1 else ShowingChange.AMBIGUOUS
