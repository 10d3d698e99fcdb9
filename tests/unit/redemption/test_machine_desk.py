"""What staff do at the machine: health, test print, out of service, the program's end; each act in the journal."""

from collections import deque
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.support.fake_shelf import FakeUnits
from tests.support.packs import IDENTITY, NOW, TODAY, HandClock, code_of, ticket_no
from tests.support.papers import CountingPrinter, Play
from tests.support.staff import QuickPins
from willcall.printing.sample import sample_ticket
from willcall.redemption.domain.ending import Ending
from willcall.redemption.domain.faults import FaultCode, TerminalFaultError
from willcall.redemption.domain.health import HealthRow, Level, Part
from willcall.redemption.domain.journal import check_chain
from willcall.redemption.domain.machine_standing import CrashReport, NotedCrash
from willcall.redemption.domain.paper import CameOut, MayHaveComeOut, NeverStarted, PaperTrouble, PrinterState
from willcall.redemption.domain.sign_in import SignedIn
from willcall.redemption.domain.staff import StaffRole
from willcall.redemption.domain.sync_status import HeldPack, RefusedEntry, SyncStatus
from willcall.redemption.domain.verdicts import Collectable
from willcall.redemption.print_turn import LockedTurn
from willcall.redemption.service.collection_desk import CollectionDesk
from willcall.redemption.service.machine_desk import MachineDesk
from willcall.redemption.service.note_crash import note_crash
from willcall.redemption.service.printer_health import PrinterWatch
from willcall.redemption.service.staff_roll import StaffOffice
from willcall.redemption.service.terminal_health import TerminalHealth

UNREACHABLE = TerminalFaultError(FaultCode.DATABASE_UNREACHABLE, "played by a test")


class Surroundings:
    """What the terminal stands on, beside its books."""

    def __init__(self) -> None:
        days = (TODAY + timedelta(days=ahead) for ahead in range(3))
        packs = tuple(HeldPack(day, 1, 1, 4, NOW) for day in days)
        self.synced = SyncStatus(3, 3, 0, NOW, None, 12, packs)
        self.fault: TerminalFaultError | None = None
        self.disk_fault: TerminalFaultError | None = None

    def status(self) -> SyncStatus:
        """Return how it stands with the centre."""
        if self.fault:
            raise self.fault
        return self.synced

    def refusals(self, *, with_closed: bool = False) -> Sequence[RefusedEntry]:
        """Return what the centre would not take: nothing."""
        return ()

    def free_bytes(self) -> int:
        """Return the room on the disk."""
        if self.disk_fault:
            raise self.disk_fault
        return 50_000_000_000


@pytest.fixture
def around() -> Surroundings:
    return Surroundings()


@pytest.fixture
def looking(units: FakeUnits, clock: HandClock, around: Surroundings) -> TerminalHealth:
    return TerminalHealth(IDENTITY, "0.1", units, around, around.free_bytes, clock)


@pytest.fixture
def machine(desk: CollectionDesk, pins: QuickPins, looking: TerminalHealth) -> MachineDesk:
    return MachineDesk(desk, pins, looking, sample_ticket)


def of(rows: tuple[HealthRow, ...], part: Part) -> list[tuple[Level, str]]:
    return [(row.level, row.code) for row in rows if row.part is part]


def facts(units: FakeUnits, kind: str) -> list[tuple[object, ...]]:
    return [tuple(entry.facts.values()) for entry in units.books.entries if entry.kind == kind]


# guests, as ever


def test_guests_collect_at_it_as_at_any_desk(machine: MachineDesk, printer: CountingPrinter) -> None:
    verdict = machine.look_up(code_of(0).digits)
    assert isinstance(verdict, Collectable)
    numbers = list[int]()
    run = machine.collect([seat.ticket_no for seat in verdict.seats], "a", numbers.append)
    assert (run.printed, numbers, len(printer.papers)) == (4, [1, 2, 3, 4], 4)
    assert machine.settle_leftovers() == ()
    assert machine.printer_state() == PrinterState()


