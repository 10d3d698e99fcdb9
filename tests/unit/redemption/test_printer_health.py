"""The printer's state in the journal: when it changes, once, and not a hundred times while it flaps."""

from dataclasses import replace
from itertools import pairwise

import pytest

from tests.support.fake_shelf import FakeUnits
from tests.support.packs import CINEMA_KEY, IDENTITY, NOW, TERMINAL_KEY, HandClock
from tests.support.papers import CountingPrinter
from tests.support.turns import OpenTurn
from willcall.redemption.domain.faults import TerminalFaultError
from willcall.redemption.domain.journal import check_chain
from willcall.redemption.domain.paper import PaperTrouble, PrinterState
from willcall.redemption.service.collection_desk import CollectionDesk
from willcall.redemption.service.print_tickets import PrintDesk
from willcall.redemption.service.printer_health import PrinterHealth, PrinterWatch, printer_health
from willcall.redemption.service.staff_desk import StaffDesk

WELL = PrinterState()
OUT = PrinterState(PaperTrouble.PAPER_END)
OPENED = PrinterState(PaperTrouble.COVER_OPEN)


def notes(units: FakeUnits) -> list[tuple[object, object]]:
    changes = [entry.facts for entry in units.books.entries if entry.kind == "printer_changed"]
    return [(facts["trouble"], facts["notices"]) for facts in changes]


def look(desk: CollectionDesk | StaffDesk, printer: CountingPrinter, state: PrinterState) -> None:
    printer.now = state
    assert desk.printer_state() == state


@pytest.fixture
def restarted(units: FakeUnits, printer: CountingPrinter, clock: HandClock) -> CollectionDesk:
    """The same terminal after its program was started again."""
    return CollectionDesk(CINEMA_KEY, PrintDesk(IDENTITY, TERMINAL_KEY.sign, printer, units, clock, OpenTurn()))


def test_nobody_has_looked_before_the_first_look_which_is_noted(
    desk: CollectionDesk, staff: StaffDesk, units: FakeUnits, printer: CountingPrinter
) -> None:
    assert staff.printer_health() is None
    look(desk, printer, WELL)
    assert notes(units) == [("", "")]
    assert staff.printer_health() == PrinterHealth(WELL, NOW)


def test_each_change_is_noted_once_with_all_that_is_the_matter(
    desk: CollectionDesk, staff: StaffDesk, units: FakeUnits, printer: CountingPrinter, clock: HandClock
) -> None:
    near_end = PrinterState(paper_near_end=True)
    both = PrinterState(PaperTrouble.CUTTER, paper_near_end=True, template_replaced=True)
    for state in (WELL, near_end, both, WELL):
        begun = clock.now
        for _ in range(3):
            look(desk, printer, state)
            clock.wait(minutes=1)
        assert staff.printer_health() == PrinterHealth(state, begun)
    assert notes(units) == [("", ""), ("", "P24"), ("P22", "P24 P33"), ("", "")]
    check_chain(units.books.entries)


def test_a_restart_changes_nothing_that_lasts_and_since_when(
    desk: CollectionDesk,
    restarted: CollectionDesk,
    staff: StaffDesk,
    units: FakeUnits,
    printer: CountingPrinter,
    clock: HandClock,
) -> None:
    look(desk, printer, OUT)
    clock.wait(minutes=5)
    look(restarted, printer, OUT)
    assert notes(units) == [("P20", "")]
    assert staff.printer_health() == PrinterHealth(OUT, NOW)
    look(restarted, printer, WELL)
    assert notes(units) == [("P20", ""), ("", "")]


def test_what_changed_while_the_program_was_down_is_noted_at_the_first_look(
    desk: CollectionDesk, restarted: CollectionDesk, units: FakeUnits, printer: CountingPrinter, clock: HandClock
) -> None:
    look(desk, printer, WELL)
    clock.wait(hours=8)
    look(restarted, printer, OPENED)
    assert notes(units) == [("", ""), ("P21", "")]


