"""A printer that never answers: everything goes out, nothing is promised, and nothing waits for a word."""

import time
from contextlib import closing
from dataclasses import replace

import pytest

from tests.support.fake_printer import FakePrinter
from tests.support.network_stage import ENOUGH, SHORT, connected, prepared
from tests.support.paper_reading import is_void, qr_of
from tests.support.scripted_line import ScriptedLine
from willcall.printing.render import Renderer
from willcall.printing.sample import sample_ticket
from willcall.printing.spool import SpoolPrinter
from willcall.printing.transports.lines import Patience
from willcall.printing.transports.network import TcpLine
from willcall.printing.transports.receipt_printer import ReceiptPrinter
from willcall.redemption.domain.paper import MayHaveComeOut, NeverStarted, PaperTrouble, PrinterState, Promise

NEXT = replace(sample_ticket(), qr_payload="the next guest's")


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer()


def test_it_promises_nothing() -> None:
    assert ReceiptPrinter(ScriptedLine, Patience(), answers=False).promise is Promise.NEITHER
    assert ReceiptPrinter(ScriptedLine, Patience()).promise is Promise.CONFIRMS


def test_r3_a_ticket_that_went_whole_stays_unknown_and_the_next_one_follows_over_the_same_line(
    renderer: Renderer,
) -> None:
    with FakePrinter() as fake, connected(renderer, fake, answers=False) as printer:
        fake.hush()
        done = []
        for ticket in (sample_ticket(), NEXT):
            outcome = prepared(printer, ticket).send(lambda: done.append("drawn"))
            assert isinstance(outcome, MayHaveComeOut)
            assert outcome.bytes_sent == outcome.bytes_total
            assert outcome.trouble is PaperTrouble.NO_ANSWERS
        fake.wait_for(lambda _: len(fake.papers) == 2)
        assert [qr_of(paper) for paper in fake.papers] == [sample_ticket().qr_payload, "the next guest's"]
        assert done == ["drawn"] * 2
        assert fake.connections == 1


def test_nothing_waits_for_a_word(renderer: Renderer) -> None:
    patience = replace(ENOUGH, clear=0.01, answer=30.0, paper=30.0)
    with FakePrinter() as fake, connected(renderer, fake, patience, answers=False) as printer:
        fake.hush()
        began = time.monotonic()
        prepared(printer).send()
        assert time.monotonic() - began < patience.answer


def test_its_state_says_whether_it_can_be_reached_and_no_more(renderer: Renderer) -> None:
    with FakePrinter(paper_mm=0) as fake, connected(renderer, fake, answers=False) as printer:
        assert printer.state() == PrinterState()
        port = fake.port
    gone = ReceiptPrinter(lambda: TcpLine.open("127.0.0.1", port, SHORT.connect), SHORT, answers=False)
    with closing(SpoolPrinter(renderer, gone)) as printer:
        assert printer.state() == PrinterState(PaperTrouble.NOT_ANSWERING)
        assert printer.prepare(NEXT) == NeverStarted(PaperTrouble.NOT_ANSWERING)


def test_a_line_that_died_in_silence_is_opened_anew(renderer: Renderer) -> None:
    with FakePrinter() as fake, connected(renderer, fake, answers=False) as printer:
        prepared(printer).send()
        fake.wait_for(lambda _: len(fake.papers) == 1)
        fake.power_cycle()
        fake.wait_for(lambda _: printer.state().can_print and fake.connections == 2)
        prepared(printer, NEXT).send()
        fake.wait_for(lambda _: len(fake.papers) == 3)
        assert [is_void(paper) for paper in fake.papers] == [False, True, False]


@pytest.mark.parametrize("knows_clear", [True, False])
def test_a_ticket_that_the_line_broke_under_is_made_void_blindly_even_where_all_bytes_had_gone(
    renderer: Renderer, *, knows_clear: bool
) -> None:
    with (
        FakePrinter(knows_clear=knows_clear) as fake,
        connected(renderer, fake, replace(ENOUGH, clear=0.05), answers=False) as printer,
    ):
        ready = prepared(printer)
        fake.hang_up_after(40_000)
        assert isinstance(ready.send(), MayHaveComeOut)
        fake.wait_for(lambda _: printer.state().can_print and fake.connections == 2)
        prepared(printer, NEXT).send()
        fake.wait_for(lambda _: len(fake.papers) == 2)
        torn, whole = fake.papers
        assert is_void(torn)
        assert qr_of(whole) == "the next guest's"


def test_a_line_that_takes_no_more_is_given_up(renderer: Renderer) -> None:
    with FakePrinter(bytes_per_second=1e9) as fake, connected(renderer, fake, SHORT, answers=False) as printer:
        ready = prepared(printer)
        fake.stop_reading()
        film = replace(sample_ticket().showing.film, zh="很长的片名" * 400)
        ready = prepared(printer, replace(NEXT, showing=replace(NEXT.showing, film=film)))
        outcome = ready.send()
        assert isinstance(outcome, MayHaveComeOut)
        assert outcome.bytes_sent < outcome.bytes_total
        fake.read_again()
        fake.wait_for(lambda _: printer.state().can_print)


class DeafLine(ScriptedLine):
    """A line that takes nothing."""

    def send(self, data: bytes | memoryview, seconds: float) -> int:
        return 0


def test_a_line_that_takes_nothing_at_all_is_a_printer_that_does_not_answer() -> None:
    line = DeafLine()
    assert ReceiptPrinter(lambda: line, SHORT, answers=False).state() == PrinterState(PaperTrouble.NOT_ANSWERING)
    assert line.closed == "aborted"


def test_a_job_whose_line_was_let_go_meanwhile_has_never_started(renderer: Renderer) -> None:
    lines = [ScriptedLine(), ScriptedLine()]
    left = iter(lines)
    printer = ReceiptPrinter(lambda: next(left), replace(SHORT, clear=0.0), answers=False)
    job = printer.make_ready(renderer.draw(sample_ticket()))
    assert not isinstance(job, NeverStarted)
    printer.close()
    printer.state()
    assert job.send(lambda: None) == NeverStarted(PaperTrouble.NOT_ANSWERING)
    assert [len(b"".join(line.said)) for line in lines] == [10, 10]
