"""The guest who lost the code, and the doors that open by paper: head office, a terminal and its box office."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from tests.support.centre_stage import CAMPAIGN, sale
from tests.support.cinema_stage import SHOWING, Cinema, codes_of, open_cinema, tickets_of
from tests.support.paper_reading import plain
from tests.support.staff import CLERK, SUPERVISOR
from willcall.centre.desk.models import ExceptionRow
from willcall.centre.settlement.settle_campaign import settle_campaign
from willcall.printing.door_list import DoorListSetter, write_door_list
from willcall.redemption.domain.exceptions import ExceptionKind
from willcall.redemption.domain.journal import check_chain
from willcall.redemption.domain.seat_queries import ByPhone, SeatsFound
from willcall.redemption.domain.ticks import TickOrder, TicksEntered, read_ticks
from willcall.redemption.domain.verdicts import AlreadyCollected, Collectable


@pytest.fixture
def cinema(tmp_path: Path) -> Iterator[Cinema]:
    with open_cinema(tmp_path) as opened:
        yield opened


def test_a_guest_who_lost_the_code_is_found_by_the_phone_that_the_channel_gave(cinema: Cinema) -> None:
    lost, other = codes_of(cinema)[:2]
    cinema.round.run()
    (board,) = [each for each in cinema.office.showings_today().showings if each.showing.showing_code == SHOWING]
    assert board.seats.sold == 0
    cinema.centre.sell([sale(lost, "o1", phone="138****4711"), sale(other, "o2", phone="13912340815")])
    cinema.round.run()
    (board,) = [each for each in cinema.office.showings_today().showings if each.showing.showing_code == SHOWING]
    assert board.seats.sold == 4
    answer = cinema.office.find_seats(ByPhone(SHOWING, "4711"))
    assert isinstance(answer, SeatsFound)
    verdict = cinema.desk.look_up(lost.code)
    assert isinstance(verdict, Collectable)
    assert [found.seat for found in answer.seats] == list(verdict.seats)
    assert {(found.masked_phone, found.seat.sold) for found in answer.seats} == {("••11", True)}


def test_r1_r6_guests_let_in_on_the_door_list_are_keyed_in_and_settled_once(cinema: Cinema, tmp_path: Path) -> None:
    early, late, doubled = codes_of(cinema)[:3]
    cinema.centre.sell(sale(code, f"o{number}") for number, code in enumerate((early, late, doubled)))
    cinema.round.run()
    cinema.desk.collect(tickets_of(cinema, early), "early")
    made = cinema.office.door_list(SHOWING)
    assert made is not None
    file = write_door_list(made, DoorListSetter(), tmp_path / "lists")
    paper = plain(PdfReader(io.BytesIO(file.read_bytes())).pages[0].extract_text())
    to_come = {*tickets_of(cinema, late), *tickets_of(cinema, doubled)}
    wanted = [line for line in made.lines if line.ticket_no in to_come]
    assert {line.code_ending for line in wanted} == {late.code[-3:], doubled.code[-3:]}
    assert all(f"{line.place.row}-{line.place.number}{line.code_ending}" in paper for line in wanted)

    # the list is printed; somebody collects after all; then the lights go out, and the door ticks all that come
    cinema.desk.collect(tickets_of(cinema, doubled), "doubled")
    typed = "; ".join(f"{line.place.row}: {line.place.number}" for line in wanted)
    read = read_ticks(typed, made.lines)
    assert (set(read.ticket_nos), read.unread) == (to_come, ())
    entered = cinema.office.enter_ticks(TickOrder(SHOWING, read.ticket_nos, CLERK))
    assert isinstance(entered, TicksEntered)
    assert (len(entered.admitted), len(entered.disputed)) == (2, 2)
    assert isinstance(cinema.desk.look_up(late.code), AlreadyCollected)
    kinds = [each.key.kind for each in cinema.office.exceptions(SUPERVISOR)]
    assert kinds.count(ExceptionKind.ADMISSION_DISPUTED) == 2

    check_chain(cinema.outbox.every_entry())
    report = cinema.round.run()
    assert report.refused == 0
    settlement = settle_campaign(CAMPAIGN, cinema.centre.centre.database, cinema.centre.centre.clock)
    assert settlement.balanced, settlement.imbalances
    assert (settlement.total.collected, settlement.total.sold_collected) == (6, 6)
    assert settlement.exceptions == {"admission_disputed": 2}
    assert {row.evidence["facts"]["state"] for row in cinema.centre.rows(ExceptionRow)} == {"printed"}
    assert len(cinema.printer.papers) == 4
