"""A printer on a serial line, judged by the papers that come out of it: pyserial's own code over the system's ports."""

import errno
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import cast

import pytest
import serial

from tests.support.fake_printer import FakePrinter
from tests.support.paper_reading import qr_of
from willcall.printing.render import Renderer
from willcall.printing.sample import sample_ticket
from willcall.printing.spool import SpooledTicket, SpoolPrinter
from willcall.printing.transports.line_log import LoggedOpening
from willcall.printing.transports.lines import Line, LineLostError, Patience
from willcall.printing.transports.receipt_printer import ReceiptPrinter
from willcall.printing.transports.serial_port import Flow, SerialLine
from willcall.redemption.domain.paper import (
    CameOut,
    MayHaveComeOut,
    NeverStarted,
    PaperTrouble,
    PrinterState,
    Promise,
)
from willcall.redemption.domain.tickets import Ticket

pytestmark = pytest.mark.skipif(
    sys.platform == "win32", reason="a pty is a thing of POSIX; pyserial has other code there"
)

if sys.platform != "win32":
    from tests.support.fake_serial import PtyPort, WiredPort

ENOUGH = Patience(connect=2.0, answer=2.0, clear=2.0, stall=3.0, paper=5.0)
SHORT = Patience(connect=0.5, answer=0.3, clear=0.3, stall=0.4, paper=0.6)
QUESTION = b"\x10\x04\x01"


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer()


@contextmanager
def printing(renderer: Renderer, line: "PtyPort | WiredPort", flow: Flow = "none") -> Iterator[SpoolPrinter]:
    opening = LoggedOpening(lambda: line_on(line, flow))
    printer = SpoolPrinter(renderer, ReceiptPrinter(opening, ENOUGH))
    try:
        yield printer
    finally:
        printer.close()


def line_on(port: "PtyPort | WiredPort", flow: Flow = "none") -> Line:
    if isinstance(port, PtyPort):
        return SerialLine.open(port.path, 115_200, flow, 1.0)
    return SerialLine(cast("serial.Serial", port), flow == "dsr", 0.001)


def prepared(printer: SpoolPrinter, ticket: Ticket | None = None) -> SpooledTicket:
    ready = printer.prepare(ticket or sample_ticket())
    assert isinstance(ready, SpooledTicket)
    return ready


def read_back(fake: FakePrinter) -> list[str]:
    """Return what the tickets that came out say; a paper that is no ticket says nothing."""
    return [text for paper in fake.papers if (text := qr_of(paper))]


def refused(port: str, baud: int = 115_200) -> LineLostError:
    with pytest.raises(LineLostError) as lost:
        SerialLine.open(port, baud, "dsr", 1.0)
    return lost.value


def test_a_ticket_comes_out_once_and_is_what_was_drawn(renderer: Renderer) -> None:
    ticket = sample_ticket()
    with FakePrinter() as fake, PtyPort(fake) as port, printing(renderer, port) as printer:
        assert prepared(printer, ticket).send() == CameOut(Promise.CONFIRMS)
        (paper,) = fake.papers
        assert paper.tobytes() == renderer.draw(ticket).raster.convert("L").tobytes()
        assert fake.strange == []


def test_a_basket_comes_out_in_order(renderer: Renderer) -> None:
    basket = [replace(sample_ticket(), qr_payload=f"seat {number}") for number in range(3)]
    with FakePrinter() as fake, PtyPort(fake) as port, printing(renderer, port) as printer:
        assert [prepared(printer, each).send() for each in basket] == [CameOut(Promise.CONFIRMS)] * 3
        assert read_back(fake) == ["seat 0", "seat 1", "seat 2"]


@pytest.mark.parametrize("flow", ["rts", "xon", "none"])
def test_every_byte_gets_across_whatever_its_value(flow: Flow) -> None:
    with FakePrinter() as fake, PtyPort(fake) as port:
        line = line_on(port, flow)
        every = bytes(range(0x20, 0x100)) + bytes(range(1, 0x10)) + b"\x11\x13\x0a\x0d\x7f"
        data = every + b"one more: the fake printer looks at two bytes at a time"
        sent = 0
        while sent < len(data):
            sent += line.send(data[sent:], 1.0)
        fake.wait_for(lambda printer: len(printer.strange) >= len(every))
        assert b"".join(fake.strange).startswith(every)
        line.close()


def test_a_slow_line_gets_everything_across(renderer: Renderer) -> None:
    with FakePrinter() as fake, PtyPort(fake, 60_000) as port, printing(renderer, port) as printer:
        assert prepared(printer).send() == CameOut(Promise.CONFIRMS)
        assert read_back(fake) == [sample_ticket().qr_payload]


