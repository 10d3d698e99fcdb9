"""Can this machine get through tomorrow with the line dead? The parts of the question, each answered yes or no."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from willcall.redemption.domain.faults import FaultCode
from willcall.redemption.domain.health import HealthFact
from willcall.redemption.domain.health_limits import CLOCK_ERROR_S, FREE_MB, SILENCE_S
from willcall.redemption.domain.journal_findings import JournalReport
from willcall.redemption.domain.paper import PaperTrouble, PrinterState
from willcall.redemption.domain.sync_status import HeldPack, SyncStatus


class Check(StrEnum):
    """What is looked at, in the order in which it is told."""

    PACK = "pack"
    PRINTER = "printer"
    PAPER = "paper"
    CLOCK = "clock"
    DISK = "disk"
    KEYS = "keys"
    JOURNAL = "journal"
    UPLOAD = "upload"


class Why(StrEnum):
    """What was found. The first of each part is the good one; UNSEEN stands for any part that could not be looked at.

    ==================  ====================================================================================
    ``HELD``            ``day``, ``version``, ``showings``, ``seats``: all that the signed header promised is there
    ``MISSING``         ``day``
    ``COUNTS_DIFFER``   ``day``, ``version``, and what is there: ``showings`` and ``seats``, of
                        ``showings_signed`` and ``seats_signed``
    ``CONTENT_DIFFERS`` as ``HELD``: a showing was changed, or which code opens a seat
    ``ANSWERS``         none; ``code`` where there is something to see to, such as a template
    ``TROUBLE``         ``code`` is the printer's
    ``NOT_CHOSEN``      the settings name no printer
    ``ENOUGH``          none
    ``NEAR_END``        none; ``code`` is P24
    ``OUT``             none; ``code`` is P20
    ``RIGHT``           ``error_ms``: ours less the centre's
    ``OFF``             ``error_ms``
    ``NEVER_COMPARED``  none
    ``ROOM``            ``free_mb``
    ``LITTLE``          ``free_mb``
    ``KEPT``            none
    ``EXPOSED``         others on the machine may read the key folder
    ``VERIFIED``        ``entries``
    ``TOUCHED``         ``findings``
    ``RECENT``          ``age_s``: since the centre was last heard of; ``waiting``: entries it has not acknowledged
    ``LONG_AGO``        ``age_s``, ``waiting``
    ``NEVER``           ``waiting``
    ``UNSEEN``          ``code`` is the fault's, where there was one
    ==================  ====================================================================================
    """

    HELD = "held"
    MISSING = "missing"
    COUNTS_DIFFER = "counts_differ"
    CONTENT_DIFFERS = "content_differs"
    ANSWERS = "answers"
    TROUBLE = "trouble"
    NOT_CHOSEN = "not_chosen"
    ENOUGH = "enough"
    NEAR_END = "near_end"
    OUT = "out"
    RIGHT = "right"
    OFF = "off"
    NEVER_COMPARED = "never_compared"
    ROOM = "room"
    LITTLE = "little"
    KEPT = "kept"
    EXPOSED = "exposed"
    VERIFIED = "verified"
    TOUCHED = "touched"
    RECENT = "recent"
    LONG_AGO = "long_ago"
    NEVER = "never"
    UNSEEN = "unseen"


_GOOD = frozenset({Why.HELD, Why.ANSWERS, Why.ENOUGH, Why.RIGHT, Why.ROOM, Why.KEPT, Why.VERIFIED, Why.RECENT})


@dataclass(frozen=True, slots=True)
class CheckRow:
    """One part's answer. ``facts`` are named as ``Why`` lists them; no row bears a code, a tag or a name (R7)."""

    check: Check
    why: Why
    code: str = ""
    facts: tuple[tuple[str, HealthFact], ...] = ()

    @property
    def passed(self) -> bool:
        """Whether it is green."""
        return self.why in _GOOD

    def fact(self, name: str) -> HealthFact | None:
        """Return a fact, or None where it is not known."""
        return dict(self.facts).get(name)


@dataclass(frozen=True, slots=True)
class PackCounts:
    """What of a day's pack is in the books, and what the headers promised whose signatures the centre made.

    ``untouched``: which code opens which seat of which showing is as it was when the last pack was applied.
    """

    showings: int
    seats: int
    seats_signed: int
    untouched: bool = True


