"""Times, days and spans as staff read them: short, and always in the same form."""

from datetime import date, datetime, timedelta, tzinfo

from PySide6.QtCore import QCoreApplication, QDate, QLocale

translate = QCoreApplication.translate

_MINUTE, _HOUR, _DAY = 60, 3600, 86400


def clock(moment: datetime, zone: tzinfo) -> str:
    """Return the time of day, ``19:30``."""
    return f"{moment.astimezone(zone):%H:%M}"


def second(moment: datetime, zone: tzinfo) -> str:
    """Return the time of day with its seconds, ``19:30:05``."""
    return f"{moment.astimezone(zone):%H:%M:%S}"


def day(which: date, language: str) -> str:
    """Return a date with its weekday."""
    #: Qt's date format: d day, M month, ddd short weekday; keep the words in quotation marks, if any
    return QLocale(language).toString(QDate(which.year, which.month, which.day), translate("Times", "ddd d MMM yyyy"))


def day_and_second(moment: datetime, zone: tzinfo) -> str:
    """Return a moment of any day, ``03-08 19:30:05``."""
    return f"{moment.astimezone(zone):%m-%d %H:%M:%S}"


def span(length: timedelta) -> str:
    """Return a length of time in its largest unit: seconds, minutes, hours and minutes, days."""
    seconds = max(0, round(length.total_seconds()))
    if seconds < 2 * _MINUTE:
        #: seconds; keep it short
        return translate("Times", "%1 s").replace("%1", str(seconds))
    if seconds < 2 * _HOUR:
        #: minutes; keep it short
        return translate("Times", "%1 min").replace("%1", str(seconds // _MINUTE))
    if seconds < 2 * _DAY:
        #: hours and minutes, %1 such as 3:05; keep it short
        return translate("Times", "%1 h").replace("%1", f"{seconds // _HOUR}:{seconds % _HOUR // _MINUTE:02}")
    #: days; keep it short
    return translate("Times", "%1 d").replace("%1", str(seconds // _DAY))


def starts_in(starts_at: datetime, now: datetime) -> str:
    """Return how soon something starts, in minutes, or how long ago it did."""
    minutes = round((starts_at - now).total_seconds() / _MINUTE)
    if minutes == 0:
        return translate("Times", "now")
    if minutes > 0:
        #: how soon a showing starts; %1 is a span such as 28 min
        return translate("Times", "in %1").replace("%1", span(timedelta(minutes=minutes)))
    #: how long a showing has been running; %1 is a span such as 28 min
    return translate("Times", "%1 ago").replace("%1", span(timedelta(minutes=-minutes)))
