"""What is waited for, believed and cancelled, whichever spooler it is."""

from collections import deque
from dataclasses import replace

import pytest

from tests.support.played_queue import OURS, PlayedQueue, fault
from tests.support.quiet_logs import ExpectedLogs
from willcall.printing.render import Drawing, Renderer
from willcall.printing.sample import sample_ticket
from willcall.printing.transports.queues import QueuedJob, QueueFaultError, SpoolerPatience, Stage
from willcall.printing.transports.spooled import SpooledJob, SpooledTransport
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
SOMEBODYS = QueuedJob(1, Stage.PRINTING)


@pytest.fixture(scope="module")
def drawing() -> Drawing:
    return Renderer().draw(sample_ticket())


def ours(stage: Stage, *, began: bool = True) -> QueuedJob:
    return QueuedJob(OURS, stage, began, ours=True)


def sent(queue: PlayedQueue, drawing: Drawing, patience: SpoolerPatience = PATIENCE) -> PrintOutcome:
    ready = SpooledTransport(queue, patience).make_ready(drawing)
    assert isinstance(ready, SpooledJob)
    return ready.send(nothing)


def may_have(drawing: Drawing, trouble: PaperTrouble) -> MayHaveComeOut:
    return MayHaveComeOut(len(drawing.pdf), len(drawing.pdf), trouble)


def test_a_ticket_is_put_in_held_then_released_and_accepted_at_its_end(drawing: Drawing) -> None:
    queue = PlayedQueue(stages=deque([ours(Stage.WAITING, began=False), ours(Stage.PRINTING), ours(Stage.DONE)]))
    transport = SpooledTransport(queue, PATIENCE)
    transport.draw_ahead(drawing)
    ready = transport.make_ready(drawing)
    assert isinstance(ready, SpooledJob)
    assert queue.told == []
    assert ready.send(nothing) == CameOut(transport.promise) == CameOut(Promise.ACCEPTS)
    assert queue.told == ["hold", "release"]
    assert queue.closed == 1


def test_what_was_prepared_and_not_sent_has_left_nothing(drawing: Drawing) -> None:
    queue = PlayedQueue()
    ready = SpooledTransport(queue, PATIENCE).make_ready(drawing)
    assert isinstance(ready, SpooledJob)
    ready.discard()
    assert queue.told == []


def test_r3_jobs_of_ours_are_cancelled_before_the_first_answer_and_before_each_ticket(drawing: Drawing) -> None:
    queue = PlayedQueue(there=[QueuedJob(3, Stage.WAITING, ours=True), QueuedJob(4, Stage.HELD, ours=True)])
    transport = SpooledTransport(queue, PATIENCE)
    assert transport.state() == PrinterState()
    assert queue.told == ["cancel 3", "cancel 4"]
    queue.there = [QueuedJob(5, Stage.HELD, ours=True)]
    assert isinstance(transport.make_ready(drawing), SpooledJob)
    assert queue.told[2:] == ["cancel 5"]


@pytest.mark.parametrize("opens_again", [SpooledTransport.close, SpooledTransport.expect_leftover])
def test_r3_where_something_may_hang_jobs_of_ours_are_looked_for_again(opens_again: object) -> None:
    queue = PlayedQueue()
    transport = SpooledTransport(queue, PATIENCE)
    transport.state()
    queue.there = [QueuedJob(5, Stage.HELD, ours=True)]
    transport.state()
    assert queue.told == []
    assert callable(opens_again)
    opens_again(transport)
    transport.state()
    assert queue.told == ["cancel 5"]


@pytest.mark.expects_log("print_queue.*1 old jobs in the queue cannot be cancelled")
def test_r3_a_job_of_ours_that_will_not_go_keeps_every_ticket_back(drawing: Drawing) -> None:
    queue = PlayedQueue(there=[QueuedJob(3, Stage.PRINTING, ours=True)], keeps=True)
    transport = SpooledTransport(queue, PATIENCE)
    assert transport.state() == PrinterState(PaperTrouble.BUSY)
    assert transport.make_ready(drawing) == NeverStarted(PaperTrouble.BUSY)


