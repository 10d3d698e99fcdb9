"""Half a ticket hangs in the printer: nobody can take it for a ticket, and nothing old comes out behind it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import cast

import pytest
from PIL import Image, ImageChops

from tests.support.fake_printer import FakePrinter
from tests.support.network_stage import ENOUGH, SHORT, connected, prepared
from tests.support.paper_reading import is_void, qr_of
from willcall.printing.escpos import ASK_STATUS, CLEAR_BUFFERS
from willcall.printing.render import Drawing, Renderer
from willcall.printing.sample import sample_ticket
from willcall.printing.transports.network import TcpLine
from willcall.printing.transports.receipt_printer import ReceiptPrinter
from willcall.redemption.domain.paper import (
    CameOut,
    MayHaveComeOut,
    NeverStarted,
    PaperTrouble,
    PrinterState,
    PrintOutcome,
    Promise,
    nothing,
)

HALF = 500
"""Dot lines, of the about 1,000 of a sample ticket."""

NEXT = replace(sample_ticket(), qr_payload="the next guest's")


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer()


@dataclass(frozen=True, slots=True)
class Sheet:
    """A drawing of which only the form for the print head counts."""

    raster: Image.Image
    to_mark: bool = False


def printed(printer: ReceiptPrinter, sheet: Sheet) -> PrintOutcome:
    job = printer.make_ready(cast("Drawing", sheet))
    assert not isinstance(job, NeverStarted)
    return job.send(nothing)


def read(fake: FakePrinter) -> list[str | None]:
    """Return what each paper is: the QR's words, VOID, or nothing that anybody knows."""
    return ["VOID" if is_void(paper) else qr_of(paper) for paper in fake.papers]


def hangs(fake: FakePrinter) -> bool:
    return fake.hanging is not None


def test_a_torn_ticket_is_made_void_before_the_printer_says_that_it_is_well(renderer: Renderer) -> None:
    with FakePrinter(paper_dots=HALF) as fake, connected(renderer, fake) as printer:
        assert isinstance(prepared(printer).send(), MayHaveComeOut)
        assert hangs(fake)
        fake.new_roll()
        assert printer.state() == PrinterState()
        assert not hangs(fake)
        assert not printer.state().leftover_voided
        (torn,) = fake.papers
        assert is_void(torn)
        assert torn.height > HALF


def test_it_is_made_void_once(renderer: Renderer) -> None:
    with FakePrinter(paper_dots=HALF) as fake, connected(renderer, fake) as printer:
        prepared(printer).send()
        fake.new_roll()
        assert [printer.state().leftover_voided for _ in range(3)] == [True, False, False]
        prepared(printer, NEXT).send()
        printer.state()
        assert read(fake) == ["VOID", "the next guest's"]


TROUBLES = [
    (FakePrinter.open_cover, FakePrinter.close_cover),
    (FakePrinter.jam_cutter, FakePrinter.recover),
    (FakePrinter.break_down, FakePrinter.recover),
    (FakePrinter.go_off_line, FakePrinter.go_on_line),
    (FakePrinter.overheat, FakePrinter.recover),
    (FakePrinter.hush, FakePrinter.speak),
]


@pytest.mark.parametrize(("happens", "ends"), TROUBLES)
def test_nothing_is_burnt_while_there_is_trouble(
    renderer: Renderer, happens: Callable[[FakePrinter], None], ends: Callable[[FakePrinter], None]
) -> None:
    with FakePrinter() as fake, connected(renderer, fake, SHORT) as printer:
        printer.expect_leftover()
        happens(fake)
        for _ in range(2):
            assert not printer.state().can_print
        ends(fake)
        assert fake.papers == []
        assert fake.waiting == 0
        assert printer.state() == PrinterState()
        assert read(fake) == ["VOID"]


def test_what_the_last_run_left_behind_is_made_void_at_the_start(renderer: Renderer) -> None:
    with FakePrinter() as fake:
        with connected(renderer, fake) as dying:
            ready = prepared(dying)
            fake.hang_up_after(30_000)
            ready.send()
        with connected(renderer, fake) as printer:
            printer.expect_leftover()
            assert printer.state() == PrinterState()
            assert read(fake) == ["VOID"]
            assert prepared(printer, NEXT).send() == CameOut(Promise.CONFIRMS)
            assert read(fake) == ["VOID", "the next guest's"]


def test_a_guest_who_is_quicker_than_the_idle_screen_gets_no_torn_ticket_either(renderer: Renderer) -> None:
    with FakePrinter() as fake, connected(renderer, fake) as printer:
        printer.expect_leftover()
        assert prepared(printer, NEXT).send() == CameOut(Promise.CONFIRMS)
        assert read(fake) == ["VOID", "the next guest's"]
        assert printer.state().leftover_voided


def test_a_band_that_did_not_come_out_is_burnt_anew(renderer: Renderer) -> None:
    with FakePrinter(paper_dots=100) as fake, connected(renderer, fake) as printer:
        printer.expect_leftover()
        assert printer.state().trouble is PaperTrouble.PAPER_END
        assert printer.prepare(NEXT) == NeverStarted(PaperTrouble.PAPER_END)
        fake.new_roll()
        assert printer.state() == PrinterState()
        assert read(fake) == ["VOID"]


