"""Tickets over a real CUPS, judged by the papers at the end of its queue."""

import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace

import pytest

from tests.support.cups import MISSING, RealCups, wait_for
from tests.support.paper_reading import text_of
from tests.support.quiet_logs import ExpectedLogs
from willcall.printing.render import Renderer
from willcall.printing.sample import sample_ticket
from willcall.printing.spool import SpooledTicket, SpoolPrinter
from willcall.printing.transports.cups import CupsQueue
from willcall.printing.transports.queues import JOB_NAME, SpoolerPatience
from willcall.printing.transports.queues.page_size import page_size
from willcall.printing.transports.spooled import SpooledTransport
from willcall.redemption.domain.paper import (
    CameOut,
    MayHaveComeOut,
    NeverStarted,
    PaperTrouble,
    PrinterState,
    PrintOutcome,
    Promise,
)

pytestmark = pytest.mark.skipif(
    bool(MISSING), reason=f"needs CUPS, of which this machine has no {MISSING}: apt-get install cups-daemon cups-client"
)

ENOUGH = SpoolerPatience(answer=10.0, others=10.0, clear=5.0, paper=30.0, distrust=0.0, look=0.01)
SHORT = replace(ENOUGH, others=0.2, paper=0.5)
TICKET = sample_ticket()


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer()


@pytest.fixture
def cups(request: pytest.FixtureRequest) -> Iterator[RealCups]:
    """A CUPS with a queue; a parameter is a further setting of it."""
    with RealCups(getattr(request, "param", "")) as real:
        real.add_queue()
        yield real


Connect = Callable[[SpoolerPatience], SpoolPrinter]


@pytest.fixture
def connect(renderer: Renderer, cups: RealCups) -> Iterator[Connect]:
    """Make a printer on the queue, as a program does when it starts."""
    printers = []

    def connected(patience: SpoolerPatience = ENOUGH) -> SpoolPrinter:
        printers.append(SpoolPrinter(renderer, SpooledTransport(CupsQueue("tickets", patience, cups.server), patience)))
        return printers[-1]

    yield connected
    for printer in printers:
        printer.close()


@pytest.fixture
def printer(connect: Connect) -> SpoolPrinter:
    return connect(ENOUGH)


@pytest.fixture
def hasty(connect: Connect) -> SpoolPrinter:
    """A printer that nobody waits long for."""
    return connect(SHORT)


def prepared(printer: SpoolPrinter, copy_no: int = 1) -> SpooledTicket:
    ready = printer.prepare(sample_ticket(copy_no))
    assert isinstance(ready, SpooledTicket)
    return ready


@contextmanager
def sending(printer: SpoolPrinter) -> Iterator[Future[PrintOutcome]]:
    """Send a ticket while something happens."""
    with ThreadPoolExecutor(1) as pool:
        yield pool.submit(prepared(printer).send)


def only_the_next_comes_out(cups: RealCups, printer: SpoolPrinter) -> None:
    """The next guest's ticket comes out, and nothing before it."""
    before = len(cups.device.papers)
    assert prepared(printer, copy_no=9).send() == CameOut(Promise.ACCEPTS)
    assert ["COPY9" in text_of(paper.document) for paper in cups.device.papers[before:]] == [True]
    assert cups.waiting() == []


def test_a_ticket_comes_out_once_and_is_what_was_drawn(
    cups: RealCups, printer: SpoolPrinter, renderer: Renderer
) -> None:
    assert printer.state() == PrinterState()
    assert prepared(printer).send() == CameOut(Promise.ACCEPTS)
    (paper,) = cups.device.papers
    assert paper.document == renderer.draw(TICKET).pdf
    assert TICKET.ticket_no in text_of(paper.document)
    assert cups.waiting() == []


def test_r7_a_job_tells_nothing_but_that_it_is_a_ticket_and_asks_for_paper_of_its_own_size(
    cups: RealCups, printer: SpoolPrinter
) -> None:
    prepared(printer).send()
    (paper,) = cups.device.papers
    assert (paper.owner, paper.title, paper.copies) == ("willcall", JOB_NAME, 1)
    width, height = page_size(paper.document)
    assert paper.options["media"] == f"custom_ticket_{width:g}x{height:g}mm"
    assert paper.options["print-scaling"] == "none"


