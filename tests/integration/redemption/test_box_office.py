"""The box office on a real database: two programs that print by turns, exceptions that stay, stories found at once."""

import errno
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from filelock import FileLock

from tests.support.kiosk_terminal import terminal_folder
from tests.support.packs import CINEMA_KEY, IDENTITY, NOW, TERMINAL_KEY, Foyer, foyer, issued, pack, ticket_no
from tests.support.papers import CountingPrinter, Play
from tests.support.staff import CLERK, KEYS, SUPERVISOR, none_came_out
from willcall.redemption import bootstrap
from willcall.redemption.domain.collecting import CollectOrder
from willcall.redemption.domain.exceptions import Closed, ClosingReason, ExceptionKey, ExceptionKind
from willcall.redemption.domain.faults import FaultCode, TerminalFaultError
from willcall.redemption.domain.journal import check_chain
from willcall.redemption.domain.paper import PaperTrouble
from willcall.redemption.domain.releases import ReleaseOrder, ReleaseReason, RunGoesOn
from willcall.redemption.domain.seat_story import SeatStory
from willcall.redemption.print_turn import LockedTurn
from willcall.redemption.service.collection_desk import CollectionDesk
from willcall.redemption.service.print_tickets import PrintDesk, PrintRun
from willcall.redemption.service.recover_seats import recover_in_turn
from willcall.redemption.service.staff_desk import StaffDesk
from willcall.redemption.settings import load_settings

FIRST, SECOND = ticket_no(0), ticket_no(1)


@pytest.fixture
def terminal(tmp_path: Path) -> Iterator[Foyer]:
    opened = foyer(tmp_path, pack(issued(4)))
    yield opened
    opened.close()


def program(terminal: Foyer, printer: CountingPrinter) -> PrintDesk:
    """Return what a program of its own prints with: it waits for nobody."""
    turn = LockedTurn(terminal.path.parent, longest_wait_s=0)
    return PrintDesk(IDENTITY, TERMINAL_KEY.sign, printer, terminal.units, terminal.clock, turn)


def test_r1_two_programs_on_one_database_print_by_turns(terminal: Foyer) -> None:
    trays = (CountingPrinter(), CountingPrinter())
    kiosk = CollectionDesk(CINEMA_KEY, program(terminal, trays[0]))
    counter = StaffDesk(program(terminal, trays[1]), KEYS)
    met: list[object] = []

    def meanwhile(_: object) -> None:
        run = counter.collect(CollectOrder((SECOND,), "b", CLERK))
        assert isinstance(run, PrintRun)
        met.append(run.trouble)
        order = ReleaseOrder(FIRST, 1, ReleaseReason.MACHINE_STOPPED, SUPERVISOR)
        met.append(replace(terminal.box_office(), turn=counter.printing.turn).release_seat(order))
        with pytest.raises(TerminalFaultError) as fault:
            recover_in_turn(counter.printing.turn, units=terminal.units, clock=terminal.clock)
        met.append(fault.value.code)

    trays[0].on_first_byte = meanwhile
    assert kiosk.collect([FIRST], "a").printed == 1
    trouble, refused, code = met
    assert (trouble, type(refused), code) == (PaperTrouble.BUSY, RunGoesOn, FaultCode.DATABASE_BUSY)
    run = counter.collect(CollectOrder((SECOND,), "b", CLERK))
    assert isinstance(run, PrintRun)
    assert [len(tray.papers) for tray in trays] == [1, 1]
    check_chain(terminal.outbox.every_entry())


def test_r9_a_folder_without_room_for_the_lock_is_named_and_nothing_is_claimed(terminal: Foyer) -> None:
    gone = LockedTurn(terminal.path, longest_wait_s=0)  # a file, and no folder
    desk = PrintDesk(IDENTITY, TERMINAL_KEY.sign, CountingPrinter(), terminal.units, terminal.clock, gone)
    with pytest.raises(TerminalFaultError) as fault:
        CollectionDesk(CINEMA_KEY, desk).collect([FIRST], "a")
    assert fault.value.code is FaultCode.DATABASE_UNREACHABLE
    assert set(terminal.states().values()) == {"open"}


