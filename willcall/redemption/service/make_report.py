"""Make a report of a shift or of a business day from the terminal's journal."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from willcall.redemption.domain.business_day import business_day, day_span
from willcall.redemption.domain.events import ReprintOrdered, SeatClaimed
from willcall.redemption.domain.exceptions import ExceptionKind
from willcall.redemption.domain.identity import TerminalIdentity
from willcall.redemption.domain.machine_events import StaffSignedIn
from willcall.redemption.domain.occasions import COUNTED, Beginning, BegunBefore, OccasionReader
from willcall.redemption.domain.reports import Deed, Occasion, Report, ReportLine, Span
from willcall.redemption.domain.staff import Right, RightMissing, StaffMember
from willcall.redemption.service.ports import Clock, Journal, SyncLog, UnitOfWork, UnitsOfWork

_BEGINNINGS: Sequence[type[Beginning]] = (SeatClaimed, ReprintOrdered)


@dataclass(frozen=True, slots=True)
class ReportMaker:
    """Makes reports at one terminal. A deed belongs to the time that the terminal's clock showed.

    Each call raises ``TerminalFaultError`` where the database failed.
    """

    identity: TerminalIdentity
    units: UnitsOfWork
    sync_log: SyncLog
    clock: Clock
    rehearsal: bool = False

    def of_day(self, day: date, staff: StaffMember) -> Report | RightMissing:
        """Return all that was done on a business day, by everybody; for whoever may see that."""
        if not staff.may(Right.SEE_EVERYBODYS_REPORT):
            return RightMissing(staff, Right.SEE_EVERYBODYS_REPORT)
        return self._report(Span(*day_span(day, self.identity.zone), day=day))

    def of_shift(self, of: str, since: datetime, staff: StaffMember) -> Report | RightMissing:
        """Return what one member of staff (``of``) did from a time until now; their own everybody may see."""
        if of != staff.staff_no and not staff.may(Right.SEE_EVERYBODYS_REPORT):
            return RightMissing(staff, Right.SEE_EVERYBODYS_REPORT)
        return self._report(Span(since, self.clock(), staff_no=of))

    def shift_began(self, staff_no: str) -> datetime:
        """Return when somebody signed in first on this business day; where they have not, when the day began."""
        begin, _ = day_span(business_day(self.clock(), self.identity.zone), self.identity.zone)
        with self.units.reading() as unit:
            signed_in = unit.journal.between([StaffSignedIn], begin)
        return next((each.at for each in signed_in if each.event.staff_no == staff_no), begin)

    def _report(self, span: Span) -> Report:
        with self.units.reading() as unit:
            reader = OccasionReader(self.identity.terminal_no, _begun_before(unit.journal))
            told = unit.journal.between(COUNTED, span.begin, span.end)
            occasions = [occasion for each in told for occasion in reader.read(each)]
            occasions += self._refused_uploads(span)
            wanted = [each for each in occasions if span.staff_no in {None, each.staff_no}]
            lines = tuple(_lines(sorted(wanted, key=lambda each: each.at), unit))
        return Report(self.identity, span, self.clock(), lines, self.rehearsal)

    def _refused_uploads(self, span: Span) -> Iterator[Occasion]:
        terminal_no, reason = self.identity.terminal_no, ExceptionKind.ENTRY_REFUSED.value
        for each in self.sync_log.refusals(with_closed=True):
            if span.begin <= each.refused_at < span.end:
                about = each.ticket_no or ""
                yield Occasion(
                    each.sequence, each.refused_at, terminal_no, Deed.EXCEPTION_OPENED, ticket_no=about, reason=reason
                )


def _begun_before(journal: Journal) -> BegunBefore:
    def begun(ticket_no: str, sequence: int) -> Beginning | None:
        last = next(journal.backwards(_BEGINNINGS, ticket_no=ticket_no, before=sequence), None)
        return None if last is None else last.event

    return begun


def _lines(occasions: Sequence[Occasion], unit: UnitOfWork) -> Iterator[ReportLine]:
    numbers = {each.ticket_no for each in occasions} - {""}
    known = {seat.ticket_no: (showing, seat.place) for showing, seat in unit.shelf.find_seats(sorted(numbers))}
    for each in occasions:
        yield ReportLine(each, *known.get(each.ticket_no, (None, None)))
