"""Count a cinema's seats from what the journals have added up to."""

from sqlalchemy import ColumnElement, case, func, or_, select
from sqlalchemy.orm import Session

from willcall.centre.channel.models import SaleRow
from willcall.centre.codes.models import RevocationRow, TicketRow
from willcall.centre.journal.models import SeatStateRow
from willcall.centre.settlement.figures import SeatCounts
from willcall.redemption.domain.seats import RIGHT_USED, SeatState


def count_seats(session: Session, cinema_code: str) -> dict[str, SeatCounts]:
    """Return the counts of each showing of a cinema that has tickets.

    Collected is a seat whose right was used for certain: its original came out, or a further copy was begun, or
    somebody was let in on the door list.
    """
    collected = or_(SeatStateRow.state.in_(sorted(RIGHT_USED)), SeatStateRow.copies > 1)
    revoked = RevocationRow.serial.is_not(None) & func.coalesce(~collected, True)
    unconfirmed = SeatStateRow.state == SeatState.UNCONFIRMED.value
    sold = SaleRow.code_no.is_not(None)
    counted = [_how_many(each) for each in (collected, revoked, unconfirmed, sold, sold & collected, sold & revoked)]
    statement = (
        select(TicketRow.showing_code, func.count(), *counted)
        .outerjoin(
            SeatStateRow,
            (SeatStateRow.cinema_code == TicketRow.cinema_code) & (SeatStateRow.serial == TicketRow.serial),
        )
        .outerjoin(
            RevocationRow,
            (RevocationRow.cinema_code == TicketRow.cinema_code) & (RevocationRow.serial == TicketRow.serial),
        )
        .outerjoin(
            SaleRow,
            (SaleRow.cinema_code == TicketRow.cinema_code) & (SaleRow.code_no == TicketRow.code_no) & SaleRow.counts,
        )
        .where(TicketRow.cinema_code == cinema_code)
        .group_by(TicketRow.showing_code)
    )
    return {showing: SeatCounts(*counts) for showing, *counts in session.execute(statement)}


def _how_many(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)
