"""Which seats share a code, and in which release a code is sold."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from willcall.centre.codes.grouping import PlannedSeat, group_seats, release_of
from willcall.redemption.domain.showings import SeatKind


@st.composite
def plans(draw: st.DrawFn) -> list[PlannedSeat]:
    """Draw a screen: rows with gaps, couples always in pairs."""
    seats: list[PlannedSeat] = []
    for y in range(draw(st.integers(1, 5))):
        x = 0
        for unit in draw(st.lists(st.sampled_from(["seat", "couple", "gap"]), max_size=12)):
            kind = SeatKind.COUPLE if unit == "couple" else SeatKind.SINGLE
            for _ in range({"seat": 1, "couple": 2, "gap": 0}[unit]):
                seats.append(PlannedSeat(f"{y}/{x}", kind, x, y))
                x += 1
            x += unit == "gap"
    return draw(st.permutations(seats))


@given(plans(), st.integers(1, 5))
def test_every_seat_is_in_one_code_beside_its_neighbours_and_no_couple_is_split(
    seats: list[PlannedSeat], size: int
) -> None:
    groups = list(group_seats(seats, size))
    assert sorted(seat.seat_code for group in groups for seat in group) == sorted(seat.seat_code for seat in seats)
    for group in groups:
        assert len(group) <= max(size, 2)
        assert {seat.y for seat in group} == {group[0].y}
        assert [seat.x for seat in group] == list(range(group[0].x, group[0].x + len(group)))
        couples = [seat for seat in group if seat.kind is SeatKind.COUPLE]
        assert len(couples) % 2 == 0


def test_what_is_left_over_becomes_singles() -> None:
    row = [PlannedSeat(str(x), SeatKind.SINGLE, x, 0) for x in range(6)]
    assert [len(group) for group in group_seats(row, 4)] == [4, 1, 1]


@given(st.lists(st.integers(1, 9), min_size=1, max_size=9))
def test_releases_get_their_shares_of_any_run_of_codes(shares: list[int]) -> None:
    counts = Counter(release_of(place, shares) for place in range(1000, 3000))
    for number, share in enumerate(shares, start=1):
        assert abs(counts[number] - 2000 * share / sum(shares)) <= 12
