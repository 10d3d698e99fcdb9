"""How far a terminal's journal is here."""

from willcall.centre.db.database import Database
from willcall.centre.journal.models import JournalHeadRow
from willcall.centre.terminals.admit_request import Caller
from willcall.redemption.domain.journal import GENESIS
from willcall.redemption.wire.journal import JournalStanding


def journal_standing(terminal: Caller, database: Database) -> JournalStanding:
    """Return the end of the stretch that is here without a gap; sequence 0 where nothing is."""
    with database.reading() as session:
        head = session.get(JournalHeadRow, (terminal.cinema_code, terminal.terminal_no))
        if head is None:
            return JournalStanding(sequence=0, digest=GENESIS)
        return JournalStanding(sequence=head.sequence, digest=head.digest)
