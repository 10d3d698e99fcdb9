"""Take in a batch of journal entries: each once, the chain checked, nothing dropped (R4)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from willcall.centre.clock import Clock
from willcall.centre.db.bulk import Values, add_missing, add_rows
from willcall.centre.db.database import Database
from willcall.centre.desk.open_exceptions import ExceptionKind, Finding, open_exceptions
from willcall.centre.journal.models import JournalEntryRow, JournalHeadRow
from willcall.centre.journal.project_seats import ProjectedEntry, project_seats
from willcall.centre.terminals.admit_request import Caller
from willcall.redemption.domain.events import UnknownEventError, event_from
from willcall.redemption.domain.journal import GENESIS, digest_of
from willcall.redemption.wire.journal import (
    EntryAnswer,
    EntryFate,
    EntryMessage,
    JournalBatch,
    JournalReceipt,
    to_entry,
)

_AT_ONCE = 1000
_COLUMNS = (
    "cinema_code",
    "terminal_no",
    "sequence",
    "at",
    "kind",
    "facts",
    "previous",
    "digest",
    "received_at",
    "refusal",
)


@dataclass(frozen=True, slots=True)
class _Link:
    """An entry that is here, as far as its neighbours need it."""

    previous: str
    digest: str
    refusal: str | None


def take_batch(batch: JournalBatch, caller: Caller, database: Database, clock: Clock) -> JournalReceipt:
    """Store what is new, answer for each entry, and carry on what the journal says about each seat.

    A refused entry is stored, too, as an exception with its evidence, and counts as received: an entry that can never
    be right must not keep those after it in the terminal's outbox.
    """
    with database.writing() as session:
        head = _head(session, caller)
        return _Intake(session, caller, head, clock()).take(batch)


def _head(session: Session, caller: Caller) -> JournalHeadRow:
    key = {"cinema_code": caller.cinema_code, "terminal_no": caller.terminal_no}
    add_missing(session, JournalHeadRow, [{**key, "sequence": 0, "digest": GENESIS}])
    # one batch of a terminal at a time
    return session.get_one(JournalHeadRow, (caller.cinema_code, caller.terminal_no), with_for_update=True)


@dataclass(slots=True)
class _Intake:
    """One batch on its way into the database.

    Attributes:
        links: What is here of the entries around and in the batch, by sequence.
        fresh: The entries that this batch brought, None where refused.
    """

    session: Session
    caller: Caller
    head: JournalHeadRow
    now: datetime
    links: dict[int, _Link] = field(default_factory=dict)
    fresh: dict[int, ProjectedEntry | None] = field(default_factory=dict)
    rows: list[Values] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def take(self, batch: JournalBatch) -> JournalReceipt:
        sequences = [message.sequence for message in batch.entries]
        self.links = self._links_between(min(sequences) - 1, max(sequences) + 1)
        answers = tuple(self._take_one(message) for message in batch.entries)
        add_rows(self.session, JournalEntryRow, _COLUMNS, self.rows)
        open_exceptions(self.session, self.findings, self.now)
        for run in self._newly_contiguous():
            project_seats(self.session, self.caller, run, self.now)
        return JournalReceipt(answers=answers, highest_contiguous=self.head.sequence)

    def _links_between(self, first: int, last: int) -> dict[int, _Link]:
        entry = JournalEntryRow
        found = self.session.execute(
            select(entry.sequence, entry.previous, entry.digest, entry.refusal).where(
                entry.cinema_code == self.caller.cinema_code,
                entry.terminal_no == self.caller.terminal_no,
                entry.sequence.between(first, last),
            )
        )
        links = {sequence: _Link(previous, digest, refusal) for sequence, previous, digest, refusal in found}
        return links if first > 0 else {0: _Link("", GENESIS, None), **links}

    def _take_one(self, message: EntryMessage) -> EntryAnswer:
        known = self.links.get(message.sequence)
        if known is None:
            return self._store(message)
        if known.digest != message.digest:
            return self._conflict(message, known)
        fate = EntryFate.REFUSED if known.refusal else EntryFate.KNOWN
        return EntryAnswer(sequence=message.sequence, fate=fate, reason=known.refusal or "")

    def _store(self, message: EntryMessage) -> EntryAnswer:
        refusal = self._refusal(message)
        self.links[message.sequence] = _Link(message.previous, message.digest, refusal)
        self.rows.append(self._values(message, refusal))
        self.fresh[message.sequence] = None
        if refusal is None:
            self.fresh[message.sequence] = ProjectedEntry(message.sequence, message.at, message.kind, message.facts)
            return EntryAnswer(sequence=message.sequence, fate=EntryFate.STORED)
        self._find(ExceptionKind.ENTRY_REFUSED, message, {"reason": refusal})
        return EntryAnswer(sequence=message.sequence, fate=EntryFate.REFUSED, reason=refusal)

    def _refusal(self, message: EntryMessage) -> str | None:
        before, after = self.links.get(message.sequence - 1), self.links.get(message.sequence + 1)
        if before is not None and message.previous != before.digest:
            return "does not follow the entry before"
        if after is not None and after.previous != message.digest:
            return "the entry after it does not follow it"
        try:
            if digest_of(to_entry(message, self.caller.cinema_code, self.caller.terminal_no)) != message.digest:
                return "was altered"
            event_from(message.kind, message.facts)
        except UnknownEventError as error:
            return f"is of no known kind: {error}".replace("\0", "?")
        except ValueError:
            return "has no valid time"
        return None

    def _conflict(self, message: EntryMessage, known: _Link) -> EntryAnswer:
        reason = "another entry with this sequence is here already"
        self._find(ExceptionKind.SEQUENCE_CONFLICT, message, {"reason": reason, "digest_kept": known.digest})
        return EntryAnswer(sequence=message.sequence, fate=EntryFate.REFUSED, reason=reason)

    def _find(self, kind: ExceptionKind, message: EntryMessage, more: dict[str, str]) -> None:
        subject = f"{self.caller.terminal_no}/{message.sequence}/{message.digest}"
        evidence = {"terminal_no": self.caller.terminal_no, "entry": message.model_dump(mode="json"), **more}
        self.findings.append(Finding(self.caller.cinema_code, kind, subject, evidence))

    def _values(self, message: EntryMessage, refusal: str | None) -> Values:
        return (
            self.caller.cinema_code,
            self.caller.terminal_no,
            message.sequence,
            message.at,
            message.kind.replace("\0", "?"),
            message.facts,
            message.previous,
            message.digest,
            self.now,
            refusal,
        )

    def _newly_contiguous(self) -> Iterator[list[ProjectedEntry]]:
        """Move the head over every entry that has no gap before it, and yield those entries in order."""
        run: list[ProjectedEntry] = []
        while (sequence := self.head.sequence + 1) in self.fresh:
            self._advance(sequence, self.links[sequence].digest)
            entry = self.fresh[sequence]
            if entry is not None:
                run.append(entry)
        yield run
        if self.head.sequence + 1 in self.links:
            yield from self._beyond()

    def _beyond(self) -> Iterator[list[ProjectedEntry]]:
        """Go on with entries that came before this batch and waited for it."""
        while rows := self._following():
            run = []
            for row in rows:
                if row.sequence != self.head.sequence + 1:
                    break
                self._advance(row.sequence, row.digest)
                if row.refusal is None:
                    run.append(ProjectedEntry(row.sequence, row.at, row.kind, row.facts))
            if not run and self.head.sequence < rows[0].sequence:
                return
            yield run

    def _following(self) -> Sequence[JournalEntryRow]:
        entry = JournalEntryRow
        statement = (
            select(entry)
            .where(
                entry.cinema_code == self.caller.cinema_code,
                entry.terminal_no == self.caller.terminal_no,
                entry.sequence > self.head.sequence,
            )
            .order_by(entry.sequence)
            .limit(_AT_ONCE)
        )
        return self.session.scalars(statement).all()

    def _advance(self, sequence: int, digest: str) -> None:
        self.head.sequence, self.head.digest = sequence, digest
