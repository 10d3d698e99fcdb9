"""A printer on the USB, judged by the papers that come out of it: pyusb's own code over a bus of ours."""

import errno
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import libusb_package
import pytest
import usb.backend.libusb1
import usb.core

from tests.support.fake_printer import FakePrinter
from tests.support.fake_usb import IN, OUT, FakeDevice, FakeUsb, Interface, usb_printer
from tests.support.paper_reading import qr_of
from willcall.printing.render import Renderer
from willcall.printing.sample import sample_ticket
from willcall.printing.spool import SpooledTicket, SpoolPrinter
from willcall.printing.transports import usb_devices
from willcall.printing.transports.line_log import LoggedOpening
from willcall.printing.transports.lines import LineLostError, Patience
from willcall.printing.transports.receipt_printer import ReceiptPrinter
from willcall.printing.transports.usb import UsbLine
from willcall.redemption.domain.paper import (
    CameOut,
    MayHaveComeOut,
    NeverStarted,
    PaperTrouble,
    PrinterState,
    Promise,
)
from willcall.redemption.domain.tickets import Ticket

ENOUGH = Patience(connect=2.0, answer=2.0, clear=2.0, stall=3.0, paper=5.0)
SHORT = Patience(connect=0.5, answer=0.3, clear=0.3, stall=0.4, paper=0.6)
OURS = "04b8:0e15"


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer()


@dataclass(slots=True)
class Stage:
    """A fake printer on a fake bus."""

    fake: FakePrinter
    device: FakeDevice
    bus: FakeUsb


@contextmanager
def plugged_in(fake: FakePrinter, monkeypatch: pytest.MonkeyPatch, **facts: object) -> Iterator[Stage]:
    with fake:
        device = usb_printer(fake, **facts)
        bus = FakeUsb(device)
        monkeypatch.setattr(usb.backend.libusb1, "get_backend", lambda **_: bus)
        try:
            yield Stage(fake, device, bus)
        finally:
            assert device.wire is not None
            device.wire.pull()


@pytest.fixture
def stage(monkeypatch: pytest.MonkeyPatch) -> Iterator[Stage]:
    with plugged_in(FakePrinter(), monkeypatch) as ready:
        yield ready


@contextmanager
def printing(renderer: Renderer, wanted: str = "", patience: Patience = ENOUGH) -> Iterator[SpoolPrinter]:
    opening = LoggedOpening(lambda: UsbLine.open(wanted, patience.connect))
    printer = SpoolPrinter(renderer, ReceiptPrinter(opening, patience))
    try:
        yield printer
    finally:
        printer.close()


def prepared(printer: SpoolPrinter, ticket: Ticket | None = None) -> SpooledTicket:
    ready = printer.prepare(ticket or sample_ticket())
    assert isinstance(ready, SpooledTicket)
    return ready


def read_back(fake: FakePrinter) -> list[str]:
    """Return what the tickets that came out say; a paper that is no ticket says nothing."""
    return [text for paper in fake.papers if (text := qr_of(paper))]


def opened(wanted: str = "", *, answers: bool = True) -> UsbLine:
    return UsbLine.open(wanted, 1.0, answers=answers)


def refused(wanted: str = "", *, answers: bool = True) -> LineLostError:
    with pytest.raises(LineLostError) as lost:
        opened(wanted, answers=answers)
    return lost.value


def broken(*_: object) -> None:
    raise usb.core.USBError("Input/Output Error", -1, errno.EIO)


def heard(line: UsbLine) -> bytes:
    line.send(b"\x10\x04\x01", 1.0)
    return line.receive(1.0)


def test_a_ticket_comes_out_once_and_is_what_was_drawn(renderer: Renderer, stage: Stage) -> None:
    ticket = sample_ticket()
    with printing(renderer) as printer:
        assert prepared(printer, ticket).send() == CameOut(Promise.CONFIRMS)
    (paper,) = stage.fake.papers
    assert paper.tobytes() == renderer.draw(ticket).raster.convert("L").tobytes()
    assert stage.fake.strange == []


