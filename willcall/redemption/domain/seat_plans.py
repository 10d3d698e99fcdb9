"""A showing's house as it lies before the picture: every seat in its place, with what is known of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

from willcall.redemption.domain.seats import Seat, SeatState
from willcall.redemption.domain.showings import Place, SeatKind, Showing


@dataclass(frozen=True, slots=True)
class PlannedPlace:
    """A seat of a screen, and its column ``x`` and line ``y`` on the plan, from 0; line 0 is nearest the picture."""

    place: Place
    x: int
    y: int


class Half(StrEnum):
    """Which half of a sofa a seat is, seen from the plan."""

    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class SeatOnPlan:
    """A place, and the seat that a code opens there; None where no code was issued for it.

    ``half`` is None for a seat on its own, and for a couple seat whose other half is not beside it.
    """

    place: Place
    x: int
    y: int
    seat: Seat | None
    half: Half | None = None


@dataclass(frozen=True, slots=True)
class SeatPlan:
    """A showing's house: its seats in lines from the picture back, each line from left to right."""

    showing: Showing
    seats: tuple[SeatOnPlan, ...]

    @property
    def columns(self) -> int:
        """How many places wide it is, aisles included."""
        return 1 + max((seat.x for seat in self.seats), default=-1)

    @property
    def lines(self) -> int:
        """How many lines deep it is, walkways included."""
        return 1 + max((seat.y for seat in self.seats), default=-1)


def lay_out(showing: Showing, places: Sequence[PlannedPlace], seats: Iterable[Seat]) -> SeatPlan:
    """Put a showing's seats into their places."""
    there = seats_by_place(seats)
    on_plan = [SeatOnPlan(spot.place, spot.x, spot.y, there.get(spot.place.seat_code)) for spot in places]
    on_plan.sort(key=lambda seat: (seat.y, seat.x))
    return SeatPlan(showing, tuple(_with_halves(on_plan)))


def seats_by_place(seats: Iterable[Seat]) -> dict[str, Seat]:
    """Return the seat that counts at each place: of several issued after each other the one not revoked, or the last.

    A place may have had a code that was taken back, and another one since; at most one of them is not revoked (R1).
    """
    there: dict[str, Seat] = {}
    for seat in sorted(seats, key=lambda seat: (seat.state is not SeatState.REVOKED, seat.ticket_no)):
        there[seat.place.seat_code] = seat
    return there


def _with_halves(seats: Sequence[SeatOnPlan]) -> Iterable[SeatOnPlan]:
    """Pair couple seats that are neighbours, from the left."""
    halves: dict[str, Half] = {}
    for left, right in pairwise(seats):
        if left.place.seat_code not in halves and _are_a_couple(left, right):
            halves[left.place.seat_code], halves[right.place.seat_code] = Half.LEFT, Half.RIGHT
    return (replace(seat, half=halves.get(seat.place.seat_code)) for seat in seats)


def _are_a_couple(left: SeatOnPlan, right: SeatOnPlan) -> bool:
    both = left.place.kind is right.place.kind is SeatKind.COUPLE
    return both and left.y == right.y and right.x == left.x + 1