def test_staff_sign_in_at_it(machine: MachineDesk, office: StaffOffice) -> None:
    office.add("7", StaffRole.TECHNICIAN, "482915")
    assert machine.sign_in("7", "482915") == SignedIn("7", StaffRole.TECHNICIAN)


# health


def test_a_terminal_that_is_well_has_a_good_row_for_each_part_in_order(machine: MachineDesk) -> None:
    rows = machine.health()
    assert {row.level for row in rows} == {Level.GOOD}
    parts = list(dict.fromkeys(row.part for row in rows))
    assert parts == [part for part in Part if part.value != "camera"]  # the screen's own
    assert len(of(rows, Part.PACK)) == 3


def test_the_printer_is_asked_and_noted_and_says_since_when(
    machine: MachineDesk, printer: CountingPrinter, clock: HandClock, units: FakeUnits
) -> None:
    printer.now = PrinterState(PaperTrouble.PAPER_END, template_replaced=True)
    machine.health()
    clock.wait(minutes=4)
    rows = [row for row in machine.health() if row.part is Part.PRINTER]
    assert [(row.level, row.code, row.fact("age_s")) for row in rows] == [
        (Level.BAD, "P20", 240),
        (Level.WARN, "P33", 240),
    ]
    assert facts(units, "printer_changed") == [("P20", "P33", "")]
    printer.now = PrinterState()  # a change that comes too soon after a note is shown before it is noted
    machine.health()
    printer.now = PrinterState(PaperTrouble.COVER_OPEN)
    (row,) = [row for row in machine.health() if row.part is Part.PRINTER]
    assert (row.code, row.fact("age_s")) == ("P21", None)


def test_how_much_of_the_paper_is_left_is_told_by_the_tickets_since_it_was_put_in(
    machine: MachineDesk, printer: CountingPrinter, clock: HandClock
) -> None:
    def seen(state: PrinterState) -> object:
        clock.wait(minutes=1)  # a change is noted only so often
        printer.now = state
        (row,) = [row for row in machine.health() if row.part is Part.PRINTER]
        return row.fact("tickets")

    near_end, ended = PrinterState(paper_near_end=True), PrinterState(PaperTrouble.PAPER_END)
    switched_off = PrinterState(PaperTrouble.NOT_ANSWERING)
    assert seen(PrinterState()) is None  # nobody saw it put in
    assert seen(near_end) is None
    assert seen(switched_off) is None
    assert seen(PrinterState()) == 0
    machine.collect([ticket_no(0), ticket_no(1)], "a")
    assert seen(switched_off) == 2
    assert seen(PrinterState()) == 2  # the paper is the same
    machine.collect([ticket_no(2)], "b")
    assert seen(near_end) == 3
    assert seen(ended) == 3
    assert seen(PrinterState()) == 0


def test_new_paper_in_another_programs_printer_is_not_this_ones(
    desk: CollectionDesk, looking: TerminalHealth, pins: QuickPins, printer: CountingPrinter, clock: HandClock
) -> None:
    mine, counters = (replace(desk.printing, watch=PrinterWatch(name)) for name in ("usb", "network 192.0.2.10"))
    machine = MachineDesk(replace(desk, printing=mine), pins, replace(looking, printer="usb"), sample_ticket)
    for paper_near_end in (True, False):
        clock.wait(minutes=1)
        printer.now = PrinterState(paper_near_end=paper_near_end)
        counters.printer_state()
    (row,) = [row for row in machine.health() if row.part is Part.PRINTER]
    assert row.fact("tickets") is None


def test_whoever_does_not_ask_the_printer_goes_by_what_was_noted(
    looking: TerminalHealth, machine: MachineDesk, printer: CountingPrinter
) -> None:
    assert of(looking.rows(None), Part.PRINTER) == []
    printer.now = PrinterState(PaperTrouble.CUTTER)
    machine.printer_state()
    assert of(looking.rows(None), Part.PRINTER) == [(Level.BAD, "P22")]


