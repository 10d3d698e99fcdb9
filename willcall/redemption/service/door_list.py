"""The door list of one showing."""

from willcall.redemption.domain.door_lists import DoorList, door_lines
from willcall.redemption.domain.identity import TerminalIdentity
from willcall.redemption.service.open_endings import EndingsOpener
from willcall.redemption.service.ports import Clock, UnitsOfWork


def door_list(
    showing_code: str, *, identity: TerminalIdentity, opener: EndingsOpener, units: UnitsOfWork, clock: Clock
) -> DoorList | None:
    """Return a showing's list as one transaction sees it; None where there is no such showing here.

    Raises:
        TerminalFaultError: the database failed, or the last digits in it do not open (R9).
    """
    with units.reading() as unit:
        showing = unit.shelf.showing(showing_code)
        if showing is None:
            return None
        lines = door_lines(unit.house.seats(showing_code), opener.showings(showing_code, unit))
        return DoorList(identity, showing, unit.house.pack(showing.business_day), clock(), lines)
