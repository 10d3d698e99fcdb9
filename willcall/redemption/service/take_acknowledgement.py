"""Take the centre's word on how far it has the journal, where it came by stick and not over the line."""

from collections.abc import Iterable

from willcall.redemption.domain.journal_findings import Witness
from willcall.redemption.domain.sticks import AcknowledgedBefore, AcknowledgedNow, Acknowledgement
from willcall.redemption.domain.written_entries import JournalHead
from willcall.redemption.service.journal_ports import Records
from willcall.redemption.service.note_head import contradiction
from willcall.redemption.service.ports import Outbox, SyncLog


def take_acknowledgement(
    told: JournalHead, refused: Iterable[tuple[int, str]], *, records: Records, outbox: Outbox, sync_log: SyncLog
) -> Acknowledgement:
    """Note what the centre has and what of it it refused, unless it is another journal than this terminal's.

    Over the line each entry gets its own answer. A stick says one sequence for all: so the digest there has to be ours,
    or entries would be taken for sent that nobody has (R4).

    Raises:
        TerminalFaultError: the database failed; nothing was noted.
    """
    with records.reading() as books:
        against = contradiction(told, Witness.CENTRE, books)
    if against is not None:
        return against
    known = sync_log.status().acknowledged
    outbox.acknowledge(told.sequence, refused)
    return (
        AcknowledgedNow(known + 1, told.sequence) if told.sequence > known else AcknowledgedBefore(told.sequence, known)
    )
