"""An evening at the counter, told to head office: lost codes, prints in doubt, a supervisor's word; the books hold."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.support.centre_stage import CAMPAIGN, sale
from tests.support.cinema_stage import SHOWING, Cinema, codes_of, open_cinema, tickets_of
from tests.support.papers import Play, PowerCutError
from tests.support.staff import CLERK, SUPERVISOR, none_came_out
from willcall.centre.desk.models import ExceptionRow
from willcall.centre.settlement.settle_campaign import settle_campaign
from willcall.redemption.domain.collecting import CollectOrder, NoCodeReason
from willcall.redemption.domain.exceptions import Closed, ClosingReason, ExceptionKind
from willcall.redemption.domain.journal import check_chain
from willcall.redemption.domain.releases import Released, ReleaseOrder, ReleaseReason
from willcall.redemption.domain.reports import Deed, Report
from willcall.redemption.domain.seat_queries import ByPhone, SeatsFound
from willcall.redemption.domain.seat_story import SeatStory, Upload
from willcall.redemption.domain.settlements import Settled
from willcall.redemption.domain.verdicts import AlreadyCollected
from willcall.redemption.service.print_tickets import PrintRun


@pytest.fixture
def cinema(tmp_path: Path) -> Iterator[Cinema]:
    with open_cinema(tmp_path) as opened:
        yield opened


def lose_track(cinema: Cinema, ticket_no: str, play: Play) -> None:
    """Have the power go while a seat's ticket is on its way."""
    cinema.printer.plays.append(play)
    with pytest.raises(PowerCutError):
        cinema.desk.collect([ticket_no], ticket_no)
    cinema.desk.settle_leftovers()


def in_doubt(cinema: Cinema) -> list[str]:
    """Return the tickets of the prints in doubt, as the list of exceptions has them."""
    found = [each.key for each in cinema.office.exceptions(CLERK)]
    return [key.subject.partition("/")[0] for key in found if key.kind is ExceptionKind.UNCONFIRMED_PRINT]


def test_a_guest_who_lost_the_code_gets_the_tickets_in_the_clerks_name_and_head_office_has_it_all(
    cinema: Cinema,
) -> None:
    lost = codes_of(cinema)[0]
    cinema.centre.sell([sale(lost, "o1", phone="13800004711")])
    cinema.round.run()
    answer = cinema.office.find_seats(ByPhone(SHOWING, "4711"))
    assert isinstance(answer, SeatsFound)
    numbers = tuple(found.seat.ticket_no for found in answer.seats)
    run = cinema.staff.collect(CollectOrder(numbers, "counter", CLERK, NoCodeReason.CODE_LOST))
    assert isinstance(run, PrintRun)
    assert run.printed == len(cinema.printer.papers) == 2
    assert isinstance(cinema.desk.look_up(lost.code), AlreadyCollected)
    assert cinema.round.run().refused == 0
    story = cinema.office.seat_story(numbers[0], CLERK)
    assert isinstance(story, SeatStory)
    assert [(copy.staff_no, copy.fate.value) for copy in story.copies] == [("7", "came_out")]
    settlement = settle_campaign(CAMPAIGN, cinema.centre.centre.database, cinema.centre.centre.clock)
    assert settlement.balanced, settlement.imbalances
    assert settlement.total.collected == 2


def test_r1_r3_r6_three_prints_in_doubt_after_a_power_cut_are_settled_by_paper_by_statement_and_by_a_supervisor(
    cinema: Cinema,
) -> None:
    codes = codes_of(cinema)[:3]
    cinema.centre.sell(sale(code, f"o{number}") for number, code in enumerate(codes))
    cinema.round.run()
    first, second, third = (tickets_of(cinema, code)[0] for code in codes)
    lose_track(cinema, first, Play.DARK_WITH_PAPER)
    lose_track(cinema, second, Play.DARK_WITHOUT_PAPER)
    lose_track(cinema, third, Play.DARK_WITHOUT_PAPER)
    assert set(in_doubt(cinema)) == {first, second, third}
    cinema.round.run()
    assert len(cinema.centre.rows(ExceptionRow)) == 3

    assert isinstance(cinema.staff.settle_by_scan(first, cinema.printer.papers[0].qr, CLERK), Settled)
    assert isinstance(cinema.staff.settle_by_statement(none_came_out(second)), Settled)
    order = ReleaseOrder(third, 1, ReleaseReason.SEEN_ON_CAMERA, SUPERVISOR)
    assert isinstance(cinema.office.release_seat(order), Released)
    assert in_doubt(cinema) == []
    for ticket_no in (second, third):
        assert cinema.desk.collect([ticket_no], f"again {ticket_no}").printed == 1
    originals = [paper.ticket_no for paper in cinema.printer.papers]
    assert sorted(originals) == sorted([first, second, third])

    check_chain(cinema.outbox.every_entry())
    assert cinema.round.run().refused == 0
    closings = {row.subject.partition("/")[0]: row.closing for row in cinema.centre.rows(ExceptionRow)}
    assert {closing and closing["evidence"] for closing in closings.values()} == {"scan", "statement", "release"}
    settlement = settle_campaign(CAMPAIGN, cinema.centre.centre.database, cinema.centre.centre.clock)
    assert settlement.balanced, settlement.imbalances
    assert (settlement.total.collected, settlement.total.unconfirmed) == (3, 0)


def test_r4_what_head_office_refused_stays_until_it_is_closed_and_the_report_has_both(cinema: Cinema) -> None:
    code = codes_of(cinema)[0]
    cinema.round.run()
    ticket_no = tickets_of(cinema, code)[0]
    cinema.desk.collect([ticket_no], "guest")
    last = list(cinema.outbox.every_entry())[-1].sequence
    cinema.outbox.acknowledge(last, [(last, "of no known kind: ticket_printed")])
    office = cinema.office
    (found,) = [each for each in office.exceptions(SUPERVISOR) if each.key.kind is ExceptionKind.ENTRY_REFUSED]
    answer = office.close_exception(found.key, ClosingReason.HEAD_OFFICE_KNOWS, SUPERVISOR, "told at 19:10")
    assert answer == Closed(found.key)
    assert [each.note for each in office.closed_exceptions(found.since or office.clock())] == ["told at 19:10"]
    story = office.seat_story(ticket_no, CLERK)
    assert isinstance(story, SeatStory)
    assert story.steps[-1].upload is Upload.REFUSED
    report = office.shift_report("S1", office.clock() - timedelta(hours=1), SUPERVISOR)
    assert isinstance(report, Report)
    assert report.total() == {Deed.EXCEPTION_CLOSED: 1}
