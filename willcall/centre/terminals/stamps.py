"""Change stamps: what tells cheaply whether a day pack has to be built anew."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from willcall.centre.db.bulk import add_missing
from willcall.centre.schedules.models import CinemaRow
from willcall.centre.terminals.models import DayStampRow, RosterRow


def touch_day(session: Session, cinema_code: str, day: date, *, new_codes: bool = False) -> None:
    """Note that a cinema's pack of one day changed; new codes change the packs of its sister cinemas, too."""
    add_missing(session, DayStampRow, [{"cinema_code": cinema_code, "business_day": day, "stamp": 0, "codes_stamp": 0}])
    session.execute(
        update(DayStampRow)
        .where(DayStampRow.cinema_code == cinema_code, DayStampRow.business_day == day)
        .values(stamp=DayStampRow.stamp + 1, codes_stamp=DayStampRow.codes_stamp + (1 if new_codes else 0))
    )


def touch_cinemas(session: Session, cinema_codes: Iterable[str]) -> None:
    """Note that something changed which stands in every pack of these cinemas."""
    for code in sorted(set(cinema_codes)):
        session.execute(update(RosterRow).where(RosterRow.cinema_code == code).values(stamp=RosterRow.stamp + 1))


def built_from(session: Session, cinema_code: str, city: str, day: date) -> str:
    """Return the stamps that a pack of this cinema and day depends on; it is built anew when they differ."""
    stamp, codes = session.execute(
        select(
            func.coalesce(func.sum(DayStampRow.stamp), 0),
            func.coalesce(func.sum(DayStampRow.codes_stamp), 0),
        ).where(DayStampRow.cinema_code == cinema_code, DayStampRow.business_day == day)
    ).one()
    in_city = session.execute(
        select(func.coalesce(func.sum(DayStampRow.codes_stamp), 0))
        .join(CinemaRow, CinemaRow.cinema_code == DayStampRow.cinema_code)
        .where(CinemaRow.city == city, DayStampRow.business_day == day)
    ).scalar_one()
    roster = session.get_one(RosterRow, cinema_code).stamp
    return f"{stamp}/{in_city - codes}/{roster}"
