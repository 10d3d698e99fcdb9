"""Journal entries on their way to the centre, and the centre's answer to each."""

from datetime import datetime
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, Field

from willcall.redemption.domain.journal import Entry, written_time

LARGEST_BATCH = 500


class _Message(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class EntryMessage(_Message):
    """One journal entry; ``at`` exactly as it was hashed."""

    sequence: int = Field(ge=1)
    at: str = Field(pattern=r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$")
    kind: str = Field(max_length=40)
    facts: dict[str, str | int | None]
    previous: str = Field(pattern=r"^[0-9a-f]{64}$")
    digest: str = Field(pattern=r"^[0-9a-f]{64}$")


class JournalBatch(_Message):
    """At most 500 entries of one terminal, in order. The terminal is known from the request's signature."""

    entries: tuple[EntryMessage, ...] = Field(min_length=1, max_length=LARGEST_BATCH, strict=False)


class EntryFate(StrEnum):
    """What the centre did with an entry. Refused ones are kept there as exceptions."""

    STORED = "stored"
    KNOWN = "known"
    REFUSED = "refused"


class EntryAnswer(_Message):
    """The centre's answer to one entry; ``reason`` where it was refused."""

    sequence: int
    fate: EntryFate = Field(strict=False)
    reason: str = ""


class JournalReceipt(_Message):
    """The answers, and the highest sequence up to which the centre has every entry."""

    answers: tuple[EntryAnswer, ...] = Field(strict=False)
    highest_contiguous: int = Field(ge=0)


class JournalStanding(_Message):
    """How far the centre has a terminal's journal without a gap, and the digest of the entry there."""

    sequence: int = Field(ge=0)
    digest: str = Field(pattern=r"^[0-9a-f]{64}$")


def to_message(entry: Entry) -> EntryMessage:
    """Put a journal entry on the wire."""
    return EntryMessage(
        sequence=entry.sequence,
        at=written_time(entry.at),
        kind=entry.kind,
        facts=entry.facts,
        previous=entry.previous,
        digest=entry.digest,
    )


def to_entry(message: EntryMessage, cinema_code: str, terminal_no: str) -> Entry:
    """Take a journal entry off the wire; whether its digest holds is for ``check_chain`` to say."""
    at = datetime.fromisoformat(message.at)
    return Entry(
        cinema_code,
        terminal_no,
        message.sequence,
        at,
        message.kind,
        message.facts,
        message.previous,
        message.digest,
    )