def unseen(check: Check, fault: FaultCode | None = None) -> CheckRow:
    """Return the row of a part that could not be looked at."""
    return CheckRow(check, Why.UNSEEN, fault.value if fault else "")


def pack_row(day: date, held: HeldPack | None, counts: PackCounts) -> CheckRow:
    """Judge a day's pack. Showings may stay in the books that a later pack no longer names; seats never do."""
    if held is None:
        return CheckRow(Check.PACK, Why.MISSING, facts=(("day", day.isoformat()),))
    facts = (
        ("day", day.isoformat()),
        ("version", held.version),
        ("showings", counts.showings),
        ("seats", counts.seats),
    )
    if counts.showings >= held.showings and counts.seats == counts.seats_signed:
        return CheckRow(Check.PACK, Why.HELD if counts.untouched else Why.CONTENT_DIFFERS, facts=facts)
    signed = (("showings_signed", held.showings), ("seats_signed", counts.seats_signed))
    return CheckRow(Check.PACK, Why.COUNTS_DIFFER, facts=facts + signed)


def printer_checks(seen: PrinterState | None) -> tuple[CheckRow, CheckRow]:
    """Judge printer and paper; None where no printer was chosen. A printer that wants paper does answer."""
    if seen is None:
        return CheckRow(Check.PRINTER, Why.NOT_CHOSEN), unseen(Check.PAPER)
    if seen.trouble is PaperTrouble.PAPER_END:
        return CheckRow(Check.PRINTER, Why.ANSWERS), CheckRow(Check.PAPER, Why.OUT, seen.trouble.value)
    if seen.trouble is not None:
        return CheckRow(Check.PRINTER, Why.TROUBLE, seen.trouble.value), unseen(Check.PAPER)
    near, *others = [code.value for code in seen.notices] if seen.paper_near_end else ["", *map(str, seen.notices)]
    paper = CheckRow(Check.PAPER, Why.NEAR_END, near) if near else CheckRow(Check.PAPER, Why.ENOUGH)
    return CheckRow(Check.PRINTER, Why.ANSWERS, " ".join(others)), paper


def clock_check(found: SyncStatus) -> CheckRow:
    """Judge the clock by the centre's, as it was at the last talk over the line."""
    if found.clock_error_ms is None:
        return CheckRow(Check.CLOCK, Why.NEVER_COMPARED)
    right = abs(found.clock_error_ms) < CLOCK_ERROR_S.warn * 1000
    return CheckRow(Check.CLOCK, Why.RIGHT if right else Why.OFF, facts=(("error_ms", found.clock_error_ms),))


def disk_check(free_bytes: int) -> CheckRow:
    """Judge the room on the disk: a busy day's journal has to fit."""
    free_mb = free_bytes // 1_000_000
    return CheckRow(Check.DISK, Why.ROOM if -free_mb < FREE_MB.warn else Why.LITTLE, facts=(("free_mb", free_mb),))


def keys_check(*, exposed: bool) -> CheckRow:
    """Judge the key store of a terminal that could be opened: its keys are there and whole."""
    return CheckRow(Check.KEYS, Why.EXPOSED if exposed else Why.KEPT)


def journal_check(report: JournalReport) -> CheckRow:
    """Judge the journal, once it was verified."""
    if report.findings:
        return CheckRow(Check.JOURNAL, Why.TOUCHED, facts=(("findings", len(report.findings)),))
    return CheckRow(Check.JOURNAL, Why.VERIFIED, facts=(("entries", report.end.sequence if report.end else 0),))


def upload_check(found: SyncStatus, now: datetime) -> CheckRow:
    """Judge when the centre was last heard of, by line or by stick: after a day what it changed is missed here."""
    waiting = ("waiting", found.waiting)
    if found.last_success is None:
        return CheckRow(Check.UPLOAD, Why.NEVER, facts=(waiting,))
    age_s = max(0, int((now - found.last_success).total_seconds()))
    why = Why.RECENT if age_s < SILENCE_S.bad else Why.LONG_AGO
    return CheckRow(Check.UPLOAD, why, facts=(("age_s", age_s), waiting))


def all_green(rows: Sequence[CheckRow]) -> bool:
    """Say whether the machine is ready."""
    return all(row.passed for row in rows)
