"""What a person can go by who has to decide: which copy, how far it got, what the printer said last, since when."""

from dataclasses import replace

import pytest

from tests.support.fake_shelf import FakeUnits
from tests.support.packs import NOW, HandClock, showing_code, ticket_no
from tests.support.papers import CountingPrinter, Play, PowerCutError
from tests.support.staff import none_came_out, torn
from willcall.redemption.domain.paper import PaperTrouble, PrinterState
from willcall.redemption.domain.print_evidence import (
    BytesSent,
    GuestsCollection,
    Interruption,
    PrintEvidence,
    StaffsReprint,
)
from willcall.redemption.domain.seats import SeatState
from willcall.redemption.domain.settlements import Settled
from willcall.redemption.service.collection_desk import CollectionDesk
from willcall.redemption.service.print_evidence import EvidenceGoneError, may_have_torn
from willcall.redemption.service.printer_health import PrinterWatch
from willcall.redemption.service.recover_seats import recover_seats
from willcall.redemption.service.staff_desk import StaffDesk

FIRST, SECOND, THIRD = (ticket_no(serial) for serial in range(3))


def lose(desk: CollectionDesk, printer: CountingPrinter, number: str, play: Play = Play.LOST_WITHOUT_PAPER) -> None:
    printer.plays.append(play)
    desk.collect([number], f"attempt at {number}")


def test_r3_of_a_lost_print_the_bytes_and_the_printers_last_word_are_known(
    desk: CollectionDesk, staff: StaffDesk, printer: CountingPrinter, clock: HandClock
) -> None:
    printer.on_first_byte = lambda _: clock.wait(seconds=4)
    lose(desk, printer, FIRST)
    evidence = staff.evidence_of(FIRST)
    assert evidence == PrintEvidence(
        FIRST,
        copy_no=1,
        begun_at=NOW,
        begun_by=GuestsCollection(f"attempt at {FIRST}"),
        since=clock.now,
        bytes_sent=BytesSent(1, 200),
        ended_by=PaperTrouble.PAPER_END,
    )
    assert evidence.last_codes == ("P20",)


def test_r3_after_a_crash_what_is_unknown_is_said_to_be_unknown(
    desk: CollectionDesk, staff: StaffDesk, units: FakeUnits, printer: CountingPrinter, clock: HandClock
) -> None:
    with pytest.raises(PowerCutError):
        lose(desk, printer, FIRST, Play.DARK_WITH_PAPER)
    clock.wait(minutes=5)
    recover_seats(units=units, clock=clock)
    evidence = staff.evidence_of(FIRST)
    assert evidence is not None
    assert (evidence.bytes_sent, evidence.ended_by, evidence.last_codes) == (None, Interruption.CRASH, ())
    assert (evidence.begun_at, evidence.since) == (NOW, clock.now)


def test_a_lost_reprint_says_who_ordered_it_and_why(
    desk: CollectionDesk, staff: StaffDesk, printer: CountingPrinter
) -> None:
    desk.collect([FIRST], "a")
    printer.plays.append(Play.LOST_WITH_PAPER)
    staff.reprint(torn(FIRST))
    evidence = staff.evidence_of(FIRST)
    assert evidence is not None
    assert (evidence.copy_no, evidence.begun_by) == (2, StaffsReprint("7", "torn_or_unreadable"))
    assert evidence.bytes_sent == BytesSent(100, 200)


def test_all_that_is_unconfirmed_is_listed_the_newest_first(
    desk: CollectionDesk, staff: StaffDesk, units: FakeUnits, printer: CountingPrinter, clock: HandClock
) -> None:
    assert staff.unconfirmed_prints() == ()
    for number in (SECOND, FIRST, THIRD):
        lose(desk, printer, number)
    found = staff.unconfirmed_prints()
    assert [each.seat.ticket_no for each in found] == [THIRD, FIRST, SECOND]
    assert {each.showing.showing_code for each in found} == {showing_code()}
    assert {each.seat.state for each in found} == {SeatState.UNCONFIRMED}
    assert [each.evidence for each in found] == [staff.evidence_of(number) for number in (THIRD, FIRST, SECOND)]
    staff.settle_by_statement(none_came_out(FIRST))
    assert [each.seat.ticket_no for each in staff.unconfirmed_prints()] == [THIRD, SECOND]


def test_the_evidence_is_of_the_last_time_that_the_copy_was_lost(
    desk: CollectionDesk, staff: StaffDesk, printer: CountingPrinter, clock: HandClock
) -> None:
    lose(desk, printer, FIRST)
    staff.settle_by_statement(none_came_out(FIRST))
    clock.wait(minutes=1)
    lose(desk, printer, FIRST, Play.LOST_WITH_PAPER)
    evidence = staff.evidence_of(FIRST)
    assert evidence is not None
    assert (evidence.since, evidence.bytes_sent) == (clock.now, BytesSent(100, 200))
    assert evidence.begun_at == clock.now


def test_there_is_no_evidence_where_there_is_no_question(desk: CollectionDesk, staff: StaffDesk) -> None:
    desk.collect([FIRST], "a")
    assert [staff.evidence_of(number) for number in (FIRST, SECOND, ticket_no(99), "rubbish")] == [None] * 4


def test_an_unconfirmed_seat_without_a_record_is_a_bug(
    desk: CollectionDesk, staff: StaffDesk, units: FakeUnits, printer: CountingPrinter
) -> None:
    lose(desk, printer, FIRST)
    units.books.entries.clear()
    with pytest.raises(EvidenceGoneError):
        staff.unconfirmed_prints()


def test_half_a_ticket_hangs_until_it_was_made_void_however_often_the_program_begins(
    desk: CollectionDesk, staff: StaffDesk, units: FakeUnits, printer: CountingPrinter
) -> None:
    assert not may_have_torn(units)
    lose(desk, printer, FIRST)
    assert may_have_torn(units)
    desk.printer_state()
    assert may_have_torn(units)
    printer.now = PrinterState(leftover_voided=True)
    desk.printer_state()
    printer.now = PrinterState()
    assert not may_have_torn(units)
    assert units.kinds().count("torn_ticket_voided") == 1
    lose(desk, printer, SECOND)
    assert may_have_torn(units)
    assert isinstance(staff.settle_by_statement(none_came_out(SECOND)), Settled)
    assert not may_have_torn(units)


def test_what_one_printer_made_void_may_hang_in_another(
    desk: CollectionDesk, units: FakeUnits, printer: CountingPrinter
) -> None:
    lose(desk, printer, FIRST)
    assert may_have_torn(units, "usb")
    assert may_have_torn(units, "network 192.0.2.10")
    printer.now = PrinterState(leftover_voided=True)
    replace(desk.printing, watch=PrinterWatch("network 192.0.2.10")).printer_state()
    assert not may_have_torn(units, "network 192.0.2.10")
    assert may_have_torn(units, "usb")
    desk.printer_state()  # as before printers had names
    assert not may_have_torn(units, "usb")
