"""Note where the journal ends, beside the terminal's key: whoever cuts or replaces the journal cannot change that."""

from willcall.redemption.domain.journal_findings import (
    HeadTrouble,
    HeadUnusable,
    JournalCut,
    JournalReplaced,
    Witness,
)
from willcall.redemption.domain.written_entries import JournalHead
from willcall.redemption.service.journal_ports import HeadKeeper, Records, WrittenBooks

HeadRefused = JournalCut | JournalReplaced | HeadUnusable


def note_head(records: Records, keeper: HeadKeeper) -> HeadRefused | None:
    """Move the note to where the journal ends now, or say why it has to stay as it is.

    A note that the journal contradicts is the only witness of what was there, and is never written over. Where there is
    no note yet, this makes the first.

    Raises:
        TerminalFaultError: the database or the key store failed; the note is as it was.
    """
    noted = keeper.read()
    with records.reading() as books:
        refused, end = _held_against(noted, books), books.end()
    if refused is None and end is not None and end != noted:
        keeper.write(end)
    return refused


def against_note(records: Records, keeper: HeadKeeper) -> HeadRefused | None:
    """Say what the note has against the journal, and leave it as it is; None also where there is no note.

    Raises:
        TerminalFaultError: the database or the key store failed.
    """
    noted = keeper.read()
    with records.reading() as books:
        return _held_against(noted, books)


def _held_against(noted: JournalHead | HeadTrouble, books: WrittenBooks) -> HeadRefused | None:
    if isinstance(noted, JournalHead):
        return contradiction(noted, Witness.HEAD, books)
    return HeadUnusable(noted) if noted is HeadTrouble.FORGED else None


def contradiction(seen: JournalHead, witness: Witness, books: WrittenBooks) -> JournalCut | JournalReplaced | None:
    """Hold what a witness has seen against the books."""
    if seen.sequence == 0:
        return None
    end = books.end()
    last = 0 if end is None else end.sequence
    if last < seen.sequence:
        return JournalCut(last, seen.sequence, witness)
    if books.digest_at(seen.sequence) != seen.digest:
        return JournalReplaced(seen.sequence, witness)
    return None
