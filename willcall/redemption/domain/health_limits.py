"""When a part of the terminal is well: one table of limits, and a function for each part that goes by it.

docs/operations.md, "Staff at the machine", shows the same table.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from willcall.redemption.domain.faults import BUG_REASON, FaultCode
from willcall.redemption.domain.health import HealthFact, HealthRow, Level, Part
from willcall.redemption.domain.journal import written_time
from willcall.redemption.domain.machine_standing import KILLED, NotedCrash
from willcall.redemption.domain.paper import PaperTrouble, PrinterState
from willcall.redemption.domain.sync_status import SyncStatus
from willcall.redemption.domain.verdicts import REASON_CODES, CacheTooOld, UnconfirmedPrint


@dataclass(frozen=True, slots=True)
class Limit:
    """From where on a figure is to be seen to soon, and now."""

    warn: float
    bad: float

    def level(self, figure: float) -> Level:
        """Return how urgent a figure is; the more of it, the more urgent."""
        if figure >= self.bad:
            return Level.BAD
        return Level.WARN if figure >= self.warn else Level.GOOD


WAITING = Limit(1_000, 10_000)
"""Entries. A busy machine makes some thousand a day: a day that nobody at head office has seen."""

SILENCE_S = Limit(10 * 60, 24 * 3600)
"""Seconds without a talk with the centre: longer than any pause between two tries; a day's changes missed."""

CLOCK_ERROR_S = Limit(2 * 60, 15 * 60)
"""Seconds, either way: more than two minutes shows (DESIGN, 4); with more, showings end and pauses last wrongly."""

FREE_MB = Limit(-1_000, -200)
"""Megabytes left, negative, for less is worse: a busy day's journal and packs; the last tickets' room."""

DAYS_AHEAD = 2
"""Packs that a terminal holds beside today's."""


def printer_rows(
    state: PrinterState, since: datetime | None, now: datetime, tickets: int | None = None
) -> tuple[HealthRow, ...]:
    """Judge the printer: a row for each thing that is the matter, or one that says that it can print.

    ``tickets`` came out since new paper was put in, where anybody knows.
    """
    facts = _facts(age_s=_age(since, now) if since else None, tickets=tickets)
    return tuple(
        HealthRow(Part.PRINTER, Level.BAD if isinstance(code, PaperTrouble) else Level.WARN, code.value, facts)
        for code in state.codes
    ) or (HealthRow(Part.PRINTER, Level.GOOD, facts=facts),)


def pack_rows(found: SyncStatus, today: date, now: datetime) -> tuple[HealthRow, ...]:
    """Judge the packs of today and of the days ahead: without today's no code opens anything."""
    held = {pack.business_day: pack.applied_at for pack in found.packs}
    days = [today + timedelta(days=ahead) for ahead in range(DAYS_AHEAD + 1)]
    return tuple(_pack(day, held.get(day), now, needed_now=day == today) for day in days)


def _pack(day: date, applied_at: datetime | None, now: datetime, *, needed_now: bool) -> HealthRow:
    if applied_at is not None:
        return HealthRow(Part.PACK, Level.GOOD, facts=_facts(day=day.isoformat(), age_s=_age(applied_at, now)))
    level, code = (Level.BAD, REASON_CODES[CacheTooOld]) if needed_now else (Level.WARN, "")
    return HealthRow(Part.PACK, level, code, _facts(day=day.isoformat()))


def outbox_row(found: SyncStatus) -> HealthRow:
    """Judge what the centre has not got: entries that wait, and entries that it would not take."""
    level = WAITING.level(found.waiting)
    if found.refused and level is Level.GOOD:
        level = Level.WARN
    return HealthRow(Part.OUTBOX, level, facts=_facts(waiting=found.waiting, refused=found.refused))


def line_row(found: SyncStatus, now: datetime) -> HealthRow:
    """Judge the line: when the centre was last talked to, and why the last try failed."""
    reason = (found.last_failure or "").partition(" ")[0]
    if found.last_success is None:
        return HealthRow(Part.LINE, Level.WARN, reason)
    age = _age(found.last_success, now)
    return HealthRow(Part.LINE, SILENCE_S.level(age), reason, _facts(age_s=age))


def clock_row(found: SyncStatus) -> HealthRow:
    """Judge the clock by the centre's, as it was at the last talk."""
    if found.clock_error_ms is None:
        return HealthRow(Part.CLOCK, Level.GOOD)
    level = CLOCK_ERROR_S.level(abs(found.clock_error_ms) / 1000)
    return HealthRow(Part.CLOCK, level, facts=_facts(error_ms=found.clock_error_ms))


def disk_row(free_bytes: int) -> HealthRow:
    """Judge the room on the disk that the terminal's data is on."""
    megabytes = free_bytes // 1_000_000
    level = FREE_MB.level(-megabytes)
    return HealthRow(
        Part.DISK, level, FaultCode.DISK_FULL.value if level is Level.BAD else "", _facts(free_mb=megabytes)
    )


def unfinished_row(seats: int) -> HealthRow:
    """Judge today's unconfirmed seats: somebody stands before the door with a paper or without."""
    level, code = (Level.BAD, REASON_CODES[UnconfirmedPrint]) if seats else (Level.GOOD, "")
    return HealthRow(Part.UNFINISHED, level, code, _facts(seats=seats))


def tries_row(wrong: int, until: datetime | None, wrong_pins: int, pins_until: datetime | None) -> HealthRow:
    """Judge the guessing: a pause that is in force shows; ``until`` is None where none is."""
    level = Level.WARN if until or pins_until else Level.GOOD
    ends = _facts(until=_written(until), pins_until=_written(pins_until))
    return HealthRow(Part.TRIES, level, facts=(*_facts(wrong=wrong, wrong_pins=wrong_pins), *ends))


def program_row(version: str, crash: NotedCrash | None, now: datetime) -> HealthRow:
    """Judge the program: a crash of its own shows for a day.

    A run that was only cut off is told and is nothing to do: many a machine is switched off by its plug, and what that
    left in doubt is a row of its own.
    """
    if crash is None or not crash.is_shown(now):
        return HealthRow(Part.PROGRAM, Level.GOOD, facts=_facts(version=version))
    known = _facts(error=crash.error, under_way=crash.under_way or None, age_s=_age(crash.noted_at, now))
    facts = (*known, *_facts(version=version))
    if crash.error == KILLED:
        return HealthRow(Part.PROGRAM, Level.GOOD, facts=facts)
    return HealthRow(Part.PROGRAM, Level.WARN, BUG_REASON, facts)


def most_urgent_first(rows: Iterable[HealthRow]) -> tuple[HealthRow, ...]:
    """Sort rows: what is to be seen to now, soon, and what is well; within these, as ``Part`` has them."""
    levels, parts = list(Level), list(Part)
    return tuple(sorted(rows, key=lambda row: (-levels.index(row.level), parts.index(row.part))))


def worst(rows: Iterable[HealthRow]) -> Level:
    """Return the most urgent level; all is well where there is nothing."""
    order = list(Level)
    return max((row.level for row in rows), key=order.index, default=Level.GOOD)


def _age(then: datetime, now: datetime) -> int:
    # a clock that was put back has seen nothing in the future
    return max(0, round((now - then).total_seconds()))


def _written(until: datetime | None) -> str | None:
    return written_time(until) if until else None


def _facts(**named: HealthFact | None) -> tuple[tuple[str, HealthFact], ...]:
    return tuple((name, fact) for name, fact in named.items() if fact is not None)