def test_a_printer_without_paper_says_so_and_comes_back_by_itself(renderer: Renderer) -> None:
    with FakePrinter(paper_dots=0) as fake, PtyPort(fake) as port, printing(renderer, port) as printer:
        assert printer.state() == PrinterState(PaperTrouble.PAPER_END, paper_near_end=True)
        fake.new_roll()
        assert prepared(printer).send() == CameOut(Promise.CONFIRMS)


def test_r3_what_was_given_up_never_comes_out_of_a_new_roll(renderer: Renderer) -> None:
    with FakePrinter(paper_dots=300) as fake, PtyPort(fake, 200_000) as port, printing(renderer, port) as printer:
        outcome = prepared(printer).send()
        assert isinstance(outcome, MayHaveComeOut)
        assert outcome.trouble is PaperTrouble.PAPER_END
        assert printer.state().trouble is PaperTrouble.PAPER_END
        fake.new_roll()
        next_guest = replace(sample_ticket(), qr_payload="the next guest's")
        assert prepared(printer, next_guest).send() == CameOut(Promise.CONFIRMS)
        assert read_back(fake) == ["the next guest's"]


@pytest.mark.expects_log("line_to_printer_lost.*P10.*sending")
@pytest.mark.expects_log("no_line_to_printer.*no such port")
def test_r3_an_adapter_pulled_in_the_middle_leaves_the_ticket_unknown(renderer: Renderer) -> None:
    with FakePrinter() as fake, PtyPort(fake, 100_000) as port, printing(renderer, port) as printer:
        ready = prepared(printer)
        pulled = threading.Timer(0.2, port.vanish)
        pulled.start()
        outcome = ready.send()
        pulled.join()
        assert isinstance(outcome, MayHaveComeOut)
        assert outcome.trouble is PaperTrouble.NOT_ANSWERING
        assert 0 < outcome.bytes_sent < outcome.bytes_total
        assert [printer.state().trouble for _ in range(3)] == [PaperTrouble.NOT_ANSWERING] * 3
        assert fake.papers == []


@pytest.mark.expects_log("line_to_printer_lost.*receiving")
def test_an_adapter_pulled_before_the_first_byte_has_never_started(renderer: Renderer) -> None:
    with FakePrinter() as fake, PtyPort(fake) as port, printing(renderer, port) as printer:
        ready = prepared(printer)
        port.vanish()
        assert ready.send() == NeverStarted(PaperTrouble.NOT_ANSWERING)


def test_a_system_that_takes_nothing_is_waited_for_and_never_spins() -> None:
    master, slave = os.openpty()
    line = SerialLine.open(os.ttyname(slave), 115_200, "none", 1.0)
    sent = 0
    while went := line.send(b"x" * 4096, 0.05):
        sent += went
    assert sent > 0
    os.read(master, 4096)
    assert line.send(b"x" * 100, 1.0) > 0
    line.abort()
    os.close(slave)
    os.close(master)


def test_answers_of_an_older_conversation_are_dropped_at_the_opening() -> None:
    master, slave = os.openpty()
    os.write(master, b"\x1f" * 20 + b"\n")
    line = SerialLine.open(os.ttyname(slave), 115_200, "none", 1.0)
    assert line.receive(0.05) == b""
    os.write(master, b"\x12")
    assert line.receive(1.0) == b"\x12"
    line.close()
    os.close(slave)
    os.close(master)


OTHER_PROGRAM = """
import sys
from willcall.printing.transports.serial_port import SerialLine
line = SerialLine.open(sys.argv[1], 9600, "none", 1.0)
print("open", flush=True)
sys.stdin.read()
line.close()
"""


def test_r9_a_port_that_another_program_holds_is_busy_until_it_lets_go() -> None:
    with FakePrinter() as fake, PtyPort(fake) as port:
        command = [sys.executable, "-c", OTHER_PROGRAM, port.path]
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
            assert other.stdout is not None
            assert other.stdout.readline() == "open\n"
            fault = refused(port.path)
            assert fault.trouble is PaperTrouble.BUSY
            assert "another program" in fault.detail
            other.communicate()
        line_on(port).close()


def test_r9_a_port_that_is_not_there_is_named(tmp_path: Path) -> None:
    fault = refused(str(tmp_path / "ttyUSB0"))
    assert fault.trouble is PaperTrouble.NOT_ANSWERING
    assert "no such port" in fault.detail


def test_r9_a_port_that_must_not_be_opened_says_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    def not_allowed(*_: object, **__: object) -> None:
        raise serial.SerialException(errno.EACCES, "could not open port /dev/ttyS9: [Errno 13] Permission denied")

    monkeypatch.setattr(serial, "Serial", not_allowed)
    fault = refused("/dev/ttyS9")
    assert fault.trouble is PaperTrouble.FAILED
    assert "dialout" in fault.detail


