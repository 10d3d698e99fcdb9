"""Issue: every booked seat gets into a code, exactly once, however often the run is stopped and started."""

import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

from psycopg.errors import UniqueViolation
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from willcall.centre.campaigns.book_showings import Progress
from willcall.centre.campaigns.create_campaign import load_plan
from willcall.centre.campaigns.models import BookedSeatRow, BookingRow
from willcall.centre.campaigns.plan import CampaignPlan
from willcall.centre.clock import Clock
from willcall.centre.codes.grouping import PlannedSeat, group_seats, release_of
from willcall.centre.codes.keys import KeyCabinet
from willcall.centre.codes.models import CodeRow, SerialRow, TicketRow
from willcall.centre.codes.sealing import CodeSealer
from willcall.centre.db.bulk import Values, add_rows
from willcall.centre.db.database import Database
from willcall.centre.schedules.models import SeatRow
from willcall.centre.terminals.stamps import touch_day
from willcall.redemption.domain.codes import new_code
from willcall.redemption.domain.showings import SeatKind

SHOWINGS_AT_ONCE = 40
"""How many showings of a cinema go into one transaction."""

_TRIES = 5
_CODE_COLUMNS = ("cinema_code", "code_no", "showing_code", "release_no", "seats", "sealed", "tag", "mark")
_TICKET_COLUMNS = ("cinema_code", "serial", "code_no", "showing_code", "seat_code")

RandBelow = Callable[[int], int]


@dataclass(slots=True)
class Issued:
    """What a run issued."""

    showings: int = 0
    codes: int = 0
    seats: int = 0


def issue_codes(
    campaign_code: str,
    database: Database,
    keys: KeyCabinet,
    clock: Clock,
    progress: Progress,
    randbelow: RandBelow = secrets.randbelow,
) -> Issued:
    """Issue codes for every booked showing that has none yet.

    Raises:
        UnknownCampaignError: there is no such campaign.
    """
    with database.reading() as session:
        plan = load_plan(session, campaign_code)
        sealer = CodeSealer(keys, session)
    issuer = _Issuer(plan, sealer, clock, randbelow)
    done = Issued()
    for cinema in plan.cinemas:
        while (part := _issue_part(database, issuer, cinema.cinema_code)).showings:
            done.showings += part.showings
            done.codes += part.codes
            done.seats += part.seats
            progress(part.seats)
    return done


def _issue_part(database: Database, issuer: "_Issuer", cinema_code: str) -> Issued:
    for _ in range(_TRIES):
        try:
            with database.writing() as session:
                return issuer.issue_some(session, cinema_code)
        except (IntegrityError, UniqueViolation):
            # One of the new codes is a code that there is already: once in some hundred thousand. All are drawn anew.
            continue
    raise RuntimeError("new codes collide again and again: the source of randomness is broken")


class _Issuer:
    """Issues codes for some showings of one cinema inside one transaction."""

    def __init__(self, plan: CampaignPlan, sealer: CodeSealer, clock: Clock, randbelow: RandBelow) -> None:
        self._plan = plan
        self._sealer = sealer
        self._clock = clock
        self._randbelow = randbelow
        self._shares = [release.share for release in plan.releases]

    def issue_some(self, session: Session, cinema_code: str) -> Issued:
        # Whoever holds the serial row issues in this cinema; only then is it certain which showings wait.
        serials = session.get_one(SerialRow, cinema_code, with_for_update=True)
        bookings = self._waiting(session, cinema_code)
        seats = _booked_seats(session, cinema_code, bookings)
        codes: list[Values] = []
        tickets: list[Values] = []
        days: set[date] = set()
        for booking in bookings:
            self._add(session, booking, seats[booking.showing_code], serials, codes, tickets)
            booking.issued_at = self._clock()
            days.add(booking.business_day)
        session.flush()
        add_rows(session, CodeRow, _CODE_COLUMNS, codes)
        add_rows(session, TicketRow, _TICKET_COLUMNS, tickets)
        for day in sorted(days):
            touch_day(session, cinema_code, day, new_codes=True)
        return Issued(len(bookings), len(codes), len(tickets))

    def _waiting(self, session: Session, cinema_code: str) -> Sequence[BookingRow]:
        statement = (
            select(BookingRow)
            .where(
                BookingRow.campaign_code == self._plan.code,
                BookingRow.cinema_code == cinema_code,
                BookingRow.issued_at.is_(None),
            )
            .order_by(BookingRow.showing_code)
        )
        return list(islice(session.scalars(statement), SHOWINGS_AT_ONCE))

    def _add(
        self,
        session: Session,
        booking: BookingRow,
        seats: Sequence[PlannedSeat],
        serials: SerialRow,
        codes: list[Values],
        tickets: list[Values],
    ) -> None:
        cinema, showing = booking.cinema_code, booking.showing_code
        for group in group_seats(seats, self._plan.seats_per_code):
            number = serials.next_serial
            kept = self._sealer.seal(session, cinema, number, new_code(self._randbelow))
            release = release_of(serials.codes, self._shares)
            codes.append((cinema, number, showing, release, len(group), kept.sealed, kept.tag, kept.mark))
            tickets += [(cinema, number + at, number, showing, seat.seat_code) for at, seat in enumerate(group)]
            serials.next_serial += len(group)
            serials.codes += 1


def _booked_seats(session: Session, cinema_code: str, bookings: Sequence[BookingRow]) -> dict[str, list[PlannedSeat]]:
    screens = {booking.screen_code for booking in bookings}
    plans = session.execute(
        select(SeatRow.screen_code, SeatRow.seat_code, SeatRow.kind, SeatRow.x, SeatRow.y).where(
            SeatRow.cinema_code == cinema_code, SeatRow.screen_code.in_(screens)
        )
    )
    planned = {(screen, code): PlannedSeat(code, SeatKind(kind), x, y) for screen, code, kind, x, y in plans}
    screen_of = {booking.showing_code: booking.screen_code for booking in bookings}
    booked = session.execute(
        select(BookedSeatRow.showing_code, BookedSeatRow.seat_code).where(
            BookedSeatRow.cinema_code == cinema_code, BookedSeatRow.showing_code.in_(screen_of)
        )
    )
    seats: dict[str, list[PlannedSeat]] = {showing: [] for showing in screen_of}
    for showing, code in booked:
        seats[showing].append(planned[screen_of[showing], code])
    return seats