def test_a_basket_comes_out_in_order_over_one_claim(renderer: Renderer, stage: Stage) -> None:
    basket = [replace(sample_ticket(), qr_payload=f"seat {number}") for number in range(3)]
    with printing(renderer, OURS) as printer:
        assert [prepared(printer, each).send() for each in basket] == [CameOut(Promise.CONFIRMS)] * 3
    assert read_back(stage.fake) == ["seat 0", "seat 1", "seat 2"]
    assert stage.device.log.count("claim 0") == 1


def test_a_packet_of_any_size_carries_a_ticket(renderer: Renderer, monkeypatch: pytest.MonkeyPatch) -> None:
    for packet in (8, 512):
        with plugged_in(FakePrinter(), monkeypatch, packet=packet) as stage, printing(renderer) as printer:
            assert prepared(printer).send() == CameOut(Promise.CONFIRMS)
            assert len(stage.fake.papers) == 1


def test_a_slow_printer_that_takes_a_few_packets_at_a_time_gets_everything(
    renderer: Renderer, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake = FakePrinter(buffer_bytes=4096, bytes_per_second=200_000)
    with plugged_in(fake, monkeypatch) as stage, printing(renderer) as printer:
        assert prepared(printer).send() == CameOut(Promise.CONFIRMS)
        assert read_back(stage.fake) == [sample_ticket().qr_payload]


def test_a_time_out_tells_how_much_went_and_the_rest_follows(stage: Stage) -> None:
    line = opened()
    stage.device.takes_only = 100
    assert line.send(b"\x10\x04\x01" * 100, 0.02) == 128, "whole packets"
    assert line.send(b"\x10\x04\x01", 0.02) == 0
    stage.device.takes_only = None
    assert line.send(b"\x10\x04\x01", 0.02) == 3
    line.close()


def test_r3_a_printer_that_takes_no_more_is_given_up_with_the_bytes_it_took(renderer: Renderer, stage: Stage) -> None:
    with printing(renderer, patience=SHORT) as printer:
        ready = prepared(printer)
        stage.device.takes_only = 6400
        outcome = ready.send()
        assert isinstance(outcome, MayHaveComeOut)
        assert (outcome.bytes_sent, outcome.trouble) == (6400, PaperTrouble.NOT_ANSWERING)
    assert stage.fake.papers == []


def test_r3_what_was_given_up_never_comes_out_of_a_new_roll(
    renderer: Renderer, monkeypatch: pytest.MonkeyPatch
) -> None:
    with plugged_in(FakePrinter(paper_dots=300), monkeypatch) as stage, printing(renderer) as printer:
        outcome = prepared(printer).send()
        assert isinstance(outcome, MayHaveComeOut)
        assert outcome.trouble is PaperTrouble.PAPER_END
        assert printer.state().trouble is PaperTrouble.PAPER_END
        stage.fake.new_roll()
        next_guest = replace(sample_ticket(), qr_payload="the next guest's")
        assert prepared(printer, next_guest).send() == CameOut(Promise.CONFIRMS)
        assert read_back(stage.fake) == ["the next guest's"]


@pytest.mark.expects_log("line_to_printer_lost.*P10.*unplugged")
@pytest.mark.parametrize("after", [1, 5000, 60000])
def test_r3_a_cable_pulled_in_the_middle_leaves_the_ticket_unknown(
    renderer: Renderer, stage: Stage, after: int
) -> None:
    with printing(renderer) as printer:
        ready = prepared(printer)
        stage.fake.hang_up_after(after)
        outcome = ready.send()
        assert isinstance(outcome, MayHaveComeOut)
        assert outcome.trouble is PaperTrouble.NOT_ANSWERING
        assert prepared(printer).send() == CameOut(Promise.CONFIRMS)


@pytest.mark.expects_log("no_line_to_printer.*P10.*plugged in")
@pytest.mark.expects_log("line_to_printer_lost.*unplugged")
def test_a_printer_that_is_unplugged_says_so_once_and_comes_back_by_itself(renderer: Renderer, stage: Stage) -> None:
    with printing(renderer) as printer:
        assert printer.state() == PrinterState()
        stage.bus.unplug(stage.device)
        assert [printer.state().trouble for _ in range(3)] == [PaperTrouble.NOT_ANSWERING] * 3
        stage.bus.plug_in(stage.device)
        assert prepared(printer).send() == CameOut(Promise.CONFIRMS)
    assert len(stage.fake.papers) == 1


@pytest.mark.expects_log("line_to_printer_lost.*unplugged")
def test_a_printer_unplugged_before_the_first_byte_has_never_started(renderer: Renderer, stage: Stage) -> None:
    with printing(renderer) as printer:
        ready = prepared(printer)
        stage.bus.unplug(stage.device)
        assert ready.send() == NeverStarted(PaperTrouble.NOT_ANSWERING)


@pytest.mark.expects_log("line_to_printer_lost.*sending.*stall")
def test_r3_a_stall_in_the_middle_leaves_the_ticket_unknown_and_the_printer_usable(
    renderer: Renderer, stage: Stage
) -> None:
    fake = stage.fake
    with printing(renderer) as printer:
        ready = prepared(printer)
        stage.device.takes_only = 640
        stalls = threading.Timer(0.2, stage.device.stalled.add, [OUT])
        stalls.start()
        outcome = ready.send()
        stalls.join()
        assert isinstance(outcome, MayHaveComeOut)
        assert outcome.trouble is PaperTrouble.NOT_ANSWERING
        assert f"clear halt {OUT:02x}" in stage.device.log
        stage.device.takes_only = None
        assert prepared(printer).send() == CameOut(Promise.CONFIRMS)
    assert read_back(fake) == [sample_ticket().qr_payload]


@pytest.mark.expects_log("line_to_printer_lost.*receiving.*stall")
def test_answers_that_stall_are_a_lost_line_and_its_halt_is_cleared(stage: Stage) -> None:
    line = opened()
    stage.device.stalled.add(IN)
    with pytest.raises(LineLostError) as lost:
        line.receive(0.1)
    assert lost.value.trouble is PaperTrouble.NOT_ANSWERING
    line.close()
    again = opened()
    assert heard(again) == b"\x12"
    again.close()


def test_answers_of_an_older_conversation_are_dropped_at_the_opening(stage: Stage) -> None:
    stage.device.waiting = b"\x1f" * 700
    line = opened()
    assert heard(line) == b"\x12"
    line.close()


def test_a_printer_that_never_stops_talking_is_opened_all_the_same(stage: Stage) -> None:
    stage.device.waiting = b"\x12" * 1_000_000
    line = opened()
    assert line.receive(0.1) == b"\x12" * 64
    line.close()


def test_silence_takes_its_time_and_no_longer(stage: Stage) -> None:
    line = opened()
    for empty_packets in (False, True):
        stage.device.empty_packets = empty_packets
        began = time.monotonic()
        assert line.receive(0.05) == b""
        assert 0.045 <= time.monotonic() - began < 0.5
    assert heard(line) == b"\x12", "a printer that sends empty packets is heard when it has something to say"
    line.close()


def test_the_kernel_driver_makes_room_and_comes_back(stage: Stage) -> None:
    opened().close()
    assert stage.device.kernel_driver
    assert stage.device.log == ["open", "detach", "claim 0", "release 0", "attach", "close"]


def test_an_interface_that_was_free_stays_free(stage: Stage) -> None:
    stage.device.kernel_driver = False
    opened().close()
    assert stage.device.log == ["open", "claim 0", "release 0", "close"]


def test_a_system_without_kernel_drivers_prints_too(renderer: Renderer, stage: Stage) -> None:
    stage.bus.knows_kernel_drivers = False
    stage.device.kernel_driver = False
    with printing(renderer) as printer:
        assert prepared(printer).send() == CameOut(Promise.CONFIRMS)


def test_a_configuration_that_is_on_is_left_alone_and_a_missing_one_is_set(stage: Stage) -> None:
    opened().close()
    assert "configure" not in stage.device.log
    stage.device.configured = 0
    opened().close()
    assert "configure" in stage.device.log


def test_a_device_that_does_not_tell_its_configuration_is_given_none(
    stage: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stage.bus, "get_configuration", broken)
    assert refused().trouble is PaperTrouble.NOT_ANSWERING
    assert "configure" not in stage.device.log


def test_an_aborted_line_asks_the_printer_to_forget(stage: Stage) -> None:
    line = opened()
    line.abort()
    assert stage.device.log[-4:] == ["soft reset", "release 0", "attach", "close"]
    for stage.device.knows_reset, stage.device.interfaces in (
        (False, (Interface(),)),
        (True, (Interface(class_code=255),)),
    ):
        stage.device.log.clear()
        opened(OURS).abort()
        assert stage.device.log[-3:] == ["release 0", "attach", "close"]
        assert "soft reset" not in stage.device.log


def test_a_line_that_was_unplugged_is_closed_and_aborted_in_silence(stage: Stage) -> None:
    for end in (UsbLine.close, UsbLine.abort):
        line = opened()
        stage.bus.unplug(stage.device)
        end(line)
        stage.bus.plug_in(stage.device)


def test_the_way_that_can_answer_is_preferred(stage: Stage) -> None:
    stage.device.interfaces = (
        Interface(0, class_code=3, protocol=0, endpoints=(0x83,), kind=3),
        Interface(1, 0, protocol=1, endpoints=(OUT,)),
        Interface(1, 1, protocol=2, endpoints=(OUT, IN)),
        Interface(1, 2, protocol=4, endpoints=(OUT, IN)),
    )
    line = opened()
    assert heard(line) == b"\x12"
    line.close()
    assert stage.device.log[2:4] == ["claim 1", "setting 1"]


def test_a_way_that_says_it_can_answer_is_not_taken_at_its_word(stage: Stage) -> None:
    stage.device.interfaces = (Interface(0, 0, protocol=2, endpoints=(OUT,)), Interface(0, 1, protocol=1))
    line = opened()
    assert heard(line) == b"\x12"
    line.close()


def test_a_printer_that_cannot_answer_is_refused_unless_nobody_expects_it(stage: Stage) -> None:
    stage.device.interfaces = (Interface(protocol=1, endpoints=(OUT,)),)
    fault = refused()
    assert fault.trouble is PaperTrouble.NO_ANSWERS
    assert "answers = false" in fault.detail
    line = opened(answers=False)
    assert line.send(b"\x1d\x56\x42\x00", 0.1) == 4
    began = time.monotonic()
    assert line.receive(0.02) == b""
    assert time.monotonic() - began >= 0.02
    line.close()


def test_r3_a_printer_that_cannot_answer_prints_and_the_ticket_stays_unknown(renderer: Renderer, stage: Stage) -> None:
    stage.device.interfaces = (Interface(protocol=1, endpoints=(OUT,)),)
    transport = ReceiptPrinter(lambda: UsbLine.open("", 1.0, answers=False), SHORT, answers=False)
    printer = SpoolPrinter(renderer, transport)
    outcome = prepared(printer).send()
    assert isinstance(outcome, MayHaveComeOut)
    assert (outcome.bytes_sent, outcome.trouble) == (outcome.bytes_total, PaperTrouble.NO_ANSWERS)
    stage.fake.wait_for(lambda fake: read_back(fake) == [sample_ticket().qr_payload])
    printer.close()


SECOND = (0x04B8, 0x0202)


@pytest.mark.parametrize(
    ("wanted", "chosen"),
    [
        ("", 1),
        ("04b8:0e15", 1),
        ("04B8:0E15", 1),
        ("04b8:0e15:THEIRS", 2),
        ("04b8:0202", 3),
        ("046d:c31c", None),
        ("04b8:0e15:NOBODYS", None),
    ],
)
def test_the_printer_that_is_meant_is_taken(stage: Stage, wanted: str, chosen: int | None) -> None:
    keyboard = FakeDevice(numbers=(0x046D, 0xC31B), interfaces=(Interface(class_code=3, endpoints=(IN,)),))
    theirs = FakeDevice(stage.device.wire, serial="THEIRS")
    nameless = FakeDevice(stage.device.wire, serial=None)
    vendors_own = FakeDevice(stage.device.wire, numbers=SECOND, interfaces=(Interface(class_code=255, protocol=255),))
    devices = [keyboard, stage.device, theirs, vendors_own, nameless]
    stage.bus.devices[:] = devices
    if chosen is None:
        assert refused(wanted).trouble is PaperTrouble.NOT_ANSWERING
    else:
        opened(wanted).close()
        assert "claim 0" in devices[chosen].log
    assert all(device.log.count("open") == device.log.count("close") for device in devices)


def test_r9_a_printer_that_must_not_be_opened_says_what_to_do(stage: Stage) -> None:
    stage.device.may_open = False
    for wanted in ("", OURS, f"{OURS}:J2UK012345"):
        fault = refused(wanted)
        assert fault.trouble is PaperTrouble.FAILED
        assert "udev" in fault.detail


def test_r9_a_printer_that_another_program_holds_is_busy_and_gets_its_driver_back(stage: Stage) -> None:
    stage.device.held_by_another = True
    fault = refused()
    assert fault.trouble is PaperTrouble.BUSY
    assert "CUPS" in fault.detail
    assert stage.device.log[-2:] == ["attach", "close"]


def test_r9_a_serial_number_that_cannot_be_read_is_named(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stage.bus, "ctrl_transfer", broken)
    fault = refused(f"{OURS}:J2UK012345")
    assert fault.trouble is PaperTrouble.NOT_ANSWERING
    assert "does not tell its own" in fault.detail


def test_r9_a_device_without_a_printers_interface_is_named(stage: Stage) -> None:
    for interface in (Interface(class_code=3), Interface(endpoints=(IN,)), Interface(protocol=4)):
        stage.device.interfaces = (interface,)
        fault = refused(OURS)
        assert fault.trouble is PaperTrouble.FAILED
        assert "no interface" in fault.detail


def test_r9_a_device_that_the_systems_own_driver_keeps_is_named(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    def not_supported(_: object) -> None:
        raise NotImplementedError("Operation not supported or unimplemented on this platform")

    monkeypatch.setattr(stage.bus, "open_device", not_supported)
    fault = refused()
    assert fault.trouble is PaperTrouble.FAILED
    assert "WinUSB" in fault.detail


def test_r9_any_other_fault_keeps_the_systems_own_words(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stage.bus, "claim_interface", broken)
    fault = refused()
    assert fault.trouble is PaperTrouble.NOT_ANSWERING
    assert "Input/Output Error" in fault.detail


def test_a_system_without_libusb_uses_the_one_that_comes_along() -> None:
    code = (
        "from willcall.printing.transports import usb_devices\n"
        "from willcall.printing.transports.lines import LineLostError\n"
        "usb_devices.find_library = lambda name: None\n"
        "try:\n    usb_devices.find_device('ffff:fffe')\n"
        "except LineLostError as lost:\n    print(lost)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "P10: no USB printer ffff:fffe is plugged in\n"


def test_r9_a_system_without_any_libusb_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def nowhere(_: str) -> None:
        return None

    monkeypatch.setattr(usb_devices, "find_library", nowhere)
    monkeypatch.setattr(libusb_package, "find_library", nowhere)
    monkeypatch.setattr(usb.backend.libusb1, "_lib_object", None)
    fault = refused()
    assert fault.trouble is PaperTrouble.FAILED
    assert "libusb" in fault.detail
