"""Take a terminal's journal from a stick: the same intake as over the line, entry by entry (R4)."""

from collections.abc import Callable
from pathlib import Path

from willcall.centre.bootstrap import Centre
from willcall.centre.db.bulk import batches
from willcall.centre.journal.standing import journal_standing
from willcall.centre.journal.take_batch import take_batch
from willcall.centre.sticks.known_terminal import key_of
from willcall.centre.terminals.admit_request import Caller
from willcall.redemption.domain.sticks import JournalImported, StickFault, StickRefusedError
from willcall.redemption.wire.bundles import JournalLoad, open_bundle, read_head
from willcall.redemption.wire.journal import LARGEST_BATCH, EntryFate, JournalBatch
from willcall.redemption.wire.stick_files import files_on_stick, read_from_stick


def journals_on_stick(place: Path) -> list[Path]:
    """Return the files in a folder that go to head office, finished or not; of a file itself that file.

    Raises:
        StickRefusedError: there are none, or the stick cannot be read.
    """
    files = files_on_stick(place)
    found = files if files == [place] else [file for file in files if not _is_ours(file)]
    if not found:
        raise StickRefusedError(StickFault.NOTHING_THERE, f"{place} has packs alone")
    return found


def _is_ours(file: Path) -> bool:
    """Say whether head office wrote it: such a stick goes to and fro."""
    try:
        return read_head(read_from_stick(file), file.name).kind == "packs"
    except StickRefusedError:
        return False


def import_journal(file: Path, centre: Centre, progress: Callable[[int], None]) -> JournalImported:
    """Take in what the file has; ``progress`` hears how many more entries are done.

    Importing it again changes nothing. Entries that come before others which are still on the way are kept.

    Raises:
        StickRefusedError: it cannot be believed; nothing of it was used.
    """
    bundle = read_from_stick(file)
    head = read_head(bundle, file.name)
    if head.kind != "journal":
        raise StickRefusedError(StickFault.WRONG_WAY, file.name)
    terminal = Caller(head.cinema_code, head.terminal_no)
    sender = key_of(terminal, centre.database)
    with centre.database.reading() as session:
        key = centre.keys.signing_key(session)
    load = open_bundle(bundle, JournalLoad, sender, key, file.name)
    fates: list[EntryFate] = []
    for part in batches(load.entries, LARGEST_BATCH):
        receipt = take_batch(JournalBatch(entries=tuple(part)), terminal, centre.database, centre.clock)
        fates += [answer.fate for answer in receipt.answers]
        progress(len(part))
    first, last = (load.entries[0].sequence, load.entries[-1].sequence) if load.entries else (0, 0)
    there = journal_standing(terminal, centre.database).sequence
    stored, refused = fates.count(EntryFate.STORED), fates.count(EntryFate.REFUSED)
    return JournalImported(terminal.cinema_code, terminal.terminal_no, first, last, stored, refused, there)
