"""Verify the journal: its chain, what the two witnesses have seen of it, and the seats that it moved."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from willcall.redemption.domain.faults import TerminalFaultError
from willcall.redemption.domain.identity import TerminalIdentity
from willcall.redemption.domain.journal_findings import (
    DatabaseDamaged,
    HeadTrouble,
    HeadUnusable,
    JournalCut,
    JournalFinding,
    JournalReport,
    TakenForSent,
    Witness,
)
from willcall.redemption.domain.written_entries import JournalHead, WrittenEntry
from willcall.redemption.service.journal_ports import AskCentre, HeadKeeper, Records, WrittenBooks
from willcall.redemption.service.note_head import HeadRefused, against_note, contradiction, note_head
from willcall.redemption.service.ports import SyncLog
from willcall.redemption.service.walk_journal import JournalWalk

Progress = Callable[[int], None]
"""Hears how many more entries were looked at."""


def _unheard(_more: int) -> None:
    """Tell nobody."""


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
        yield from self._sent_and_gone(books)

    def _sent_and_gone(self, books: WrittenBooks) -> Iterator[JournalFinding]:
        """Yield what was acknowledged and is not there, where it goes further than any witness has seen."""
        end = books.end()
        last = 0 if end is None else end.sequence
        seen = max(last, *(each.sequence for each in (self.head, self.centre) if each is not None), 0)
        if self.acknowledged > seen:
            yield JournalCut(last, self.acknowledged, Witness.OUTBOX)


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

    def against_note(self) -> HeadRefused | None:
        """Say what the note has against the journal; see ``service.note_head``. Quick however long the journal is."""
        return against_note(self.records, self.keeper)

    def verify(self, *, ask: bool = True, progress: Progress = _unheard) -> JournalReport:
        """Look at the whole journal; ``ask`` says whether the centre is a witness, too.

        Nothing waits for the centre: where it is silent the report says so, and the rest was looked at all the same. A
        terminal that goes on working meanwhile raises no false alarm: witnesses are heard before the books are opened.

        Raises:
            TerminalFaultError: the database or the key store failed.
        """
        heard = self.hear(ask=ask)
        with self.records.reading() as books:
            return self.examine(books, heard, progress)

    def hear(self, *, ask: bool = True) -> Heard:
        """Hear the witnesses, before the books are opened; see ``verify``."""
        acknowledged, noted = self.sync_log.status().acknowledged, self.keeper.read()
        if not ask:
            return Heard(noted, None, "", acknowledged)
        try:
            return Heard(noted, self.ask_centre(), "", acknowledged)
        except TerminalFaultError as fault:
            return Heard(noted, None, str(fault), acknowledged)

    def examine(self, books: WrittenBooks, heard: Heard, progress: Progress = _unheard) -> JournalReport:
        """Look at the books after the witnesses were heard; see ``verify``."""
        walk = JournalWalk(self.identity)
        found: list[JournalFinding] = [*heard.at_once()]
        found += walk.through(_counted(books.entries(), progress))
        found += heard.held_against(books)
        found += walk.held_against(books.moved_seats())
        found += [DatabaseDamaged(what) for what in books.damage()]
        return JournalReport(books.end(), tuple(found), heard.head, heard.centre, heard.silent, walk.signed)


def _counted(lines: Iterable[WrittenEntry], progress: Progress) -> Iterator[WrittenEntry]:
    for line in lines:
        yield line
        progress(1)
