"""One way through the journal: each entry held against the one before, and what all of them say of the seats."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from willcall.redemption.domain.events import PackApplied, ReissueCameLate
from willcall.redemption.domain.identity import TerminalIdentity
from willcall.redemption.domain.journal import GENESIS, Entry, digest_of
from willcall.redemption.domain.journal_findings import (
    ActImpossible,
    EntriesMissing,
    EntryAltered,
    EntryUnlinked,
    JournalFinding,
    SeatDiffers,
    SignedPacks,
)
from willcall.redemption.domain.seat_acts import act_of
from willcall.redemption.domain.seats import IllegalActError, SeatState, after
from willcall.redemption.domain.written_entries import WrittenEntry, read_written
from willcall.redemption.service.journal_ports import SeatStanding


@dataclass(frozen=True, slots=True)
class _Told:
    """What the journal says of a seat, by the last entry that names it; without a state nobody can say."""

    sequence: int = 0
    state: SeatState | None = SeatState.OPEN
    copies: int = 0


@dataclass(slots=True)
class JournalWalk:
    """One way through the journal, link by link, and what it tells of each seat and of each day's packs."""

    identity: TerminalIdentity
    told: dict[str, _Told] = field(default_factory=dict)
    signed: dict[str, SignedPacks] = field(default_factory=dict)

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
        before = self.signed.get(day, SignedPacks()).seats if base else 0
        seats = before + (brought if isinstance(brought, int) else 0)
        self.signed[day] = SignedPacks(seats, str(entry.facts.get("content", "")))

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
