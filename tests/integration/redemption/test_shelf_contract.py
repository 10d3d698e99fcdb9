"""The fake books and the database keep the same promises: what the service's tests show, holds for the real thing."""

import base64
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.support.fake_shelf import FakeUnits
from tests.support.packs import (
    CINEMA,
    CINEMA_KEY,
    IDENTITY,
    NOW,
    SCREEN,
    TERMINAL_KEY,
    TODAY,
    HandClock,
    Issued,
    code_of,
    foyer,
    pack,
    place,
    showing,
    showing_code,
    tag_of,
    ticket_no,
)
from tests.support.papers import CountingPrinter, Play
from tests.support.staff import settle_honestly
from tests.support.turns import OpenTurn
from willcall.redemption.domain.endings import endings_of, open_endings
from willcall.redemption.domain.events import CodeRefused, Event, PrintStarted, PrintUnconfirmed, ReprintOrdered
from willcall.redemption.domain.machine_standing import MachineStanding, NotedCrash
from willcall.redemption.domain.seat_plans import PlannedPlace
from willcall.redemption.domain.seats import SeatState
from willcall.redemption.domain.showings import BilingualText, Place, ShowingStatus
from willcall.redemption.domain.sign_in import PinTries
from willcall.redemption.domain.staff import StaffRole
from willcall.redemption.domain.staff_roll import StaffAccess
from willcall.redemption.domain.sync_status import HeldPack
from willcall.redemption.domain.tallies import SeatTally
from willcall.redemption.domain.verdicts import AlreadyCollected, Collectable, UnconfirmedPrint
from willcall.redemption.service.collection_desk import CollectionDesk
from willcall.redemption.service.ports import TryRecord, UnitsOfWork
from willcall.redemption.service.print_tickets import PrintDesk
from willcall.redemption.service.recover_seats import recover_seats
from willcall.redemption.wire.day_pack import SISTER_TAG_BYTES, PackText, SisterCinema

SISTER = SisterCinema(
    cinema=PackText(zh="姊妹影城", en="Sister"), tags=base64.b64encode(tag_of(77)[:SISTER_TAG_BYTES]).decode()
)
# a code of three seats, given out in no order; one of one seat; one revoked before it came; one on a moved showing
PACK = pack(
    [
        Issued(7, 0, 5),
        Issued(3, 0, 6),
        Issued(5, 0, 7),
        Issued(9, 1, 21),
        Issued(11, 2, 3),
        Issued(13, 3, 0, showing=1),
    ],
    revoked=[11],
    showings=[showing(), showing(1, status=ShowingStatus.MOVED, moved_to=showing_code())],
    sisters=(SISTER,),
    sold=[5, 11],
    phones={0: "4711"},
)


