"""What can be wrong with a terminal's journal: a closed set, each with the sequence numbers that it is about."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from willcall.redemption.domain.seats import Act, SeatState
from willcall.redemption.domain.written_entries import JournalHead


class Witness(StrEnum):
    """Who remembers how the journal stood. The first two are not in the terminal's database."""

    HEAD = "head"
    """The note of the journal's end that the terminal keeps beside its key."""

    CENTRE = "centre"

    OUTBOX = "outbox"
    """How far the terminal takes its journal for acknowledged: whoever cuts it may not have thought of that."""


class HeadTrouble(StrEnum):
    """Why the note beside the key proves nothing."""

    MISSING = "missing"
    FORGED = "forged"


@dataclass(frozen=True, slots=True)
class EntriesMissing:
    """The entries from ``first`` to ``last`` are not there, and later ones are."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class EntryAltered:
    """The entry does not say what its digest was made over, or is not written as a terminal writes."""

    sequence: int


@dataclass(frozen=True, slots=True)
class EntryUnlinked:
    """The entry does not follow the one before it: one of the two was put there."""

    sequence: int


@dataclass(frozen=True, slots=True)
class JournalCut:
    """The journal ends at ``last``; a witness has seen it go on to ``seen``."""

    last: int
    seen: int
    witness: Witness


@dataclass(frozen=True, slots=True)
class JournalReplaced:
    """At ``sequence`` stands another entry than the one that a witness has seen there."""

    sequence: int
    witness: Witness


@dataclass(frozen=True, slots=True)
class HeadUnusable:
    """The note beside the key is not there, or was not written with this terminal's key."""

    trouble: HeadTrouble


@dataclass(frozen=True, slots=True)
class TakenForSent:
    """The terminal takes the entries from ``first`` to ``last`` for acknowledged, and the centre has none of them."""

    first: int
    last: int


@dataclass(frozen=True, slots=True)
class ActImpossible:
    """The entry does to a seat what by the entries before it could not be done."""

    sequence: int
    ticket_no: str
    act: Act
    state: SeatState


@dataclass(frozen=True, slots=True)
class SeatDiffers:
    """A seat is not as the journal says; ``sequence`` is the last entry that names it, 0 where none does.

    ``state`` is the word in the database, whatever it is.
    """

    ticket_no: str
    state: str
    copies: int
    journal_state: SeatState
    journal_copies: int
    sequence: int


@dataclass(frozen=True, slots=True)
class DatabaseDamaged:
    """The database's own check finds its pages or indexes at odds; in its words."""

    what: str


JournalFinding = (
    EntriesMissing
    | EntryAltered
    | EntryUnlinked
    | JournalCut
    | JournalReplaced
    | HeadUnusable
    | TakenForSent
    | ActImpossible
    | SeatDiffers
    | DatabaseDamaged
)


@dataclass(frozen=True, slots=True)
class SignedPacks:
    """How many seats the packs of a day have brought, and what the books were then; empty from an older entry."""

    seats: int = 0
    content: str = ""


@dataclass(frozen=True, slots=True)
class JournalReport:
    """A journal looked at from its first entry to its last.

    Attributes:
        end: Where it ends; None for a journal without a readable entry.
        findings: All that is wrong, in the order of the journal; none where all is well.
        head: The note beside the key, where it can be believed.
        centre: Where the centre has the journal to; None where it was not asked or did not answer.
        centre_silent: Why the centre did not answer, empty otherwise.
        packs_signed: What the packs have brought that were verified and applied, by business day (ISO 8601).
    """

    end: JournalHead | None
    findings: tuple[JournalFinding, ...]
    head: JournalHead | None
    centre: JournalHead | None
    centre_silent: str = ""
    packs_signed: Mapping[str, SignedPacks] = field(default_factory=dict)
