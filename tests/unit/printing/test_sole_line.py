"""Two programs of one terminal at one printer: the first has it, the second is told why not."""

from pathlib import Path

import pytest

from tests.support.fake_printer import FakePrinter
from tests.support.network_stage import SHORT
from tests.support.quiet_logs import ExpectedLogs
from willcall.printing.bootstrap import open_printer
from willcall.printing.sample import sample_ticket
from willcall.printing.spool import SpooledTicket
from willcall.printing.transports.lines import LineLostError
from willcall.printing.transports.network import TcpLine
from willcall.printing.transports.sole_line import PrinterLock, SoleOpening
from willcall.redemption.domain.paper import CameOut, PaperTrouble, PrinterState, Promise
from willcall.redemption.settings import PrinterSettings


def test_r9_a_printer_that_another_program_keeps_is_busy_and_its_ticket_is_left_alone(
    tmp_path: Path, expected_logs: ExpectedLogs
) -> None:
    expected_logs.expect("another program of this terminal")
    with FakePrinter() as fake:
        chosen = PrinterSettings(kind="network", host=fake.host, port=fake.port)
        kiosk, counter = (open_printer(chosen, locks=tmp_path) for _ in range(2))
        ready = kiosk.prepare(sample_ticket())
        assert isinstance(ready, SpooledTicket)
        assert counter.state() == PrinterState(PaperTrouble.BUSY)
        assert ready.send() == CameOut(Promise.CONFIRMS)
        assert len(fake.papers) == 1
        kiosk.close()
        assert counter.state() == PrinterState()
        counter.close()


def test_a_printer_that_lost_its_line_is_free_for_another_program(tmp_path: Path) -> None:
    lock = PrinterLock("network", tmp_path)
    with FakePrinter() as fake:
        opening = SoleOpening(lambda: TcpLine.open(fake.host, fake.port, SHORT.connect), lock)
        line = opening()
        assert lock.is_kept()
        line.abort()
        assert not lock.is_kept()
        opening().close()


def test_a_printer_that_is_not_there_is_kept_from_nobody(tmp_path: Path) -> None:
    opening = SoleOpening(lambda: TcpLine.open("127.0.0.1", 1, SHORT.connect), PrinterLock("network", tmp_path))
    for _ in range(2):
        with pytest.raises(LineLostError) as lost:
            opening()
        assert lost.value.trouble is PaperTrouble.NOT_ANSWERING


def test_two_printers_at_one_address_are_two(tmp_path: Path) -> None:
    with FakePrinter() as fake, FakePrinter() as other:
        both = [
            open_printer(PrinterSettings(kind="network", host=each.host, port=each.port), locks=tmp_path)
            for each in (fake, other)
        ]
        assert [printer.state() for printer in both] == [PrinterState()] * 2
        for printer in both:
            printer.close()


def test_r9_a_folder_that_cannot_hold_the_lock_is_named(tmp_path: Path) -> None:
    no_folder = tmp_path / "a file"
    no_folder.touch()
    with pytest.raises(LineLostError) as lost:
        PrinterLock("usb 04b8:0202", no_folder).take()
    assert lost.value.trouble is PaperTrouble.FAILED
    assert not PrinterLock("usb 04b8:0202", no_folder).is_kept()
    assert str(no_folder) in lost.value.detail
