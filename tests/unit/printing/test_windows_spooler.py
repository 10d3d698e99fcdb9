"""Tickets over the spooler of Windows, played as it is documented: it was never run on Windows."""

from dataclasses import replace

import pytest

from tests.support.paper_reading import qr_of
from tests.support.played_windows import DELETING, PRINTING, PlayedWindows
from willcall.printing.render import Drawing, Renderer
from willcall.printing.sample import sample_ticket
from willcall.printing.transports.queues import JOB_NAME, QueuedJob, QueueFaultError, SpoolerPatience, Stage
from willcall.printing.transports.queues.page_size import page_size
from willcall.printing.transports.queues.windows_flags import JobStatus, PrinterStatus, stage_of, trouble_of
from willcall.printing.transports.spooled import SpooledJob, SpooledTransport
from willcall.printing.transports.windows_spooler import WindowsQueue
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

PATIENCE = SpoolerPatience(others=0.05, clear=0.05, paper=0.05, distrust=0.0, look=0.001)


@pytest.fixture(scope="module")
def drawing() -> Drawing:
    return Renderer().draw(sample_ticket())


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch) -> PlayedWindows:
    played = PlayedWindows()
    played.install(monkeypatch)
    return played


@pytest.fixture
def transport(windows: PlayedWindows) -> SpooledTransport:
    return SpooledTransport(WindowsQueue("tickets"), PATIENCE)


def sent(transport: SpooledTransport, drawing: Drawing) -> PrintOutcome:
    ready = transport.make_ready(drawing)
    assert isinstance(ready, SpooledJob)
    return ready.send(nothing)


def may_have(drawing: Drawing, trouble: PaperTrouble) -> MayHaveComeOut:
    return MayHaveComeOut(len(drawing.pdf), len(drawing.pdf), trouble)


def test_a_ticket_comes_out_once_and_nothing_of_it_stays_in_the_queue(
    windows: PlayedWindows, transport: SpooledTransport, drawing: Drawing
) -> None:
    assert transport.state() == PrinterState()
    assert sent(transport, drawing) == CameOut(Promise.ACCEPTS)
    (sheet,) = windows.papers
    assert qr_of(sheet.picture) == drawing.ticket.qr_payload
    assert windows.documents == {}
    assert windows.open_handles == 0
    transport.close()


def test_the_page_is_the_printers_own_dots_where_the_paper_is_unscaled_and_once(
    windows: PlayedWindows, transport: SpooledTransport, drawing: Drawing
) -> None:
    sent(transport, drawing)
    (sheet,) = windows.papers
    width, height = page_size(drawing.pdf)
    left, top, right, bottom = sheet.place
    assert (left, top) == (-8, -16)
    assert (right - left, bottom - top) == sheet.picture.size
    assert sheet.picture.size == pytest.approx((width * 8, height * 8), abs=1)
    assert set(sheet.picture.tobytes()) == {0, 255}
    paper = sheet.paper
    assert (paper.PaperWidth, paper.PaperLength) == (round(width * 10), round(height * 10))
    assert (paper.PaperSize, paper.Copies, paper.Scale, paper.Orientation) == (256, 1, 100, 1)
    assert paper.Fields == 0x10000 | 1 | 2 | 4 | 8 | 16 | 256
    assert paper.FormName == "A4"


def test_dots_that_are_not_square_are_drawn_as_they_are(monkeypatch: pytest.MonkeyPatch, drawing: Drawing) -> None:
    windows = PlayedWindows(dots=(300, 150))
    windows.install(monkeypatch)
    sent(SpooledTransport(WindowsQueue("tickets"), PATIENCE), drawing)
    (sheet,) = windows.papers
    left, top, right, bottom = sheet.place
    assert right - left == sheet.picture.width == pytest.approx(80 / 25.4 * 300, abs=1)
    assert (bottom - top) * 2 == pytest.approx(sheet.picture.height, abs=1)


def test_a_job_is_paused_and_retained_before_there_is_a_page_in_it_and_let_go_when_it_was_printed(
    windows: PlayedWindows, transport: SpooledTransport, drawing: Drawing
) -> None:
    sent(transport, drawing)
    assert windows.called == ["SetJob 1", "SetJob 8", "SetJob 2", "SetJob 9", "SetJob 5"]


@pytest.mark.parametrize("fails", ["CreateDC", "SetJob 1", "SetJob 8", "StartPage", "EndPage", "SetJob 2"])
@pytest.mark.expects_log("print_queue.*Windows refused.*at tickets: 5 played")
def test_r9_what_windows_refuses_before_the_release_is_named_and_leaves_nothing(
    windows: PlayedWindows, transport: SpooledTransport, drawing: Drawing, fails: str
) -> None:
    windows.codes[fails] = 5
    assert sent(transport, drawing) == NeverStarted(PaperTrouble.FAILED)
    assert windows.documents == {}
    assert windows.papers == []
    assert windows.open_handles == 0


@pytest.mark.expects_log("print_queue.*has no settings")
def test_r9_a_driver_without_settings_is_named(
    windows: PlayedWindows, transport: SpooledTransport, drawing: Drawing
) -> None:
    windows.settings = None
    assert sent(transport, drawing) == NeverStarted(PaperTrouble.FAILED)


@pytest.mark.expects_log("print_queue.*1726")
def test_r3_a_spooler_that_breaks_off_in_the_release_leaves_the_ticket_unknown(
    windows: PlayedWindows, transport: SpooledTransport, drawing: Drawing
) -> None:
    windows.codes["SetJob 2"] = 1726
    assert sent(transport, drawing) == may_have(drawing, PaperTrouble.NOT_ANSWERING)
    assert windows.documents == {}


