"""An eye on the journal for as long as a program runs: all of it now and then, its end at each look."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from willcall.redemption.domain.journal_findings import JournalFinding
from willcall.redemption.service.ports import Clock
from willcall.redemption.service.verify_journal import JournalAudit

VERIFY_EVERY = timedelta(hours=6)
"""A walk through a busy day's journal takes a second or two."""

VERIFY_AGAIN = timedelta(minutes=10)
"""Where something was the matter: a note that was missing is made by the next round, a journal is not mended."""


@dataclass(slots=True)
class JournalWatch:
    """Says what is wrong with the journal. Two threads that look at once do some of it twice, and no harm.

    The first look walks through all of it, and so does one every ``VERIFY_EVERY``; those between hold its end against
    the note beside the key, which tells a journal that was cut or put back. The centre is not asked.
    """

    audit: JournalAudit
    clock: Clock
    _found: tuple[JournalFinding, ...] = ()
    _verified_at: datetime | None = None

    def look(self) -> tuple[JournalFinding, ...]:
        """Return what is wrong, as far as was looked.

        Raises:
            TerminalFaultError: the database or the key store failed.
        """
        now = self.clock()
        if self._is_due(now):
            self._found, self._verified_at = self.audit.verify(ask=False).findings, now
        elif (against := self.audit.against_note()) and against not in self._found:
            self._found = (*self._found, against)
        return self._found

    def _is_due(self, now: datetime) -> bool:
        every = VERIFY_AGAIN if self._found else VERIFY_EVERY
        # a clock that was put back makes no long silence
        return self._verified_at is None or not timedelta() <= now - self._verified_at < every
