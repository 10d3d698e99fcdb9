"""A printer on the network, judged by the papers that come out of it."""

import errno
import socket
import threading
from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.support.fake_printer import FakePrinter
from tests.support.network_stage import ENOUGH, SHORT, connected, prepared
from tests.support.paper_reading import is_void, qr_of
from willcall.printing.bootstrap import open_printer
from willcall.printing.render import Renderer
from willcall.printing.sample import sample_ticket
from willcall.printing.spool import SpoolPrinter
from willcall.printing.transports.lines import LineLostError
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
)
from willcall.redemption.domain.tickets import Ticket
from willcall.redemption.settings import PrinterSettings


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer()


NEXT = replace(sample_ticket(), qr_payload="the next guest's")


def qrs(fake: FakePrinter) -> list[str | None]:
    return [qr_of(paper) for paper in fake.papers]


def test_a_ticket_comes_out_once_and_is_what_was_drawn(renderer: Renderer) -> None:
    ticket = sample_ticket()
    with FakePrinter() as fake, connected(renderer, fake) as printer:
        assert prepared(printer, ticket).send() == CameOut(Promise.CONFIRMS)
        (paper,) = fake.papers
        assert paper.tobytes() == renderer.draw(ticket).raster.convert("L").tobytes()
        assert fake.strange == []


def test_a_basket_comes_out_in_order_over_one_line(renderer: Renderer) -> None:
    basket = [replace(sample_ticket(), qr_payload=f"seat {number}") for number in range(3)]
    with FakePrinter() as fake, connected(renderer, fake) as printer:
        assert [prepared(printer, each).send() for each in basket] == [CameOut(Promise.CONFIRMS)] * 3
        assert qrs(fake) == ["seat 0", "seat 1", "seat 2"]
        assert fake.connections == 1


def test_r2_no_byte_of_a_ticket_leaves_before_send(renderer: Renderer) -> None:
    with FakePrinter() as fake, connected(renderer, fake) as printer:
        prepared(printer)
        prepared(printer)
        fake.wait_for(lambda _: not fake.waiting)
        assert fake.first_job_byte_at is None
        assert fake.papers == []


TROUBLES = [
    (FakePrinter.open_cover, PaperTrouble.COVER_OPEN),
    (FakePrinter.jam_cutter, PaperTrouble.CUTTER),
    (FakePrinter.break_down, PaperTrouble.FAILED),
    (FakePrinter.overheat, PaperTrouble.OVERHEATED),
    (FakePrinter.go_off_line, PaperTrouble.OFF_LINE),
    (FakePrinter.hush, PaperTrouble.NOT_ANSWERING),
]


@pytest.mark.parametrize(("happens", "trouble"), TROUBLES)
def test_a_printer_in_trouble_says_which_and_no_ticket_starts(
    renderer: Renderer, happens: Callable[[FakePrinter], None], trouble: PaperTrouble
) -> None:
    with FakePrinter() as fake, connected(renderer, fake, SHORT) as printer:
        happens(fake)
        assert printer.state().trouble is trouble
        assert printer.prepare(sample_ticket()) == NeverStarted(trouble)
        assert fake.papers == []


def test_a_printer_without_paper_says_so_and_comes_back_by_itself(renderer: Renderer) -> None:
    with FakePrinter(paper_dots=0) as fake, connected(renderer, fake) as printer:
        assert printer.state() == PrinterState(PaperTrouble.PAPER_END, paper_near_end=True)
        fake.new_roll()
        assert printer.state() == PrinterState()
        assert prepared(printer).send() == CameOut(Promise.CONFIRMS)


def test_paper_near_its_end_still_prints(renderer: Renderer) -> None:
    with FakePrinter() as fake, connected(renderer, fake) as printer:
        fake.come_near_end()
        assert printer.state() == PrinterState(paper_near_end=True)
        assert prepared(printer).send() == CameOut(Promise.CONFIRMS)


