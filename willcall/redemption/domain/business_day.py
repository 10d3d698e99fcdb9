"""The business day: 06:00 to 06:00 local time, so that a 00:30 showing belongs to the evening before."""

from datetime import date, datetime, time, timedelta, tzinfo

DAY_BEGINS = timedelta(hours=6)


def business_day(moment: datetime, zone: tzinfo) -> date:
    """Return the business day in which an aware ``moment`` falls at a place in ``zone``."""
    return (moment.astimezone(zone).replace(tzinfo=None) - DAY_BEGINS).date()


def day_span(day: date, zone: tzinfo) -> tuple[datetime, datetime]:
    """Return when a business day begins at a place in ``zone``, and when the next one does."""
    begins, ends = (datetime.combine(each, time(), zone) + DAY_BEGINS for each in (day, day + timedelta(days=1)))
    return begins, ends
