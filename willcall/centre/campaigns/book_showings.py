"""Block booking: every seat of a campaign's showings, each showing once."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from willcall.centre.campaigns.create_campaign import load_plan
from willcall.centre.campaigns.models import BookedSeatRow, BookingRow
from willcall.centre.campaigns.plan import CampaignPlan, PlannedCinema
from willcall.centre.clock import Clock
from willcall.centre.codes.models import SerialRow
from willcall.centre.db.bulk import add_rows, batches
from willcall.centre.db.database import Database
from willcall.centre.schedules.models import ScreenRow, SeatRow, ShowingRow
from willcall.redemption.domain.showings import ShowingStatus

SHOWINGS_AT_ONCE = 40
"""How many showings of a cinema go into one transaction."""

Progress = Callable[[int], None]
"""Told how many more are done."""


@dataclass(slots=True)
class Booked:
    """What a run did: showings and seats booked now, and showings that another campaign has."""

    showings: int = 0
    seats: int = 0
    taken: tuple[str, ...] = ()


def book_showings(campaign_code: str, database: Database, clock: Clock, progress: Progress) -> Booked:
    """Book what is not booked yet; can be stopped and started again at any point, and run twice at the same moment.

    Raises:
        UnknownCampaignError: there is no such campaign.
    """
    with database.reading() as session:
        plan = load_plan(session, campaign_code)
        waiting = {cinema.cinema_code: _eligible(session, plan, cinema) for cinema in plan.cinemas}
    done = Booked()
    for cinema_code, showings in waiting.items():
        for part in batches(showings, SHOWINGS_AT_ONCE):
            with database.writing() as session:
                _book(session, plan, cinema_code, part, clock, done)
            progress(len(part))
    return done


def count_eligible(campaign_code: str, database: Database) -> int:
    """Return how many showings the plan means, booked or not.

    Raises:
        UnknownCampaignError: there is no such campaign.
    """
    with database.reading() as session:
        plan = load_plan(session, campaign_code)
        return sum(len(_eligible(session, plan, cinema)) for cinema in plan.cinemas)


def _eligible(session: Session, plan: CampaignPlan, cinema: PlannedCinema) -> list[str]:
    statement = (
        select(ShowingRow.showing_code)
        .join(
            ScreenRow,
            (ScreenRow.cinema_code == ShowingRow.cinema_code) & (ScreenRow.screen_code == ShowingRow.screen_code),
        )
        .where(
            ShowingRow.cinema_code == cinema.cinema_code,
            ShowingRow.business_day.in_(plan.show_days),
            ShowingRow.status == ShowingStatus.SCHEDULED.value,
            ScreenRow.kind.not_in(plan.leave_out),
        )
        .order_by(ShowingRow.starts_at, ShowingRow.showing_code)
    )
    if cinema.screens is not None:
        statement = statement.where(ShowingRow.screen_code.in_(cinema.screens))
    return list(session.scalars(statement))


def _book(
    session: Session, plan: CampaignPlan, cinema_code: str, codes: Sequence[str], clock: Clock, done: Booked
) -> None:
    # whoever holds the serial row books or issues in this cinema; only then is it certain what is booked
    session.get_one(SerialRow, cinema_code, with_for_update=True)
    bookings = session.scalars(
        select(BookingRow).where(BookingRow.cinema_code == cinema_code, BookingRow.showing_code.in_(codes))
    )
    booked = {row.showing_code: row.campaign_code for row in bookings}
    done.taken += tuple(code for code, campaign in booked.items() if campaign != plan.code)
    new = [code for code in codes if code not in booked]
    showings = session.scalars(
        select(ShowingRow).where(ShowingRow.cinema_code == cinema_code, ShowingRow.showing_code.in_(new))
    ).all()
    seats = _seats_by_screen(session, cinema_code, {row.screen_code for row in showings})
    now = clock()
    for row in showings:
        session.add(
            BookingRow(
                cinema_code=cinema_code,
                showing_code=row.showing_code,
                campaign_code=plan.code,
                screen_code=row.screen_code,
                business_day=row.business_day,
                seats=len(seats[row.screen_code]),
                face_value_fen=row.price_fen if plan.face_value_fen is None else plan.face_value_fen,
                buyer_price_fen=plan.buyer_price_fen,
                booked_at=now,
                issued_at=None,
            )
        )
    session.flush()
    rows = [(cinema_code, row.showing_code, seat) for row in showings for seat in seats[row.screen_code]]
    add_rows(session, BookedSeatRow, ("cinema_code", "showing_code", "seat_code"), rows)
    done.showings += len(showings)
    done.seats += len(rows)


def _seats_by_screen(session: Session, cinema_code: str, screens: set[str]) -> dict[str, list[str]]:
    seats: dict[str, list[str]] = {screen: [] for screen in screens}
    found = session.execute(
        select(SeatRow.screen_code, SeatRow.seat_code)
        .where(SeatRow.cinema_code == cinema_code, SeatRow.screen_code.in_(screens))
        .order_by(SeatRow.y, SeatRow.x)
    )
    for screen, seat in found:
        seats[screen].append(seat)
    return seats
