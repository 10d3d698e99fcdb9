"""All that the box office needs to see: the day, the house, a seat."""

from dataclasses import dataclass
from datetime import date

from willcall.redemption.domain.business_day import business_day
from willcall.redemption.domain.identity import TerminalIdentity
from willcall.redemption.domain.seat_plans import SeatPlan
from willcall.redemption.domain.seat_queries import FindAnswer, SeatQuery
from willcall.redemption.domain.tallies import DayBoard
from willcall.redemption.service.find_seats import find_seats
from willcall.redemption.service.open_endings import EndingsOpener
from willcall.redemption.service.ports import Clock, UnitsOfWork
from willcall.redemption.service.seat_plan import seat_plan
from willcall.redemption.service.showings_today import showings_on


@dataclass(frozen=True, slots=True)
class BoxOffice:
    """The use cases of the box office, bound to one terminal. Safe to call from any one thread at a time.

    Nothing here prints: collecting and reprinting are the other desks' to do. Each call raises ``TerminalFaultError``
    where the database failed, and then has changed nothing.
    """

    identity: TerminalIdentity
    units: UnitsOfWork
    clock: Clock
    endings: EndingsOpener

    def showings_today(self) -> DayBoard:
        """Return the business day that it is now in the cinema; see ``service.showings_today``."""
        return self.showings_on(business_day(self.clock(), self.identity.zone))

    def showings_on(self, day: date) -> DayBoard:
        """Return any business day."""
        return showings_on(day, self.identity.zone, self.units)

    def seat_plan(self, showing_code: str) -> SeatPlan | None:
        """Return a showing's house, each seat in its place and as it stands; see ``service.seat_plan``."""
        return seat_plan(showing_code, self.units)

    def find_seats(self, query: SeatQuery) -> FindAnswer:
        """Find a guest's seat without the code; see ``service.find_seats``."""
        return find_seats(query, opener=self.endings, units=self.units)