def test_trouble_is_told_before_anything_is_put_in(drawing: Drawing) -> None:
    queue = PlayedQueue(now=PrinterState(PaperTrouble.COVER_OPEN, paper_near_end=True))
    transport = SpooledTransport(queue, PATIENCE)
    assert transport.state() == queue.now
    assert transport.make_ready(drawing) == NeverStarted(PaperTrouble.COVER_OPEN)
    assert queue.told == []


def test_jobs_of_others_are_busy_only_when_they_stay(drawing: Drawing) -> None:
    queue = PlayedQueue(there=[SOMEBODYS])
    transport = SpooledTransport(queue, PATIENCE)
    assert transport.state() == PrinterState()
    assert transport.make_ready(drawing) == NeverStarted(PaperTrouble.BUSY)
    assert transport.state() == PrinterState(PaperTrouble.BUSY)
    queue.there = [replace(SOMEBODYS, stage=Stage.HELD)]
    assert transport.state() == PrinterState()
    assert isinstance(transport.make_ready(drawing), SpooledJob)
    assert queue.told == []


def test_behind_others_in_a_queue_that_stands_still_the_cause_is_named(drawing: Drawing) -> None:
    queue = PlayedQueue(there=[SOMEBODYS], now=PrinterState(PaperTrouble.OFF_LINE))
    assert SpooledTransport(queue, PATIENCE).make_ready(drawing) == NeverStarted(PaperTrouble.OFF_LINE)


@pytest.mark.expects_log("print_queue.*played")
def test_r9_a_spooler_that_cannot_be_asked_is_told_of_once(drawing: Drawing, expected_logs: ExpectedLogs) -> None:
    queue = PlayedQueue(faults={"state": fault(PaperTrouble.FAILED)})
    transport = SpooledTransport(queue, PATIENCE)
    assert [transport.state(), transport.state()] == [PrinterState(PaperTrouble.FAILED)] * 2
    assert transport.make_ready(drawing) == NeverStarted(PaperTrouble.FAILED)
    assert len(expected_logs.records) == 1
    queue.faults.clear()
    transport.state()
    queue.faults["state"] = fault()
    assert transport.state() == PrinterState(PaperTrouble.NOT_ANSWERING)
    assert len(expected_logs.records) == 2


@pytest.mark.parametrize("faults", [{"hold": fault()}, {"hold": fault(unsure=True)}, {"release": fault()}])
@pytest.mark.expects_log("print_queue")
def test_what_was_never_released_has_certainly_not_printed(
    drawing: Drawing, faults: dict[str, QueueFaultError]
) -> None:
    queue = PlayedQueue(faults=faults)
    assert sent(queue, drawing) == NeverStarted(PaperTrouble.NOT_ANSWERING)
    assert queue.there == []


@pytest.mark.parametrize("faults", [{"release": fault(unsure=True)}, {"look": fault()}])
@pytest.mark.expects_log("print_queue")
def test_r3_what_may_have_been_released_may_have_come_out(drawing: Drawing, faults: dict[str, QueueFaultError]) -> None:
    queue = PlayedQueue(faults=faults)
    assert sent(queue, drawing) == may_have(drawing, PaperTrouble.NOT_ANSWERING)
    assert queue.there == []


@pytest.mark.expects_log("print_queue")
def test_r3_a_spooler_that_comes_back_is_told_at_once_to_give_the_ticket_up(drawing: Drawing) -> None:
    queue = PlayedQueue()
    transport = SpooledTransport(queue, replace(PATIENCE, clear=60.0))
    ready = transport.make_ready(drawing)
    assert isinstance(ready, SpooledJob)
    queue.faults, queue.recovers_after = {"look": fault(), "jobs": fault()}, 4
    assert ready.send(nothing) == may_have(drawing, PaperTrouble.NOT_ANSWERING)
    assert queue.told == ["hold", "release", f"cancel {OURS}"]


@pytest.mark.parametrize(
    ("seen", "outcome"),
    [
        (ours(Stage.FAILED), PaperTrouble.FAILED),
        (ours(Stage.WAITING), PaperTrouble.FAILED),
        (ours(Stage.HELD), PaperTrouble.FAILED),
        (ours(Stage.PRINTING), PaperTrouble.NOT_ANSWERING),
        (ours(Stage.UNKNOWN), PaperTrouble.NO_ANSWERS),
    ],
)
def test_r3_a_job_that_did_not_end_well_is_unknown_and_cancelled(
    drawing: Drawing, seen: QueuedJob, outcome: PaperTrouble
) -> None:
    queue = PlayedQueue(stages=deque([seen]))
    assert sent(queue, drawing) == may_have(drawing, outcome)
    assert f"cancel {OURS}" in queue.told
    assert queue.there == []


