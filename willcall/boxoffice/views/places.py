"""All views, and the ways that lead from one to another."""

from dataclasses import dataclass

from willcall.boxoffice.house import House
from willcall.boxoffice.views.door_lists import DoorListsPage
from willcall.boxoffice.views.exceptions import ExceptionsPage
from willcall.boxoffice.views.find import FindPage
from willcall.boxoffice.views.reports import ReportsPage
from willcall.boxoffice.views.room import Room
from willcall.boxoffice.views.seat_map import SeatMapPage
from willcall.boxoffice.views.sync import SyncPage
from willcall.boxoffice.views.terminals import TerminalsPage
from willcall.boxoffice.views.today import TodayPage
from willcall.redemption.domain.staff import View


@dataclass(frozen=True, slots=True)
class Places:
    """The views that somebody else than the navigation has to do with."""

    finding: FindPage
    terminals: TerminalsPage


def furnish(house: House, room: Room) -> Places:
    """Put all views into a room, in the order of their keys."""
    today, seat_map, finding = TodayPage(house), SeatMapPage(house, room), FindPage(house, room)
    exceptions, terminals = ExceptionsPage(house, room), TerminalsPage(house)

    def show_map(showing_code: str) -> None:
        seat_map.show_showing(showing_code)
        room.show_view(View.SEAT_MAP)

    def show_seat(ticket_no: str) -> None:
        room.show_view(View.FIND)
        finding.take_scan(ticket_no)

    today.showing_wanted.connect(show_map)
    exceptions.panel.seat_wanted.connect(show_seat)
    doors, reports = DoorListsPage(house, room), ReportsPage(house)
    room.furnish((today, seat_map, finding, exceptions, terminals, SyncPage(house), doors, reports))
    return Places(finding, terminals)
