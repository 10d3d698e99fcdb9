"""Draw the settlement of a campaign: for each showing, each cinema, and in total."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from willcall.centre.campaigns.create_campaign import load_plan
from willcall.centre.campaigns.models import BookingRow
from willcall.centre.campaigns.plan import Bearer, CampaignPlan
from willcall.centre.clock import Clock
from willcall.centre.db.database import Database
from willcall.centre.desk.models import NO_CINEMA, ExceptionRow
from willcall.centre.desk.open_exceptions import ExceptionKind, Finding, keep_open_only
from willcall.centre.journal.gaps import Gap, find_gaps
from willcall.centre.schedules.models import CinemaRow, ShowingRow
from willcall.centre.settlement.count_seats import count_seats
from willcall.centre.settlement.figures import Figures, SeatCounts, showing_figures
from willcall.centre.settlement.recount import Recount, recount_seats
from willcall.redemption.domain.showings import ShowingStatus

_NONE = SeatCounts(0, 0, 0, 0, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class ShowingStatement:
    """A showing's figures."""

    cinema_code: str
    showing_code: str
    film: str
    starts_at: datetime
    figures: Figures


@dataclass(frozen=True, slots=True)
class CinemaStatement:
    """A cinema's figures."""

    cinema_code: str
    name: str
    figures: Figures


@dataclass(frozen=True, slots=True)
class Settlement:
    """What circuit and channel owe; ``imbalances`` says in words where two ways of counting differ."""

    campaign_code: str
    bearer: Bearer
    showings: tuple[ShowingStatement, ...]
    cinemas: tuple[CinemaStatement, ...]
    total: Figures
    exceptions: dict[str, int]
    gaps: tuple[Gap, ...]
    imbalances: tuple[str, ...]

    @property
    def balanced(self) -> bool:
        """Whether every showing adds up and both ways of counting agree."""
        return not self.imbalances


@dataclass(slots=True)
class _CinemaDrawn:
    statement: CinemaStatement
    showings: list[ShowingStatement]
    imbalances: list[str]


def settle_campaign(campaign_code: str, database: Database, clock: Clock) -> Settlement:
    """Draw the settlement as the journals and the channel's reports stand now.

    Seats collected but never reported sold, and gaps in journals, become exceptions.

    Raises:
        UnknownCampaignError: there is no such campaign.
    """
    with database.writing() as session:
        plan = load_plan(session, campaign_code)
        codes = [cinema.cinema_code for cinema in plan.cinemas]
        gaps = find_gaps(session, codes)
        recounts = {code: recount_seats(session, code) for code in codes}
        keep_open_only(session, codes, ExceptionKind.JOURNAL_GAP, _gap_findings(gaps), clock())
        keep_open_only(session, codes, ExceptionKind.COLLECTED_NOT_SOLD, _unsold_findings(recounts), clock())
        drawn = [_draw_cinema(session, plan, code, recounts[code]) for code in codes]
        kinds = _open_kinds(session, codes)
    total = sum((each.statement.figures for each in drawn), Figures())
    total += Figures(exceptions=sum(kinds.values()) - total.exceptions)
    return Settlement(
        plan.code,
        plan.difference_borne_by,
        tuple(showing for each in drawn for showing in each.showings),
        tuple(each.statement for each in drawn),
        total,
        dict(sorted(kinds.items())),
        tuple(gaps),
        tuple(line for each in drawn for line in each.imbalances),
    )


def _draw_cinema(session: Session, plan: CampaignPlan, cinema_code: str, recounts: dict[str, Recount]) -> _CinemaDrawn:
    counts, odd = count_seats(session, cinema_code), _open_by_showing(session, cinema_code)
    showings: list[ShowingStatement] = []
    imbalances: list[str] = []
    for booking, showing in _booked(session, plan, cinema_code):
        code = booking.showing_code
        figures = showing_figures(
            counts.get(code, _NONE),
            booking.face_value_fen,
            booking.buyer_price_fen,
            plan.difference_borne_by,
            cancelled=showing.status == ShowingStatus.CANCELLED,
            exceptions=odd[code],
        )
        showings.append(ShowingStatement(cinema_code, code, showing.film_zh, showing.starts_at, figures))
        imbalances += _differences(code, booking, figures, recounts.get(code, Recount()))
    name = session.get_one(CinemaRow, cinema_code).name_zh
    total = sum((each.figures for each in showings), Figures(exceptions=odd[None]))
    return _CinemaDrawn(CinemaStatement(cinema_code, name, total), showings, imbalances)


def _booked(session: Session, plan: CampaignPlan, cinema_code: str) -> Sequence[tuple[BookingRow, ShowingRow]]:
    statement = (
        select(BookingRow, ShowingRow)
        .join(
            ShowingRow,
            (ShowingRow.cinema_code == BookingRow.cinema_code) & (ShowingRow.showing_code == BookingRow.showing_code),
        )
        .where(BookingRow.cinema_code == cinema_code, BookingRow.campaign_code == plan.code)
        .order_by(ShowingRow.starts_at, ShowingRow.showing_code)
    )
    return session.execute(statement).all()


def _differences(code: str, booking: BookingRow, figures: Figures, again: Recount) -> list[str]:
    pairs = {
        "seats issued and seats booked": (figures.issued, again.booked if booking.issued_at else 0),
        "seats collected, and by the journals' lines": (figures.collected, again.collected),
        "seats open, and by the journals' lines": (figures.open, again.open),
        "seats revoked, and by the journals' lines": (figures.revoked, again.revoked),
        "seats sold, and by the channel's lines": (figures.sold, again.sold),
    }
    lines = [f"{code}: {what}: {one} and {other}" for what, (one, other) in pairs.items() if one != other]
    return lines if figures.add_up else [*lines, f"{code}: the figures do not add up"]


def _open_by_showing(session: Session, cinema_code: str) -> Counter[str | None]:
    statement = (
        select(ExceptionRow.showing_code, func.count())
        .where(ExceptionRow.cinema_code == cinema_code, ExceptionRow.closed_at.is_(None))
        .group_by(ExceptionRow.showing_code)
    )
    return Counter(dict(session.execute(statement).all()))


def _open_kinds(session: Session, cinema_codes: Sequence[str]) -> dict[str, int]:
    statement = (
        select(ExceptionRow.kind, func.count())
        .where(ExceptionRow.cinema_code.in_([*cinema_codes, NO_CINEMA]), ExceptionRow.closed_at.is_(None))
        .group_by(ExceptionRow.kind)
    )
    return dict(session.execute(statement).all())


def _gap_findings(gaps: Sequence[Gap]) -> list[Finding]:
    return [
        Finding(
            gap.cinema_code,
            ExceptionKind.JOURNAL_GAP,
            f"{gap.terminal_no}/{gap.first}-{gap.last}",
            {"terminal_no": gap.terminal_no, "first_missing": gap.first, "last_missing": gap.last},
        )
        for gap in gaps
    ]


def _unsold_findings(recounts: dict[str, dict[str, Recount]]) -> list[Finding]:
    return [
        Finding(cinema, ExceptionKind.COLLECTED_NOT_SOLD, number, {"ticket_no": number}, showing)
        for cinema, showings in recounts.items()
        for showing, recount in showings.items()
        for number in recount.collected_not_sold
    ]
