"""A seat's story, read from the journal by the tickets that were given out for it."""

from collections.abc import Sequence
from dataclasses import dataclass

from willcall.redemption.domain.events import Event
from willcall.redemption.domain.journal import Recorded
from willcall.redemption.domain.seat_story import SeatStory, SeatUnknown, StoryStep, Upload, copies_of
from willcall.redemption.domain.seats import Seat, SeatState
from willcall.redemption.domain.showings import Showing
from willcall.redemption.domain.staff import TicketUnknown
from willcall.redemption.service.desk_acts import ActsFor
from willcall.redemption.service.ports import SyncLog, UnitOfWork, UnitsOfWork


def story_of_ticket(ticket_no: str, acts: ActsFor, units: UnitsOfWork, sync_log: SyncLog) -> SeatStory | TicketUnknown:
    """Return the story of the seat that a ticket was given out for.

    Raises:
        TerminalFaultError: the database failed.
    """
    uploads = _Uploads.read(sync_log)
    with units.reading() as unit:
        known = unit.shelf.find_seats([ticket_no])
        if not known:
            return TicketUnknown(ticket_no)
        showing, seat = known[0]
        return _story(unit.shelf.tickets_of(showing.showing_code, seat.place.seat_code), acts, unit, uploads)


def story_of_seat(
    showing_code: str, seat_code: str, acts: ActsFor, units: UnitsOfWork, sync_log: SyncLog
) -> SeatStory | SeatUnknown:
    """Return the story of a seat of a showing.

    Raises:
        TerminalFaultError: the database failed.
    """
    uploads = _Uploads.read(sync_log)
    with units.reading() as unit:
        tickets = unit.shelf.tickets_of(showing_code, seat_code)
        return _story(tickets, acts, unit, uploads) if tickets else SeatUnknown(showing_code, seat_code)


@dataclass(frozen=True, slots=True)
class _Uploads:
    """How far the centre has the journal; read before the journal itself, so that nothing looks further than it is."""

    acknowledged: int
    refused: dict[int, str]

    @classmethod
    def read(cls, sync_log: SyncLog) -> "_Uploads":
        refused = {each.sequence: each.reason for each in sync_log.refusals(with_closed=True)}
        return cls(sync_log.status().acknowledged, refused)

    def step(self, terminal_no: str, told: Recorded[Event]) -> StoryStep:
        refusal = self.refused.get(told.sequence)
        upload = Upload.ACKNOWLEDGED if told.sequence <= self.acknowledged else Upload.WAITING
        upload = upload if refusal is None else Upload.REFUSED
        return StoryStep(terminal_no, told.sequence, told.at, told.event, upload, refusal or "")


def _story(tickets: Sequence[tuple[Showing, Seat]], acts: ActsFor, unit: UnitOfWork, uploads: _Uploads) -> SeatStory:
    showing, seat = _present(tickets)
    told = unit.journal.told_of([each.ticket_no for _, each in tickets])
    steps = tuple(uploads.step(acts.identity.terminal_no, each) for each in told)
    return SeatStory(
        showing,
        seat,
        tuple(each for _, each in tickets if each != seat),
        steps,
        copies_of(steps),
        acts.offered(seat, unit),
    )


def _present(tickets: Sequence[tuple[Showing, Seat]]) -> tuple[Showing, Seat]:
    """Return the ticket that has the right to the seat, else the one that had it last."""
    return next((pair for pair in tickets if pair[1].state is not SeatState.REVOKED), tickets[-1])
