"""Find the seat of a guest who lost the code: by a ticket number, by row and seat, by the end of the buyer's phone."""

from collections.abc import Iterable
from typing import assert_never

from willcall.redemption.domain.endings import PHONE_DIGITS, Endings, is_phone_ending
from willcall.redemption.domain.seat_plans import seats_by_place
from willcall.redemption.domain.seat_queries import (
    ByPhone,
    ByPlace,
    ByTicketNumber,
    FindAnswer,
    FoundSeat,
    NoPhonesHere,
    NotANumber,
    NothingFits,
    SeatQuery,
    SeatsFound,
    ShowingUnknown,
    as_on_armrest,
    digits_of,
)
from willcall.redemption.domain.seats import Seat
from willcall.redemption.domain.showings import Showing
from willcall.redemption.domain.tickets import TICKET_DIGITS
from willcall.redemption.service.open_endings import EndingsOpener
from willcall.redemption.service.ports import UnitOfWork, UnitsOfWork

_NONE = Endings("")


def find_seats(query: SeatQuery, *, opener: EndingsOpener, units: UnitsOfWork) -> FindAnswer:
    """Answer a query. Of a phone no more is said than two digits, and those only with its showing.

    Raises:
        TerminalFaultError: the database failed, or the last digits in it do not open (R9).
    """
    with units.reading() as unit:
        match query:
            case ByTicketNumber():
                return _by_ticket_number(digits_of(query.ticket_no), opener, unit)
            case ByPlace() | ByPhone():
                showing = unit.shelf.showing(query.showing_code)
                return ShowingUnknown(query.showing_code) if showing is None else _at(showing, query, opener, unit)
            case _:
                assert_never(query)


def _by_ticket_number(ticket_no: str, opener: EndingsOpener, unit: UnitOfWork) -> FindAnswer:
    if len(ticket_no) != TICKET_DIGITS or not ticket_no.isdecimal():
        return NotANumber(TICKET_DIGITS)
    found = unit.shelf.find_seats([ticket_no])
    return _found(found[0][0], [found[0][1]], opener, unit) if found else NothingFits()


def _at(showing: Showing, query: ByPlace | ByPhone, opener: EndingsOpener, unit: UnitOfWork) -> FindAnswer:
    if isinstance(query, ByPhone):
        return _by_phone(showing, digits_of(query.last_four), opener, unit)
    wanted = as_on_armrest(query.row), as_on_armrest(query.number)
    seats = seats_by_place(unit.house.seats(showing.showing_code)).values()
    return _found(showing, (seat for seat in seats if _armrest(seat) == wanted), opener, unit)


def _armrest(seat: Seat) -> tuple[str, str]:
    return as_on_armrest(seat.place.row), as_on_armrest(seat.place.number)


def _by_phone(showing: Showing, last_four: str, opener: EndingsOpener, unit: UnitOfWork) -> FindAnswer:
    if not is_phone_ending(last_four):
        return NotANumber(PHONE_DIGITS)
    phones = {number: each.phone for number, each in opener.showings(showing.showing_code, unit).items()}
    if not any(phones.values()):
        return NoPhonesHere(showing)
    seats = unit.house.seats(showing.showing_code)
    return _found(showing, (seat for seat in seats if phones.get(seat.ticket_no) == last_four), opener, unit)


def _found(showing: Showing, seats: Iterable[Seat], opener: EndingsOpener, unit: UnitOfWork) -> FindAnswer:
    fitting = list(seats)
    if not fitting:
        return NothingFits()
    endings = opener.showings(showing.showing_code, unit)
    masked = (endings.get(seat.ticket_no, _NONE).masked_phone for seat in fitting)
    return SeatsFound(tuple(FoundSeat(showing, *each) for each in zip(fitting, masked, strict=True)))
