"""The door list: every seat once, by row and seat, with the end of its code and what the door has to know of it."""

from dataclasses import replace

import pytest

from tests.support.fake_shelf import FakeUnits
from tests.support.packs import (
    NOW,
    OPENER,
    TODAY,
    HandClock,
    Issued,
    code_of,
    issued,
    pack,
    showing_code,
    ticket_no,
)
from willcall.redemption.domain.door_lists import DoorLine, DoorState, door_lines, door_state
from willcall.redemption.domain.faults import TerminalFaultError
from willcall.redemption.domain.seats import Seat, SeatState
from willcall.redemption.domain.showings import Place
from willcall.redemption.domain.sync_status import HeldPack
from willcall.redemption.service.box_office import BoxOffice
from willcall.redemption.service.collection_desk import CollectionDesk


def seat(row: str, number: str, **changes: object) -> Seat:
    made = Seat(Place(f"{row}-{number}", row, number), f"{row}{number}")
    return replace(made, **changes)  # type: ignore[arg-type]


def test_seats_stand_in_the_order_in_which_a_person_looks_for_them() -> None:
    rows = [("B", "1"), ("10", "2"), ("2", "11"), ("2", "9"), ("A", "1"), ("1A", "1"), ("1", "1"), ("10", "1")]
    lines = door_lines([seat(*each) for each in rows], {})
    assert [(line.place.row, line.place.number) for line in lines] == [
        *(("1", "1"), ("1A", "1"), ("2", "9"), ("2", "11"), ("10", "1"), ("10", "2"), ("A", "1"), ("B", "1"))
    ]


@pytest.mark.parametrize(
    ("state", "copies", "expected"),
    [
        (SeatState.OPEN, 0, DoorState.AWAITED),
        (SeatState.CLAIMED, 0, DoorState.IN_DOUBT),
        (SeatState.PRINTING, 1, DoorState.IN_DOUBT),
        (SeatState.UNCONFIRMED, 1, DoorState.IN_DOUBT),
        (SeatState.UNCONFIRMED, 2, DoorState.TICKET_OUT),
        (SeatState.PRINTED, 1, DoorState.TICKET_OUT),
        (SeatState.ADMITTED, 0, DoorState.ADMITTED),
        (SeatState.REVOKED, 0, DoorState.TAKEN_BACK),
    ],
)
def test_the_door_hears_of_each_state_what_to_do(state: SeatState, copies: int, expected: DoorState) -> None:
    assert door_state(seat("1", "1", state=state, copies=copies)) is expected


def test_a_list_has_the_showing_the_packs_age_and_the_end_of_each_code(
    box_office: BoxOffice, desk: CollectionDesk, clock: HandClock
) -> None:
    desk.collect([ticket_no(2)], "a")
    clock.wait(minutes=5)
    made = box_office.door_list(showing_code())
    assert made is not None
    assert (made.showing.showing_code, made.identity.cinema_code, made.made_at) == (
        showing_code(),
        OPENER.cinema_code,
        clock.now,
    )
    assert made.pack == HeldPack(TODAY, 1, 1, 4, NOW)
    assert [line.code_ending for line in made.lines] == [code_of(0).digits[-3:]] * 4
    assert [line.state for line in made.lines] == [
        *(DoorState.AWAITED, DoorState.AWAITED, DoorState.TICKET_OUT, DoorState.AWAITED)
    ]
    assert (made.count(DoorState.AWAITED), made.count(DoorState.TICKET_OUT)) == (3, 1)


def test_a_place_with_several_codes_has_the_one_line_that_counts(units: FakeUnits, box_office: BoxOffice) -> None:
    units.fill(*pack([Issued(1, 1, 0), Issued(2, 2, 0), Issued(3, 3, 1)], version=2, revoked=[1, 3]))
    made = box_office.door_list(showing_code())
    assert made is not None
    assert [(line.ticket_no, line.state, line.code_ending) for line in made.lines if line.place.row == "1"][:2] == [
        (ticket_no(2), DoorState.AWAITED, code_of(2).digits[-3:]),
        (ticket_no(3), DoorState.TAKEN_BACK, code_of(3).digits[-3:]),
    ]


def test_a_list_tells_what_is_sold_where_the_channel_has_reported(units: FakeUnits, box_office: BoxOffice) -> None:
    made = box_office.door_list(showing_code())
    assert made is not None
    assert not made.knows_sales
    units.fill(*pack(issued(4, each=4), version=2, sold=[1, 2]))
    made = box_office.door_list(showing_code())
    assert made is not None
    assert made.knows_sales
    assert [line.sold for line in made.lines] == [False, True, True, False]


def test_a_pack_without_last_digits_makes_a_list_without_them(units: FakeUnits, box_office: BoxOffice) -> None:
    units.books.endings.clear()
    made = box_office.door_list(showing_code())
    assert made is not None
    assert {line.code_ending for line in made.lines} == {""}


def test_a_showing_that_is_not_here_has_no_list(box_office: BoxOffice) -> None:
    assert box_office.door_list("nowhere") is None


def test_r9_last_digits_that_do_not_open_make_no_list_without_them(units: FakeUnits, box_office: BoxOffice) -> None:
    units.books.endings[showing_code()] = b"spoiled"
    with pytest.raises(TerminalFaultError):
        box_office.door_list(showing_code())


def test_r7_no_text_of_a_list_shows_the_end_of_a_code(box_office: BoxOffice) -> None:
    line = DoorLine(Place("x", "1", "2"), ticket_no(0), DoorState.AWAITED, "605")
    assert repr(line) == f"DoorLine(1-2, {ticket_no(0)}, awaited)"
    made = box_office.door_list(showing_code())
    assert made is not None
    assert "code_ending" not in repr(made)