@pytest.mark.expects_log("no_line_to_printer")
def test_nobody_at_the_address_is_a_printer_that_does_not_answer() -> None:
    with FakePrinter() as gone:
        port = gone.port
    printer = open_printer(PrinterSettings(kind="network", host="127.0.0.1", port=port))
    assert printer.state() == PrinterState(PaperTrouble.NOT_ANSWERING)
    assert printer.prepare(sample_ticket()) == NeverStarted(PaperTrouble.NOT_ANSWERING)
    printer.close()


def hangs_out(fake: FakePrinter, dots: int) -> None:
    """Wait until so many dot lines of a ticket hang out of the printer, or nothing moves any more."""
    fake.wait_for(lambda _: len(fake.roll.burnt) > dots or not fake.can_go_on)


def send_and(printer: SpoolPrinter, fake: FakePrinter, *happens: Callable[[FakePrinter], None]) -> PrintOutcome:
    """Send a ticket; when a part of it hangs out of the printer, let things happen to that."""

    def strike() -> None:
        for number, each in enumerate(happens, start=1):
            hangs_out(fake, 100 * number)
            each(fake)

    ready = prepared(printer)
    striking = threading.Thread(target=strike)
    striking.start()
    try:
        return ready.send()
    finally:
        striking.join()


@pytest.mark.parametrize("dots", [1, 300, 900])
def test_r3_paper_that_ends_in_the_middle_leaves_the_ticket_unknown(renderer: Renderer, dots: int) -> None:
    with FakePrinter(paper_dots=dots) as fake, connected(renderer, fake) as printer:
        outcome = prepared(printer).send()
        assert isinstance(outcome, MayHaveComeOut)
        assert outcome.trouble is PaperTrouble.PAPER_END
        assert fake.papers == []


def test_r3_what_was_given_up_never_comes_out_of_a_new_roll(renderer: Renderer) -> None:
    with FakePrinter(paper_dots=300) as fake, connected(renderer, fake) as printer:
        prepared(printer).send()
        assert printer.state().trouble is PaperTrouble.PAPER_END
        fake.new_roll()
        assert printer.state() == PrinterState()
        next_guest = replace(sample_ticket(), qr_payload="the next guest's")
        assert prepared(printer, next_guest).send() == CameOut(Promise.CONFIRMS)
        torn, whole = fake.papers
        assert is_void(torn)
        assert qr_of(whole) == "the next guest's"


def test_r3_a_cover_opened_in_the_middle_leaves_the_ticket_unknown(renderer: Renderer) -> None:
    with FakePrinter(dots_per_second=3000) as fake, connected(renderer, fake) as printer:
        outcome = send_and(printer, fake, FakePrinter.open_cover)
        assert isinstance(outcome, MayHaveComeOut)
        assert outcome.trouble is PaperTrouble.COVER_OPEN


def test_trouble_is_heard_while_a_full_line_lets_no_question_through(renderer: Renderer) -> None:
    with (
        FakePrinter(paper_dots=200, buffer_bytes=9000, bytes_per_second=200_000) as fake,
        connected(renderer, fake) as printer,
    ):
        outcome = prepared(printer, wide()).send()
        assert isinstance(outcome, MayHaveComeOut)
        assert outcome.trouble is PaperTrouble.PAPER_END
        assert 0 < outcome.bytes_sent <= outcome.bytes_total


def wide() -> Ticket:
    """A ticket far longer than any buffer on the way."""
    ticket = sample_ticket()
    film = replace(ticket.showing.film, zh="很长的片名" * 400)
    return replace(ticket, showing=replace(ticket.showing, film=film))


def test_r3_a_printer_that_takes_no_more_is_given_up(renderer: Renderer) -> None:
    with (
        FakePrinter(buffer_bytes=9000, bytes_per_second=200_000, knows_reports=False) as fake,
        connected(renderer, fake, SHORT) as printer,
    ):
        ready = prepared(printer, wide())
        fake.go_off_line()
        outcome = ready.send()
        assert isinstance(outcome, MayHaveComeOut)
        assert outcome.trouble is PaperTrouble.NOT_ANSWERING
        assert outcome.bytes_sent < outcome.bytes_total