def test_a_driver_is_told_that_the_paper_is_as_long_as_the_ticket(cups: RealCups, printer: SpoolPrinter) -> None:
    cups.add_driver()
    assert prepared(printer).send() == CameOut(Promise.ACCEPTS)
    (paper,) = cups.device.papers
    length = int(page_size(paper.document)[1] / 25.4 * 72)
    assert paper.options["PageSize"] == f"Custom.226x{length}"


def test_r3_a_driver_that_fails_leaves_the_ticket_unknown_and_no_job(
    cups: RealCups, printer: SpoolPrinter, renderer: Renderer
) -> None:
    cups.add_driver("exit 1")
    assert is_unknown(prepared(printer).send(), PaperTrouble.FAILED, renderer.draw(TICKET).pdf)
    assert cups.waiting() == []
    assert not b"".join(paper.document for paper in cups.device.papers), "the backend runs, and gets nothing"


def test_a_basket_comes_out_in_order(cups: RealCups, printer: SpoolPrinter) -> None:
    assert [prepared(printer, copy_no).send() for copy_no in (2, 3, 4)] == [CameOut(Promise.ACCEPTS)] * 3
    assert [f"COPY{copy_no}" in text_of(paper.document) for copy_no, paper in enumerate(cups.device.papers, 2)] == [
        True
    ] * 3


def test_the_next_ticket_is_drawn_once_while_this_one_is_in_the_queue(cups: RealCups, printer: SpoolPrinter) -> None:
    seen: list[list[str]] = []
    cups.device.stall()

    def meanwhile() -> None:
        seen.append(cups.waiting())
        cups.device.go_on()

    assert prepared(printer).send(meanwhile) == CameOut(Promise.ACCEPTS)
    assert seen == [["tickets-1"]]


def test_r2_nothing_is_in_the_queue_before_send(cups: RealCups, printer: SpoolPrinter) -> None:
    prepared(printer)
    prepared(printer)
    assert cups.waiting() == []
    assert cups.device.begun == 0


def paused(cups: RealCups) -> None:
    cups.command("cupsdisable", "tickets")


def rejecting(cups: RealCups) -> None:
    cups.command("cupsreject", "tickets")


def in_good_order(cups: RealCups) -> None:
    cups.command("cupsenable", "tickets")
    cups.command("cupsaccept", "tickets")


@pytest.mark.parametrize("becomes", [paused, rejecting])
def test_a_queue_that_prints_nothing_says_so_and_comes_back_by_itself(
    cups: RealCups, printer: SpoolPrinter, becomes: Callable[[RealCups], None]
) -> None:
    becomes(cups)
    assert printer.state() == PrinterState(PaperTrouble.OFF_LINE)
    assert printer.prepare(TICKET) == NeverStarted(PaperTrouble.OFF_LINE)
    in_good_order(cups)
    assert printer.state() == PrinterState()
    only_the_next_comes_out(cups, printer)


@pytest.mark.parametrize(
    ("reason", "state"),
    [
        ("media-empty-error", PrinterState(PaperTrouble.PAPER_END)),
        ("media-low-report", PrinterState(paper_near_end=True)),
        ("cover-open", PrinterState(PaperTrouble.COVER_OPEN)),
        ("cutter-jam-error", PrinterState(PaperTrouble.CUTTER)),
        ("other-warning", PrinterState()),
    ],
)
def test_what_the_printers_driver_reports_is_asked_first(
    cups: RealCups, printer: SpoolPrinter, reason: str, state: PrinterState
) -> None:
    cups.device.says = f"STATE: +{reason}"
    cups.somebody_prints()
    wait_for(lambda: not cups.waiting())
    wait_for(lambda: printer.state() == state)
    cups.device.says = f"STATE: -{reason}"
    cups.somebody_prints()
    wait_for(lambda: not cups.waiting())
    wait_for(lambda: printer.state() == PrinterState())


@pytest.mark.expects_log("print_queue.*/printers/tickets: status 0406h there is none")
def test_r9_a_queue_that_was_deleted_is_named(cups: RealCups, printer: SpoolPrinter) -> None:
    cups.command("lpadmin", "-x", "tickets")
    assert printer.state() == PrinterState(PaperTrouble.NOT_ANSWERING)
    assert printer.prepare(TICKET) == NeverStarted(PaperTrouble.NOT_ANSWERING)
    cups.add_queue()
    only_the_next_comes_out(cups, printer)


