"""One ticket at a time, and nothing comes out later."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.quiet_logs import ExpectedLogs
from willcall.printing.bootstrap import open_printer
from willcall.printing.render import Renderer
from willcall.printing.sample import sample_ticket
from willcall.printing.spool import JobOverError, SpooledTicket, SpoolPrinter
from willcall.printing.transports.memory import MemoryTransport
from willcall.redemption.domain.paper import (
    CameOut,
    MayHaveComeOut,
    NeverStarted,
    PaperTrouble,
    PrinterState,
    Promise,
)


@pytest.fixture
def transport() -> MemoryTransport:
    return MemoryTransport()


@pytest.fixture
def printer(transport: MemoryTransport) -> SpoolPrinter:
    return SpoolPrinter(Renderer(), transport)


def prepared(printer: SpoolPrinter) -> SpooledTicket:
    ready = printer.prepare(sample_ticket())
    assert isinstance(ready, SpooledTicket)
    return ready


def test_what_was_sent_came_out(printer: SpoolPrinter, transport: MemoryTransport) -> None:
    assert prepared(printer).send() == CameOut(Promise.CONFIRMS)
    assert [paper.ticket for paper in transport.papers] == [sample_ticket()]


def test_trouble_is_told_before_anything_starts(printer: SpoolPrinter, transport: MemoryTransport) -> None:
    transport.now = PrinterState(PaperTrouble.COVER_OPEN)
    assert printer.state() == transport.now
    assert printer.prepare(sample_ticket()) == NeverStarted(PaperTrouble.COVER_OPEN)


def test_r3_an_unknown_paper_stays_unknown(printer: SpoolPrinter, transport: MemoryTransport) -> None:
    unknown = MayHaveComeOut(10, 20, PaperTrouble.NOT_ANSWERING)
    transport.outcomes.append(unknown)
    assert prepared(printer).send() == unknown
    assert transport.papers == []


def test_r1_a_prepared_ticket_is_sent_once(printer: SpoolPrinter, transport: MemoryTransport) -> None:
    ready = prepared(printer)
    ready.send()
    with pytest.raises(JobOverError):
        ready.send()
    assert len(transport.papers) == 1


def test_what_was_prepared_and_not_sent_is_forgotten(printer: SpoolPrinter, transport: MemoryTransport) -> None:
    left_behind = prepared(printer)
    prepared(printer).send()
    with pytest.raises(JobOverError):
        left_behind.send()
    assert len(transport.papers) == 1


def test_closing_forgets_what_was_prepared(printer: SpoolPrinter) -> None:
    ready = prepared(printer)
    printer.close()
    with pytest.raises(JobOverError):
        ready.send()


@pytest.mark.expects_log("broken_template.*own.typ:1")
def test_r9_a_template_that_makes_no_ticket_is_a_trouble_by_name_until_it_is_corrected(
    tmp_path: Path, transport: MemoryTransport, expected_logs: ExpectedLogs
) -> None:
    own = tmp_path / "own.typ"
    own.write_text("#nonsense(", "utf-8")
    printer = SpoolPrinter(Renderer(str(own)), transport)
    printer.warm_up()
    assert printer.state() == printer.state() == PrinterState(PaperTrouble.TEMPLATE)
    assert len(expected_logs.records) == 1
    own.write_text("a ticket", "utf-8")
    assert printer.state() == PrinterState()
    assert printer.prepare(sample_ticket()) != NeverStarted(PaperTrouble.TEMPLATE)


@pytest.mark.expects_log("broken_template.*no such seat")
def test_r9_a_template_that_fails_on_one_ticket_lets_nobody_else_wait(tmp_path: Path) -> None:
    own = tmp_path / "own.typ"
    own.write_text('#if sys.inputs.ticket.contains("FAULTY") { panic("no such seat") }', "utf-8")
    printer = open_printer("pdf_folder", folder=tmp_path / "tickets", template=str(own))
    printer.warm_up()
    faulty = replace(sample_ticket(), terminal_no="FAULTY")
    assert printer.prepare(faulty) == NeverStarted(PaperTrouble.TEMPLATE)
    assert printer.state() == PrinterState()


def test_two_threads_take_turns(printer: SpoolPrinter, transport: MemoryTransport) -> None:
    asking = threading.Thread(target=lambda: [printer.state() for _ in range(50)])
    asking.start()
    for _ in range(3):
        prepared(printer).send()
    asking.join()
    assert len(transport.papers) == 3


def test_warming_up_prints_nothing(printer: SpoolPrinter, transport: MemoryTransport) -> None:
    printer.warm_up()
    assert transport.papers == []


def test_a_printer_without_its_setting_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="folder"):
        open_printer("pdf_folder")
    with pytest.raises(ValueError, match="host"):
        open_printer("network")
    assert open_printer("pdf_folder", folder=tmp_path / "new").state() == PrinterState()
