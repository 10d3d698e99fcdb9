"""What the database knows of the cinemas that a schedule is about."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from willcall.centre.campaigns.models import BookingRow
from willcall.centre.db.bulk import batches
from willcall.centre.schedules.models import CinemaRow, ScreenRow, SeatRow, ShowingRow
from willcall.centre.schedules.reading.drafts import ScheduleDraft, cinema_of

Key = tuple[str, str]
"""A cinema's code and the code of something in it."""


@dataclass(slots=True)
class Circuit:
    """Rows by their keys. ``booked`` names the campaign that booked a showing."""

    cinemas: dict[str, CinemaRow] = field(default_factory=dict)
    screens: dict[Key, ScreenRow] = field(default_factory=dict)
    seats: dict[Key, list[SeatRow]] = field(default_factory=dict)
    showings: dict[Key, ShowingRow] = field(default_factory=dict)
    booked: dict[Key, str] = field(default_factory=dict)

    def booking_on(self, screen: Key) -> str | None:
        """Return the campaign of a booked showing on a screen, if there is any."""
        for key, campaign in self.booked.items():
            if (key[0], self.showings[key].screen_code) == screen:
                return campaign
        return None


def load_circuit(session: Session, draft: ScheduleDraft) -> Circuit:
    """Load what there is of every cinema that the draft names; seats only of the screens whose maps it brings."""
    circuit = Circuit()
    for part in batches(sorted(_cinemas_in(draft)), 200):
        for cinema in session.scalars(select(CinemaRow).where(CinemaRow.cinema_code.in_(part))):
            circuit.cinemas[cinema.cinema_code] = cinema
        for screen in session.scalars(select(ScreenRow).where(ScreenRow.cinema_code.in_(part))):
            circuit.screens[screen.cinema_code, screen.screen_code] = screen
        for showing in session.scalars(select(ShowingRow).where(ShowingRow.cinema_code.in_(part))):
            circuit.showings[showing.cinema_code, showing.showing_code] = showing
        for booking in session.scalars(select(BookingRow).where(BookingRow.cinema_code.in_(part))):
            circuit.booked[booking.cinema_code, booking.showing_code] = booking.campaign_code
    _load_seats(session, circuit, {seat.screen_code for seat in draft.seats})
    return circuit


def _cinemas_in(draft: ScheduleDraft) -> set[str]:
    codes = {cinema.cinema_code for cinema in draft.cinemas}
    pieces: Iterable[str] = (
        piece.screen_code for pieces in (draft.screens, draft.seats, draft.showings) for piece in pieces
    )
    return codes | {cinema_of(code) for code in pieces}


def _load_seats(session: Session, circuit: Circuit, screens: set[str]) -> None:
    for screen_code in sorted(screens):
        key = (cinema_of(screen_code), screen_code)
        found = session.scalars(select(SeatRow).where(SeatRow.cinema_code == key[0], SeatRow.screen_code == key[1]))
        circuit.seats[key] = list(found)
