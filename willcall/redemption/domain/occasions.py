"""What each entry of the journal counts as in a report."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial

from willcall.redemption.domain.desk_events import ExceptionClosed
from willcall.redemption.domain.door_events import AdmissionDisputed, AdmittedOnList, TickTakenBack
from willcall.redemption.domain.events import (
    CodeRefused,
    Event,
    PrintSettled,
    PrintUnconfirmed,
    ReissueCameLate,
    ReprintOrdered,
    RevocationCameLate,
    SeatClaimed,
    SeatReleased,
    TicketPrinted,
    TriesExceeded,
)
from willcall.redemption.domain.exceptions import ExceptionKind
from willcall.redemption.domain.journal import Recorded
from willcall.redemption.domain.machine_events import StaffThrottled
from willcall.redemption.domain.releases import ReleaseReason
from willcall.redemption.domain.reports import Deed, Occasion
from willcall.redemption.domain.settlements import NoPaperReason, SettledBy

COUNTED: Sequence[type[Event]] = (
    SeatClaimed,
    ReprintOrdered,
    TicketPrinted,
    PrintUnconfirmed,
    PrintSettled,
    SeatReleased,
    CodeRefused,
    AdmittedOnList,
    TickTakenBack,
    AdmissionDisputed,
    RevocationCameLate,
    ReissueCameLate,
    TriesExceeded,
    StaffThrottled,
    ExceptionClosed,
)
"""The kinds of entries that a report is made of."""

_SPOILED = frozenset({NoPaperReason.HALF_A_TICKET, NoPaperReason.BLANK_PAPER, ReleaseReason.PAPER_DESTROYED})

_Make = Callable[..., Occasion]

Beginning = SeatClaimed | ReprintOrdered
BegunBefore = Callable[[str, int], Beginning | None]
"""Returns how the last print of a ticket before a sequence came about; None where nobody can tell."""

_LATE = {
    RevocationCameLate: ExceptionKind.LATE_REVOCATION,
    ReissueCameLate: ExceptionKind.LATE_REISSUE,
    AdmissionDisputed: ExceptionKind.ADMISSION_DISPUTED,
}
_GUESSES = {TriesExceeded: ExceptionKind.CODES_GUESSED, StaffThrottled: ExceptionKind.PINS_GUESSED}


@dataclass(slots=True)
class OccasionReader:
    """Reads entries in their order; a paper that came out is whose who had it printed."""

    terminal_no: str
    begun_before: BegunBefore
    _begun: dict[str, Beginning | None] = field(default_factory=dict)
    _guessed: set[str] = field(default_factory=set)

    def read(self, told: Recorded[Event]) -> Iterator[Occasion]:
        """Yield what the next entry counts as."""
        make = partial(Occasion, told.sequence, told.at, self.terminal_no)
        match told.event:
            case SeatClaimed() | ReprintOrdered() as begun:
                self._begun[begun.ticket_no] = begun
            case TicketPrinted() as printed:
                yield from self._came_out(make, printed, told.sequence)
            case PrintSettled() as settled:
                yield from self._settled(make, settled, told.sequence)
            case SeatReleased(ticket_no, reason, staff_no, note) if staff_no:
                yield make(Deed.RELEASED, staff_no, ticket_no, reason, note)
            case TickTakenBack(ticket_no, reason, staff_no, note):
                yield make(Deed.RELEASED, staff_no, ticket_no, reason, note)
            case CodeRefused(verdict, staff_no):
                yield make(Deed.REFUSED, staff_no, reason=verdict)
            case AdmittedOnList() as admitted:
                yield make(Deed.COLLECTED, admitted.staff_no, admitted.ticket_no)
                yield make(Deed.ADMITTED, admitted.staff_no, admitted.ticket_no)
            case _:
                yield from self._exception(make, told.event)

    def _came_out(self, make: _Make, event: TicketPrinted | PrintSettled, sequence: int) -> Iterator[Occasion]:
        ticket_no = event.ticket_no
        if ticket_no not in self._begun:
            self._begun[ticket_no] = self.begun_before(ticket_no, sequence)
        begun = self._begun[ticket_no]
        staff_no, reason = (begun.staff_no, begun.reason) if begun else ("", "")
        note = begun.note if isinstance(begun, ReprintOrdered) else ""
        yield make(Deed.COLLECTED if event.copy_no == 1 else Deed.REPRINTED, staff_no, ticket_no, reason, note)
        yield make(Deed.PRINTED, staff_no, ticket_no)

    def _settled(self, make: _Make, event: PrintSettled, sequence: int) -> Iterator[Occasion]:
        by = (event.staff_no, event.ticket_no, event.reason, event.note)
        if event.came_out:
            yield from self._came_out(make, event, sequence)
        elif event.reason in _SPOILED:
            yield make(Deed.SPOILED, *by)
        if event.evidence == SettledBy.RELEASE:
            yield make(Deed.RELEASED, *by)
        yield make(Deed.EXCEPTION_CLOSED, *by)

    def _exception(self, make: _Make, event: Event) -> Iterator[Occasion]:
        match event:
            case PrintUnconfirmed():
                yield make(Deed.EXCEPTION_OPENED, ticket_no=event.ticket_no, reason=event.reason)
            case RevocationCameLate() | ReissueCameLate() | AdmissionDisputed():
                yield make(Deed.EXCEPTION_OPENED, ticket_no=event.ticket_no, reason=_LATE[type(event)].value)
            case TriesExceeded() | StaffThrottled():
                yield from self._guessed_on(make, _GUESSES[type(event)].value)
            case ExceptionClosed():
                self._guessed.discard(event.exception)
                yield make(Deed.EXCEPTION_CLOSED, event.staff_no, reason=event.reason, note=event.note)
            case _:
                pass

    def _guessed_on(self, make: _Make, kind: str) -> Iterator[Occasion]:
        """Count pauses that follow each other as one exception, until somebody closes it."""
        if kind not in self._guessed:
            self._guessed.add(kind)
            yield make(Deed.EXCEPTION_OPENED, reason=kind)