@pytest.mark.parametrize("head_dots", [384, 480])
def test_the_band_fits_the_paper_that_is_in_use(head_dots: int) -> None:
    with FakePrinter() as fake, reached(fake) as printer:
        printer.draw_ahead(cast("Drawing", Sheet(Image.new("1", (head_dots, 1)))))
        printer.expect_leftover()
        assert printer.state() == PrinterState()
        (void,) = fake.papers
        assert void.width == head_dots
        assert is_void(void)


def test_on_pre_printed_stock_the_next_ticket_begins_at_a_mark() -> None:
    sheet = Sheet(Image.new("1", (480, 1170)), to_mark=True)
    with FakePrinter(mark_every_mm=150) as fake, reached(fake) as printer:
        assert printed(printer, sheet) == CameOut(Promise.CONFIRMS)
        printer.expect_leftover()
        assert printer.state() == PrinterState()
        assert printed(printer, sheet) == CameOut(Promise.CONFIRMS)
        assert [is_void(paper) for paper in fake.papers] == [False, True, False]
        assert [paper.height for paper in fake.papers] == [1200, 1200, 1200]


def test_stock_that_ends_on_the_way_to_its_mark_leaves_the_ticket_unknown() -> None:
    sheet = Sheet(Image.new("1", (480, 1170)), to_mark=True)
    with FakePrinter(mark_every_mm=150, paper_mm=148) as fake, reached(fake) as printer:
        assert isinstance(printed(printer, sheet), MayHaveComeOut)
        assert fake.papers == []


@contextmanager
def reached(fake: FakePrinter) -> Iterator[ReceiptPrinter]:
    printer = ReceiptPrinter(lambda: TcpLine.open(fake.host, fake.port, ENOUGH.connect), ENOUGH)
    try:
        yield printer
    finally:
        printer.close()


def test_a_picture_full_of_commands_comes_out_whole_and_none_is_obeyed() -> None:
    unlucky = b"".join([CLEAR_BUFFERS, *ASK_STATUS, b"\x10\x05\x02", b"\x10\x14\x01\x00\x01"]) * 90
    picture = Image.frombytes("1", (576, 36), bytes(0xFF ^ dots for dots in unlucky.ljust(2592, b"\x10")[:2592]))
    with FakePrinter() as fake, reached(fake) as printer:
        assert printed(printer, Sheet(picture)) == CameOut(Promise.CONFIRMS)
        assert fake.obeyed_in_pictures == 0
        (paper,) = fake.papers
        differing = ImageChops.difference(paper, picture.convert("L")).histogram()[255]
        assert 0 < differing <= 2 * unlucky.count(b"\x10")


def test_a_mark_that_is_missed_is_a_fault_of_the_printer(renderer: Renderer) -> None:
    with FakePrinter() as fake, connected(renderer, fake, SHORT) as printer:
        fake.lose_mark()
        assert printer.state() == PrinterState(PaperTrouble.FAILED)


SIMPLE_LINES = {"line breaks": False, "power goes, the buffer survives": True}


@pytest.mark.parametrize("power", SIMPLE_LINES.values(), ids=SIMPLE_LINES)
@pytest.mark.parametrize("after", [11_000, 25_000, 60_000])
def test_r3_a_printer_that_forgets_nothing_gets_rid_of_the_old_before_any_code_is_taken(
    renderer: Renderer, after: int, *, power: bool
) -> None:
    """The line breaks amid a picture: the printer waits for its other half, whoever speaks to it next."""
    with (
        FakePrinter(knows_clear=False, knows_reports=False) as fake,
        connected(renderer, fake, replace(ENOUGH, answer=0.3, clear=0.1)) as printer,
    ):
        ready = prepared(printer)
        fake.hang_up_after(after)
        assert isinstance(ready.send(), MayHaveComeOut)
        if power:
            fake.power_cycle(buffer_survives=True)
        assert printer.state() == PrinterState()
        assert read(fake) == ["VOID"]
        assert prepared(printer, NEXT).send() == CameOut(Promise.CONFIRMS)
        assert read(fake) == ["VOID", "the next guest's"]
        assert fake.strange == []


def test_r3_a_printer_that_forgets_nothing_is_busy_while_an_old_ticket_comes_out(renderer: Renderer) -> None:
    with FakePrinter(knows_clear=False, dots_per_second=1600, buffer_bytes=200_000) as fake:
        with connected(renderer, fake, SHORT) as dying:
            ready = prepared(dying)
            fake.go_off_line()
            assert isinstance(ready.send(), MayHaveComeOut)
        with connected(renderer, fake, replace(ENOUGH, answer=0.1, clear=0.1)) as printer:
            printer.expect_leftover()
            assert printer.state().trouble is PaperTrouble.OFF_LINE
            fake.go_on_line()
            assert printer.state() == PrinterState(PaperTrouble.BUSY)
            assert printer.prepare(NEXT) == NeverStarted(PaperTrouble.BUSY)
            fake.wait_for(lambda _: printer.state().can_print)
            assert read(fake) == [sample_ticket().qr_payload, "VOID"]
            assert prepared(printer, NEXT).send() == CameOut(Promise.CONFIRMS)
            assert read(fake)[2:] == ["the next guest's"]
