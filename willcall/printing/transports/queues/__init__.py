"""A print queue of the operating system, as a ticket needs it. CUPS and Windows each have one.

A job is put in *held*: it lies in the spooler and cannot print, not even after a restart, until it is released. So all
that can fail before the first byte fails while nothing can come out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from willcall.printing.render import Drawing
from willcall.redemption.domain.paper import PaperTrouble, PrinterState

JOB_NAME = "Willcall ticket"
"""What our jobs are called, in every queue: how a later run knows them, and all that a queue tells about a ticket."""


class QueueFaultError(Exception):
    """A known fault: the spooler could not be asked, or refused.

    Attributes:
        trouble: its name for people.
        unsure: the request may have been carried out all the same, because the line broke behind it.
    """

    def __init__(self, trouble: PaperTrouble, text: str, *, unsure: bool = False) -> None:
        super().__init__(text)
        self.trouble = trouble
        self.unsure = unsure


class Stage(Enum):
    """How far a job is."""

    HELD = "in the spooler, and stays there"
    WAITING = "its turn will come"
    PRINTING = "the device has it, or its driver"
    DONE = "the spooler says that all of it went to the device"
    FAILED = "given up by the spooler, or removed by a person"
    UNKNOWN = "the spooler has forgotten it"


ON_ITS_WAY = frozenset({Stage.WAITING, Stage.PRINTING})


@dataclass(frozen=True, slots=True)
class QueuedJob:
    """What the spooler says of one job.

    ``began``: the device may have seen something of it. False only where the spooler's own record proves that not.
    """

    number: int
    stage: Stage
    began: bool = True
    ours: bool = False


@dataclass(frozen=True, slots=True)
class SpoolerPatience:
    """How long to wait, in seconds.

    Args:
        answer: for the spooler's answer to a question.
        others: for the jobs of other people that are in front.
        clear: for a cancelled job to be gone, its driver's last words included.
        paper: from the release of a ticket to the end of its job.
        distrust: after a ticket that did not come out, though the queue shows no reason: a spooler learns that a
            printer is switched off by trying, and each try costs a guest a ticket that nobody is certain of.
        look: between two looks at a job.
    """

    answer: float = 3.0
    others: float = 5.0
    clear: float = 3.0
    paper: float = 20.0
    distrust: float = 60.0
    look: float = 0.05


class PrintQueue(Protocol):
    """One queue. Each call raises :class:`QueueFaultError` where the spooler cannot be asked or refuses."""

    def state(self) -> PrinterState:
        """Return what the queue says of itself and of its printer."""
        ...

    def jobs(self) -> Sequence[QueuedJob]:
        """Return all jobs that are not over, whoever's they are."""
        ...

    def hold(self, drawing: Drawing) -> int:
        """Put a drawing in as a held job, one copy, as large as it is; return the job's number."""
        ...

    def release(self, number: int) -> None:
        """Let a held job print."""
        ...

    def look(self, number: int) -> QueuedJob:
        """Return how far a job is."""
        ...

    def cancel(self, number: int) -> None:
        """Take a job out, or have its printing stopped. One that is over or forgotten is no fault."""
        ...

    def close(self) -> None:
        """Let go of the spooler."""
        ...