def test_r9_a_disk_without_room_for_the_lock_is_named_as_full(terminal: Foyer, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: FileLock, timeout: float) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(FileLock, "acquire", full)
    with pytest.raises(TerminalFaultError) as fault:
        CollectionDesk(CINEMA_KEY, program(terminal, CountingPrinter())).collect([FIRST], "a")
    assert fault.value.code is FaultCode.DISK_FULL
    assert set(terminal.states().values()) == {"open"}


def test_r4_a_refused_entry_is_on_the_list_after_every_restart_until_a_person_closed_it(terminal: Foyer) -> None:
    terminal.desk(CountingPrinter()).collect([FIRST], "a")
    terminal.outbox.acknowledge(4, [(3, "was altered"), (4, "does not follow the entry before")])
    terminal.close()
    again = Foyer(terminal.path, terminal.clock)
    office, key = again.box_office(), ExceptionKey(ExceptionKind.ENTRY_REFUSED, "3")
    kinds = (ExceptionKind.ENTRY_REFUSED,)
    assert [each.key.subject for each in office.exceptions(SUPERVISOR) if each.key.kind in kinds] == ["3", "4"]
    assert again.sync_log.status().refused == 2
    assert office.close_exception(key, ClosingReason.HEAD_OFFICE_KNOWS, SUPERVISOR) == Closed(key)
    assert [each.key.subject for each in office.exceptions(SUPERVISOR) if each.key.kind in kinds] == ["4"]
    assert [each.sequence for each in again.sync_log.refusals()] == [4]
    assert again.sync_log.status().refused == 1
    assert [each.key for each in office.closed_exceptions(NOW)] == [key]
    story = office.seat_story(FIRST, SUPERVISOR)
    assert isinstance(story, SeatStory)
    assert [step.upload.value for step in story.steps] == ["refused", "refused", "waiting"]
    again.close()


def test_three_prints_in_doubt_after_a_power_cut_are_settled_in_three_ways_and_the_list_is_empty(
    terminal: Foyer,
) -> None:
    printer = CountingPrinter()
    kiosk, counter = terminal.desk(printer), terminal.staff_desk(printer)
    for serial, play in enumerate([Play.LOST_WITH_PAPER, Play.LOST_WITHOUT_PAPER, Play.LOST_WITHOUT_PAPER]):
        printer.plays.append(play)
        kiosk.collect([ticket_no(serial)], f"{serial}")
    office = terminal.box_office()
    prints = [each for each in office.exceptions(SUPERVISOR) if each.key.kind is ExceptionKind.UNCONFIRMED_PRINT]
    assert len(prints) == 3
    counter.settle_by_scan(FIRST, printer.papers[0].qr, CLERK)
    counter.settle_by_statement(none_came_out(SECOND))
    office.release_seat(ReleaseOrder(ticket_no(2), 1, ReleaseReason.SEEN_ON_CAMERA, SUPERVISOR))
    assert not [each for each in office.exceptions(CLERK) if each.key.kind is ExceptionKind.UNCONFIRMED_PRINT]
    assert [(each.staff_no, each.reason) for each in office.closed_exceptions(NOW)] == [
        ("S1", "seen_on_camera"),
        ("7", "nothing_came_out"),
        ("7", "paper_scanned"),
    ]
    assert terminal.states() == {FIRST: "printed", SECOND: "open", ticket_no(2): "open", ticket_no(3): "open"}
    check_chain(terminal.outbox.every_entry())


def test_a_program_that_starts_while_another_prints_says_busy_and_starts_a_moment_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = load_settings(terminal_folder(tmp_path))
    monkeypatch.setattr(bootstrap, "LockedTurn", partial(LockedTurn, longest_wait_s=0))
    terminal = bootstrap.open_terminal(settings)
    with LockedTurn(settings.data_dir).take() as ours:
        assert ours
        with pytest.raises(TerminalFaultError) as fault:
            terminal.recover()
    assert fault.value.code is FaultCode.DATABASE_BUSY
    assert terminal.recover() == ()
    terminal.close()
