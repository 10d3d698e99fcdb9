"""What CUPS is asked, and what is made of its answers, where a real one seldom gives them."""

import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.paper_reading import picture_from
from tests.support.played_cups import PlayedCups, integer, keywords, queue_words
from willcall.printing.render import Drawing, Renderer
from willcall.printing.sample import sample_ticket
from willcall.printing.transports.cups import CupsQueue
from willcall.printing.transports.queues import JOB_NAME, QueuedJob, QueueFaultError, SpoolerPatience, Stage
from willcall.printing.transports.queues.ipp import Attribute, Group, Kind, Operation
from willcall.printing.transports.queues.ipp_line import DEFAULT_SERVER, IppLine
from willcall.printing.transports.queues.page_size import NoPageError, page_size
from willcall.redemption.domain.paper import PaperTrouble, PrinterState

PATIENCE = SpoolerPatience(answer=5.0)


@pytest.fixture(scope="module")
def drawing() -> Drawing:
    return Renderer().draw(sample_ticket())


@pytest.fixture
def cups() -> Iterator[PlayedCups]:
    with PlayedCups() as played:
        yield played


@pytest.fixture
def queue(cups: PlayedCups) -> Iterator[CupsQueue]:
    queue = CupsQueue("front desk/1", PATIENCE, cups.address)
    yield queue
    queue.close()


def job(number: int, state: int, *more: Attribute) -> list[Attribute]:
    return [integer("job-id", number), Attribute("job-state", Kind.ENUM, (state,)), *more]


OURS = (
    Attribute("job-name", Kind.NAME, (JOB_NAME,)),
    Attribute("job-originating-user-name", Kind.NAME, ("willcall",)),
    Attribute("job-originating-host-name", Kind.NAME, ("localhost",)),
)
BEGAN = integer("time-at-processing", 1394236800)


def test_a_queue_in_good_order(queue: CupsQueue, cups: PlayedCups) -> None:
    assert queue.state() == PrinterState()
    cups.queue = queue_words(state=5)
    assert queue.state() == PrinterState(PaperTrouble.OFF_LINE)


def test_a_queues_name_goes_into_its_address_whatever_it_is(queue: CupsQueue, cups: PlayedCups) -> None:
    queue.state()
    ((_, asked),) = cups.heard
    assert asked.of(Group.OPERATION)[0]["printer-uri"] == ["ipp://localhost/printers/front%20desk%2F1"]


def test_r3_a_queue_that_prints_again_by_itself_is_refused(queue: CupsQueue, cups: PlayedCups) -> None:
    cups.queue = queue_words("retry-job")
    with pytest.raises(QueueFaultError, match="lpadmin -p 'front desk/1' -o printer-error-policy=abort-job") as refused:
        queue.state()
    assert refused.value.trouble is PaperTrouble.FAILED


@pytest.mark.parametrize(
    ("state", "stage"),
    [
        (3, Stage.WAITING),
        (4, Stage.HELD),
        (5, Stage.PRINTING),
        (6, Stage.HELD),
        (7, Stage.FAILED),
        (8, Stage.FAILED),
        (9, Stage.DONE),
        (99, Stage.UNKNOWN),
    ],
)
def test_every_state_of_a_job_is_known(
    queue: CupsQueue, cups: PlayedCups, drawing: Drawing, state: int, stage: Stage
) -> None:
    number = queue.hold(drawing)
    cups.jobs = [job(number, state, BEGAN, *OURS)]
    assert queue.look(number) == QueuedJob(number, stage, began=True, ours=True)


def test_only_a_job_of_our_owner_and_our_name_from_this_machine_is_ours(queue: CupsQueue, cups: PlayedCups) -> None:
    elsewhere = (*OURS[:2], Attribute("job-originating-host-name", Kind.NAME, ("192.0.2.7",)))
    cups.jobs = [job(1, 3, *OURS), job(2, 5, BEGAN), job(3, 3, *OURS[:2]), job(4, 3, *OURS[1:]), job(5, 3, *elsewhere)]
    assert [each.number for each in queue.jobs() if each.ours] == [1]
    assert [each.number for each in queue.jobs() if each.began] == [2]


def test_the_last_words_of_a_cancelled_job_are_a_job_that_is_nobodys(queue: CupsQueue, cups: PlayedCups) -> None:
    assert queue.jobs() == []
    cups.queue = queue_words(state=4)
    assert queue.jobs() == (QueuedJob(0, Stage.PRINTING),)


