"""Preflight: can this machine get through tomorrow with the line dead? Each part is looked at, and hides no other."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta

from willcall.redemption.domain.business_day import business_day
from willcall.redemption.domain.faults import FaultCode, TerminalFaultError
from willcall.redemption.domain.health_limits import DAYS_AHEAD
from willcall.redemption.domain.journal_findings import JournalReport, SignedPacks
from willcall.redemption.domain.paper import PrinterState
from willcall.redemption.domain.preflight import (
    Check,
    CheckRow,
    PackCounts,
    clock_check,
    disk_check,
    journal_check,
    keys_check,
    pack_row,
    printer_checks,
    unseen,
    upload_check,
)
from willcall.redemption.service.journal_ports import WrittenBooks
from willcall.redemption.service.ports import Clock, SyncLog
from willcall.redemption.service.terminal_health import FreeBytes
from willcall.redemption.service.verify_journal import JournalAudit

_ORDER = list(Check)


@dataclass(frozen=True, slots=True)
class Preflight:
    """Looks at an open terminal before its day. Nothing is raised: what cannot be looked at is red, and says why.

    ``exposed`` says whether others on the machine may read the terminal's keys.
    """

    audit: JournalAudit
    sync_log: SyncLog
    exposed: Callable[[], bool]
    free_bytes: FreeBytes
    clock: Clock

    def rows(self, printer: PrinterState | None) -> tuple[CheckRow, ...]:
        """Return a row for each part, packs one for each day; ``printer`` is how it was just now, None without one."""
        found = [
            *_told((Check.PACK, Check.JOURNAL), self._of_the_books),
            *printer_checks(printer),
            *_told((Check.CLOCK, Check.UPLOAD), self._of_the_centre),
            *_told((Check.DISK,), lambda: iter([disk_check(self.free_bytes())])),
            *_told((Check.KEYS,), lambda: iter([keys_check(exposed=self.exposed())])),
        ]
        return tuple(sorted(found, key=lambda row: _ORDER.index(row.check)))

    def _of_the_books(self) -> Iterator[CheckRow]:
        heard = self.audit.hear()
        with self.audit.records.reading() as books:
            report = self.audit.examine(books, heard)
            yield journal_check(report)
            yield from self._packs(books, report)

    def _packs(self, books: WrittenBooks, report: JournalReport) -> Iterator[CheckRow]:
        held = {pack.business_day: pack for pack in books.packs()}
        today = business_day(self.clock(), self.audit.identity.zone)
        for day in (today + timedelta(days=ahead) for ahead in range(DAYS_AHEAD + 1)):
            signed = report.packs_signed.get(day.isoformat(), SignedPacks())
            untouched = signed.content in {"", books.pack_content(day)}
            yield pack_row(day, held.get(day), PackCounts(*books.pack_counts(day), signed.seats, untouched=untouched))

    def _of_the_centre(self) -> Iterator[CheckRow]:
        found = self.sync_log.status()
        yield clock_check(found)
        yield upload_check(found, self.clock())


def without_a_terminal(fault: FaultCode, printer: PrinterState | None, free_bytes: FreeBytes) -> tuple[CheckRow, ...]:
    """Return the rows of a terminal that cannot even be opened: the fault, and what can be looked at all the same."""
    of_the_keys = fault in {FaultCode.KEY_MISSING, FaultCode.NOT_ENROLLED}
    found = [
        unseen(Check.PACK),
        *printer_checks(printer),
        unseen(Check.CLOCK),
        *_told((Check.DISK,), lambda: iter([disk_check(free_bytes())])),
        unseen(Check.KEYS, fault if of_the_keys else None),
        unseen(Check.JOURNAL, None if of_the_keys else fault),
        unseen(Check.UPLOAD),
    ]
    return tuple(found)


def _told(checks: tuple[Check, ...], look: Callable[[], Iterator[CheckRow]]) -> list[CheckRow]:
    try:
        return list(look())
    except TerminalFaultError as fault:
        return [unseen(check, fault.code) for check in checks]
