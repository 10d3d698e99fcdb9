"""What travels on a USB stick where there is no line, and the closed sets of what can become of it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from willcall.redemption.domain.journal_findings import JournalCut, JournalReplaced


class StickFault(StrEnum):
    """Why a file on a stick is not taken. Nothing of it was used."""

    UNUSABLE = "unusable"
    NOTHING_THERE = "nothing_there"
    UNFINISHED = "unfinished"
    NOT_OURS = "not_ours"
    CUT_SHORT = "cut_short"
    TOO_NEW = "too_new"
    DAMAGED = "damaged"
    WRONG_WAY = "wrong_way"
    ANOTHER_CINEMA = "another_cinema"
    ANOTHER_TERMINAL = "another_terminal"
    UNKNOWN_TERMINAL = "unknown_terminal"
    REVOKED_TERMINAL = "revoked_terminal"
    NOT_FOR_US = "not_for_us"


class StickRefusedError(Exception):
    """A file is not taken; ``detail`` is what the sentence names: a file, a cinema, a terminal, the system's word."""

    def __init__(self, why: StickFault, detail: str = "") -> None:
        """Name the fault."""
        super().__init__(f"{why.value}: {detail}")
        self.why = why
        self.detail = detail


@dataclass(frozen=True, slots=True)
class JournalExported:
    """The entries from ``first`` to ``last`` are on the stick, whole and flushed; where none wait both are 0."""

    file: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class AcknowledgedNow:
    """The centre has the journal up to ``last``; what waited from ``first`` on waits no longer."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class AcknowledgedBefore:
    """The terminal knew already that the centre has the journal up to ``known``; the stick says up to ``told``."""

    told: int
    known: int


Acknowledgement = AcknowledgedNow | AcknowledgedBefore | JournalCut | JournalReplaced
"""What became of the centre's word; in the last two cases it was not believed: see ``willcall-sync verify``."""


@dataclass(frozen=True, slots=True)
class PacksImported:
    """A stick from the centre was taken.

    Attributes:
        made_at: When the centre wrote it, by its clock.
        applied: The packs that are new here: business day (ISO 8601) and version.
        held: How many packs of it were held already, in the same version.
        older: How many are older than what is held.
        refused: Why packs could not be used.
        acknowledged: What became of the centre's word on the journal.
        clock_behind: By how much this machine's clock is behind the centre's at least.
    """

    made_at: datetime
    applied: tuple[tuple[str, int], ...]
    held: int
    older: int
    refused: tuple[str, ...]
    acknowledged: Acknowledgement
    clock_behind: timedelta

    @property
    def is_news(self) -> bool:
        """Whether anything was new."""
        return bool(self.applied) or isinstance(self.acknowledged, AcknowledgedNow)

    @property
    def is_old(self) -> bool:
        """Whether the terminal holds something later: the stick stayed behind while others came."""
        acknowledged = self.acknowledged
        behind = isinstance(acknowledged, AcknowledgedBefore) and acknowledged.told < acknowledged.known
        return self.older > 0 or behind

    @property
    def is_well(self) -> bool:
        """Whether all of it could be believed and used."""
        return not self.refused and isinstance(self.acknowledged, AcknowledgedNow | AcknowledgedBefore)


@dataclass(frozen=True, slots=True)
class JournalImported:
    """A terminal's journal came to the centre.

    Attributes:
        cinema_code: Whose.
        terminal_no: Whose.
        first: The first entry on the stick, 0 where it has none.
        last: The last one.
        stored: How many were new.
        refused: How many the centre would not take; they are on the list of exceptions.
        there: How far the centre has the journal now without a gap.
    """

    cinema_code: str
    terminal_no: str
    first: int
    last: int
    stored: int
    refused: int
    there: int

    @property
    def missing(self) -> tuple[int, int] | None:
        """The entries before the first one that have not come: on another stick, or lost."""
        return (self.there + 1, self.first - 1) if self.first > self.there + 1 else None