@pytest.fixture(params=["fake", "sql"])
def units(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[UnitsOfWork]:
    if request.param == "fake":
        fake = FakeUnits(CINEMA, "01")
        fake.fill(*PACK)
        yield fake
        return
    real = foyer(tmp_path, PACK)
    yield real.units
    real.close()


def state_of(units: UnitsOfWork, serial: int) -> SeatState:
    with units.reading() as unit:
        return unit.shelf.find_seats([ticket_no(serial)])[0][1].state


def test_a_code_is_found_with_its_showing_home_and_seats_in_printing_order(units: UnitsOfWork) -> None:
    with units.reading() as unit:
        found = unit.shelf.find(tag_of(0))
    assert found is not None
    assert [seat.ticket_no for seat in found.seats] == [ticket_no(3), ticket_no(5), ticket_no(7)]
    assert found.home == "01"
    assert found.showing.showing_code == showing_code()
    assert found.showing.film == BilingualText("冰雪奇缘", "Frozen")
    assert (found.showing.screen.zh, found.showing.directions.en) == ("5 号厅", "Second floor")
    assert (found.showing.business_day, found.showing.price_fen) == (TODAY, 380)
    assert found.showing.starts_at == showing().starts_at
    seat = found.seats[0]
    spot = place(6)
    assert seat.place == Place(spot.seat_code, spot.row, spot.number, spot.kind)
    assert (seat.state, seat.copies, seat.attempt, seat.changed_at, seat.terminal_no) == ("open", 0, None, None, None)


def test_a_tag_of_nobody_is_not_found(units: UnitsOfWork) -> None:
    with units.reading() as unit:
        assert unit.shelf.find(tag_of(999)) is None


def test_a_revoked_seat_is_still_known(units: UnitsOfWork) -> None:
    with units.reading() as unit:
        found = unit.shelf.find(tag_of(2))
    assert found is not None
    assert [seat.state for seat in found.seats] == [SeatState.REVOKED]


def test_seats_come_by_number_in_printing_order_and_strangers_are_left_out(units: UnitsOfWork) -> None:
    asked = [ticket_no(9), "rubbish", ticket_no(3), ticket_no(3), ticket_no(999), "7777777700000003", ""]
    with units.reading() as unit:
        found = unit.shelf.find_seats(asked)
        assert unit.shelf.find_seats([]) == []
    assert [seat.ticket_no for _, seat in found] == [ticket_no(3), ticket_no(9)]
    assert {known.showing_code for known, _ in found} == {showing_code()}


def test_showings_days_and_sisters_are_known(units: UnitsOfWork) -> None:
    with units.reading() as unit:
        moved = unit.shelf.showing(showing_code(1))
        assert unit.shelf.showing("nowhere") is None
        assert unit.shelf.holds_pack(TODAY)
        assert not unit.shelf.holds_pack(TODAY + timedelta(days=1))
        assert unit.shelf.sister_cinema(tag_of(77)) == BilingualText("姊妹影城", "Sister")
        assert unit.shelf.sister_cinema(tag_of(78)) is None
    assert moved is not None
    assert (moved.status, moved.moved_to) == (ShowingStatus.MOVED, showing_code())


def test_a_seat_keeps_all_that_was_written_of_it(units: UnitsOfWork) -> None:
    with units.writing() as unit:
        seat = unit.shelf.find_seats([ticket_no(3)])[0][1]
        changed = replace(seat, state=SeatState.PRINTING, copies=2, attempt="a", changed_at=NOW, terminal_no="02")
        unit.shelf.put_seats([changed])
        unit.commit()
    with units.reading() as unit:
        assert unit.shelf.find_seats([ticket_no(3)])[0][1] == changed
        assert [seat for _, seat in unit.shelf.seats_in_hand()] == [changed]


def test_in_hand_is_what_is_claimed_or_printing_and_nothing_else(units: UnitsOfWork) -> None:
    serials = dict(zip([3, 5, 7, 9, 13], [SeatState.CLAIMED, SeatState.PRINTING, SeatState.PRINTED], strict=False))
    serials[9] = SeatState.UNCONFIRMED
    with units.writing() as unit:
        known = {seat.ticket_no: seat for _, seat in unit.shelf.find_seats([ticket_no(each) for each in serials])}
        unit.shelf.put_seats([replace(known[ticket_no(each)], state=state) for each, state in serials.items()])
        unit.commit()
    with units.reading() as unit:
        assert [seat.ticket_no for _, seat in unit.shelf.seats_in_hand()] == [ticket_no(3), ticket_no(5)]


def test_what_is_not_committed_never_was(units: UnitsOfWork) -> None:
    with units.writing() as unit:
        seat = unit.shelf.find_seats([ticket_no(3)])[0][1]
        unit.shelf.put_seats([replace(seat, state=SeatState.CLAIMED)])
        unit.shelf.put_tries(TryRecord(3, NOW))
        unit.journal.append([CodeRefused("unknown_code")], NOW)
    assert state_of(units, 3) is SeatState.OPEN
    with units.reading() as unit:
        assert unit.shelf.tries() == TryRecord()


def test_an_error_in_the_middle_leaves_nothing(units: UnitsOfWork) -> None:
    def stumble() -> None:
        with units.writing() as unit:
            seat = unit.shelf.find_seats([ticket_no(3)])[0][1]
            unit.shelf.put_seats([replace(seat, state=SeatState.CLAIMED)])
            raise KeyError

    with pytest.raises(KeyError):
        stumble()
    assert state_of(units, 3) is SeatState.OPEN


def test_a_unit_sees_what_it_wrote_itself(units: UnitsOfWork) -> None:
    with units.writing() as unit:
        unit.shelf.put_tries(TryRecord(4, NOW))
        assert unit.shelf.tries() == TryRecord(4, NOW)
        unit.shelf.put_tries(TryRecord())
        assert unit.shelf.tries() == TryRecord()


def test_two_events_of_one_unit_follow_each_other(units: UnitsOfWork) -> None:
    with units.writing() as unit:
        unit.journal.append([PrintStarted(ticket_no(3), 1), CodeRefused("revoked")], NOW)
        unit.journal.append([CodeRefused("unknown_code")], NOW)
        unit.commit()


def test_the_journal_is_walked_backwards_by_kind_ticket_and_place(units: UnitsOfWork) -> None:
    events: list[Event] = [
        PrintStarted(ticket_no(3), 1),
        PrintUnconfirmed(ticket_no(3), 1, 5, 9, "P20"),
        ReprintOrdered(ticket_no(5), 2, "7", "torn"),
        PrintStarted(ticket_no(7), 1),
        CodeRefused("revoked"),
    ]
    starts: Sequence[type[PrintStarted | ReprintOrdered]] = (PrintStarted, ReprintOrdered)
    with units.writing() as unit:
        journal = unit.journal
        assert list(journal.backwards(starts)) == []
        for minute, event in enumerate(events):
            journal.append([event], NOW + timedelta(minutes=minute))
        latest, second, first = journal.backwards(starts)
        assert [latest.event, second.event, first.event] == [events[3], events[2], events[0]]
        assert [latest.at, first.at] == [NOW + timedelta(minutes=3), NOW]
        assert latest.sequence == second.sequence + 1 == first.sequence + 3
        assert list(journal.backwards(starts, before=latest.sequence)) == [second, first]
        assert list(journal.backwards(starts, ticket_no=ticket_no(3))) == [first]
        assert list(journal.backwards(starts, ticket_no=ticket_no(7), before=latest.sequence)) == []
        assert list(journal.backwards([PrintUnconfirmed], ticket_no=ticket_no(5))) == []
        # whoever looks at the first and leaves is not in the way of the commit
        assert next(journal.backwards(starts)) == latest
        unit.commit()


def test_the_entries_of_tickets_and_of_a_span_of_time_come_in_order(units: UnitsOfWork) -> None:
    first, other, later = ticket_no(3), ticket_no(5), NOW + timedelta(minutes=1)
    with units.writing() as unit:
        unit.journal.append([PrintStarted(first, 1), CodeRefused("unknown_code"), PrintStarted(other, 1)], NOW)
        unit.journal.append([PrintUnconfirmed(first, 1, 0, 0, "crash"), CodeRefused("revoked", "7")], later)
        unit.commit()
    with units.reading() as unit:
        begins = unit.journal.told_of([first])[0].sequence
        told = [(each.sequence - begins, each.event.kind) for each in unit.journal.told_of([other, first])]
        assert told == [(0, "print_started"), (2, "print_started"), (3, "print_unconfirmed")]
        assert unit.journal.told_of([ticket_no(9)]) == []
        spans = [unit.journal.between([CodeRefused], *span) for span in ((NOW,), (NOW, later), (later,))]
    assert [[each.event.verdict for each in span] for span in spans] == [
        ["unknown_code", "revoked"],
        ["unknown_code"],
        ["revoked"],
    ]
    assert (spans[2][0].event.staff_no, spans[2][0].at) == ("7", later)


def test_a_tickets_code_and_all_tickets_of_its_seat_are_found(units: UnitsOfWork) -> None:
    with units.reading() as unit:
        code = unit.shelf.find_code_of(ticket_no(5))
        assert code == unit.shelf.find(tag_of(0))
        assert unit.shelf.find_code_of(ticket_no(999)) is None
        assert unit.shelf.find_code_of("rubbish") is None
        live = unit.shelf.tickets_of(showing_code(), place(7).seat_code)
        taken_back = unit.shelf.tickets_of(showing_code(), place(3).seat_code)
        assert unit.shelf.tickets_of(showing_code(1), place(7).seat_code) == []
    assert [(told.showing_code, seat.ticket_no) for told, seat in live] == [(showing_code(), ticket_no(5))]
    assert [(seat.ticket_no, seat.state) for _, seat in taken_back] == [(ticket_no(11), "revoked")]


def test_unconfirmed_is_what_a_person_has_to_settle_and_nothing_else(units: UnitsOfWork) -> None:
    with units.writing() as unit:
        seats = [seat for _, seat in unit.shelf.find_seats([ticket_no(serial) for serial in (3, 5, 7, 9)])]
        states = [SeatState.UNCONFIRMED, SeatState.PRINTED, SeatState.PRINTING, SeatState.UNCONFIRMED]
        unit.shelf.put_seats([replace(seat, state=state) for seat, state in zip(seats, states, strict=True)])
        unit.commit()
    with units.reading() as unit:
        found = [(showing.showing_code, seat.ticket_no) for showing, seat in unit.shelf.unconfirmed_seats()]
    assert found == [(showing_code(), ticket_no(3)), (showing_code(), ticket_no(9))]


def test_unconfirmed_seats_are_counted_by_business_day(units: UnitsOfWork) -> None:
    with units.writing() as unit:
        seats = [seat for _, seat in unit.shelf.find_seats([ticket_no(serial) for serial in (3, 5, 9)])]
        states = [SeatState.UNCONFIRMED, SeatState.PRINTED, SeatState.UNCONFIRMED]
        unit.shelf.put_seats([replace(seat, state=state) for seat, state in zip(seats, states, strict=True)])
        assert unit.shelf.count_unconfirmed(TODAY) == 2
        assert unit.shelf.count_unconfirmed(TODAY + timedelta(days=1)) == 0


def test_the_staff_of_a_terminal_are_kept_by_number_with_all_that_is_known_of_them(units: UnitsOfWork) -> None:
    clerk = StaffAccess("7", StaffRole.CLERK, "a hash", NOW)
    boss = StaffAccess("10", StaffRole.SUPERVISOR, "another", NOW, NOW + timedelta(days=1), PinTries(3, NOW))
    with units.writing() as unit:
        assert unit.staff.everybody() == []
        unit.staff.put(clerk)
        unit.staff.put(boss)
        unit.commit()
    with units.writing() as unit:
        assert list(unit.staff.everybody()) == [boss, clerk]
        assert (unit.staff.find("7"), unit.staff.find("10"), unit.staff.find("")) == (clerk, boss, None)
        unit.staff.put(replace(clerk, pin_hash="a third", tries=PinTries(1)))
        assert unit.staff.find("7") == replace(clerk, pin_hash="a third", tries=PinTries(1))
    with units.reading() as unit:
        assert unit.staff.find("7") == clerk


def test_the_machine_remembers_all_of_itself(units: UnitsOfWork) -> None:
    standing = MachineStanding(PinTries(6, NOW), NOW, NotedCrash(NOW, "KeyError", "printing"))
    with units.writing() as unit:
        assert unit.machine.read() == MachineStanding()
        unit.machine.write(standing)
        assert unit.machine.read() == standing
        unit.commit()
    with units.writing() as unit:
        assert unit.machine.read() == standing
        unit.machine.write(MachineStanding())
        assert unit.machine.read() == MachineStanding()


def test_a_days_showings_come_in_time_order_with_their_seats_counted(units: UnitsOfWork) -> None:
    states = {3: SeatState.PRINTED, 5: SeatState.UNCONFIRMED, 7: SeatState.CLAIMED, 9: SeatState.OPEN}
    with units.writing() as unit:
        seats = {seat.ticket_no: seat for _, seat in unit.shelf.find_seats([ticket_no(each) for each in states])}
        unit.shelf.put_seats([replace(seats[ticket_no(each)], state=state, copies=1) for each, state in states.items()])
        unit.commit()
    with units.reading() as unit:
        first, moved = unit.house.tallies(TODAY)
        assert unit.house.tallies(TODAY + timedelta(days=1)) == []
        assert unit.house.pack(TODAY) == HeldPack(TODAY, 1, 2, 6, NOW)
        assert unit.house.pack(TODAY + timedelta(days=1)) is None
    assert (first.showing.showing_code, moved.showing.showing_code) == (showing_code(), showing_code(1))
    assert first.seats == SeatTally(issued=5, sold=2, collected=1, revoked=1, unconfirmed=1)
    assert first.seats.open == 3
    assert moved.seats == SeatTally(issued=1)


def test_a_showings_seats_come_in_printing_order_those_taken_back_too_with_the_places_of_their_screen(
    units: UnitsOfWork,
) -> None:
    with units.reading() as unit:
        seats = unit.house.seats(showing_code())
        assert [seat.ticket_no for seat in seats] == [ticket_no(serial) for serial in (3, 5, 7, 9, 11)]
        assert [seat.state for seat in seats] == [SeatState.OPEN] * 4 + [SeatState.REVOKED]
        assert [seat.sold for seat in seats] == [False, True, False, False, True]
        assert list(seats[:4]) == [seat for _, seat in unit.shelf.find_seats([seat.ticket_no for seat in seats[:4]])]
        assert unit.house.seats("nowhere") == []
        spots = {spot.place.seat_code: spot for spot in unit.house.places(SCREEN)}
        assert unit.house.places("nowhere") == []
    told = [place(number) for number in range(40)]
    expected = [PlannedPlace(Place(spot.seat_code, spot.row, spot.number, spot.kind), spot.x, spot.y) for spot in told]
    assert [spots[spot.seat_code] for spot in told] == expected


def test_a_showings_last_digits_lie_here_as_they_were_sealed(units: UnitsOfWork) -> None:
    with units.reading() as unit:
        sealed = unit.house.sealed_endings(showing_code())
        assert unit.house.sealed_endings("nowhere") is None
    assert sealed is not None
    assert open_endings(CINEMA_KEY, showing_code(), sealed) == {
        **dict.fromkeys((3, 5, 7), endings_of(code_of(0), "4711")),
        9: endings_of(code_of(1)),
        11: endings_of(code_of(2)),
    }


def test_r6_a_seat_counts_as_collected_while_a_further_copy_is_in_doubt_and_as_revoked_once_it_is_wanted_back(
    units: UnitsOfWork,
) -> None:
    with units.writing() as unit:
        again, late = (seat for _, seat in unit.shelf.find_seats([ticket_no(3), ticket_no(5)]))
        unit.shelf.put_seats([replace(again, state=SeatState.UNCONFIRMED, copies=2)])
        assert unit.house.tallies(TODAY)[0].seats == SeatTally(issued=5, sold=2, collected=1, revoked=1, unconfirmed=1)
        unit.shelf.put_seats([replace(late, state=SeatState.CLAIMED)])
        assert unit.house.tallies(TODAY)[0].seats.open == 3


@pytest.mark.parametrize("play", [Play.CONFIRMS, Play.NOT_READY, Play.LOST_WITH_PAPER], ids=lambda play: play.name)
def test_a_familys_collection_goes_the_same_way(units: UnitsOfWork, play: Play) -> None:
    printer, clock = CountingPrinter(), HandClock()
    desk = CollectionDesk(CINEMA_KEY, PrintDesk(IDENTITY, TERMINAL_KEY.sign, printer, units, clock, OpenTurn()))
    printer.plays.extend([Play.CONFIRMS, play])
    verdict = desk.look_up(code_of(0).digits)
    assert isinstance(verdict, Collectable)
    desk.collect([seat.ticket_no for seat in verdict.seats], "a")
    states = [state_of(units, serial) for serial in (3, 5, 7)]
    after_trouble = {
        Play.CONFIRMS: ["printed", "printed", "printed"],
        Play.NOT_READY: ["printed", "open", "open"],
        Play.LOST_WITH_PAPER: ["printed", "unconfirmed", "open"],
    }
    assert states == after_trouble[play]
    assert recover_seats(units=units, clock=clock) == ()
    again = desk.look_up(code_of(0).digits)
    assert isinstance(again, AlreadyCollected if play is Play.CONFIRMS else Collectable)
    if play is Play.LOST_WITH_PAPER:
        desk.collect([ticket_no(7)], "b")
        assert isinstance(desk.look_up(code_of(0).digits), UnconfirmedPrint)
        settle_honestly(ticket_no(5), 1, printer.papers, units, clock)
        assert isinstance(desk.look_up(code_of(0).digits), AlreadyCollected)
        assert [paper.ticket_no for paper in printer.papers] == [ticket_no(3), ticket_no(5), ticket_no(7)]
