"""What Windows says of a printer and of a job, put into words.

The flags are those of PRINTER_INFO_2, JOB_INFO_1 and SetJob (winspool.h) as Microsoft documents them;
pywin32 lacks some.
"""

from collections.abc import Iterable
from enum import IntEnum, IntFlag

from willcall.printing.transports.queues import Stage
from willcall.redemption.domain.paper import PaperTrouble


class PrinterStatus(IntFlag):
    """PRINTER_STATUS_*: those that say why nothing comes out."""

    PAUSED = 0x00000001
    ERROR = 0x00000002
    PENDING_DELETION = 0x00000004
    PAPER_JAM = 0x00000008
    PAPER_OUT = 0x00000010
    MANUAL_FEED = 0x00000020
    PAPER_PROBLEM = 0x00000040
    OFFLINE = 0x00000080
    OUTPUT_BIN_FULL = 0x00000800
    NOT_AVAILABLE = 0x00001000
    NO_TONER = 0x00040000
    PAGE_PUNT = 0x00080000
    USER_INTERVENTION = 0x00100000
    OUT_OF_MEMORY = 0x00200000
    DOOR_OPEN = 0x00400000
    SERVER_UNKNOWN = 0x00800000


class PrinterAttribute(IntFlag):
    """PRINTER_ATTRIBUTE_*: those that matter to a ticket."""

    DIRECT = 0x00000002
    WORK_OFFLINE = 0x00000400


class JobStatus(IntFlag):
    """JOB_STATUS_*."""

    PAUSED = 0x0001
    ERROR = 0x0002
    DELETING = 0x0004
    SPOOLING = 0x0008
    PRINTING = 0x0010
    OFFLINE = 0x0020
    PAPEROUT = 0x0040
    PRINTED = 0x0080
    DELETED = 0x0100
    BLOCKED_DEVQ = 0x0200
    USER_INTERVENTION = 0x0400
    RESTART = 0x0800
    COMPLETE = 0x1000
    RETAINED = 0x2000


class JobControl(IntEnum):
    """JOB_CONTROL_*: what a job can be told."""

    PAUSE = 1
    RESUME = 2
    DELETE = 5
    RETAIN = 8
    RELEASE = 9


_PRINTER_TROUBLES = (
    (PrinterStatus.DOOR_OPEN, PaperTrouble.COVER_OPEN),
    (PrinterStatus.PAPER_OUT | PrinterStatus.PAPER_PROBLEM | PrinterStatus.MANUAL_FEED, PaperTrouble.PAPER_END),
    (
        PrinterStatus.ERROR
        | PrinterStatus.PAPER_JAM
        | PrinterStatus.OUTPUT_BIN_FULL
        | PrinterStatus.NO_TONER
        | PrinterStatus.PAGE_PUNT
        | PrinterStatus.USER_INTERVENTION
        | PrinterStatus.OUT_OF_MEMORY,
        PaperTrouble.FAILED,
    ),
    (PrinterStatus.PAUSED | PrinterStatus.OFFLINE | PrinterStatus.PENDING_DELETION, PaperTrouble.OFF_LINE),
    (PrinterStatus.NOT_AVAILABLE | PrinterStatus.SERVER_UNKNOWN, PaperTrouble.NOT_ANSWERING),
)
_JOB_TROUBLES = (
    (JobStatus.PAPEROUT, PaperTrouble.PAPER_END),
    (JobStatus.USER_INTERVENTION | JobStatus.BLOCKED_DEVQ, PaperTrouble.FAILED),
    (JobStatus.OFFLINE, PaperTrouble.OFF_LINE),
    (JobStatus.ERROR, PaperTrouble.NOT_ANSWERING),
)
"""The cause to mend first comes first. Windows says a job's plain ERROR while it reaches for a printer in vain."""

_STAGES = (
    (JobStatus.DELETING | JobStatus.DELETED, Stage.FAILED),
    (JobStatus.PRINTED | JobStatus.COMPLETE, Stage.DONE),
    (JobStatus.PAUSED | JobStatus.RESTART | JobStatus.BLOCKED_DEVQ, Stage.HELD),
    (JobStatus.PRINTING, Stage.PRINTING),
)


def stage_of(status: int) -> Stage:
    """Return how far a job is. One that is told to start again is to be given up like one that stands still."""
    return next((stage for flags, stage in _STAGES if status & flags), Stage.WAITING)


def trouble_of(printer: int, attributes: int, jobs: Iterable[int]) -> PaperTrouble | None:
    """Return what the matter is, by the status and the attributes of a printer and the status of each of its jobs.

    Most drivers tell the printer's own trouble by the job that is printed, and nothing while there is none.
    """
    of_jobs = 0
    for status in jobs:
        of_jobs |= status
    troubles = [trouble for flags, trouble in _PRINTER_TROUBLES if printer & flags]
    troubles += [trouble for flags, trouble in _JOB_TROUBLES if of_jobs & flags]
    troubles += [PaperTrouble.OFF_LINE] if attributes & PrinterAttribute.WORK_OFFLINE else []
    return next(iter(troubles), None)