@pytest.mark.parametrize("after", [1, 5000, 70000])
def test_r3_a_line_that_breaks_leaves_the_ticket_unknown(renderer: Renderer, after: int) -> None:
    with FakePrinter() as fake, connected(renderer, fake) as printer:
        ready = prepared(printer)
        fake.hang_up_after(after)
        outcome = ready.send()
        assert isinstance(outcome, MayHaveComeOut)
        assert outcome.trouble is PaperTrouble.NOT_ANSWERING
        assert prepared(printer).send() == CameOut(Promise.CONFIRMS)


def test_a_line_that_broke_before_the_first_byte_has_never_started(renderer: Renderer) -> None:
    with FakePrinter() as fake, connected(renderer, fake) as printer:
        ready = prepared(printer)
        fake.power_cycle()
        assert ready.send() == NeverStarted(PaperTrouble.NOT_ANSWERING)
        assert fake.papers == []


def test_trouble_reported_before_the_first_byte_keeps_the_ticket_back(renderer: Renderer) -> None:
    with FakePrinter() as fake, connected(renderer, fake) as printer:
        ready = prepared(printer)
        fake.open_cover()
        assert ready.send() == NeverStarted(PaperTrouble.COVER_OPEN)
        fake.close_cover()
        assert fake.waiting == 0
        assert fake.papers == []


def test_a_printer_switched_off_and_on_between_tickets_is_reached_again(renderer: Renderer) -> None:
    with FakePrinter() as fake, connected(renderer, fake) as printer:
        prepared(printer).send()
        fake.power_cycle()
        assert printer.state() == PrinterState()
        assert prepared(printer).send() == CameOut(Promise.CONFIRMS)
        assert fake.connections == 2


def test_r3_a_paper_that_comes_out_without_an_answer_is_unknown(renderer: Renderer) -> None:
    with FakePrinter() as fake, connected(renderer, fake, SHORT) as printer:
        ready = prepared(printer)
        fake.hush()
        outcome = ready.send()
        assert isinstance(outcome, MayHaveComeOut)
        assert outcome.bytes_sent == outcome.bytes_total
        assert outcome.trouble is PaperTrouble.NOT_ANSWERING
        assert len(fake.papers) == 1


PAUSES = [
    (FakePrinter.overheat, FakePrinter.recover),
    (FakePrinter.go_off_line, FakePrinter.go_on_line),
    (FakePrinter.press_feed, FakePrinter.release_feed),
    (FakePrinter.come_near_end, FakePrinter.recover),
]


@pytest.mark.parametrize(("pauses", "goes_on"), PAUSES)
def test_a_printer_that_only_pauses_is_waited_for(
    renderer: Renderer, pauses: Callable[[FakePrinter], None], goes_on: Callable[[FakePrinter], None]
) -> None:
    with FakePrinter(dots_per_second=4000) as fake, connected(renderer, fake) as printer:
        outcome = send_and(printer, fake, pauses, goes_on)
        assert outcome == CameOut(Promise.CONFIRMS)
        assert qrs(fake) == [sample_ticket().qr_payload]


def test_r3_a_printer_that_stays_off_line_is_asked_why_in_the_end(renderer: Renderer) -> None:
    with FakePrinter(dots_per_second=3000) as fake, connected(renderer, fake, SHORT) as printer:
        outcome = send_and(printer, fake, FakePrinter.go_off_line)
        assert isinstance(outcome, MayHaveComeOut)
        assert outcome.trouble is PaperTrouble.OFF_LINE


LASTING = [*TROUBLES[:3], (FakePrinter.lose_mark, PaperTrouble.FAILED)]


@pytest.mark.parametrize(("happens", "trouble"), LASTING)
def test_r3_what_stops_a_ticket_in_the_middle_is_named_at_once(
    renderer: Renderer, happens: Callable[[FakePrinter], None], trouble: PaperTrouble
) -> None:
    patience = replace(ENOUGH, paper=60.0)
    with FakePrinter(dots_per_second=3000) as fake, connected(renderer, fake, patience) as printer:
        outcome = send_and(printer, fake, happens)
        assert isinstance(outcome, MayHaveComeOut)
        assert outcome.trouble is trouble
        assert printer.state().trouble is trouble
        fake.recover()
        fake.close_cover()
        assert prepared(printer, NEXT).send() == CameOut(Promise.CONFIRMS)
        torn, whole = fake.papers
        assert is_void(torn)
        assert qr_of(whole) == NEXT.qr_payload


