"""The business day: 06:00 to 06:00 local time, so that a 00:30 showing belongs to the evening before."""

from datetime import date, datetime, timedelta, tzinfo

DAY_BEGINS = timedelta(hours=6)


def business_day(moment: datetime, zone: tzinfo) -> date:
    """Return the business day in which an aware ``moment`` falls at a place in ``zone``."""
    return (moment.astimezone(zone).replace(tzinfo=None) - DAY_BEGINS).date()