@pytest.mark.parametrize("seen", [Stage.FAILED, Stage.WAITING, Stage.HELD])
def test_a_job_that_the_spooler_never_began_has_certainly_not_printed(drawing: Drawing, seen: Stage) -> None:
    queue = PlayedQueue(stages=deque([ours(seen, began=False)]))
    outcome = sent(queue, drawing)
    assert outcome == NeverStarted(PaperTrouble.BUSY if seen is Stage.WAITING else PaperTrouble.FAILED)


def test_a_job_that_ends_well_while_it_is_given_up_came_out(drawing: Drawing) -> None:
    queue = PlayedQueue(
        stages=deque([ours(Stage.PRINTING), ours(Stage.DONE)]),
        coming=deque([PrinterState(), PrinterState(PaperTrouble.COVER_OPEN)]),
    )
    assert sent(queue, drawing) == CameOut(Promise.ACCEPTS)


def test_r3_lasting_trouble_in_the_middle_is_not_waited_out(drawing: Drawing) -> None:
    queue = PlayedQueue(
        stages=deque([ours(Stage.PRINTING)]),
        coming=deque([PrinterState(), PrinterState(PaperTrouble.PAPER_END)]),
    )
    assert sent(queue, drawing, replace(PATIENCE, paper=60.0)) == may_have(drawing, PaperTrouble.PAPER_END)


def test_passing_trouble_in_the_middle_is_waited_out(drawing: Drawing) -> None:
    queue = PlayedQueue(
        stages=deque([ours(Stage.PRINTING), ours(Stage.PRINTING), ours(Stage.DONE)]),
        coming=deque([PrinterState(), PrinterState(PaperTrouble.OFF_LINE), PrinterState(PaperTrouble.NOT_ANSWERING)]),
    )
    assert sent(queue, drawing) == CameOut(Promise.ACCEPTS)


def test_r3_the_trouble_in_which_patience_ends_is_what_a_ticket_was_lost_by(drawing: Drawing) -> None:
    queue = PlayedQueue(
        stages=deque([ours(Stage.PRINTING)]),
        coming=deque([PrinterState()]),
        now=PrinterState(PaperTrouble.OVERHEATED),
    )
    assert sent(queue, drawing) == may_have(drawing, PaperTrouble.OVERHEATED)


def test_a_job_that_ended_was_not_lost_by_the_reaching_for_its_printer_before(drawing: Drawing) -> None:
    queue = PlayedQueue(
        stages=deque([ours(Stage.FAILED)]),
        coming=deque([PrinterState()]),
        now=PrinterState(PaperTrouble.NOT_ANSWERING),
    )
    assert sent(queue, drawing) == may_have(drawing, PaperTrouble.FAILED)


def test_r3_a_job_that_cannot_be_cancelled_is_unknown(drawing: Drawing) -> None:
    queue = PlayedQueue(stages=deque([ours(Stage.PRINTING, began=False)]), keeps=True)
    assert sent(queue, drawing) == may_have(drawing, PaperTrouble.NOT_ANSWERING)


def test_a_queue_that_cost_a_ticket_is_not_trusted_for_a_while_and_a_certain_one_is_forgiven(drawing: Drawing) -> None:
    queue = PlayedQueue(stages=deque([ours(Stage.PRINTING)]))
    transport = SpooledTransport(queue, replace(PATIENCE, distrust=60.0))
    ready = transport.make_ready(drawing)
    assert isinstance(ready, SpooledJob)
    ready.send(nothing)
    assert transport.state() == PrinterState(PaperTrouble.NOT_ANSWERING)
    queue.stages = deque([ours(Stage.DONE)])
    ready = transport.make_ready(drawing)
    assert isinstance(ready, SpooledJob)
    assert ready.send(nothing) == CameOut(Promise.ACCEPTS)
    assert transport.state() == PrinterState()
