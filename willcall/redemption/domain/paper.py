"""What a printer can say, and what became of a ticket that was sent to it."""

from collections.abc import Callable
from dataclasses import dataclass, field
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
    BUSY = "P12"
    NO_ANSWERS = "P13"
    PAPER_END = "P20"
    COVER_OPEN = "P21"
    CUTTER = "P22"
    OVERHEATED = "P23"
    FAILED = "P30"
    NO_ROOM = "P31"
    TEMPLATE = "P32"


class PaperNotice(StrEnum):
    """What staff should see to soon, at a printer that prints. Stable codes, as a trouble's are."""

    NEAR_END = "P24"
    TEMPLATE_REPLACED = "P33"


@dataclass(frozen=True, slots=True)
class PrinterState:
    """The printer's own answer, asked before anybody types. No trouble: it can print.

    ``template_replaced``: the cinema's own template makes no ticket, and the built-in one stands in for it.
    ``leftover_voided`` is news and no part of the state: since it was last asked, a torn ticket was made void.
    """

    trouble: PaperTrouble | None = None
    paper_near_end: bool = False
    template_replaced: bool = False
    leftover_voided: bool = field(default=False, compare=False)

    @property
    def can_print(self) -> bool:
        """Whether a ticket sent now has a fair chance to come out."""
        return self.trouble is None

    @property
    def notices(self) -> tuple[PaperNotice, ...]:
        """What staff should see to soon."""
        notices = {PaperNotice.NEAR_END: self.paper_near_end, PaperNotice.TEMPLATE_REPLACED: self.template_replaced}
        return tuple(notice for notice, is_so in notices.items() if is_so)

    @property
    def codes(self) -> tuple[PaperTrouble | PaperNotice, ...]:
        """The codes of all that is the matter, the trouble first; none where all is well."""
        return (*filter(None, [self.trouble]), *self.notices)


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

Meanwhile = Callable[[], None]
"""What is done while a printer works. It raises nothing that belongs to a printer."""


def nothing() -> None:
    """Do nothing meanwhile."""
