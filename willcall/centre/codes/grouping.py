"""Which seats one code opens, and in which release it is sold."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, groupby

from willcall.redemption.domain.showings import SeatKind

_GOLDEN = 2_654_435_769
_WORD = 2**32


@dataclass(frozen=True, slots=True)
class PlannedSeat:
    """A seat with its column ``x`` and line ``y`` on the plan."""

    seat_code: str
    kind: SeatKind
    x: int
    y: int


def group_seats(seats: Sequence[PlannedSeat], seats_per_code: int) -> Iterator[tuple[PlannedSeat, ...]]:
    """Yield the seats of each code: ``seats_per_code`` neighbours of one row.

    The two halves of a couple seat stay together whatever the number is; what is left at the end of a stretch of
    neighbours becomes a code for each seat or couple.
    """
    for _, row in groupby(sorted(seats, key=lambda seat: (seat.y, seat.x)), key=lambda seat: seat.y):
        for stretch in _neighbours(list(row)):
            yield from _cut(list(_units(stretch)), seats_per_code)


def _neighbours(row: list[PlannedSeat]) -> Iterator[list[PlannedSeat]]:
    begin = 0
    for at in range(1, len(row) + 1):
        if at == len(row) or row[at].x != row[at - 1].x + 1:
            yield row[begin:at]
            begin = at


def _units(stretch: list[PlannedSeat]) -> Iterator[tuple[PlannedSeat, ...]]:
    at = 0
    while at < len(stretch):
        pair = stretch[at : at + 2]
        size = 2 if len(pair) == 2 and all(seat.kind is SeatKind.COUPLE for seat in pair) else 1  # noqa: PLR2004
        yield tuple(stretch[at : at + size])
        at += size


def _cut(units: list[tuple[PlannedSeat, ...]], size: int) -> Iterator[tuple[PlannedSeat, ...]]:
    pending: list[tuple[PlannedSeat, ...]] = []
    for unit in units:
        if sum(map(len, pending)) + len(unit) > size:
            yield from pending
            pending = []
        pending.append(unit)
        if sum(map(len, pending)) >= size:
            yield tuple(seat for each in pending for seat in each)
            pending = []
    yield from pending


def release_of(place: int, shares: Sequence[int]) -> int:
    """Return the release, from 1, of the code that stands at a place in the order of a cinema's codes.

    Multiplication by the golden ratio spreads consecutive numbers evenly (Knuth, TAOCP 3, 6.4), so that each release
    gets its share of every showing and of every part of a screen.
    """
    position = place * _GOLDEN % _WORD * sum(shares) // _WORD
    return bisect_right(list(accumulate(shares)), position) + 1
