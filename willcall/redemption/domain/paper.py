"""What a printer can say, and what became of a ticket that was sent to it."""

from dataclasses import dataclass
from enum import StrEnum


class Promise(StrEnum):
    """What a transport can promise once it took the last byte."""

    CONFIRMS = "confirms"
    ACCEPTS = "accepts"
    NEITHER = "neither"


class PaperTrouble(StrEnum):
    """Why a printer cannot print now. The values are the stable codes that staff look up."""

    NOT_ANSWERING = "P10"
    OFF_LINE = "P11"
    PAPER_END = "P20"
    COVER_OPEN = "P21"
    CUTTER = "P22"
    OVERHEATED = "P23"
    FAILED = "P30"
    NO_ROOM = "P31"
    TEMPLATE = "P32"


@dataclass(frozen=True, slots=True)
class PrinterState:
    """The printer's own answer, asked before anybody types. No trouble: it can print."""

    trouble: PaperTrouble | None = None
    paper_near_end: bool = False

    @property
    def can_print(self) -> bool:
        """Whether a ticket sent now has a fair chance to come out."""
        return self.trouble is None


@dataclass(frozen=True, slots=True)
class CameOut:
    """The paper is out, by the strength of ``promise``: ``CONFIRMS`` or ``ACCEPTS``, never ``NEITHER``."""

    promise: Promise


@dataclass(frozen=True, slots=True)
class MayHaveComeOut:
    """At least one byte left, and no answer proves the paper."""

    bytes_sent: int
    bytes_total: int
    trouble: PaperTrouble


@dataclass(frozen=True, slots=True)
class NeverStarted:
    """Certainly no byte left, so certainly no paper."""

    trouble: PaperTrouble


PrintOutcome = CameOut | MayHaveComeOut | NeverStarted
