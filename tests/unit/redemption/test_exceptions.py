"""One list of all that needs a person: each with its evidence, what closes it, and who may; closed ones stay known."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.support.fake_shelf import FakeUnits
from tests.support.offices import PlayedSyncLog, office_over
from tests.support.packs import NOW, TODAY, HandClock, Issued, code_of, issued, pack, ticket_no
from tests.support.papers import CountingPrinter, Play
from tests.support.staff import CLERK, SUPERVISOR, TECHNICIAN, it_came_out, none_came_out
from willcall.redemption.domain.desk_acts import DeskAct
from willcall.redemption.domain.events import (
    Event,
    MistypingsExceeded,
    PrinterChanged,
    ReissueCameLate,
    RevocationCameLate,
    TriesExceeded,
)
from willcall.redemption.domain.exceptions import (
    Closed,
    ClosingReason,
    EndsByItself,
    ExceptionKey,
    ExceptionKind,
    GivenOutTooLate,
    Guessing,
    JournalBroken,
    NoteLeft,
    NotOpen,
    OpenException,
    SettlesByAct,
    TakenBackTooLate,
    kind_of,
)
from willcall.redemption.domain.faults import FaultCode, TerminalFaultError
from willcall.redemption.domain.health import HealthRow, Level, Part
from willcall.redemption.domain.journal import check_chain, written_time
from willcall.redemption.domain.journal_findings import EntryAltered
from willcall.redemption.domain.machine_events import StaffThrottled
from willcall.redemption.domain.notes import NoteFault, NoteMissing, NoteUnfit
from willcall.redemption.domain.print_evidence import UnconfirmedSeat
from willcall.redemption.domain.seats import SeatState
from willcall.redemption.domain.staff import Right, RightMissing, StaffMember
from willcall.redemption.domain.sync_status import HeldPack, RefusedEntry
from willcall.redemption.service.box_office import BoxOffice
from willcall.redemption.service.collection_desk import CollectionDesk
from willcall.redemption.service.staff_desk import StaffDesk

FIRST = ticket_no(0)


@pytest.fixture
def log() -> PlayedSyncLog:
    return PlayedSyncLog()


@pytest.fixture
def office(units: FakeUnits, clock: HandClock, log: PlayedSyncLog) -> BoxOffice:
    return office_over(units, clock, log)


def journal(units: FakeUnits, clock: HandClock, *events: Event) -> None:
    with units.writing() as unit:
        unit.journal.append(events, clock())
        unit.commit()


def put(units: FakeUnits, number: str = FIRST, **facts: object) -> None:
    showing, seat = units.books.seats[number]
    units.books.seats[number] = (showing, replace(seat, **facts))  # type: ignore[arg-type]  # the test's own facts


def only(office: BoxOffice, staff: StaffMember = SUPERVISOR) -> OpenException:
    (found,) = office.exceptions(staff)
    return found


def of(office: BoxOffice, kind: ExceptionKind) -> list[OpenException]:
    return [each for each in office.exceptions(SUPERVISOR) if each.key.kind is kind]


def refused(sequence: int) -> RefusedEntry:
    return RefusedEntry(sequence, NOW, "ticket_printed", FIRST, "was altered", NOW)


def test_where_all_is_well_there_is_none(office: BoxOffice, desk: CollectionDesk) -> None:
    desk.collect([FIRST], "a")
    assert office.exceptions(SUPERVISOR) == ()


# prints in doubt


def test_r3_a_print_in_doubt_shows_its_evidence_and_only_an_act_on_its_seat_settles_it(
    office: BoxOffice, desk: CollectionDesk, printer: CountingPrinter, units: FakeUnits
) -> None:
    printer.plays.append(Play.LOST_WITH_PAPER)
    desk.collect([FIRST], "a")
    found = only(office, CLERK)
    assert isinstance(found.evidence, UnconfirmedSeat)
    assert (found.key, found.level) == (ExceptionKey(ExceptionKind.UNCONFIRMED_PRINT, f"{FIRST}/1"), Level.BAD)
    assert (found.since, found.evidence.evidence.last_codes) == (NOW, ("P10",))
    assert {each.act: each.barred for each in found.acts} == {
        DeskAct.SETTLE_BY_SCAN: None,
        DeskAct.STATE_NO_PAPER: None,
        DeskAct.VOUCH: RightMissing(CLERK, Right.VOUCH),
        DeskAct.RELEASE: RightMissing(CLERK, Right.RELEASE),
    }
    assert office.close_exception(found.key, ClosingReason.HARMLESS, SUPERVISOR) == SettlesByAct()
    assert units.kinds()[-1] == "print_unconfirmed"


def test_a_settled_print_is_in_the_history_with_who_settled_it_why_and_when(
    office: BoxOffice, staff: StaffDesk, desk: CollectionDesk, printer: CountingPrinter, clock: HandClock
) -> None:
    printer.plays.extend([Play.LOST_WITHOUT_PAPER, Play.LOST_WITH_PAPER])
    desk.collect([FIRST], "a")
    clock.wait(minutes=1)
    staff.settle_by_statement(none_came_out(FIRST))
    desk.collect([FIRST], "b")
    staff.settle_by_statement(it_came_out(FIRST))
    assert office.exceptions(CLERK) == ()
    history = office.closed_exceptions(NOW)
    assert [(each.staff_no, each.reason, each.at) for each in history] == [
        ("S1", "handed_out_already", clock.now),
        ("7", "nothing_came_out", clock.now),
    ]
    assert {each.key for each in history} == {ExceptionKey(ExceptionKind.UNCONFIRMED_PRINT, f"{FIRST}/1")}
    assert office.closed_exceptions(clock.now + timedelta(seconds=1)) == ()


# what head office wanted, and would not take


def test_a_revocation_after_the_collection_is_open_until_a_supervisor_closes_it(
    office: BoxOffice, desk: CollectionDesk, units: FakeUnits, clock: HandClock
) -> None:
    desk.collect([FIRST], "a")
    put(units, revoked_late=2)
    journal(units, clock, RevocationCameLate(FIRST, 2, "printed"))
    found = only(office)
    showing, seat = units.books.showings[units.books.seats[FIRST][0]], units.seat(FIRST)
    assert found.evidence == TakenBackTooLate(showing, seat, 2, "printed")
    assert (found.key, found.close_barred) == (ExceptionKey(ExceptionKind.LATE_REVOCATION, "4"), None)
    assert only(office, CLERK).close_barred == RightMissing(CLERK, Right.CLOSE_SEATS_EXCEPTION)
    assert office.close_exception(found.key, ClosingReason.HEAD_OFFICE_KNOWS, SUPERVISOR) == Closed(found.key)
    assert office.exceptions(SUPERVISOR) == ()
    assert units.books.entries[-1].facts == {
        "exception": "late_revocation",
        "subject": "4",
        "staff_no": "S1",
        "role": "supervisor",
        "reason": "head_office_knows",
        "note": "",
    }
    assert units.seat(FIRST).state is SeatState.PRINTED
    check_chain(units.books.entries)


def test_a_revocation_that_was_carried_out_after_all_is_none_any_more(
    office: BoxOffice, units: FakeUnits, clock: HandClock
) -> None:
    put(units, state=SeatState.REVOKED)
    journal(units, clock, RevocationCameLate(FIRST, 2, "claimed"))
    assert office.exceptions(SUPERVISOR) == ()


def test_a_reissue_that_came_too_late_is_open_until_it_opens_its_seat_or_is_taken_back(
    office: BoxOffice, units: FakeUnits, clock: HandClock
) -> None:
    put(units, state=SeatState.PRINTED, copies=1)
    units.fill(*pack([*issued(4, each=4), Issued(9, 5, 0)], version=2))
    put(units, ticket_no(9), state=SeatState.REVOKED)
    journal(units, clock, ReissueCameLate(ticket_no(9), FIRST, 2))
    evidence = only(office).evidence
    assert isinstance(evidence, GivenOutTooLate)
    assert (evidence.seat.ticket_no, evidence.used_by, evidence.pack_version) == (ticket_no(9), FIRST, 2)
    put(units, ticket_no(9), revoked_late=3)
    assert office.exceptions(SUPERVISOR) == ()
    put(units, ticket_no(9), state=SeatState.OPEN, revoked_late=None)
    assert office.exceptions(SUPERVISOR) == ()


def test_r4_a_refused_entry_stays_until_a_person_closes_it(
    office: BoxOffice, log: PlayedSyncLog, units: FakeUnits
) -> None:
    log.refused.append(refused(3))
    found = only(office)
    assert (found.evidence, found.level, found.since) == (refused(3), Level.WARN, NOW)
    assert office.close_exception(found.key, ClosingReason.OTHER, SUPERVISOR) == NoteMissing()
    assert office.close_exception(found.key, ClosingReason.OTHER, SUPERVISOR, "told Ms Li") == Closed(found.key)
    assert units.books.entries[-1].facts["note"] == "told Ms Li"


def test_many_entries_that_wait_are_an_exception_and_refused_ones_alone_are_not_one_twice(
    office: BoxOffice, log: PlayedSyncLog
) -> None:
    log.refused.append(refused(3))
    assert [each.key.kind for each in office.exceptions(SUPERVISOR)] == [ExceptionKind.ENTRY_REFUSED]
    log.told = replace(log.told, entries=1_000)
    kinds = {each.key.kind for each in office.exceptions(SUPERVISOR)}
    assert kinds == {ExceptionKind.ENTRY_REFUSED, ExceptionKind.OUTBOX}


# guessing


def test_pauses_after_wrong_codes_are_one_exception_that_says_when_and_how_many(
    office: BoxOffice, desk: CollectionDesk, clock: HandClock
) -> None:
    for number in range(100, 107):
        desk.look_up(code_of(number).digits)
        clock.wait(minutes=11)
    (found,) = of(office, ExceptionKind.CODES_GUESSED)
    last = clock.now - timedelta(minutes=11)
    assert isinstance(found.evidence, Guessing)
    assert (found.evidence.pauses, found.evidence.wrong, found.evidence.last_at) == (3, 7, last)
    assert found.evidence.first_at == last - timedelta(minutes=22)
    assert (found.since, found.level) == (last, Level.WARN)


def test_a_pause_in_force_is_urgent_and_one_after_the_closing_is_a_new_exception(
    office: BoxOffice, units: FakeUnits, clock: HandClock
) -> None:
    journal(units, clock, TriesExceeded(5, written_time(clock.now + timedelta(seconds=30))))
    first = only(office)
    assert first.level is Level.BAD
    assert office.close_exception(first.key, ClosingReason.GUESSER_SENT_AWAY, TECHNICIAN) == Closed(first.key)
    assert office.exceptions(SUPERVISOR) == ()
    assert office.close_exception(first.key, ClosingReason.HARMLESS, SUPERVISOR) == NotOpen(first.key)
    journal(units, clock, TriesExceeded(6, written_time(clock.now), "7"))
    second = only(office)
    assert isinstance(second.evidence, Guessing)
    assert (second.evidence.pauses, second.evidence.staff_nos) == (1, ("7",))
    assert second.key != first.key


def test_wrong_pins_have_an_exception_of_their_own_and_mistypings_none(
    office: BoxOffice, units: FakeUnits, clock: HandClock
) -> None:
    until = written_time(clock.now)
    journal(units, clock, StaffThrottled("", 5, until), StaffThrottled("8", 10, until), MistypingsExceeded(20, until))
    found = only(office, CLERK)
    assert found.key.kind is ExceptionKind.PINS_GUESSED
    assert isinstance(found.evidence, Guessing)
    assert found.evidence.staff_nos == ("8",)
    assert found.close_barred == RightMissing(CLERK, Right.CLOSE_MACHINES_EXCEPTION)


# the machine


def stale_pack(log: PlayedSyncLog, _: FakeUnits) -> None:
    log.told = replace(log.told, packs=tuple(HeldPack(TODAY + timedelta(days=n), 1, 1, 4, NOW) for n in (1, 2)))


def clock_off(log: PlayedSyncLog, _: FakeUnits) -> None:
    log.told = replace(log.told, clock_error_ms=-150_000)


def silent_line(log: PlayedSyncLog, _: FakeUnits) -> None:
    log.told = replace(log.told, last_success=NOW - timedelta(hours=25), last_failure="S10 ConnectTimeout")


def paper_out(_: PlayedSyncLog, units: FakeUnits) -> None:
    journal(units, HandClock(), PrinterChanged("P20", ""))


@pytest.mark.parametrize(
    ("ail", "key", "since"),
    [
        (stale_pack, ExceptionKey(ExceptionKind.PACK, "2014-03-08"), None),
        (clock_off, ExceptionKey(ExceptionKind.CLOCK), None),
        (silent_line, ExceptionKey(ExceptionKind.LINE), NOW - timedelta(hours=25)),
        (paper_out, ExceptionKey(ExceptionKind.PRINTER, "P20"), NOW),
    ],
)
def test_what_ails_the_machine_can_be_noted_and_not_closed(
    office: BoxOffice,
    log: PlayedSyncLog,
    units: FakeUnits,
    ail: Callable[[PlayedSyncLog, FakeUnits], None],
    key: ExceptionKey,
    since: object,
) -> None:
    ail(log, units)
    found = only(office)
    assert isinstance(found.evidence, HealthRow)
    assert (found.key, found.since, found.noted, found.close_barred) == (key, since, None, EndsByItself())
    assert office.close_exception(key, ClosingReason.HARMLESS, SUPERVISOR) == EndsByItself()
    left = office.note_exception(key, CLERK, "technician called")
    assert left == NoteLeft(NOW, "7", "technician called") == only(office).noted


def test_a_note_on_what_ails_the_machine_is_good_for_its_business_day(
    office: BoxOffice, log: PlayedSyncLog, units: FakeUnits, clock: HandClock
) -> None:
    clock_off(log, units)
    key = only(office).key
    office.note_exception(key, CLERK)
    office.note_exception(key, SUPERVISOR, "again")
    assert only(office).noted == NoteLeft(NOW, "S1", "again")
    clock.wait(hours=12)
    log.told = replace(log.told, last_success=clock.now)
    assert [each.noted for each in office.exceptions(CLERK) if each.key == key] == [None]


def test_a_note_is_not_taken_for_what_began_anew_since(office: BoxOffice, units: FakeUnits, clock: HandClock) -> None:
    journal(units, clock, PrinterChanged("P20", ""))
    office.note_exception(only(office).key, CLERK)
    clock.wait(minutes=2)
    journal(units, clock, PrinterChanged("", ""))
    assert office.exceptions(CLERK) == ()
    clock.wait(minutes=2)
    journal(units, clock, PrinterChanged("P20", ""))
    assert only(office).noted is None


def test_a_note_on_what_a_person_closes_stays_on_it(office: BoxOffice, log: PlayedSyncLog, clock: HandClock) -> None:
    log.refused.append(refused(3))
    office.note_exception(ExceptionKey(ExceptionKind.ENTRY_REFUSED, "3"), CLERK, "asked head office")
    clock.wait(minutes=5)
    assert only(office).noted == NoteLeft(NOW, "7", "asked head office")


def test_r7_a_code_in_a_note_never_reaches_the_journal(office: BoxOffice, log: PlayedSyncLog, units: FakeUnits) -> None:
    log.refused.append(refused(3))
    key, code = only(office).key, code_of(1).grouped
    assert office.note_exception(key, CLERK, code) == NoteUnfit(NoteFault.LIKE_A_CODE)
    assert office.close_exception(key, ClosingReason.HARMLESS, SUPERVISOR, code) == NoteUnfit(NoteFault.LIKE_A_CODE)
    assert units.kinds() == []


def test_what_is_not_open_is_neither_closed_nor_noted(office: BoxOffice, units: FakeUnits) -> None:
    key = ExceptionKey(ExceptionKind.CLOCK)
    assert office.note_exception(key, CLERK) == NotOpen(key)
    assert office.close_exception(key, ClosingReason.HARMLESS, SUPERVISOR) == NotOpen(key)
    assert units.kinds() == []


def test_two_who_close_at_once_close_it_once(office: BoxOffice, log: PlayedSyncLog, units: FakeUnits) -> None:
    log.refused.append(refused(3))
    key = only(office).key
    answers: list[object] = []

    def quicker() -> tuple[()]:
        answers.append(office.close_exception(key, ClosingReason.HARMLESS, SUPERVISOR))
        return ()

    late = replace(office, journal=quicker)
    answers.append(late.close_exception(key, ClosingReason.HARMLESS, SUPERVISOR))
    assert answers == [Closed(key), NotOpen(key)]
    assert units.kinds() == ["exception_closed"]


def test_the_newest_stands_first_and_before_it_what_has_been_so_for_nobody_knows_how_long(
    office: BoxOffice, log: PlayedSyncLog, units: FakeUnits, clock: HandClock
) -> None:
    log.refused.append(refused(3))
    clock.wait(minutes=1)
    journal(units, clock, TriesExceeded(5, written_time(clock.now)))
    clock.wait(minutes=1)
    clock_off(log, units)
    assert [each.key.kind for each in office.exceptions(SUPERVISOR)] == [
        ExceptionKind.CLOCK,
        ExceptionKind.CODES_GUESSED,
        ExceptionKind.ENTRY_REFUSED,
    ]


def test_of_a_journal_put_back_as_much_is_told_as_a_person_reads(units: FakeUnits, clock: HandClock) -> None:
    findings = tuple(EntryAltered(sequence) for sequence in range(1, 61))
    found = only(office_over(units, clock, journal=lambda: findings))
    assert found.evidence == JournalBroken(findings[:50], more=10)
    assert found.evidence.count == len(findings)
    assert only(office_over(units, clock, journal=lambda: findings[:3])).evidence == JournalBroken(findings[:3])


def test_paper_that_is_out_in_the_kiosks_printer_shows_at_the_box_office_and_by_its_name(
    units: FakeUnits, clock: HandClock
) -> None:
    office = office_over(units, clock)
    here = replace(office, looking=replace(office.looking, printer="usb"))
    journal(units, clock, PrinterChanged("P20", "", "network 10.0.0.7:9100"), PrinterChanged("", "P24", "usb"))
    found = {each.key.subject: each for each in here.exceptions(SUPERVISOR)}
    assert set(found) == {"P24", "network 10.0.0.7:9100 P20"}
    beside = found["network 10.0.0.7:9100 P20"]
    assert isinstance(beside.evidence, HealthRow)
    assert beside.evidence.fact("printer") == "network 10.0.0.7:9100"
    assert (beside.level, beside.since, beside.close_barred) == (Level.BAD, NOW, EndsByItself())
    journal(units, clock, PrinterChanged("", "", "network 10.0.0.7:9100"))
    assert [each.key.subject for each in here.exceptions(SUPERVISOR)] == ["P24"]


def test_a_printer_that_nobody_has_seen_for_a_week_is_no_exception(units: FakeUnits, clock: HandClock) -> None:
    journal(units, clock, PrinterChanged("P20", "", "network 10.0.0.7:9100"))
    clock.wait(days=6)
    office = office_over(units, clock)
    assert [each.key.subject for each in of(office, ExceptionKind.PRINTER)] == ["network 10.0.0.7:9100 P20"]
    clock.wait(days=2)
    assert of(office, ExceptionKind.PRINTER) == []


def test_every_part_that_can_be_ill_is_an_exception_or_has_one_of_its_own() -> None:
    assert {part for part in Part if kind_of(part) is None} == {Part.UNFINISHED, Part.TRIES}


def test_r9_a_fault_of_the_database_is_no_empty_list(office: BoxOffice, units: FakeUnits) -> None:
    units.fault = TerminalFaultError(FaultCode.DATABASE_BUSY, "played by a test")
    with pytest.raises(TerminalFaultError):
        office.exceptions(SUPERVISOR)
