"""Exceptions: whatever a person must look at, its evidence, who may close it and how; the closed sets of answers."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from willcall.redemption.domain.desk_acts import OfferedAct
from willcall.redemption.domain.health import HealthRow, Level, Part
from willcall.redemption.domain.journal_findings import JournalFinding
from willcall.redemption.domain.notes import NoteMissing, NoteUnfit
from willcall.redemption.domain.print_evidence import UnconfirmedSeat
from willcall.redemption.domain.seats import Seat
from willcall.redemption.domain.showings import Showing
from willcall.redemption.domain.staff import Right, RightMissing
from willcall.redemption.domain.sync_status import RefusedEntry


class ExceptionKind(StrEnum):
    """What a person may have to look at. From ``PRINTER`` on each is the part of the terminal that is not well."""

    UNCONFIRMED_PRINT = "unconfirmed_print"
    LATE_REVOCATION = "late_revocation"
    LATE_REISSUE = "late_reissue"
    ADMISSION_DISPUTED = "admission_disputed"
    ENTRY_REFUSED = "entry_refused"
    CODES_GUESSED = "codes_guessed"
    PINS_GUESSED = "pins_guessed"
    JOURNAL = "journal"
    PRINTER = Part.PRINTER.value
    PACK = Part.PACK.value
    OUTBOX = Part.OUTBOX.value
    LINE = Part.LINE.value
    CLOCK = Part.CLOCK.value
    DISK = Part.DISK.value
    DATABASE = Part.DATABASE.value
    CAMERA = Part.CAMERA.value
    PROGRAM = Part.PROGRAM.value


MACHINES_MATTERS = frozenset({ExceptionKind.CODES_GUESSED, ExceptionKind.PINS_GUESSED})
"""What a technician may close as well; the others that a person closes are about a guest's seat or the books."""

_OF_A_PART = {each.value: each for each in ExceptionKind}


def kind_of(part: Part) -> ExceptionKind | None:
    """Return the kind of exception that an ill part is; None where what ails it has kinds of its own."""
    return _OF_A_PART.get(part.value)


@dataclass(frozen=True, slots=True)
class ExceptionKey:
    """Tells an exception from all others. ``subject`` is a ticket and its copy, a journal's sequence, or a day."""

    kind: ExceptionKind
    subject: str = ""


@dataclass(frozen=True, slots=True)
class TakenBackTooLate:
    """Head office wanted a seat back whose right was used already; ``state`` is where it stood then."""

    showing: Showing
    seat: Seat
    pack_version: int
    state: str


@dataclass(frozen=True, slots=True)
class GivenOutTooLate:
    """Head office gave a seat to a new code, and its right was used under the old one: the new code opens nothing."""

    showing: Showing
    seat: Seat
    used_by: str
    pack_version: int


@dataclass(frozen=True, slots=True)
class TickedTooLate:
    """A door list has a tick at a seat that was not open any more: two people may have been let in.

    ``state`` is where it stood when ``staff_no`` entered the tick.
    """

    showing: Showing
    seat: Seat
    state: str
    staff_no: str


@dataclass(frozen=True, slots=True)
class Guessing:
    """Somebody tried codes or PINs until they were made to wait.

    ``pauses`` came from ``first_at`` to ``last_at``, ``wrong`` is how many there were in a row in the end, ``until``
    the end of the last pause, passed or not. ``staff_nos`` are those at whose numbers, or by whom, it was done.
    """

    pauses: int
    first_at: datetime
    last_at: datetime
    wrong: int
    until: datetime
    staff_nos: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class JournalBroken:
    """The journal is not as the terminal wrote it: what was found first, with its sequence numbers.

    ``more`` is how much more was found: a journal that was put back contradicts every seat since.
    """

    findings: tuple[JournalFinding, ...]
    more: int = 0

    @property
    def count(self) -> int:
        """How much was found."""
        return len(self.findings) + self.more


OfASeat = UnconfirmedSeat | TakenBackTooLate | GivenOutTooLate | TickedTooLate
Evidence = OfASeat | RefusedEntry | Guessing | JournalBroken | HealthRow


@dataclass(frozen=True, slots=True)
class NoteLeft:
    """Somebody has seen an exception."""

    at: datetime
    staff_no: str
    note: str


@dataclass(frozen=True, slots=True)
class SettlesByAct:
    """An act on the seat settles it, and nothing else does (R3)."""


@dataclass(frozen=True, slots=True)
class EndsByItself:
    """It is so until it is mended, and then is gone by itself; till then it can be noted."""


CloseBar = SettlesByAct | EndsByItself | RightMissing


@dataclass(frozen=True, slots=True)
class OpenException:
    """One thing that a person must look at.

    ``since`` is None where nobody knows how long it has been so. ``acts`` are the acts on its seat that settle it, and
    ``close_barred`` is None where whoever asked may close it for a reason. ``noted`` is the last note on it.
    """

    key: ExceptionKey
    level: Level
    since: datetime | None
    evidence: Evidence
    acts: tuple[OfferedAct, ...] = ()
    close_barred: CloseBar | None = None
    noted: NoteLeft | None = None


class ClosingReason(StrEnum):
    """Why somebody closes an exception."""

    GUEST_HELPED = "guest_helped"
    HEAD_OFFICE_KNOWS = "head_office_knows"
    HARMLESS = "looked_into_and_harmless"
    GUESSER_SENT_AWAY = "guesser_sent_away"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ClosedException:
    """An exception that somebody closed or settled; ``reason`` as the journal has it, where ``sequence`` is."""

    key: ExceptionKey
    sequence: int
    at: datetime
    staff_no: str
    role: str
    reason: str
    note: str


@dataclass(frozen=True, slots=True)
class Closed:
    """It is closed, and in the history."""

    key: ExceptionKey


@dataclass(frozen=True, slots=True)
class NotOpen:
    """There is no such exception, or no longer: somebody was quicker, or it ended by itself."""

    key: ExceptionKey


CloseAnswer = Closed | NotOpen | CloseBar | NoteMissing | NoteUnfit
NoteAnswer = NoteLeft | NotOpen | NoteMissing | NoteUnfit


def right_to_close(kind: ExceptionKind) -> Right:
    """Return the right that it takes to close an exception of a kind."""
    return Right.CLOSE_MACHINES_EXCEPTION if kind in MACHINES_MATTERS else Right.CLOSE_SEATS_EXCEPTION
