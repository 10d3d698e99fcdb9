"""A showing's house: every place where it stands, aisles and sofas told, each seat as it is."""

from tests.support.fake_shelf import FakeUnits
from tests.support.offices import office_over
from tests.support.packs import CINEMA, HandClock, Issued, issued, pack, showing_code, ticket_no
from willcall.redemption.domain.seat_plans import Half, PlannedPlace, SeatPlan, lay_out
from willcall.redemption.domain.seats import SeatState
from willcall.redemption.domain.showings import Place, SeatKind, Showing
from willcall.redemption.service.box_office import BoxOffice
from willcall.redemption.service.collection_desk import CollectionDesk


def spot(name: str, x: int, y: int, kind: SeatKind = SeatKind.SINGLE) -> PlannedPlace:
    return PlannedPlace(Place(name, str(y + 1), name[1:], kind), x, y)


def house(units: FakeUnits, *places: PlannedPlace) -> SeatPlan:
    with units.reading() as unit:
        shown = unit.shelf.showing(showing_code())
    assert isinstance(shown, Showing)
    return lay_out(shown, places, ())


def test_a_plan_is_as_wide_and_deep_as_its_farthest_seats_with_aisles_and_walkways(units: FakeUnits) -> None:
    plan = house(units, spot("b2", 4, 3), spot("a1", 0, 0), spot("b1", 1, 3), spot("a2", 6, 0))
    assert [seat.place.seat_code for seat in plan.seats] == ["a1", "a2", "b1", "b2"]
    assert (plan.columns, plan.lines) == (7, 4)
    assert {seat.seat for seat in plan.seats} == {None}


def test_a_screen_without_seats_has_no_extent(units: FakeUnits) -> None:
    plan = house(units)
    assert (plan.seats, plan.columns, plan.lines) == ((), 0, 0)


def test_couple_seats_are_halves_of_one_sofa_where_they_stand_side_by_side(units: FakeUnits) -> None:
    couple = SeatKind.COUPLE
    plan = house(
        units,
        *(spot(f"a{x}", x, 0, couple) for x in (0, 1, 2, 3, 4)),
        *(spot(f"b{x}", x, 1, couple) for x in (0, 2, 3)),
        spot("c0", 0, 2, couple),
        spot("c1", 1, 2),
    )
    halves = {seat.place.seat_code: seat.half for seat in plan.seats}
    left, right = Half.LEFT, Half.RIGHT
    assert [halves[f"a{x}"] for x in range(5)] == [left, right, left, right, None]
    assert [halves[f"b{x}"] for x in (0, 2, 3)] == [None, left, right]
    assert (halves["c0"], halves["c1"]) == (None, None)


def test_each_seat_stands_in_its_place_as_it_is_now(box_office: BoxOffice, desk: CollectionDesk) -> None:
    desk.collect([ticket_no(1)], "a")
    plan = box_office.seat_plan(showing_code())
    assert plan is not None
    assert plan.showing.showing_code == showing_code()
    assert len(plan.seats) == 40
    found = [seat.seat for seat in plan.seats[:5]]
    states = [each and each.state for each in found]
    assert states == [SeatState.OPEN, SeatState.PRINTED, SeatState.OPEN, SeatState.OPEN, None]
    assert [(seat.x, seat.y) for seat in plan.seats[19:21]] == [(19, 0), (0, 1)]
    assert [seat.half for seat in plan.seats[20:22]] == [Half.LEFT, Half.RIGHT]


def test_of_several_codes_for_one_place_the_one_not_taken_back_counts() -> None:
    units = FakeUnits(CINEMA, "01")
    rows = [Issued(1, 1, 0), Issued(2, 2, 0), Issued(3, 3, 0), Issued(4, 4, 1), Issued(5, 5, 1)]
    units.fill(*pack(rows, revoked=[1, 3, 4, 5]))
    plan = office_over(units, HandClock()).seat_plan(showing_code())
    assert plan is not None
    first, second = (seat.seat for seat in plan.seats[:2])
    assert first is not None
    assert second is not None
    assert (first.ticket_no, first.state) == (ticket_no(2), SeatState.OPEN)
    assert (second.ticket_no, second.state) == (ticket_no(5), SeatState.REVOKED)


def test_a_showing_that_is_not_here_has_no_plan(box_office: BoxOffice) -> None:
    assert box_office.seat_plan(showing_code(9)) is None


def test_a_plan_says_what_is_sold() -> None:
    units = FakeUnits(CINEMA, "01")
    units.fill(*pack(issued(3), sold=[1]))
    plan = office_over(units, HandClock()).seat_plan(showing_code())
    assert plan is not None
    assert [seat.seat and seat.seat.sold for seat in plan.seats[:4]] == [False, True, False, None]