def test_a_job_that_was_forgotten_is_unknown_and_that_it_is_over_is_no_fault(
    queue: CupsQueue, cups: PlayedCups, drawing: Drawing
) -> None:
    number = queue.hold(drawing)
    cups.status = {Operation.GET_JOB_ATTRIBUTES: 0x0406, Operation.CANCEL_JOB: 0x0404}
    assert queue.look(number) == QueuedJob(number, Stage.UNKNOWN)
    queue.cancel(number)
    cups.status = {Operation.CANCEL_JOB: 0x0406}
    queue.cancel(number)


@pytest.mark.parametrize(
    ("status", "trouble"),
    [
        (0x0403, PaperTrouble.FAILED),
        (0x0406, PaperTrouble.NOT_ANSWERING),
        (0x0506, PaperTrouble.OFF_LINE),
        (0x0500, PaperTrouble.FAILED),
    ],
)
def test_r9_a_refusal_is_named_and_certain(
    queue: CupsQueue, cups: PlayedCups, drawing: Drawing, status: int, trouble: PaperTrouble
) -> None:
    cups.status = {Operation.PRINT_JOB: status}
    with pytest.raises(QueueFaultError, match=f"CUPS refused PRINT_JOB.*{status:04X}h") as refused:
        queue.hold(drawing)
    assert (refused.value.trouble, refused.value.unsure) == (trouble, False)


def test_r9_what_is_not_allowed_is_no_silence(queue: CupsQueue, cups: PlayedCups, drawing: Drawing) -> None:
    number = queue.hold(drawing)
    cups.status = dict.fromkeys(Operation, 0x0403)
    for ask in (queue.look, queue.cancel, queue.release):
        with pytest.raises(QueueFaultError, match="not allowed"):
            ask(number)
    cups.http = 401
    with pytest.raises(QueueFaultError, match="HTTP 401"):
        queue.state()


@pytest.mark.parametrize("body", [b"", b"<html>sign in here</html>"])
def test_r9_what_answers_in_place_of_cups_is_no_cups(queue: CupsQueue, cups: PlayedCups, body: bytes) -> None:
    cups.body = body
    with pytest.raises(QueueFaultError, match="the line to CUPS broke") as lost:
        queue.release(1)
    assert (lost.value.trouble, lost.value.unsure) == (PaperTrouble.NOT_ANSWERING, True)


def test_r9_an_answer_without_what_was_asked_is_no_cups(queue: CupsQueue, cups: PlayedCups) -> None:
    cups.queue = [keywords("printer-error-policy", "abort-job")]
    with pytest.raises(QueueFaultError, match="an answer without printer-state"):
        queue.state()


def test_r3_what_a_new_line_says_of_an_old_number_is_not_believed(
    queue: CupsQueue, cups: PlayedCups, drawing: Drawing
) -> None:
    cups.hangs_up = True
    number = queue.hold(drawing)
    cups.jobs = [job(number, 9, *OURS)]
    assert queue.look(number) == QueuedJob(number, Stage.UNKNOWN)


def hang_up(listener: socket.socket) -> None:
    """Take a line and break it."""
    listener.accept()[0].close()


def test_r9_a_spooler_that_is_not_there_and_one_that_breaks_off_are_told_apart(tmp_path: Path) -> None:
    path = str(tmp_path / "sock")
    line = IppLine(path, "/", 1.0)
    with pytest.raises(QueueFaultError, match="no CUPS at") as absent:
        line.ask(Operation.RELEASE_JOB, [])
    assert not absent.value.unsure
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(path)
        listener.listen()
        breaks_off = threading.Thread(target=hang_up, args=(listener,))
        breaks_off.start()
        with pytest.raises(QueueFaultError, match="broke") as broken:
            line.ask(Operation.RELEASE_JOB, [])
        breaks_off.join()
    assert broken.value.unsure


def test_cups_is_looked_for_at_its_own_socket() -> None:
    assert DEFAULT_SERVER == "/run/cups/cups.sock"
    CupsQueue("tickets", PATIENCE).close()


def test_a_page_that_does_not_say_its_size_is_a_bug(drawing: Drawing) -> None:
    width, height = picture_from(drawing.picture(254.0)).size
    assert page_size(drawing.pdf) == pytest.approx((width / 10, height / 10), abs=0.1)
    with pytest.raises(NoPageError):
        page_size(b"%PDF-1.7")