def test_r3_a_printer_slower_than_all_patience_is_unknown(renderer: Renderer) -> None:
    with FakePrinter(dots_per_second=400) as fake, connected(renderer, fake, SHORT) as printer:
        outcome = prepared(printer).send()
        assert isinstance(outcome, MayHaveComeOut)
        assert outcome.trouble is PaperTrouble.BUSY


def test_a_simple_printer_without_clearing_and_reports_prints_too(renderer: Renderer) -> None:
    with (
        FakePrinter(knows_clear=False, knows_reports=False) as fake,
        connected(renderer, fake, replace(ENOUGH, clear=0.2)) as printer,
    ):
        assert prepared(printer).send() == CameOut(Promise.CONFIRMS)
        assert len(fake.papers) == 1


def test_a_printer_busy_with_something_else_starts_no_ticket(renderer: Renderer) -> None:
    with FakePrinter(knows_clear=False, dots_per_second=400) as fake, connected(renderer, fake, SHORT) as first:
        first_ready = prepared(first)
        assert isinstance(first_ready.send(), MayHaveComeOut)
        assert first.prepare(sample_ticket()) == NeverStarted(PaperTrouble.BUSY)


def test_a_slow_line_gets_everything_across(renderer: Renderer) -> None:
    with (
        FakePrinter(buffer_bytes=4096, bytes_per_second=400_000) as fake,
        connected(renderer, fake, replace(ENOUGH, paper=20.0)) as printer,
    ):
        assert prepared(printer).send() == CameOut(Promise.CONFIRMS)
        assert qrs(fake) == [sample_ticket().qr_payload]


def test_r9_every_fault_of_the_line_has_a_name() -> None:
    with FakePrinter() as fake:
        line = TcpLine.open(fake.host, fake.port, 1.0)
        fake.wait_for(lambda printer: printer.connections == 1)
        fake.power_cycle()
        for use in (lambda: line.receive(0), lambda: line.send(b"x", 0)):
            with pytest.raises(LineLostError) as lost:
                use()
            assert lost.value.trouble is PaperTrouble.NOT_ANSWERING
        line.close()


def test_a_system_that_cannot_keep_little_in_flight_prints_too(
    renderer: Renderer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(socket, "TCP_NOTSENT_LOWAT")
    with FakePrinter() as fake, connected(renderer, fake) as printer:
        assert prepared(printer).send() == CameOut(Promise.CONFIRMS)


def test_a_printer_that_hangs_up_in_good_order_is_a_lost_line() -> None:
    near, far = socket.socketpair()
    line = TcpLine(near)
    far.close()
    with pytest.raises(LineLostError):
        line.receive(0.1)
    line.close()


class DeafLine:
    """A line that takes nothing and hears nothing."""

    aborted = False

    def send(self, data: bytes | memoryview, seconds: float) -> int:
        return 0

    def receive(self, seconds: float) -> bytes:
        return b""

    def close(self) -> None: ...

    def abort(self) -> None:
        self.aborted = True


def test_a_line_that_takes_no_question_is_a_printer_that_does_not_answer() -> None:
    line = DeafLine()
    assert ReceiptPrinter(lambda: line, SHORT).state() == PrinterState(PaperTrouble.NOT_ANSWERING)
    assert line.aborted


class ResetConnection(socket.socket):
    """A connection as macOS and Windows leave it once the other end has reset it: no option of it can be set."""

    def setsockopt(self, *_: object) -> None:
        raise OSError(errno.EINVAL, "Invalid argument")


def test_a_line_that_was_reset_already_is_given_up_in_silence() -> None:
    connection = ResetConnection()
    TcpLine(connection).abort()
    assert connection.fileno() == -1