def test_r9_a_cups_that_is_not_there_is_named_once(
    cups: RealCups, printer: SpoolPrinter, expected_logs: ExpectedLogs
) -> None:
    expected_logs.expect("print_queue.*no CUPS at")
    cups.end()
    assert [printer.state() for _ in range(3)] == [PrinterState(PaperTrouble.NOT_ANSWERING)] * 3
    assert printer.prepare(TICKET) == NeverStarted(PaperTrouble.NOT_ANSWERING)
    assert len(expected_logs.records) == 1
    cups.start()
    only_the_next_comes_out(cups, printer)


@pytest.mark.parametrize("policy", ["retry-job", "retry-current-job", "stop-printer"])
@pytest.mark.expects_log("print_queue.*lpadmin -p tickets -o printer-error-policy=abort-job")
def test_r3_a_queue_that_would_print_a_ticket_again_by_itself_gets_none(
    cups: RealCups, printer: SpoolPrinter, policy: str
) -> None:
    cups.add_queue(policy=policy)
    assert printer.state() == PrinterState(PaperTrouble.FAILED)
    assert printer.prepare(TICKET) == NeverStarted(PaperTrouble.FAILED)
    assert cups.device.begun == 0


def is_unknown(outcome: PrintOutcome, trouble: PaperTrouble, pdf: bytes) -> bool:
    return outcome == MayHaveComeOut(len(pdf), len(pdf), trouble)


def test_r3_a_ticket_for_a_printer_that_is_switched_off_is_unknown_and_never_comes_later(
    cups: RealCups, hasty: SpoolPrinter, printer: SpoolPrinter, renderer: Renderer
) -> None:
    cups.device.switch_off()
    assert is_unknown(prepared(hasty).send(), PaperTrouble.NOT_ANSWERING, renderer.draw(TICKET).pdf)
    assert cups.waiting() == []
    cups.device.switch_on()
    only_the_next_comes_out(cups, printer)
    assert len(cups.device.papers) == 1


def test_a_queue_that_cost_a_ticket_is_not_trusted_for_a_while(cups: RealCups, connect: Connect) -> None:
    printer = connect(replace(SHORT, distrust=2.0))
    cups.device.switch_off()
    prepared(printer).send()
    assert printer.state() == PrinterState(PaperTrouble.NOT_ANSWERING)
    cups.device.switch_on()
    wait_for(lambda: printer.state() == PrinterState())
    only_the_next_comes_out(cups, connect(ENOUGH))


def test_r3_a_device_that_stalls_in_the_middle_leaves_the_ticket_unknown(
    cups: RealCups, hasty: SpoolPrinter, printer: SpoolPrinter, renderer: Renderer
) -> None:
    cups.device.stall()
    assert is_unknown(prepared(hasty).send(), PaperTrouble.NOT_ANSWERING, renderer.draw(TICKET).pdf)
    cups.wait_until_idle()
    cups.device.go_on()
    only_the_next_comes_out(cups, printer)
    assert len(cups.device.papers) == 1


def test_r3_paper_that_ends_in_the_middle_is_named_at_once(
    cups: RealCups, printer: SpoolPrinter, renderer: Renderer
) -> None:
    cups.device.says = "STATE: +media-empty-error"
    cups.device.stall()
    assert is_unknown(prepared(printer).send(), PaperTrouble.PAPER_END, renderer.draw(TICKET).pdf)
    assert printer.state() == PrinterState(PaperTrouble.PAPER_END)
    assert cups.waiting() == []


def test_a_printer_that_is_off_line_for_a_moment_is_waited_for(cups: RealCups, printer: SpoolPrinter) -> None:
    cups.device.says = "STATE: +offline-report"
    cups.device.stall()
    comes_back = threading.Timer(0.2, cups.device.go_on)
    comes_back.start()
    assert prepared(printer).send() == CameOut(Promise.ACCEPTS)
    comes_back.join()


def test_r3_a_printer_that_stays_off_line_is_named_in_the_end(
    cups: RealCups, connect: Connect, renderer: Renderer
) -> None:
    cups.device.says = "STATE: +offline-report"
    cups.device.stall()
    outcome = prepared(connect(replace(ENOUGH, paper=2.0))).send()
    assert is_unknown(outcome, PaperTrouble.OFF_LINE, renderer.draw(TICKET).pdf)


