"""A print queue that a test plays: what the spooler says is set, what it is told is noted."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from willcall.printing.render import Drawing
from willcall.printing.transports.queues import QueuedJob, QueueFaultError, Stage
from willcall.redemption.domain.paper import PaperTrouble, PrinterState

OURS = 7


@dataclass(slots=True)
class PlayedQueue:
    """Holds jobs, and prints none by itself: ``stages`` are what is seen of a released job, look by look.

    Attributes:
        now: the queue's state; ``coming`` are the answers before it.
        stages: the last one stays.
        keeps: jobs cannot be cancelled.
        faults: by the name of a call, the fault that it ends with.
        told: the calls that change something, in order.
        recovers_after: after so many faults there are none any more.
    """

    now: PrinterState = field(default_factory=PrinterState)
    coming: deque[PrinterState] = field(default_factory=deque)
    stages: deque[QueuedJob] = field(default_factory=lambda: deque([QueuedJob(OURS, Stage.DONE, ours=True)]))
    there: list[QueuedJob] = field(default_factory=list)
    keeps: bool = False
    faults: dict[str, QueueFaultError] = field(default_factory=dict)
    told: list[str] = field(default_factory=list)
    recovers_after: int | None = None
    closed: int = 0

    def state(self) -> PrinterState:
        self._fault("state")
        return self.coming.popleft() if self.coming else self.now

    def jobs(self) -> Sequence[QueuedJob]:
        self._fault("jobs")
        return tuple(self.there)

    def hold(self, drawing: Drawing) -> int:
        self._tell("hold")
        self.there.append(QueuedJob(OURS, Stage.HELD, began=False, ours=True))
        return OURS

    def release(self, number: int) -> None:
        self._tell("release")

    def look(self, number: int) -> QueuedJob:
        self._fault("look")
        job = self.stages.popleft() if len(self.stages) > 1 else self.stages[0]
        if job.stage is Stage.DONE:
            self.there = [each for each in self.there if each.number != number]
        return job

    def cancel(self, number: int) -> None:
        self._tell(f"cancel {number}")
        if not self.keeps:
            self.there = [each for each in self.there if each.number != number]
            if self.stages[-1].stage not in (Stage.DONE, Stage.UNKNOWN):
                self.stages = deque([replace(self.stages[-1], stage=Stage.FAILED)])

    def close(self) -> None:
        self.closed += 1

    def _tell(self, call: str) -> None:
        self._fault(call.partition(" ")[0])
        self.told.append(call)

    def _fault(self, call: str) -> None:
        if call not in self.faults:
            return
        faulty = self.faults[call]
        if self.recovers_after is not None:
            self.recovers_after -= 1
            self.faults = {} if self.recovers_after == 0 else self.faults
        raise faulty


def fault(trouble: PaperTrouble = PaperTrouble.NOT_ANSWERING, *, unsure: bool = False) -> QueueFaultError:
    """Return a fault of the spooler."""
    return QueueFaultError(trouble, "played", unsure=unsure)