def test_r3_a_print_that_a_crash_left_in_doubt_stands_there_until_a_person_has_settled_it(
    machine: MachineDesk, printer: CountingPrinter, units: FakeUnits, clock: HandClock
) -> None:
    printer.plays = deque([Play.CONFIRMS, Play.LOST_WITH_PAPER])
    machine.collect([ticket_no(0), ticket_no(1)], "a")
    assert machine.health()[0] == HealthRow(Part.UNFINISHED, Level.BAD, "C11", (("seats", 1),))
    clock.wait(days=1)
    assert of(machine.health(), Part.UNFINISHED) == [(Level.GOOD, "")]


def test_wrong_codes_and_wrong_pins_show_while_they_pause_the_machine(
    machine: MachineDesk, office: StaffOffice, clock: HandClock
) -> None:
    office.add("7", StaffRole.CLERK, "482915")
    for guess in range(5):
        machine.look_up(code_of(100 + guess).digits)
        machine.sign_in("7", "0000")
    (row,) = [row for row in machine.health() if row.part is Part.TRIES]
    assert (row.level, row.fact("wrong"), row.fact("wrong_pins")) == (Level.WARN, 5, 5)
    assert row.fact("until") == row.fact("pins_until") == "2014-03-08T11:02:30.000000Z"
    clock.wait(seconds=30)
    assert of(machine.health(), Part.TRIES) == [(Level.GOOD, "")]


def test_r9_a_database_that_cannot_be_read_hides_neither_the_disk_nor_the_printer(
    machine: MachineDesk, around: Surroundings, units: FakeUnits, printer: CountingPrinter
) -> None:
    around.fault = UNREACHABLE
    rows = machine.health()
    assert of(rows, Part.DATABASE) == [(Level.BAD, "D13")]
    assert of(rows, Part.PACK) == []
    assert of(rows, Part.UNFINISHED) == [(Level.GOOD, "")]
    units.fault = UNREACHABLE
    printer.now = PrinterState(PaperTrouble.OVERHEATED)
    rows = machine.health()
    assert [row.part for row in rows] == [Part.PRINTER, Part.DATABASE, Part.DISK]
    assert of(rows, Part.PRINTER) == [(Level.BAD, "P23")]
    assert of(rows, Part.DATABASE) == [(Level.BAD, "D13")]


def test_r9_a_turn_that_cannot_be_asked_for_hides_nothing_but_the_printers_present(
    desk: CollectionDesk, looking: TerminalHealth, pins: QuickPins, printer: CountingPrinter, tmp_path: Path
) -> None:
    desk.printer_state()
    printer.now = PrinterState(PaperTrouble.OVERHEATED)
    no_folder = tmp_path / "a file"
    no_folder.touch()
    lost = replace(desk.printing, turn=LockedTurn(no_folder), asks_in_turn=True)
    machine = MachineDesk(replace(desk, printing=lost), pins, looking, sample_ticket)
    assert of(machine.health(), Part.PRINTER) == [(Level.GOOD, "")]


def test_r9_a_disk_that_cannot_be_asked_is_a_row_of_its_own(machine: MachineDesk, around: Surroundings) -> None:
    around.disk_fault = UNREACHABLE
    assert of(machine.health(), Part.DISK) == [(Level.BAD, "D13")]
    assert of(machine.health(), Part.DATABASE) == [(Level.GOOD, "")]


# acts


@pytest.mark.parametrize(
    ("play", "outcome", "told"),
    [
        (Play.CONFIRMS, CameOut, ("7", "came_out", "")),
        (Play.LOST_WITHOUT_PAPER, MayHaveComeOut, ("7", "may_have_come_out", "P20")),
        (Play.REFUSES, NeverStarted, ("7", "never_started", "P10")),
        (Play.NOT_READY, NeverStarted, ("7", "never_started", "P20")),
    ],
)
def test_a_test_print_is_a_sample_and_the_journal_has_who_and_what_came_of_it(
    machine: MachineDesk, printer: CountingPrinter, units: FakeUnits, play: Play, outcome: type, told: tuple[str, ...]
) -> None:
    printer.plays.append(play)
    before = dict(units.books.seats)
    assert isinstance(machine.test_print("7"), outcome)
    assert all(ticket.sample for ticket in printer.drawn)
    assert facts(units, "test_printed") == [told]
    assert units.books.seats == before