def test_r3_a_device_that_fails_gets_the_ticket_once(cups: RealCups, printer: SpoolPrinter, renderer: Renderer) -> None:
    cups.device.ends = 1
    assert is_unknown(prepared(printer).send(), PaperTrouble.FAILED, renderer.draw(TICKET).pdf)
    assert cups.device.begun == 1
    cups.device.ends = 0
    only_the_next_comes_out(cups, printer)


def test_a_queue_paused_before_the_device_had_anything_has_certainly_printed_nothing(
    cups: RealCups, printer: SpoolPrinter
) -> None:
    ready = prepared(printer)
    paused(cups)
    assert ready.send() == NeverStarted(PaperTrouble.OFF_LINE)
    assert cups.waiting() == []
    in_good_order(cups)
    only_the_next_comes_out(cups, printer)
    assert len(cups.device.papers) == 1


@pytest.mark.expects_log("print_queue.*CUPS refused PRINT_JOB.*0506h accepts no jobs")
def test_a_queue_that_rejects_the_ticket_has_certainly_printed_nothing(cups: RealCups, printer: SpoolPrinter) -> None:
    ready = prepared(printer)
    rejecting(cups)
    assert ready.send() == NeverStarted(PaperTrouble.OFF_LINE)
    in_good_order(cups)
    only_the_next_comes_out(cups, printer)


def test_jobs_of_other_people_are_waited_for_and_never_touched(cups: RealCups, connect: Connect) -> None:
    cups.device.stall()
    cups.somebody_prints()
    wait_for(lambda: cups.device.begun)
    hasty = connect(SHORT)
    assert hasty.state() == PrinterState()
    assert hasty.prepare(TICKET) == NeverStarted(PaperTrouble.BUSY)
    assert hasty.state() == PrinterState(PaperTrouble.BUSY)
    goes_on = threading.Timer(0.1, cups.device.go_on)
    goes_on.start()
    assert prepared(connect(ENOUGH)).send() == CameOut(Promise.ACCEPTS)
    goes_on.join()
    assert [paper.owner for paper in cups.device.papers] == ["somebody", "willcall"]
    assert hasty.state() == PrinterState()


def test_a_job_that_somebody_holds_back_is_in_nobodys_way(cups: RealCups, printer: SpoolPrinter) -> None:
    cups.somebody_prints("held back", "-H", "indefinite")
    assert printer.state() == PrinterState()
    assert prepared(printer).send() == CameOut(Promise.ACCEPTS)
    assert cups.waiting() == ["tickets-1"]


def test_a_ticket_behind_a_job_that_came_in_between_has_certainly_not_begun(cups: RealCups, connect: Connect) -> None:
    ready = prepared(connect(replace(ENOUGH, paper=2.0)))
    cups.device.stall()
    cups.somebody_prints()
    wait_for(lambda: cups.device.begun)
    assert ready.send() == NeverStarted(PaperTrouble.BUSY)
    cups.device.go_on()
    wait_for(lambda: not cups.waiting())
    assert [paper.owner for paper in cups.device.papers] == ["somebody"]


def test_r3_a_ticket_that_somebody_cancels_in_the_queue_is_unknown(
    cups: RealCups, printer: SpoolPrinter, renderer: Renderer
) -> None:
    cups.device.stall()
    with sending(printer) as outcome:
        wait_for(lambda: cups.device.begun)
        cups.command("cancel", "-a", "tickets")
        assert is_unknown(outcome.result(), PaperTrouble.FAILED, renderer.draw(TICKET).pdf)
    cups.wait_until_idle()
    cups.device.go_on()
    only_the_next_comes_out(cups, printer)


KEEPS_ALL = "DirtyCleanInterval 0"
"""CUPS writes each job to its disk at once, and so finds it there after a crash; as it is, it does so after 30 s."""


@pytest.mark.parametrize("ends", [signal.SIGTERM, signal.SIGKILL])
@pytest.mark.parametrize("cups", ["", KEEPS_ALL], indirect=True, ids=["as it is", "jobs survive"])
@pytest.mark.expects_log("print_queue.*the line to CUPS broke")
def test_r3_a_cups_that_ends_in_the_middle_prints_nothing_old_when_it_is_back(
    cups: RealCups, printer: SpoolPrinter, renderer: Renderer, ends: signal.Signals
) -> None:
    cups.device.stall()
    with sending(printer) as outcome:
        wait_for(lambda: cups.device.begun)
        cups.end(ends)
        cups.device.switch_off()
        cups.start()
        assert is_unknown(outcome.result(), PaperTrouble.NOT_ANSWERING, renderer.draw(TICKET).pdf)
    assert cups.waiting() == []
    cups.device.go_on()
    cups.device.switch_on()
    only_the_next_comes_out(cups, printer)
    assert len(cups.device.papers) == 1


