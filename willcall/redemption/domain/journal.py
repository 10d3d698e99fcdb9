"""The journal: an append-only chain of entries, each bearing the hash of the one before."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Generic, TypeVar

from willcall.redemption.domain.events import Event, Fact, facts_of

EventT = TypeVar("EventT", bound=Event)

GENESIS = "0" * 64
"""What stands in the place of "the entry before" at sequence 1."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a terminal's journal. ``at`` is aware; order is by ``sequence``, never by time."""

    cinema_code: str
    terminal_no: str
    sequence: int
    at: datetime
    kind: str
    facts: dict[str, Fact]
    previous: str
    digest: str


@dataclass(frozen=True, slots=True)
class Recorded(Generic[EventT]):
    """One event as the journal has it: where in the order, and when."""

    sequence: int
    at: datetime
    event: EventT


class ChainError(Exception):
    """The chain does not hold; ``sequence`` names the first entry at fault."""

    def __init__(self, sequence: int, what: str) -> None:
        """Name the entry and what is wrong with it."""
        super().__init__(f"entry {sequence}: {what}")
        self.sequence = sequence
        self.what = what


def write_entry(
    cinema_code: str,
    terminal_no: str,
    sequence: int,
    at: datetime,
    event: Event,
    previous: str,
) -> Entry:
    """Make the entry that follows the one whose digest is ``previous``."""
    facts = facts_of(event)
    digest = entry_digest(cinema_code, terminal_no, sequence, at, event.kind, facts, previous)
    return Entry(cinema_code, terminal_no, sequence, at, event.kind, facts, previous, digest)


def entry_digest(
    cinema_code: str,
    terminal_no: str,
    sequence: int,
    at: datetime,
    kind: str,
    facts: dict[str, Fact],
    previous: str,
) -> str:
    """Return the SHA-256 (hex) over the entry's canonical JSON: sorted keys, no spaces, UTF-8."""
    fields = [
        cinema_code,
        terminal_no,
        sequence,
        written_time(at),
        kind,
        facts,
        previous,
    ]
    canonical = json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(canonical.encode()).hexdigest()


def written_time(at: datetime) -> str:
    """Write an aware time as the journal does: UTC, microseconds, ``2014-03-08T11:02:03.000456Z``."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def check_chain(entries: Iterable[Entry], after_sequence: int = 0, previous: str = GENESIS) -> tuple[int, str]:
    """Walk entries in order and return the last sequence and digest.

    Raises:
        ChainError: a gap, an entry altered, or an entry that does not follow the one before.
    """
    sequence = after_sequence
    for entry in entries:
        if entry.sequence != sequence + 1:
            raise ChainError(sequence + 1, f"missing, the next one here is {entry.sequence}")
        if entry.previous != previous:
            raise ChainError(entry.sequence, "does not follow the entry before")
        if digest_of(entry) != entry.digest:
            raise ChainError(entry.sequence, "was altered")
        sequence, previous = entry.sequence, entry.digest
    return sequence, previous


def digest_of(entry: Entry) -> str:
    """Compute what the entry's digest ought to be."""
    return entry_digest(
        entry.cinema_code,
        entry.terminal_no,
        entry.sequence,
        entry.at,
        entry.kind,
        entry.facts,
        entry.previous,
    )
