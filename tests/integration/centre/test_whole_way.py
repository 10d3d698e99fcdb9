"""A campaign from schedule to settlement, thin but whole."""

from pathlib import Path

from tests.support.centre_stage import CAMPAIGN, FAR, NEAR, OTHER, SEATS_A_SCREEN, CentreStage, sale
from willcall.centre.campaigns.book_showings import book_showings
from willcall.centre.campaigns.models import BookedSeatRow, BookingRow
from willcall.centre.channel.deliver_codes import deliver_codes
from willcall.centre.codes.issue_codes import issue_codes
from willcall.centre.codes.models import CodeRow, TicketRow
from willcall.centre.settlement.settle_campaign import settle_campaign

BOOKED = 9
SEATS = BOOKED * SEATS_A_SCREEN


def test_every_seat_of_every_eligible_showing_is_booked_and_imax_is_left_out(stage: CentreStage) -> None:
    stage.imported().planned()
    done = book_showings(CAMPAIGN, stage.centre.database, stage.centre.clock, lambda _: None)
    assert (done.showings, done.seats) == (BOOKED, SEATS)
    assert {row.screen_code for row in stage.rows(BookingRow)} == {f"{cinema}00000001" for cinema in (NEAR, FAR, OTHER)}
    assert len(stage.rows(BookedSeatRow)) == SEATS


def test_booking_and_issuing_again_changes_nothing(issued: CentreStage) -> None:
    before = {(row.cinema_code, row.code_no, row.sealed) for row in issued.rows(CodeRow)}
    centre = issued.centre
    assert book_showings(CAMPAIGN, centre.database, centre.clock, lambda _: None).showings == 0
    assert issue_codes(CAMPAIGN, centre.database, centre.keys, centre.clock, lambda _: None).codes == 0
    assert {(row.cinema_code, row.code_no, row.sealed) for row in issued.rows(CodeRow)} == before


def test_every_booked_seat_has_exactly_one_ticket_and_couples_share_a_code(issued: CentreStage) -> None:
    tickets = issued.rows(TicketRow)
    booked = {(row.cinema_code, row.showing_code, row.seat_code) for row in issued.rows(BookedSeatRow)}
    assert sorted((row.cinema_code, row.showing_code, row.seat_code) for row in tickets) == sorted(booked)
    sizes = {(row.cinema_code, row.code_no): row.seats for row in issued.rows(CodeRow)}
    # a showing: 2, 2+1 | 2+1, 2 | couple, couple
    assert sorted(sizes.values()) == sorted([2, 2, 1, 2, 1, 2, 2, 2] * BOOKED)
    row_a = [row for row in tickets if row.seat_code[16:18] == "03"]
    assert all(sizes[row.cinema_code, row.code_no] == 2 for row in row_a)


def test_serials_of_a_cinema_run_from_one_without_a_gap(issued: CentreStage) -> None:
    serials = sorted(row.serial for row in issued.rows(TicketRow) if row.cinema_code == NEAR)
    assert serials == list(range(1, 3 * SEATS_A_SCREEN + 1))


def test_the_channel_gets_every_code_once_and_the_same_bytes_every_time(issued: CentreStage) -> None:
    codes = issued.delivered()
    first = {file.name: file.read_bytes() for file in (issued.folder / "out").iterdir()}
    assert len({each.code for each in codes}) == len(codes) == len(issued.rows(CodeRow))
    assert sum(each.seats for each in codes) == SEATS
    issued.delivered()
    assert {file.name: file.read_bytes() for file in (issued.folder / "out").iterdir()} == first
    assert {oct(file.stat().st_mode & 0o777) for file in (issued.folder / "out").iterdir()} == {"0o600"}


def test_one_release_delivered_again_leaves_the_others_in_the_manifest(issued: CentreStage) -> None:
    issued.delivered()
    manifest = issued.folder / "out" / f"{CAMPAIGN}-manifest.json"
    before = manifest.read_bytes()
    centre = issued.centre
    deliver_codes(CAMPAIGN, issued.folder / "out", [2], centre.database, centre.keys, centre.clock)
    assert manifest.read_bytes() == before


def test_releases_get_their_share_of_all_codes(issued: CentreStage) -> None:
    codes = issued.delivered()
    first = sum(each.release == 1 for each in codes)
    assert abs(first - len(codes) / 3) <= 3


def test_r6_an_untouched_campaign_settles_with_every_seat_open(issued: CentreStage) -> None:
    codes = issued.delivered()
    done = issued.sell(sale(code, f"o{number}") for number, code in enumerate(codes) if number % 10)
    settlement = settle_campaign(CAMPAIGN, issued.centre.database, issued.centre.clock)
    total = settlement.total
    assert settlement.balanced, settlement.imbalances
    assert (total.issued, total.open, total.collected, total.revoked) == (SEATS, SEATS, 0, 0)
    assert total.sold == total.sold_open == total.due
    assert total.face_value_fen == total.sold * 8000 == total.channel_owes_fen
    assert total.buyer_price_fen == total.sold * 380
    assert done.new == len([1 for number in range(len(codes)) if number % 10])
    assert done.exceptions == 0


def test_the_samples_import_and_a_second_time_change_nothing(sqlite_stage: CentreStage) -> None:
    from willcall.centre.schedules.import_schedule import Imported, import_schedule  # noqa: PLC0415

    samples = Path(__file__).parents[3] / "willcall" / "resources" / "samples"
    centre = sqlite_stage.centre
    first = import_schedule([samples], centre.database, centre.keys)
    again = import_schedule([samples], centre.database, centre.keys)
    assert isinstance(first, Imported)
    assert isinstance(again, Imported)
    assert {table: tally.new for table, tally in first.tallies.items()} == {
        "cinemas": 3,
        "screens": 20,
        "seats": 1495,
        "showings": 95,
    }
    assert not again.changed_anything
