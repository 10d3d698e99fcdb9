"""Every exception that this terminal knows of, in one list: seats in doubt, the books, guessing, the machine."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from willcall.redemption.domain.business_day import business_day
from willcall.redemption.domain.desk_acts import DeskAct
from willcall.redemption.domain.door_events import AdmissionDisputed, AdmittedOnList
from willcall.redemption.domain.events import ReissueCameLate, RevocationCameLate, TriesExceeded
from willcall.redemption.domain.exceptions import (
    CloseBar,
    EndsByItself,
    ExceptionKey,
    ExceptionKind,
    GivenOutTooLate,
    Guessing,
    JournalBroken,
    NoteLeft,
    OpenException,
    SettlesByAct,
    TakenBackTooLate,
    TickedTooLate,
    kind_of,
    right_to_close,
)
from willcall.redemption.domain.health import HealthRow, Level, Part
from willcall.redemption.domain.health_limits import WAITING, printer_rows
from willcall.redemption.domain.journal import Recorded
from willcall.redemption.domain.journal_findings import JournalFinding
from willcall.redemption.domain.machine_events import StaffThrottled
from willcall.redemption.domain.seats import Seat, SeatState
from willcall.redemption.domain.showings import Showing
from willcall.redemption.domain.staff import RightMissing
from willcall.redemption.service.desk_acts import ActsFor
from willcall.redemption.service.exception_marks import Marks, late_key, print_key, refused_key, tick_key
from willcall.redemption.service.ports import UnitOfWork
from willcall.redemption.service.print_evidence import unconfirmed_in
from willcall.redemption.service.printer_health import printers_beside
from willcall.redemption.service.terminal_health import TerminalHealth

LookAtJournal = Callable[[], Iterable[JournalFinding]]
"""Returns what is wrong with the journal; see ``service.journal_watch``."""

_IN_USE = timedelta(days=7)
"""Of a printer that nobody has seen in another state for so long nobody knows whether it is still there."""

_FINDINGS = 50
"""Of a journal that was touched, as many as a person reads."""

_SETTLING = frozenset({DeskAct.SETTLE_BY_SCAN, DeskAct.STATE_NO_PAPER, DeskAct.VOUCH, DeskAct.RELEASE})
_LATE: Sequence[type[RevocationCameLate | ReissueCameLate]] = (RevocationCameLate, ReissueCameLate)
_GUESSES: Sequence[tuple[ExceptionKind, type[TriesExceeded | StaffThrottled]]] = (
    (ExceptionKind.CODES_GUESSED, TriesExceeded),
    (ExceptionKind.PINS_GUESSED, StaffThrottled),
)


@dataclass(frozen=True, slots=True)
class ExceptionList:
    """Gathers the exceptions for one member of staff, as they stand at one moment."""

    looking: TerminalHealth
    journal: LookAtJournal
    acts: ActsFor

    def open(self, unit: UnitOfWork) -> tuple[OpenException, ...]:
        """Return them, the newest first; what has been so for nobody knows how long stands before them all.

        Raises:
            TerminalFaultError: the database failed.
        """
        marks = Marks.read(unit)
        found = [
            *self._of_seats(unit),
            *self._of_packs(unit, marks),
            *self._of_doors(unit, marks),
            *self._of_uploads(),
            *self._of_guessing(unit, marks),
            *self._of_the_journal(),
            *self._of_the_machine(),
            *self._of_printers_beside(unit),
        ]
        now = self.acts.now
        newest = sorted(found, key=lambda each: each.since or now, reverse=True)
        return tuple(replace(each, noted=self._note(each, marks)) for each in newest)

    def _of_seats(self, unit: UnitOfWork) -> Iterator[OpenException]:
        for found in unconfirmed_in(unit):
            offered = self.acts.offered(found.seat, unit)
            acts = tuple(each for each in offered if each.act in _SETTLING)
            yield OpenException(
                print_key(found.seat.ticket_no, found.seat.copies),
                Level.BAD,
                found.evidence.since,
                found,
                acts,
                SettlesByAct(),
            )

    def _of_packs(self, unit: UnitOfWork, marks: Marks) -> Iterator[OpenException]:
        told = [each for each in unit.journal.backwards(_LATE) if late_key(each) not in marks.closed]
        seats = {pair[1].ticket_no: pair for pair in unit.shelf.find_seats([each.event.ticket_no for each in told])}
        for each in told:
            evidence = _still_late(each.event, *seats[each.event.ticket_no])
            if evidence is not None:
                key = late_key(each)
                yield OpenException(key, Level.BAD, each.at, evidence, close_barred=self._barred(key.kind))

    def _of_doors(self, unit: UnitOfWork, marks: Marks) -> Iterator[OpenException]:
        told = [each for each in unit.journal.backwards([AdmissionDisputed]) if tick_key(each) not in marks.closed]
        seats = {pair[1].ticket_no: pair for pair in unit.shelf.find_seats([each.event.ticket_no for each in told])}
        for each in told:
            key = tick_key(each)
            evidence = TickedTooLate(*seats[each.event.ticket_no], each.event.state, each.event.staff_no)
            if not _counted_since(each, unit):
                yield OpenException(key, Level.BAD, each.at, evidence, close_barred=self._barred(key.kind))

    def _of_uploads(self) -> Iterator[OpenException]:
        for each in self.looking.sync_log.refusals():
            key = refused_key(each)
            yield OpenException(key, Level.WARN, each.refused_at, each, close_barred=self._barred(key.kind))

    def _of_guessing(self, unit: UnitOfWork, marks: Marks) -> Iterator[OpenException]:
        for kind, event in _GUESSES:
            told = [each for each in unit.journal.backwards([event]) if each.sequence > marks.closed_up_to(kind)]
            if told:
                evidence = _guessing(told)
                level = Level.BAD if self.acts.now < evidence.until else Level.WARN
                key = ExceptionKey(kind, str(told[0].sequence))
                yield OpenException(key, level, evidence.last_at, evidence, close_barred=self._barred(kind))

    def _of_the_journal(self) -> Iterator[OpenException]:
        findings = tuple(self.journal())
        if findings:
            key = ExceptionKey(ExceptionKind.JOURNAL)
            told = JournalBroken(findings[:_FINDINGS], max(0, len(findings) - _FINDINGS))
            yield OpenException(key, Level.BAD, None, told, close_barred=EndsByItself())

    def _of_the_machine(self) -> Iterator[OpenException]:
        for row in self.looking.rows(None):
            kind = kind_of(row.part)
            if kind is not None and row.level is not Level.GOOD and not _only_refused(row):
                key = ExceptionKey(kind, _which(row))
                yield OpenException(key, row.level, self._since(row), row, close_barred=EndsByItself())

    def _of_printers_beside(self, unit: UnitOfWork) -> Iterator[OpenException]:
        """Yield what ails printers that other programs of this terminal print at, as they noted it last."""
        now = self.acts.now
        beside = printers_beside(unit.journal, self.looking.printer, now - _IN_USE)
        for printer, noted in beside.items():
            for row in printer_rows(noted.state, noted.since, now):
                if row.level is not Level.GOOD:
                    key = ExceptionKey(ExceptionKind.PRINTER, f"{printer} {row.code}")
                    told = replace(row, facts=(("printer", printer), *row.facts))
                    yield OpenException(key, row.level, noted.since, told, close_barred=EndsByItself())

    def _barred(self, kind: ExceptionKind) -> CloseBar | None:
        right = right_to_close(kind)
        return None if self.acts.staff.may(right) else RightMissing(self.acts.staff, right)

    def _since(self, row: HealthRow) -> datetime | None:
        age = row.fact("age_s")
        return self.acts.now - timedelta(seconds=int(age)) if age is not None else None

    def _note(self, found: OpenException, marks: Marks) -> NoteLeft | None:
        """Return the last note on it. On what ends by itself one is good for its business day: then look again."""
        note = marks.note_on(found.key)
        if note is None or not isinstance(found.close_barred, EndsByItself):
            return note
        zone = self.acts.identity.zone
        same_day = business_day(note.at, zone) == business_day(self.acts.now, zone)
        return note if same_day and (found.since is None or found.since <= note.at) else None


def _counted_since(dispute: Recorded[AdmissionDisputed], unit: UnitOfWork) -> bool:
    """Tell a tick that was in dispute and counts after all; what becomes of that one later is another matter."""
    ticks = unit.journal.backwards([AdmittedOnList], ticket_no=dispute.event.ticket_no)
    return any(each.sequence > dispute.sequence for each in ticks)


def _still_late(
    event: RevocationCameLate | ReissueCameLate, showing: Showing, seat: Seat
) -> TakenBackTooLate | GivenOutTooLate | None:
    """Return what there is to look at; None where it has been carried out, taken back or opened since."""
    if isinstance(event, RevocationCameLate):
        is_so = seat.state is not SeatState.REVOKED and seat.revoked_late is not None
        return TakenBackTooLate(showing, seat, event.pack_version, event.state) if is_so else None
    is_so = seat.state is SeatState.REVOKED and seat.revoked_late is None
    return GivenOutTooLate(showing, seat, event.used_by, event.pack_version) if is_so else None


def _guessing(told: Sequence[Recorded[TriesExceeded | StaffThrottled]]) -> Guessing:
    """Put pauses, the latest first, into one; they are closed together."""
    last = told[0]
    return Guessing(
        pauses=len(told),
        first_at=told[-1].at,
        last_at=last.at,
        wrong=last.event.wrong,
        until=datetime.fromisoformat(last.event.until),
        staff_nos=tuple(sorted({each.event.staff_no for each in told} - {""})),
    )


def _only_refused(row: HealthRow) -> bool:
    """Tell an outbox in which nothing is the matter but refused entries: each of them is an exception by itself."""
    return row.part is Part.OUTBOX and WAITING.level(int(row.fact("waiting") or 0)) is Level.GOOD


def _which(row: HealthRow) -> str:
    """Return what tells a row from others of its part, of which there are several of packs and of the printer."""
    return row.code if row.part is Part.PRINTER else str(row.fact("day") or "")
