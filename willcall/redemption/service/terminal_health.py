"""How every part of the terminal is: gathered from the database, the disk and the printer, judged by one table."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from willcall.redemption.domain.business_day import business_day
from willcall.redemption.domain.faults import TerminalFaultError
from willcall.redemption.domain.health import HealthRow, Level, Part
from willcall.redemption.domain.health_limits import (
    clock_row,
    disk_row,
    line_row,
    most_urgent_first,
    outbox_row,
    pack_rows,
    printer_rows,
    program_row,
    tries_row,
    unfinished_row,
)
from willcall.redemption.domain.identity import TerminalIdentity
from willcall.redemption.domain.paper import PrinterState
from willcall.redemption.service.paper_on_roll import tickets_since_new_paper
from willcall.redemption.service.ports import Clock, SyncLog, UnitOfWork, UnitsOfWork
from willcall.redemption.service.printer_health import noted_health
from willcall.redemption.service.refusals import pause_in_force

FreeBytes = Callable[[], int]
"""Returns what is free on the disk of the terminal's data; raises TerminalFaultError where it cannot be asked."""


@dataclass(frozen=True, slots=True)
class TerminalHealth:
    """Looks at the terminal. For the staff's screen, the status command, and whatever asks before a day begins.

    A part that cannot be looked at is a row that says so, and hides no other (R9): nothing is raised. ``printer`` is
    the name of the one that this program prints at.
    """

    identity: TerminalIdentity
    version: str
    units: UnitsOfWork
    sync_log: SyncLog
    free_bytes: FreeBytes
    clock: Clock
    printer: str = ""

    def rows(self, printer: PrinterState | None) -> tuple[HealthRow, ...]:
        """Return a row for each part, the most urgent first; packs and troubles of the printer have several.

        ``printer`` is the state it was just seen in; None for the last one noted, and no row where nobody has looked.
        """
        now = self.clock()
        found = [*self._told(lambda: self._of_the_books(printer, now)), *self._told(lambda: self._of_the_centre(now))]
        if not any(row.part is Part.DATABASE for row in found):
            found.append(HealthRow(Part.DATABASE, Level.GOOD))
        if printer and not any(row.part is Part.PRINTER for row in found):
            found += printer_rows(printer, None, now)
        found += self._disk()
        return most_urgent_first(dict.fromkeys(found))

    def _told(self, look: Callable[[], Iterator[HealthRow]]) -> list[HealthRow]:
        try:
            return list(look())
        except TerminalFaultError as fault:
            return [HealthRow(Part.DATABASE, Level.BAD, fault.code.value)]

    def _of_the_books(self, printer: PrinterState | None, now: datetime) -> Iterator[HealthRow]:
        with self.units.reading() as unit:
            standing, tries = unit.machine.read(), unit.shelf.tries()
            yield program_row(self.version, standing.crash, now)
            yield from self._printer(printer, unit, now)
            yield unfinished_row(unit.shelf.count_unconfirmed(business_day(now, self.identity.zone)))
            pins = standing.tries
            yield tries_row(tries.wrong, pause_in_force(tries, now), pins.wrong, pins.paused_until(now))

    def _printer(self, seen: PrinterState | None, unit: UnitOfWork, now: datetime) -> tuple[HealthRow, ...]:
        noted = noted_health(unit.journal, self.printer)
        tickets = tickets_since_new_paper(unit.journal, self.printer)
        if seen is None:
            return printer_rows(noted.state, noted.since, now, tickets) if noted else ()
        return printer_rows(seen, noted.since if noted and noted.state == seen else None, now, tickets)

    def _of_the_centre(self, now: datetime) -> Iterator[HealthRow]:
        found = self.sync_log.status()
        yield from pack_rows(found, business_day(now, self.identity.zone), now)
        yield outbox_row(found)
        yield line_row(found, now)
        yield clock_row(found)

    def _disk(self) -> list[HealthRow]:
        try:
            return [disk_row(self.free_bytes())]
        except TerminalFaultError as fault:
            return [HealthRow(Part.DISK, Level.BAD, fault.code.value)]
