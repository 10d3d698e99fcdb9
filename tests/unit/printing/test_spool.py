"""One ticket at a time, and nothing comes out later."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest

from tests.support.paper_reading import text_of
from tests.support.quiet_logs import ExpectedLogs
from willcall.printing.bootstrap import open_printer
from willcall.printing.render import Drawing, Renderer
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
from willcall.redemption.domain.tickets import Ticket
from willcall.redemption.settings import PrinterSettings


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


OWN = """#import "@willcall/ticket:1.0.0": *
#show: paper.with(width: 80mm, head: 576, ends: "cut")
#assert(ticket.terminal_no != "FAULTY", message: "no such terminal")
#for mark in marks { mark-across(mark, 20mm) }
影院自己的版式
#ticket.cinema.zh #ticket.film.zh #ticket.screen.zh #ticket.date.zh #ticket.time
#ticket.row #ticket.seat #ticket.price #ticket.ticket_no
#pad(4mm, qr-code(4 * dot))
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A sound template of a cinema's own."""
    path = tmp_path / "own.typ"
    path.write_text(OWN, "utf-8")
    return path


def printer_with(own: Path, transport: MemoryTransport) -> SpoolPrinter:
    return SpoolPrinter(Renderer(str(own)), transport, stand_in=Renderer())


def paper_in(own: Path, transport: MemoryTransport, ticket: Ticket | None = None) -> str:
    """Print one ticket and return the text of the paper."""
    ready = printer_with(own, transport).prepare(ticket or sample_ticket())
    assert isinstance(ready, SpooledTicket)
    assert isinstance(ready.send(), CameOut)
    return text_of(transport.papers[-1].pdf)


def test_a_cinemas_own_template_is_what_comes_out(own: Path, transport: MemoryTransport) -> None:
    printer = printer_with(own, transport)
    printer.warm_up()
    assert printer.state() == PrinterState()
    assert "影院自己的版式" in paper_in(own, transport)


@pytest.mark.expects_log("broken_template.*own.typ:2:12: unclosed delimiter: #nonsense")
def test_r9_a_broken_template_is_replaced_by_ours_and_taken_again_when_it_is_corrected(
    own: Path, transport: MemoryTransport, expected_logs: ExpectedLogs
) -> None:
    own.write_text("\n  #nonsense(", "utf-8")
    printer = printer_with(own, transport)
    printer.warm_up()
    assert printer.state() == printer.state() == PrinterState(template_replaced=True)
    prepared(printer).send()
    assert "影院自己的版式" not in text_of(transport.papers[-1].pdf)
    assert len(expected_logs.records) == 1
    own.write_text(OWN, "utf-8")
    assert printer.state() == PrinterState()
    prepared(printer).send()
    assert "影院自己的版式" in text_of(transport.papers[-1].pdf)


@pytest.mark.expects_log("broken_template")
def test_each_reason_is_told_once(own: Path, transport: MemoryTransport, expected_logs: ExpectedLogs) -> None:
    printer = printer_with(own, transport)
    for text in ("#one", "#one ", "#two", "#two\n\n"):
        own.write_text(text, "utf-8")
        assert printer.state().template_replaced
    assert len(expected_logs.records) == 2


@pytest.mark.expects_log("broken_template.*does not show reprint")
def test_a_template_that_is_changed_for_the_worse_while_tickets_print_is_replaced_before_the_next(
    own: Path, transport: MemoryTransport
) -> None:
    printer = printer_with(own, transport)
    prepared(printer).send()
    own.write_text(OWN.replace("#for mark in marks { mark-across(mark, 20mm) }", ""), "utf-8")
    prepared(printer).send()
    first, second = (text_of(paper.pdf) for paper in transport.papers)
    assert "影院自己的版式" in first
    assert "影院自己的版式" not in second
    assert "测试TEST" in second


