"""Verify the journal: its chain, what the two witnesses have seen of it, and the seats that it moved."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from willcall.redemption.domain.events import PackApplied, ReissueCameLate
from willcall.redemption.domain.faults import TerminalFaultError
from willcall.redemption.domain.identity import TerminalIdentity
from willcall.redemption.domain.journal import GENESIS, Entry, digest_of
from willcall.redemption.domain.journal_findings import (
    ActImpossible,
    DatabaseDamaged,
    EntriesMissing,
    EntryAltered,
    EntryUnlinked,
    HeadTrouble,
    HeadUnusable,
    JournalFinding,
    JournalReport,
    SeatDiffers,
    TakenForSent,
    Witness,
)
from willcall.redemption.domain.seat_acts import act_of
from willcall.redemption.domain.seats import IllegalActError, SeatState, after
from willcall.redemption.domain.written_entries import JournalHead, WrittenEntry, read_written
from willcall.redemption.service.journal_ports import AskCentre, HeadKeeper, Records, SeatStanding, WrittenBooks
from willcall.redemption.service.note_head import HeadRefused, contradiction, note_head
from willcall.redemption.service.ports import SyncLog


@dataclass(frozen=True, slots=True)
class Heard:
    """What the witnesses said, and how far the terminal took its journal for acknowledged before they were asked."""

    noted: JournalHead | HeadTrouble
    centre: JournalHead | None
    silent: str
    acknowledged: int

    @property
    def head(self) -> JournalHead | None:
        """The note beside the key, where it can be believed."""
        return self.noted if isinstance(self.noted, JournalHead) else None

    def at_once(self) -> Iterator[JournalFinding]:
        """Yield what is wrong before anybody opened the books."""
        if isinstance(self.noted, HeadTrouble):
            yield HeadUnusable(self.noted)
        if self.centre is not None and self.acknowledged > self.centre.sequence:
            yield TakenForSent(self.centre.sequence + 1, self.acknowledged)

    def held_against(self, books: WrittenBooks) -> Iterator[JournalFinding]:
        """Yield where the books contradict a witness."""
        for seen, witness in ((self.head, Witness.HEAD), (self.centre, Witness.CENTRE)):
            against = contradiction(seen, witness, books) if seen is not None else None
            if against is not None:
                yield against


@dataclass(frozen=True, slots=True)
class JournalAudit:
    """The use cases of whoever wants to know whether the journal is what the terminal wrote. Beside a kiosk or not."""

    identity: TerminalIdentity
    records: Records
    keeper: HeadKeeper
    sync_log: SyncLog
    ask_centre: AskCentre

    def note_head(self) -> HeadRefused | None:
        """Note where the journal ends; see ``service.note_head``."""
        return note_head(self.records, self.keeper)

    def verify(self, *, ask: bool = True) -> JournalReport:
        """Look at the whole journal; ``ask`` says whether the centre is a witness, too.

        Nothing waits for the centre: where it is silent the report says so, and the rest was looked at all the same. A
        terminal that goes on working meanwhile raises no false alarm: witnesses are heard before the books are opened.

        Raises:
            TerminalFaultError: the database or the key store failed.
        """
        heard = self.hear(ask=ask)
        with self.records.reading() as books:
            return self.examine(books, heard)

    def hear(self, *, ask: bool = True) -> Heard:
        """Hear the witnesses, before the books are opened; see ``verify``."""
        acknowledged, noted = self.sync_log.status().acknowledged, self.keeper.read()
        if not ask:
            return Heard(noted, None, "", acknowledged)
        try:
            return Heard(noted, self.ask_centre(), "", acknowledged)
        except TerminalFaultError as fault:
            return Heard(noted, None, str(fault), acknowledged)

    def examine(self, books: WrittenBooks, heard: Heard) -> JournalReport:
        """Look at the books after the witnesses were heard; see ``verify``."""
        walk = _Walk(self.identity)
        found: list[JournalFinding] = [*heard.at_once()]
        found += walk.through(books.entries())
        found += heard.held_against(books)
        found += walk.held_against(books.moved_seats())
        found += [DatabaseDamaged(what) for what in books.damage()]
        return JournalReport(books.end(), tuple(found), heard.head, heard.centre, heard.silent, walk.signed)


@dataclass(frozen=True, slots=True)
class _Told:
    """What the journal says of a seat, by the last entry that names it; without a state nobody can say."""

    sequence: int = 0
    state: SeatState | None = SeatState.OPEN
    copies: int = 0


@dataclass(slots=True)
class _Walk:
    """One way through the journal, link by link, and what it tells of each seat."""

    identity: TerminalIdentity
    told: dict[str, _Told] = field(default_factory=dict)
    signed: dict[str, int] = field(default_factory=dict)

    def through(self, lines: Iterable[WrittenEntry]) -> Iterator[JournalFinding]:
        """Yield what is wrong with each entry, and go on behind it."""
        sequence, previous = 0, GENESIS
        for line in lines:
            if line.sequence <= sequence:
                yield EntryUnlinked(line.sequence)
                continue
            if line.sequence > sequence + 1:
                yield EntriesMissing(sequence + 1, line.sequence - 1)
            elif line.previous != previous:
                yield EntryUnlinked(line.sequence)
            sequence, previous = line.sequence, line.digest
            entry = read_written(line, self.identity.cinema_code, self.identity.terminal_no)
            if entry is None or digest_of(entry) != line.digest:
                yield EntryAltered(line.sequence)
            if entry is not None and "ticket_no" in entry.facts:
                yield from self._of_a_seat(entry, str(entry.facts["ticket_no"]))
            if entry is not None and entry.kind == PackApplied.kind:
                self._count(entry)

    def _count(self, entry: Entry) -> None:
        """Count the seats that signed packs brought for a day: a full pack has all, changes have what is new."""
        day, base = str(entry.facts.get("business_day")), entry.facts.get("base_version")
        brought = entry.facts.get("seats")
        before = self.signed.get(day, 0) if base else 0
        self.signed[day] = before + (brought if isinstance(brought, int) else 0)

    def _of_a_seat(self, entry: Entry, ticket_no: str) -> Iterator[JournalFinding]:
        told = self.told.get(ticket_no, _Told())
        if entry.kind == ReissueCameLate.kind:
            # the seat's right was used under another number: this one came into the books revoked
            told = _Told(entry.sequence, SeatState.REVOKED)
        state = told.state
        act = None if state is None else act_of(entry.kind, entry.facts, state)
        if state is not None and act is not None:
            try:
                told = _Told(entry.sequence, *after(state, told.copies, act))
            except IllegalActError:
                yield ActImpossible(entry.sequence, ticket_no, act, state)
                told = _Told(entry.sequence, None)
        self.told[ticket_no] = told

    def held_against(self, seats: Iterable[SeatStanding]) -> Iterator[SeatDiffers]:
        """Yield each seat that is not as the journal says."""
        left = {number: told for number, told in self.told.items() if (told.state, told.copies) != (SeatState.OPEN, 0)}
        for seat in seats:
            told = left.pop(seat.ticket_no, None) or self.told.get(seat.ticket_no, _Told())
            # a pack may bring a seat that is revoked already, and the journal has the pack alone
            brought = told.sequence == 0 and (seat.state, seat.copies) == (SeatState.REVOKED.value, 0)
            if told.state is not None and (seat.state, seat.copies) != (told.state.value, told.copies) and not brought:
                yield SeatDiffers(seat.ticket_no, seat.state, seat.copies, told.state, told.copies, told.sequence)
        for number, told in left.items():
            if told.state is not None:
                yield SeatDiffers(number, SeatState.OPEN.value, 0, told.state, told.copies, told.sequence)