@pytest.mark.expects_log("print_queue.*the line to CUPS broke")
def test_r3_a_ticket_in_a_spool_that_is_emptied_before_cups_starts_never_comes_out(
    cups: RealCups, printer: SpoolPrinter, renderer: Renderer
) -> None:
    cups.device.stall()
    with sending(printer) as outcome:
        wait_for(lambda: cups.device.begun)
        cups.end()
        cups.forget_jobs()
        cups.device.switch_off()
        cups.device.go_on()
        cups.device.switch_on()
        cups.start()
        assert is_unknown(outcome.result(), PaperTrouble.NOT_ANSWERING, renderer.draw(TICKET).pdf)
    only_the_next_comes_out(cups, printer)
    assert len(cups.device.papers) == 1


@pytest.mark.expects_log("print_queue.*the line to CUPS broke")
def test_r1_a_number_that_a_new_cups_gives_to_somebody_else_is_not_taken_for_ours(
    cups: RealCups, printer: SpoolPrinter, renderer: Renderer
) -> None:
    cups.device.stall()
    with sending(printer) as outcome:
        wait_for(lambda: cups.device.begun)
        cups.end(signal.SIGKILL)
        cups.forget_jobs()
        cups.device.switch_off()
        cups.device.go_on()
        cups.device.switch_on()
        cups.start()
        cups.somebody_prints()
        assert is_unknown(outcome.result(), PaperTrouble.NOT_ANSWERING, renderer.draw(TICKET).pdf)
    wait_for(lambda: not cups.waiting())
    assert [paper.owner for paper in cups.device.papers] == ["somebody"]


DYING = """
import sys
from willcall.printing.render import Renderer
from willcall.printing.sample import sample_ticket
from willcall.printing.transports.cups import CupsQueue
from willcall.printing.transports.queues import SpoolerPatience
from willcall.printing.transports.queues.page_size import page_size
from willcall.printing.transports.spooled import SpooledTransport
patience = SpoolerPatience()
transport = SpooledTransport(CupsQueue("tickets", patience, sys.argv[1]), patience)
transport.make_ready(Renderer().draw(sample_ticket())).send(lambda: None)
"""


@contextmanager
def dying_program(cups: RealCups) -> Iterator[None]:
    """Run a program that sends a ticket; at the end it is killed."""
    process = subprocess.Popen([sys.executable, "-c", DYING, cups.server])
    try:
        yield
    finally:
        process.kill()
        process.wait()


@pytest.mark.parametrize(
    "first", [SpoolPrinter.state, lambda printer: printer.prepare(TICKET)], ids=["asked", "prints"]
)
def test_r3_what_a_killed_program_left_in_the_queue_is_cancelled_by_the_next_before_anything_else(
    cups: RealCups, printer: SpoolPrinter, first: Callable[[SpoolPrinter], object]
) -> None:
    cups.device.switch_off()
    with dying_program(cups):
        wait_for(cups.waiting)
    assert cups.waiting() == ["tickets-1"]
    first(printer)
    assert cups.waiting() == []
    cups.device.switch_on()
    only_the_next_comes_out(cups, printer)
    assert len(cups.device.papers) == 1


def test_r3_a_job_that_was_put_in_and_never_released_prints_for_nobody(
    cups: RealCups, printer: SpoolPrinter, renderer: Renderer
) -> None:
    queue = CupsQueue("tickets", ENOUGH, cups.server)
    queue.hold(renderer.draw(TICKET))
    queue.close()
    cups.end()
    cups.start()
    assert cups.waiting() == ["tickets-1"]
    only_the_next_comes_out(cups, printer)
    assert len(cups.device.papers) == 1


def test_a_closed_printer_reaches_for_its_queue_again(cups: RealCups, printer: SpoolPrinter) -> None:
    printer.close()
    only_the_next_comes_out(cups, printer)
