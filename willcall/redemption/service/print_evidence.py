"""Which prints wait for a person, and what that person can go by; read from the journal."""

from collections.abc import Container, Iterator, Sequence

from willcall.redemption.domain.events import PrintStarted, PrintUnconfirmed, ReprintOrdered
from willcall.redemption.domain.journal import EventT, Recorded
from willcall.redemption.domain.machine_events import TornTicketVoided
from willcall.redemption.domain.paper import PaperTrouble
from willcall.redemption.domain.print_evidence import (
    BytesSent,
    GuestsCollection,
    Interruption,
    PrintEvidence,
    StaffsReprint,
    UnconfirmedSeat,
)
from willcall.redemption.domain.seats import Seat, SeatState
from willcall.redemption.service.ports import Journal, UnitOfWork, UnitsOfWork
from willcall.redemption.service.printer_health import is_told_of

_BEGINNINGS: Sequence[type[PrintStarted | ReprintOrdered]] = (PrintStarted, ReprintOrdered)


_AT_THE_CUTTER: Sequence[type[PrintUnconfirmed | TornTicketVoided]] = (PrintUnconfirmed, TornTicketVoided)


class EvidenceGoneError(Exception):
    """A bug: a seat is unconfirmed, and the journal does not say how it came to be."""


def unconfirmed_prints(units: UnitsOfWork) -> tuple[UnconfirmedSeat, ...]:
    """Return every unconfirmed seat with its evidence, the newest first.

    Raises:
        TerminalFaultError: the database failed.
    """
    with units.reading() as unit:
        return unconfirmed_in(unit)


def unconfirmed_in(unit: UnitOfWork) -> tuple[UnconfirmedSeat, ...]:
    """Return every unconfirmed seat as a unit of work sees it, the newest first."""
    waiting = {seat.ticket_no: (showing, seat) for showing, seat in unit.shelf.unconfirmed_seats()}
    losses = unit.journal.backwards([PrintUnconfirmed])
    found = []
    while waiting:
        lost = _recorded(losses)
        if lost.event.ticket_no in waiting:
            showing, seat = waiting.pop(lost.event.ticket_no)
            found.append(UnconfirmedSeat(showing, seat, _evidence(unit.journal, lost, seat)))
    return tuple(found)


def may_have_torn(units: UnitsOfWork, printer: str = "") -> bool:
    """Say whether half a ticket may hang in a printer: a print is unconfirmed, whichever run began it, and wherever.

    Nothing hangs there any more where a torn ticket was made void since, at this very printer: which one a lost ticket
    was sent to nobody knows who finds it after a crash.

    Raises:
        TerminalFaultError: the database failed.
    """
    with units.reading() as unit:
        waiting = {seat.ticket_no for _, seat in unit.shelf.unconfirmed_seats()}
        if not waiting:
            return False
        told = unit.journal.backwards(_AT_THE_CUTTER)
        latest = _recorded(each for each in told if _bears_on(each.event, waiting, printer))
        return isinstance(latest.event, PrintUnconfirmed)


def _bears_on(event: PrintUnconfirmed | TornTicketVoided, waiting: Container[str], printer: str) -> bool:
    return is_told_of(event, printer) if isinstance(event, TornTicketVoided) else event.ticket_no in waiting


def evidence_of(ticket_no: str, units: UnitsOfWork) -> PrintEvidence | None:
    """Return what is known of a seat's copy in question; None where the seat is not unconfirmed, or not here.

    Raises:
        TerminalFaultError: the database failed.
    """
    with units.reading() as unit:
        for _, seat in unit.shelf.find_seats([ticket_no]):
            if seat.state is SeatState.UNCONFIRMED:
                lost = _recorded(unit.journal.backwards([PrintUnconfirmed], ticket_no=ticket_no))
                return _evidence(unit.journal, lost, seat)
    return None


def _evidence(journal: Journal, lost: Recorded[PrintUnconfirmed], seat: Seat) -> PrintEvidence:
    # one prints at a time: from where the print was lost its beginning is a few entries back
    begun = _recorded(journal.backwards(_BEGINNINGS, ticket_no=seat.ticket_no, before=lost.sequence))
    told = lost.event
    return PrintEvidence(
        seat.ticket_no,
        told.copy_no,
        begun.at,
        _begun_by(begun.event, seat),
        lost.at,
        BytesSent(told.bytes_sent, told.bytes_total) if told.bytes_total else None,
        _ended_by(told.reason),
    )


def _recorded(found: Iterator[Recorded[EventT]]) -> Recorded[EventT]:
    latest = next(found, None)
    if latest is None:
        raise EvidenceGoneError
    return latest


def _begun_by(begun: PrintStarted | ReprintOrdered, seat: Seat) -> GuestsCollection | StaffsReprint:
    if isinstance(begun, ReprintOrdered):
        return StaffsReprint(begun.staff_no, begun.reason)
    return GuestsCollection(seat.attempt)


def _ended_by(reason: str) -> PaperTrouble | Interruption:
    return Interruption(reason) if reason in set(Interruption) else PaperTrouble(reason)