def test_a_test_print_waits_for_its_turn_and_is_not_begun_where_another_program_goes_on_printing(
    machine: MachineDesk, desk: CollectionDesk, printer: CountingPrinter, units: FakeUnits
) -> None:
    with desk.printing.turn.take():
        assert machine.test_print("7") == NeverStarted(PaperTrouble.BUSY)
    assert printer.drawn == []
    assert facts(units, "test_printed") == [("7", "never_started", "P12")]


def test_out_of_service_outlives_a_restart_and_is_journaled_once(
    machine: MachineDesk, units: FakeUnits, looking: TerminalHealth, desk: CollectionDesk, clock: HandClock
) -> None:
    assert machine.in_service()
    machine.set_in_service("7", in_service=True)
    for _ in range(2):
        machine.set_in_service("7", in_service=False)
        clock.wait(minutes=1)
    restarted = MachineDesk(desk, QuickPins(), looking, sample_ticket)
    assert not restarted.in_service()
    assert units.books.machine.out_of_service_since == NOW
    restarted.set_in_service("8", in_service=True)
    assert machine.in_service()
    assert units.kinds() == ["taken_out_of_service", "put_in_service"]
    assert [entry.facts for entry in units.books.entries] == [{"staff_no": "7"}, {"staff_no": "8"}]


@pytest.mark.parametrize("how", Ending)
def test_whoever_ends_the_program_is_in_the_journal(machine: MachineDesk, units: FakeUnits, how: Ending) -> None:
    machine.leave("7", how)
    assert facts(units, "program_left") == [("7", how.value)]


def test_whoever_is_done_is_in_the_journal(machine: MachineDesk, units: FakeUnits) -> None:
    machine.sign_out("7")
    assert facts(units, "staff_signed_out") == [("7",)]


def test_r9_what_staff_do_is_not_done_where_the_journal_cannot_have_it(machine: MachineDesk, units: FakeUnits) -> None:
    units.commits_before_full = 0
    for act in (
        lambda: machine.set_in_service("7", in_service=False),
        lambda: machine.leave("7", Ending.LEAVE),
        lambda: machine.test_print("7"),
    ):
        with pytest.raises(TerminalFaultError):
            act()
    assert machine.in_service()
    assert [row.code for row in machine.health() if row.part is Part.PRINTER] == [""]


# after a crash


def test_a_crash_is_journaled_and_told_to_staff_for_a_day(
    machine: MachineDesk, units: FakeUnits, clock: HandClock
) -> None:
    report = CrashReport("KeyError", "willcall/kiosk/flow.py:7", "printing", NOW - timedelta(seconds=20))
    note_crash(report, units=units, clock=clock)
    assert facts(units, "program_crashed") == [
        ("KeyError", "willcall/kiosk/flow.py:7", "printing", "2014-03-08T11:01:40.000000Z")
    ]
    assert units.books.machine.crash == NotedCrash(NOW, "KeyError", "printing")
    assert of(machine.health(), Part.PROGRAM) == [(Level.WARN, "X10")]
    clock.wait(hours=24)
    assert of(machine.health(), Part.PROGRAM) == [(Level.GOOD, "")]
    note_crash(CrashReport("killed"), units=units, clock=clock)
    assert facts(units, "program_crashed")[1] == ("killed", "", "", "")
    check_chain(units.books.entries)


def test_a_plug_pulled_after_a_crash_does_not_take_the_crash_off_the_staffs_screen(
    machine: MachineDesk, units: FakeUnits, clock: HandClock
) -> None:
    note_crash(CrashReport("KeyError", "", "printing"), units=units, clock=clock)
    clock.wait(hours=23)
    note_crash(CrashReport("killed"), units=units, clock=clock)
    assert of(machine.health(), Part.PROGRAM) == [(Level.WARN, "X10")]
    note_crash(CrashReport("hung"), units=units, clock=clock)
    assert units.books.machine.crash == NotedCrash(clock(), "hung", "")
    clock.wait(hours=24)
    note_crash(CrashReport("killed"), units=units, clock=clock)
    assert units.books.machine.crash == NotedCrash(clock(), "killed", "")