@pytest.mark.expects_log("print_queue.*1722")
def test_r3_a_spooler_that_stops_while_it_prints_leaves_the_ticket_unknown(
    windows: PlayedWindows, transport: SpooledTransport, drawing: Drawing
) -> None:
    windows.codes["GetJob"] = 1722
    assert sent(transport, drawing) == may_have(drawing, PaperTrouble.NOT_ANSWERING)


@pytest.mark.parametrize(
    ("flags", "trouble"),
    [
        (JobStatus.PRINTING | JobStatus.PAPEROUT, PaperTrouble.PAPER_END),
        (JobStatus.PRINTING | JobStatus.OFFLINE, PaperTrouble.OFF_LINE),
        (JobStatus.PRINTING | JobStatus.ERROR, PaperTrouble.NOT_ANSWERING),
        (JobStatus.PRINTING | JobStatus.USER_INTERVENTION, PaperTrouble.FAILED),
        (JobStatus.RESTART, PaperTrouble.FAILED),
        (JobStatus.PAUSED, PaperTrouble.FAILED),
        (DELETING | PRINTING, PaperTrouble.FAILED),
    ],
)
def test_r3_a_job_that_does_not_end_well_is_unknown_by_what_it_says_and_deleted(
    windows: PlayedWindows, transport: SpooledTransport, drawing: Drawing, flags: int, trouble: PaperTrouble
) -> None:
    windows.stuck = int(flags)
    assert sent(transport, drawing) == may_have(drawing, trouble)
    assert windows.documents == {}
    assert windows.papers == []


def test_r3_a_job_that_is_gone_before_it_was_seen_printed_is_unknown(
    windows: PlayedWindows, transport: SpooledTransport, drawing: Drawing
) -> None:
    ready = transport.make_ready(drawing)
    assert isinstance(ready, SpooledJob)
    assert ready.send(windows.documents.clear) == may_have(drawing, PaperTrouble.NO_ANSWERS)


def test_r3_what_is_left_of_ours_is_deleted_first_and_what_is_somebodys_is_not(
    windows: PlayedWindows, transport: SpooledTransport, drawing: Drawing
) -> None:
    WindowsQueue("tickets").hold(drawing)
    windows.documents[1] = replace(windows.documents[1], status=0)
    other = windows.somebody_prints(JOB_NAME)
    assert transport.state() == PrinterState()
    assert list(windows.documents.values()) == [other]
    assert transport.make_ready(drawing) == NeverStarted(PaperTrouble.BUSY)


@pytest.mark.expects_log("print_queue.*1801")
def test_r9_a_queue_that_is_not_there_is_named(windows: PlayedWindows) -> None:
    assert SpooledTransport(WindowsQueue("none"), PATIENCE).state() == PrinterState(PaperTrouble.NOT_ANSWERING)


@pytest.mark.expects_log("print_queue.*prints directly")
def test_r3_a_queue_that_can_hold_nothing_gets_no_ticket(windows: PlayedWindows, transport: SpooledTransport) -> None:
    windows.attributes = 0x2
    assert transport.state() == PrinterState(PaperTrouble.FAILED)


def test_a_queue_that_is_told_to_work_off_line_is_off_line(windows: PlayedWindows, transport: SpooledTransport) -> None:
    windows.attributes = 0x400
    assert transport.state() == PrinterState(PaperTrouble.OFF_LINE)


def test_cancelling_what_is_gone_is_no_fault_and_what_is_refused_is_one(windows: PlayedWindows) -> None:
    queue = WindowsQueue("tickets")
    queue.cancel(99)
    other = windows.somebody_prints()
    windows.codes["SetJob 9"] = 5
    with pytest.raises(QueueFaultError, match="5 played"):
        queue.cancel(other.number)


@pytest.mark.parametrize(
    ("status", "trouble"),
    [
        (PrinterStatus.DOOR_OPEN | PrinterStatus.PAPER_OUT, PaperTrouble.COVER_OPEN),
        (PrinterStatus.PAPER_OUT | PrinterStatus.ERROR, PaperTrouble.PAPER_END),
        (PrinterStatus.PAPER_JAM | PrinterStatus.OFFLINE, PaperTrouble.FAILED),
        (PrinterStatus.OFFLINE, PaperTrouble.OFF_LINE),
        (PrinterStatus.PAUSED, PaperTrouble.OFF_LINE),
        (PrinterStatus.NOT_AVAILABLE, PaperTrouble.NOT_ANSWERING),
        (PrinterStatus(0x00000400), None),
        (PrinterStatus(0), None),
    ],
)
def test_each_status_of_a_printer_has_its_trouble(status: int, trouble: PaperTrouble | None) -> None:
    assert trouble_of(status, 0, []) is trouble


@pytest.mark.parametrize(
    ("status", "stage"),
    [
        (0, Stage.WAITING),
        (JobStatus.SPOOLING, Stage.WAITING),
        (JobStatus.PAUSED | JobStatus.SPOOLING, Stage.HELD),
        (JobStatus.PRINTING | JobStatus.RETAINED, Stage.PRINTING),
        (JobStatus.PRINTED | JobStatus.RETAINED, Stage.DONE),
        (JobStatus.COMPLETE, Stage.DONE),
        (JobStatus.DELETING | JobStatus.PRINTED, Stage.FAILED),
        (JobStatus.RESTART | JobStatus.PRINTING, Stage.HELD),
    ],
)
def test_each_status_of_a_job_has_its_stage(status: int, stage: Stage) -> None:
    assert stage_of(status) is stage


def test_a_job_that_only_waits_has_not_begun(windows: PlayedWindows, drawing: Drawing) -> None:
    queue = WindowsQueue("tickets")
    number = queue.hold(drawing)
    assert queue.look(number) == QueuedJob(number, Stage.HELD, began=False, ours=True)
