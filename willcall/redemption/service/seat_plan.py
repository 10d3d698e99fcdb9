"""The house of one showing."""

from willcall.redemption.domain.seat_plans import SeatPlan, lay_out
from willcall.redemption.service.ports import UnitsOfWork


def seat_plan(showing_code: str, units: UnitsOfWork) -> SeatPlan | None:
    """Return a showing's seats in their places, as one transaction sees them; None where there is no such showing here.

    Raises:
        TerminalFaultError: the database failed.
    """
    with units.reading() as unit:
        showing = unit.shelf.showing(showing_code)
        if showing is None:
            return None
        places, seats = unit.house.places(showing.screen_code), unit.house.seats(showing_code)
    return lay_out(showing, places, seats)
