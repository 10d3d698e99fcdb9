"""The journal as it lies on the disk: text that may have been touched, before anything is believed of it."""

import json
from dataclasses import dataclass
from datetime import datetime

from willcall.redemption.domain.journal import Entry, written_time


@dataclass(frozen=True, slots=True)
class WrittenEntry:
    """One line of the journal, as the letters that are there; what is not UTF-8 stands as U+FFFD."""

    sequence: int
    at: str
    kind: str
    facts: str
    previous: str
    digest: str


@dataclass(frozen=True, slots=True)
class JournalHead:
    """Where a journal ended when somebody looked: the last sequence, and the digest of the entry there."""

    sequence: int
    digest: str


def written_facts(facts: object) -> str:
    """Write an entry's facts as every terminal does."""
    return json.dumps(facts, ensure_ascii=False)


def read_written(line: WrittenEntry, cinema_code: str, terminal_no: str) -> Entry | None:
    """Return the entry, or None where no terminal wrote this: a letter more or less is enough."""
    try:
        facts, at = json.loads(line.facts), datetime.fromisoformat(line.at)
        as_written = (written_facts(facts), written_time(at))
    except (ValueError, OverflowError, RecursionError):
        return None
    if as_written != (line.facts, line.at) or not isinstance(facts, dict):
        return None
    return Entry(cinema_code, terminal_no, line.sequence, at, line.kind, facts, line.previous, line.digest)
