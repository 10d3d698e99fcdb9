"""What becomes of a released job."""

import time

from willcall.printing.transports.queues import ON_ITS_WAY, PrintQueue, QueuedJob, SpoolerPatience, Stage
from willcall.redemption.domain.paper import (
    CameOut,
    MayHaveComeOut,
    NeverStarted,
    PaperTrouble,
    PrintOutcome,
    Promise,
)

_PASSING = {
    Stage.WAITING: frozenset({PaperTrouble.NOT_ANSWERING}),
    Stage.PRINTING: frozenset({PaperTrouble.NOT_ANSWERING, PaperTrouble.OVERHEATED, PaperTrouble.OFF_LINE}),
}
"""What a spooler says while it reaches for the printer, and what a printer that has a job gets over by itself."""


class Watch:
    """Waits for the end of one job, in vain for so long only; then cancels it and sees it gone.

    A job that goes back to waiting after the device may have had it would be printed again by the spooler itself: it is
    cancelled at once.
    """

    def __init__(self, queue: PrintQueue, number: int, size: int, patience: SpoolerPatience) -> None:
        self._queue = queue
        self._number = number
        self._size = size
        self._patience = patience
        self._said: PaperTrouble | None = None

    def outcome(self) -> PrintOutcome:
        """Wait and say what became of it.

        Raises:
            QueueFaultError: the spooler can no longer be asked, or gives no sense.
        """
        job = self._ended_or_stuck()
        if job.stage is Stage.DONE:
            return CameOut(Promise.ACCEPTS)
        trouble = self._cause(job)
        return self._judged(self._cancelled(), trouble)

    def _ended_or_stuck(self) -> QueuedJob:
        until = time.monotonic() + self._patience.paper
        job = self._queue.look(self._number)
        while _moves(job) and time.monotonic() < until:
            trouble = self._queue.state().trouble
            self._said = trouble
            if trouble is not None and trouble not in _PASSING[job.stage]:
                break
            time.sleep(self._patience.look)
            job = self._queue.look(self._number)
        return job

    def _cause(self, job: QueuedJob) -> PaperTrouble:
        """Return why it is given up: what the queue says, or what the job's own end says.

        That a spooler reached for its printer a moment ago says nothing of a job that has ended since.
        """
        if _moves(job):
            return self._said or _by_itself(job)
        said = self._queue.state().trouble
        return _by_itself(job) if said in (None, PaperTrouble.NOT_ANSWERING) else said

    def _cancelled(self) -> QueuedJob:
        self._queue.cancel(self._number)
        until = time.monotonic() + self._patience.clear
        job = self._queue.look(self._number)
        while job.stage in (*ON_ITS_WAY, Stage.HELD) and time.monotonic() < until:
            time.sleep(self._patience.look)
            job = self._queue.look(self._number)
        return job

    def _judged(self, job: QueuedJob, trouble: PaperTrouble) -> PrintOutcome:
        if job.stage is Stage.DONE:
            return CameOut(Promise.ACCEPTS)
        if job.stage is Stage.FAILED and not job.began:
            return NeverStarted(trouble)
        return MayHaveComeOut(self._size, self._size, trouble)


def _moves(job: QueuedJob) -> bool:
    return job.stage is Stage.PRINTING or (job.stage is Stage.WAITING and not job.began)


def _by_itself(job: QueuedJob) -> PaperTrouble:
    """Return what is the matter where the queue names nothing."""
    match job.stage:
        case Stage.UNKNOWN:
            return PaperTrouble.NO_ANSWERS
        case Stage.PRINTING:
            return PaperTrouble.NOT_ANSWERING
        case Stage.WAITING if not job.began:
            return PaperTrouble.BUSY
        case _:  # given up by the spooler or a person, or put back to be tried again
            return PaperTrouble.FAILED