def test_a_printer_that_flaps_makes_at_most_three_notes_a_minute_and_the_last_one_is_true(
    desk: CollectionDesk, staff: StaffDesk, units: FakeUnits, printer: CountingPrinter, clock: HandClock
) -> None:
    for second in range(0, 600, 3):
        look(desk, printer, OUT if second % 2 else WELL)
        clock.wait(seconds=3)
    told = notes(units)
    assert 3 <= len(told) <= 3 * 10
    assert all(one != other for one, other in pairwise(told))
    clock.wait(seconds=30)
    look(desk, printer, OPENED)
    health = staff.printer_health()
    assert health is not None
    assert health.state == OPENED


def test_a_short_trouble_after_a_note_that_went_by_itself_is_not_noted(
    desk: CollectionDesk, units: FakeUnits, printer: CountingPrinter, clock: HandClock
) -> None:
    look(desk, printer, WELL)
    clock.wait(seconds=3)
    look(desk, printer, OPENED)
    clock.wait(seconds=3)
    look(desk, printer, WELL)
    clock.wait(minutes=1)
    look(desk, printer, WELL)
    assert notes(units) == [("", "")]


def test_a_clock_that_was_put_back_makes_no_long_silence(
    desk: CollectionDesk, units: FakeUnits, printer: CountingPrinter, clock: HandClock
) -> None:
    look(desk, printer, WELL)
    clock.wait(hours=-1)
    look(desk, printer, OUT)
    assert notes(units) == [("", ""), ("P20", "")]


def test_two_desks_of_one_terminal_note_a_state_once(
    desk: CollectionDesk, restarted: CollectionDesk, units: FakeUnits, printer: CountingPrinter, clock: HandClock
) -> None:
    look(desk, printer, WELL)
    staffs = StaffDesk(restarted.printing, lambda _: None)
    look(staffs, printer, WELL)
    clock.wait(minutes=1)
    look(desk, printer, OUT)
    look(staffs, printer, OUT)
    assert notes(units) == [("", ""), ("P20", "")]


def test_r9_a_state_that_cannot_be_noted_is_the_terminals_fault_and_is_noted_when_it_can(
    desk: CollectionDesk, units: FakeUnits, printer: CountingPrinter, clock: HandClock
) -> None:
    look(desk, printer, WELL)
    units.commits_before_full = 0
    clock.wait(minutes=1)
    assert desk.printer_state() == WELL
    printer.now = OUT
    for _ in range(2):
        with pytest.raises(TerminalFaultError):
            desk.printer_state()
    units.commits_before_full = None
    assert desk.printer_state() == OUT
    assert notes(units) == [("", ""), ("P20", "")]


def test_two_programs_that_print_at_two_printers_each_keep_the_state_of_their_own(
    units: FakeUnits, clock: HandClock
) -> None:
    trays = (CountingPrinter(), CountingPrinter())
    kiosk, counter = (
        StaffDesk(
            PrintDesk(
                IDENTITY, TERMINAL_KEY.sign, tray, units, clock, OpenTurn(), watch=PrinterWatch(f"network {number}")
            ),
            lambda _: None,
        )
        for number, tray in enumerate(trays)
    )
    look(kiosk, trays[0], OUT)
    clock.wait(minutes=1)
    look(counter, trays[1], WELL)
    look(kiosk, trays[0], OUT)
    assert notes(units) == [("P20", ""), ("", "")]
    assert kiosk.printer_health() == PrinterHealth(OUT, NOW)
    assert counter.printer_health() == PrinterHealth(WELL, clock.now)


def test_a_note_from_before_printers_had_names_is_about_the_printer_that_is_asked_for(
    desk: CollectionDesk, units: FakeUnits, printer: CountingPrinter
) -> None:
    look(desk, printer, OUT)
    assert printer_health(units, "usb") == PrinterHealth(OUT, NOW)


def test_a_printer_that_programs_share_is_asked_by_turns_and_is_busy_while_another_prints(
    units: FakeUnits, printer: CountingPrinter, clock: HandClock
) -> None:
    turn = OpenTurn()
    shared = PrintDesk(IDENTITY, TERMINAL_KEY.sign, printer, units, clock, turn, asks_in_turn=True)
    assert shared.printer_state() == WELL
    printer.now = OUT
    with turn.take():
        assert shared.printer_state() == PrinterState(PaperTrouble.BUSY)
        assert replace(shared, asks_in_turn=False).printer_state() == OUT
    assert shared.printer_state() == OUT
