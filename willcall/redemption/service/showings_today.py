"""The box office's first look: a business day's showings, and how their seats stand."""

from datetime import date, tzinfo

from willcall.redemption.domain.tallies import DayBoard, half_hours
from willcall.redemption.service.ports import UnitsOfWork


def showings_on(day: date, zone: tzinfo, units: UnitsOfWork) -> DayBoard:
    """Return a business day at a glance, as one transaction sees it; ``zone`` is the cinema's.

    Raises:
        TerminalFaultError: the database failed.
    """
    with units.reading() as unit:
        pack, showings = unit.house.pack(day), tuple(unit.house.tallies(day))
    return DayBoard(day, pack, showings, half_hours(showings, zone))