def test_r9_a_file_that_is_no_port_keeps_the_systems_own_words() -> None:
    fault = refused("/dev/null")
    assert fault.trouble is PaperTrouble.NOT_ANSWERING
    assert "Inappropriate ioctl" in fault.detail


def test_r9_a_speed_that_the_port_does_not_know_is_named() -> None:
    with FakePrinter() as fake, PtyPort(fake) as port:
        fault = refused(port.path, -1)
        assert fault.trouble is PaperTrouble.FAILED
        assert "baud" in fault.detail


@pytest.mark.expects_log("line_to_printer_lost.*sending.*ioctl")
def test_r9_a_port_without_the_wire_that_is_asked_for_is_named() -> None:
    with FakePrinter() as fake, PtyPort(fake) as port:
        line = line_on(port, "dsr")
        with pytest.raises(LineLostError):
            line.send(b"x" * 100, 0.1)
        line.close()


def test_a_small_printer_that_says_wait_loses_nothing(renderer: Renderer) -> None:
    with FakePrinter() as fake:
        port = WiredPort(fake, 500_000, drained_a_second=30_000)
        with printing(renderer, port, "dsr") as printer:
            assert prepared(printer).send() == CameOut(Promise.CONFIRMS)
        assert port.lost == 0
        assert read_back(fake) == [sample_ticket().qr_payload]


def test_whoever_does_not_look_at_the_wire_loses_bytes_at_a_small_printer() -> None:
    """The test above can fail: this is what python-escpos does on Linux, with pyserial's switch for DTR and DSR."""
    with FakePrinter() as fake:
        port = WiredPort(fake, 500_000, drained_a_second=100)  # it takes in nothing to speak of
        line = line_on(port, "none")
        sent = 0
        while sent < 10_000:
            sent += line.send(bytes(10_000), 1.0)
        line.abort()
        assert port.lost > 0


def test_a_printer_that_says_wait_still_hears_questions_and_gets_no_ticket() -> None:
    with FakePrinter() as fake:
        fake.open_cover()
        port = WiredPort(fake, 115_200)
        port.waits = True
        line = line_on(port, "dsr")
        assert line.send(bytes(1000), 0.05) == 0
        assert line.send(QUESTION, 0.5) == len(QUESTION)
        assert line.receive(1.0) == b"\x1a"
        line.abort()


def test_no_more_waits_in_the_machine_than_less_than_a_dot_line() -> None:
    with FakePrinter() as fake:
        port = WiredPort(fake, 38_400)
        line = line_on(port)
        sent = 0
        began = time.monotonic()
        while sent < 1000:
            sent += line.send(bytes(1000), 1.0)
        assert time.monotonic() - began > 0.15
        assert port.most_waiting <= 64
        line.abort()


def test_a_line_that_stands_still_counts_only_what_left_but_for_one_piece() -> None:
    with FakePrinter() as fake:
        port = WiredPort(fake, 115_200, heeds_cts=True)
        line = line_on(port, "rts")
        sent = line.send(bytes(64), 1.0)
        fake.wait_for(lambda printer: port.out_waiting == 0 and printer.bytes_received == 64)
        port.waits = True
        sent += line.send(bytes(1000), 0.05)
        sent += line.send(bytes(1000), 0.05)
        assert sent == 128
        line.abort()
        time.sleep(0.05)
        assert fake.bytes_received == 64


def test_closing_lets_the_last_bytes_go() -> None:
    with FakePrinter() as fake:
        port = WiredPort(fake, 1200)
        line = line_on(port)
        line.send(bytes(40), 1.0)
        line.close()
        fake.wait_for(lambda printer: printer.bytes_received == 40)
        assert port.closed


def test_closing_a_line_that_stands_still_takes_a_second_at_most() -> None:
    with FakePrinter() as fake:
        port = WiredPort(fake, 115_200, heeds_cts=True)
        port.waits = True
        line = line_on(port, "rts")
        line.send(bytes(40), 1.0)
        began = time.monotonic()
        line.close()
        assert time.monotonic() - began < 2.0
        assert port.closed
        time.sleep(0.05)
        assert fake.bytes_received == 0


def test_a_line_that_vanished_is_closed_and_aborted_in_silence() -> None:
    for end in (SerialLine.close, SerialLine.abort):
        with FakePrinter() as fake, PtyPort(fake) as port:
            line = SerialLine.open(port.path, 115_200, "none", 1.0)
            port.vanish()
            end(line)
            assert not line.port.is_open


def test_a_system_without_termios_has_faults_too(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delitem(sys.modules, "termios")
    assert refused(str(tmp_path / "COM9")).trouble is PaperTrouble.NOT_ANSWERING
