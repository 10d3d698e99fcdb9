"""Take tickets back. What a terminal has given out already stays: it comes back as an exception."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from sqlalchemy import select
from sqlalchemy.orm import Session

from willcall.centre.campaigns.models import BookingRow
from willcall.centre.clock import Clock
from willcall.centre.codes.models import RevocationRow, TicketRow
from willcall.centre.db.bulk import add_missing
from willcall.centre.db.database import Database
from willcall.centre.schedules.models import SeatRow
from willcall.centre.terminals.stamps import touch_day

_TICKET_DIGITS = 16


@dataclass(frozen=True, slots=True)
class RevokeResult:
    """How many were taken back now or before; where ``unknown`` is not empty nothing was done."""

    new: int = 0
    before: int = 0
    unknown: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Named:
    cinema_code: str
    serial: int
    showing_code: str


def revoke_tickets(names: Sequence[str], reason: str, database: Database, clock: Clock) -> RevokeResult:
    """Revoke tickets by number (16 digits), ``<showing>/<row>-<seat>`` or ``<showing>/<seat code>``; all or none."""
    with database.writing() as session:
        found = {name: _find(session, name.strip()) for name in names}
        unknown = tuple(name for name, tickets in found.items() if not tickets)
        if unknown:
            return RevokeResult(unknown=unknown)
        tickets = sorted({each for some in found.values() for each in some}, key=lambda each: each.cinema_code)
        known = sum(session.get(RevocationRow, (each.cinema_code, each.serial)) is not None for each in tickets)
        _revoke(session, tickets, reason, clock)
        return RevokeResult(len(tickets) - known, known)


def _find(session: Session, name: str) -> list[_Named]:
    if not name.isprintable():
        return []
    ticket = TicketRow
    statement = select(ticket.cinema_code, ticket.serial, ticket.showing_code)
    showing, slash, seat = name.partition("/")
    if slash:
        statement = statement.where(
            ticket.showing_code == showing, ticket.seat_code.in_(_seat_codes(session, showing, seat))
        )
    elif len(name) == _TICKET_DIGITS and name.isascii() and name.isdecimal():
        statement = statement.where(ticket.cinema_code == name[:8], ticket.serial == int(name[8:]))
    else:
        return []
    return [_Named(*row) for row in session.execute(statement)]


def _seat_codes(session: Session, showing_code: str, seat: str) -> set[str]:
    row, dash, number = seat.partition("-")
    if not dash:
        return {seat}
    statement = (
        select(SeatRow.seat_code)
        .join(
            BookingRow,
            (BookingRow.cinema_code == SeatRow.cinema_code) & (BookingRow.screen_code == SeatRow.screen_code),
        )
        .where(BookingRow.showing_code == showing_code, SeatRow.row == row, SeatRow.number == number)
    )
    return set(session.scalars(statement))


def _revoke(session: Session, tickets: Sequence[_Named], reason: str, clock: Clock) -> None:
    now = clock()
    rows = [
        {
            "cinema_code": each.cinema_code,
            "serial": each.serial,
            "showing_code": each.showing_code,
            "reason": reason,
            "revoked_at": now,
        }
        for each in tickets
    ]
    add_missing(session, RevocationRow, rows)
    for cinema_code, some in groupby(tickets, key=lambda each: each.cinema_code):
        showings = {each.showing_code for each in some}
        days = session.scalars(
            select(BookingRow.business_day)
            .where(BookingRow.cinema_code == cinema_code, BookingRow.showing_code.in_(showings))
            .distinct()
        ).all()
        for day in days:
            touch_day(session, cinema_code, day)