@pytest.mark.expects_log("broken_template.*no such terminal.*8888888800000123")
def test_r9_a_ticket_that_the_template_fails_on_is_drawn_in_ours_and_the_others_are_not(
    own: Path, transport: MemoryTransport
) -> None:
    faulty = replace(sample_ticket(), terminal_no="FAULTY")
    assert "FAULTY" in paper_in(own, transport, faulty)
    assert "影院自己的版式" not in text_of(transport.papers[-1].pdf)
    assert "影院自己的版式" in paper_in(own, transport)


@pytest.mark.expects_log("broken_template")
def test_a_ticket_that_fails_when_it_is_drawn_ahead_is_drawn_in_ours(own: Path, transport: MemoryTransport) -> None:
    printer = printer_with(own, transport)
    faulty = replace(sample_ticket(), terminal_no="FAULTY")
    prepared(printer).send(lambda: printer.draw_ahead(faulty))
    ready = printer.prepare(faulty)
    assert isinstance(ready, SpooledTicket)
    ready.send()
    assert [paper.ticket.terminal_no for paper in transport.papers] == ["K01", "FAULTY"]


@pytest.mark.expects_log("broken_template.*stand_in.typ")
@pytest.mark.expects_log("broken_template.*own.typ")
def test_r9_where_not_even_ours_makes_a_ticket_nothing_is_promised(
    own: Path, tmp_path: Path, transport: MemoryTransport
) -> None:
    own.write_text("#nonsense(", "utf-8")
    ours = tmp_path / "stand_in.typ"
    ours.write_text("#nothing", "utf-8")
    printer = SpoolPrinter(Renderer(str(own)), transport, stand_in=Renderer(str(ours)))
    printer.warm_up()
    assert printer.state() == PrinterState(PaperTrouble.TEMPLATE, template_replaced=False)
    assert printer.prepare(sample_ticket()) == NeverStarted(PaperTrouble.TEMPLATE)
    assert transport.papers == []


@pytest.mark.expects_log("broken_template.*own.typ:1")
def test_r9_without_a_stand_in_a_template_that_makes_no_ticket_is_a_trouble_until_it_is_corrected(
    own: Path, transport: MemoryTransport
) -> None:
    own.write_text("#nonsense(", "utf-8")
    printer = SpoolPrinter(Renderer(str(own)), transport)
    printer.warm_up()
    assert printer.state() == printer.state() == PrinterState(PaperTrouble.TEMPLATE)
    assert printer.prepare(sample_ticket()) == NeverStarted(PaperTrouble.TEMPLATE)
    own.write_text(OWN, "utf-8")
    assert printer.state() == PrinterState()
    prepared(printer).send()
    assert len(transport.papers) == 1


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
    with pytest.raises(ValueError, match="None"):
        open_printer(PrinterSettings())
    assert open_printer(PrinterSettings(kind="pdf_folder", folder=tmp_path / "new")).state() == PrinterState()


def test_the_next_ticket_is_drawn_while_one_is_under_way(transport: MemoryTransport) -> None:
    renderer = CountingRenderer()
    printer = SpoolPrinter(renderer, transport)
    coming = replace(sample_ticket(), copy_no=2)
    assert prepared(printer).send(lambda: printer.draw_ahead(coming)) == CameOut(Promise.CONFIRMS)
    ready = printer.prepare(coming)
    assert isinstance(ready, SpooledTicket)
    ready.send()
    assert [paper.ticket.copy_no for paper in transport.papers] == [1, 2]
    assert renderer.drawn == [1, 2]


def test_what_was_drawn_ahead_for_somebody_else_is_not_printed(transport: MemoryTransport) -> None:
    printer = SpoolPrinter(Renderer(), transport)
    printer.draw_ahead(replace(sample_ticket(), copy_no=2))
    prepared(printer).send()
    assert [paper.ticket.copy_no for paper in transport.papers] == [1]


class CountingRenderer(Renderer):
    """A renderer that remembers which copies it drew."""

    def __init__(self) -> None:
        super().__init__()
        self.drawn: list[int] = []

    def draw(self, ticket: Ticket) -> Drawing:
        self.drawn.append(ticket.copy_no)
        return super().draw(ticket)
