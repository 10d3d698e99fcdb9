"""The guest who lost the code: found by a ticket number, by row and seat, by the end of the buyer's phone."""

import pytest

from tests.support.fake_shelf import FakeUnits
from tests.support.offices import office_over
from tests.support.packs import CINEMA, OPENER, HandClock, Issued, code_of, pack, showing_code, ticket_no
from willcall.redemption.domain.faults import FaultCode, TerminalFaultError
from willcall.redemption.domain.seat_queries import (
    ByPhone,
    ByPlace,
    ByTicketNumber,
    FindAnswer,
    NoPhonesHere,
    NotANumber,
    NothingFits,
    SeatQuery,
    SeatsFound,
    ShowingUnknown,
    as_on_armrest,
)
from willcall.redemption.service.box_office import BoxOffice

HERE, OTHER, BARE = showing_code(), showing_code(1), showing_code(2)
PHONES = {0: "4711", 1: "4711", 3: "0042", 4: "4711"}


@pytest.fixture
def units() -> FakeUnits:
    """Two codes of two seats and one of one at the first showing; another showing; one without phones."""
    made = FakeUnits(CINEMA, "01")
    rows = [Issued(0, 0, 0), Issued(1, 0, 1), Issued(2, 1, 2), Issued(3, 1, 3), Issued(4, 2, 22), Issued(5, 3, 30)]
    rows += [Issued(6, 4, 0, 1), Issued(7, 5, 0, 2)]
    made.fill(*pack(rows, phones=PHONES, sold=[0, 1]))
    return made


@pytest.fixture
def office(units: FakeUnits) -> BoxOffice:
    return office_over(units, HandClock())


def numbers(answer: FindAnswer) -> list[str]:
    assert isinstance(answer, SeatsFound), answer
    return [found.seat.ticket_no for found in answer.seats]


@pytest.mark.parametrize(
    "typed", [ticket_no(5), f" {ticket_no(5)[:8]} {ticket_no(5)[8:]} ", "８８８８８８８８-00000005"]
)
def test_a_ticket_number_finds_its_seat_however_it_is_typed(office: BoxOffice, typed: str) -> None:
    answer = office.find_seats(ByTicketNumber(typed))
    assert numbers(answer) == [ticket_no(5)]
    assert isinstance(answer, SeatsFound)
    assert (answer.seats[0].showing.showing_code, answer.seats[0].masked_phone) == (HERE, "••42")


@pytest.mark.parametrize(
    ("row", "number", "serial"),
    [("2", "3", 4), ("２", "０3", 4), ("2排", "3座", 4), (" row 2", "Seat 3 ", 4), ("1", "1", 0)],
)
def test_row_and_seat_are_found_as_they_are_said(office: BoxOffice, row: str, number: str, serial: int) -> None:
    assert numbers(office.find_seats(ByPlace(HERE, row, number))) == [ticket_no(serial)]


def test_a_row_of_letters_is_the_same_in_small_ones_and_a_zero_alone_stays() -> None:
    assert [as_on_armrest(text) for text in ("aa", "Ｂ", "0", "007", "")] == ["AA", "B", "0", "7", ""]


def test_the_end_of_a_phone_finds_all_its_seats_of_that_showing_and_of_no_other(office: BoxOffice) -> None:
    answer = office.find_seats(ByPhone(HERE, "４７１１"))
    assert numbers(answer) == [ticket_no(serial) for serial in (0, 1, 2, 3)]
    assert isinstance(answer, SeatsFound)
    assert {found.masked_phone for found in answer.seats} == {"••11"}
    assert [found.seat.sold for found in answer.seats] == [True, True, False, False]
    assert numbers(office.find_seats(ByPhone(OTHER, "4711"))) == [ticket_no(6)]


def test_a_seat_whose_buyer_gave_no_phone_is_found_without_one(office: BoxOffice) -> None:
    (found,) = office.find_seats(ByPlace(HERE, "2", "3")).seats  # type: ignore[union-attr]
    assert found.masked_phone == ""


@pytest.mark.parametrize(
    ("query", "answer"),
    [
        (ByTicketNumber("123"), NotANumber(16)),
        (ByTicketNumber("x" * 16), NotANumber(16)),
        (ByTicketNumber(ticket_no(99)), NothingFits()),
        (ByTicketNumber("7777777700000005"), NothingFits()),
        (ByPlace(HERE, "9", "9"), NothingFits()),
        (ByPlace("nowhere", "1", "1"), ShowingUnknown("nowhere")),
        (ByPhone("nowhere", "4711"), ShowingUnknown("nowhere")),
        (ByPhone(HERE, "471"), NotANumber(4)),
        (ByPhone(HERE, "abcd"), NotANumber(4)),
        (ByPhone(HERE, "9999"), NothingFits()),
    ],
    ids=repr,
)
def test_what_finds_nothing_says_why(office: BoxOffice, query: SeatQuery, answer: FindAnswer) -> None:
    assert office.find_seats(query) == answer


def test_where_the_channel_gave_no_phones_that_is_said(office: BoxOffice, units: FakeUnits) -> None:
    answer = office.find_seats(ByPhone(BARE, "4711"))
    assert isinstance(answer, NoPhonesHere)
    assert answer.showing.showing_code == BARE
    units.books.endings.clear()
    assert isinstance(office.find_seats(ByPhone(HERE, "4711")), NoPhonesHere)
    assert numbers(office.find_seats(ByTicketNumber(ticket_no(0)))) == [ticket_no(0)]


def test_r9_last_digits_that_do_not_open_are_a_fault_and_no_empty_answer(office: BoxOffice, units: FakeUnits) -> None:
    units.books.endings[HERE] = b"spoiled"
    for query in (ByPhone(HERE, "4711"), ByTicketNumber(ticket_no(0))):
        with pytest.raises(TerminalFaultError, match=HERE) as caught:
            office.find_seats(query)
        assert caught.value.code is FaultCode.DATABASE_DAMAGED


def test_r7_no_text_of_a_query_or_an_answer_shows_a_phone_or_a_key(office: BoxOffice) -> None:
    query = ByPhone(HERE, "4711")
    texts = repr(query) + repr(office.find_seats(query)) + repr(office)
    assert "4711" not in texts
    assert code_of(0).digits[-3:] not in repr(office.find_seats(query)).replace(ticket_no(0), "")
    assert repr(OPENER.cinema_key) not in texts
