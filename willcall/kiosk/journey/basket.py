"""What one guest is about to print: the finds of one code or of several, in one print run."""

from collections.abc import Container, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from operator import attrgetter

from willcall.redemption.domain.seats import Seat
from willcall.redemption.domain.showings import Showing
from willcall.redemption.domain.verdicts import Collectable

MOST_CODES = 12
"""More codes than this belong to a group, which the box office serves."""

_SeatKey = tuple[datetime, str, tuple[int, int, str], tuple[int, int, str], str]


@dataclass(frozen=True, slots=True)
class Wanted:
    """One ticket that is to be printed."""

    showing: Showing
    seat: Seat


@dataclass(frozen=True, slots=True)
class Tally:
    """Of the tickets asked for at one showing, how many came out."""

    showing: Showing
    asked: int
    printed: int


@dataclass(frozen=True, slots=True)
class Basket:
    """One find for each code, in the order in which the codes came. It holds no code (R7).

    Two codes never open the same seat, so a find that shares a seat with another is that code's, looked up again.
    """

    finds: tuple[Collectable, ...] = ()

    @property
    def is_full(self) -> bool:
        """Whether no further code goes in."""
        return len(self.finds) >= MOST_CODES

    def holds(self, found: Collectable) -> bool:
        """Say whether the find's code is in the basket already."""
        return any(_shares_a_seat(found, each) for each in self.finds)

    def with_find(self, found: Collectable) -> "Basket":
        """Return the basket with the find in it once; the newest answer about a code stands in the old one's place."""
        if self.holds(found):
            return Basket(tuple(found if _shares_a_seat(found, each) else each for each in self.finds))
        return Basket((*self.finds, found))

    def without(self, index: int) -> "Basket":
        """Return the basket less one code."""
        return Basket((*self.finds[:index], *self.finds[index + 1 :]))

    def left(self, released: Container[str], out: Container[str], in_doubt: Container[str]) -> "Basket":
        """Return what is still to be collected after a run, given the numbers of tickets by what became of them."""
        finds = (
            Collectable(
                found.showing,
                _among(found.seats, released),
                (*found.already, *_among(found.seats, out)),
                (*found.in_doubt, *_among(found.seats, in_doubt)),
            )
            for found in self.finds
        )
        return Basket(tuple(found for found in finds if found.seats))

    @property
    def wanted(self) -> tuple[Wanted, ...]:
        """The tickets in the order in which they print: showing by showing as they start, row by row, seat by seat."""
        tickets = (Wanted(found.showing, seat) for found in self.finds for seat in found.seats)
        return tuple(sorted(tickets, key=_in_order))


NOTHING = Basket()
"""A basket that nobody has put anything in."""


@dataclass(frozen=True, slots=True)
class Press:
    """One press of the print button. Its key is made once, so that trying again is the same attempt.

    ``printed`` papers came out in tries that a fault ended; each of these ``faults`` may have left one more in doubt.
    """

    attempt: str
    basket: Basket
    printed: int = 0
    faults: int = 0

    @property
    def wanted(self) -> tuple[Wanted, ...]:
        """The tickets asked for, in the order in which they print."""
        return self.basket.wanted

    @property
    def ticket_nos(self) -> tuple[str, ...]:
        """The numbers of all tickets asked for, in the order in which they print."""
        return tuple(each.seat.ticket_no for each in self.wanted)

    def broken_off(self, printed: int) -> "Press":
        """Return the press after a fault: so many papers are known to be out."""
        return replace(self, printed=printed, faults=self.faults + 1)

    def tallies(self, came_out: Iterable[str] | None = None) -> tuple[Tally, ...]:
        """Count showing by showing; all tickets are out, or those whose numbers are given."""
        out = set(self.ticket_nos if came_out is None else came_out)
        return tuple(
            Tally(group[0].showing, len(group), sum(each.seat.ticket_no in out for each in group))
            for group in (list(each) for _, each in groupby(self.wanted, key=attrgetter("showing.showing_code")))
        )


def _among(seats: tuple[Seat, ...], numbers: Container[str]) -> tuple[Seat, ...]:
    return tuple(seat for seat in seats if seat.ticket_no in numbers)


def _shares_a_seat(one: Collectable, other: Collectable) -> bool:
    return not _numbers(one).isdisjoint(_numbers(other))


def _numbers(found: Collectable) -> set[str]:
    return {seat.ticket_no for seat in (*found.seats, *found.already, *found.in_doubt)}


def _in_order(ticket: Wanted) -> _SeatKey:
    showing, place = ticket.showing, ticket.seat.place
    row, number = _counted(place.row), _counted(place.number)
    return showing.starts_at, showing.showing_code, row, number, ticket.seat.ticket_no


def _counted(label: str) -> tuple[int, int, str]:
    """Put row 9 before row 10, and rows with letters behind those with numbers."""
    return (0, int(label), "") if label.isascii() and label.isdigit() else (1, 0, label)
