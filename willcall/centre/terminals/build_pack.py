"""Build the content of a day pack from the database: a cinema's showings, tags and revocations of one business day."""

import base64
from collections.abc import Sequence
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from willcall.centre.campaigns.models import BookingRow
from willcall.centre.codes.keys import KeyCabinet
from willcall.centre.codes.models import CodeRow, RevocationRow, TicketRow
from willcall.centre.codes.sealing import CodeSealer
from willcall.centre.schedules.models import CinemaRow, ScreenRow, SeatRow, ShowingRow
from willcall.centre.terminals.pack_sales import PackSales, PackTicket
from willcall.redemption.domain.codes import code_tag
from willcall.redemption.domain.showings import SeatKind, ShowingStatus
from willcall.redemption.wire.day_pack import (
    SISTER_TAG_BYTES,
    PackBody,
    PackPlace,
    PackScreen,
    PackSeats,
    PackShowing,
    PackText,
    SisterCinema,
)


def build_body(session: Session, keys: KeyCabinet, cinema: CinemaRow, day: date) -> PackBody:
    """Return the body of a full pack. The same rows give the same body."""
    bookings = {row.showing_code: row for row in _bookings(session, cinema.cinema_code, day)}
    showings = _showings(session, cinema.cinema_code, day, bookings)
    screens = _screens(session, cinema.cinema_code, sorted({row.screen_code for row in showings}))
    tickets = _tickets(session, cinema.cinema_code, [row.showing_code for row in showings])
    sales = PackSales(session, keys, cinema.cinema_code, list(bookings))
    return PackBody(
        screens=screens,
        showings=tuple(_showing(row, bookings.get(row.showing_code)) for row in showings),
        seats=_seats(tickets, showings, screens),
        revoked=_revoked(session, cinema.cinema_code, list(bookings)),
        sisters=_sisters(session, keys, cinema, day),
        sold=sales.sold(tickets),
        endings=sales.endings(tickets),
    )


def _bookings(session: Session, cinema_code: str, day: date) -> Sequence[BookingRow]:
    statement = select(BookingRow).where(
        BookingRow.cinema_code == cinema_code, BookingRow.business_day == day, BookingRow.issued_at.is_not(None)
    )
    return session.scalars(statement).all()


def _showings(session: Session, cinema_code: str, day: date, bookings: dict[str, BookingRow]) -> Sequence[ShowingRow]:
    """Return the showings with codes, and those that one of them was moved to."""
    rows = session.scalars(
        select(ShowingRow)
        .where(ShowingRow.cinema_code == cinema_code, ShowingRow.business_day == day)
        .order_by(ShowingRow.starts_at, ShowingRow.showing_code)
    ).all()
    targets = {row.moved_to for row in rows if row.showing_code in bookings}
    return [row for row in rows if row.showing_code in bookings or row.showing_code in targets]


def _showing(row: ShowingRow, booking: BookingRow | None) -> PackShowing:
    return PackShowing(
        showing_code=row.showing_code,
        film_code=row.film_code,
        film=PackText(zh=row.film_zh, en=row.film_en),
        version=row.version,
        screen_code=row.screen_code,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        price_fen=booking.buyer_price_fen if booking else row.price_fen,
        status=ShowingStatus(row.status),
        moved_to=row.moved_to,
    )


def _screens(session: Session, cinema_code: str, codes: Sequence[str]) -> tuple[PackScreen, ...]:
    places: dict[str, list[PackPlace]] = {code: [] for code in codes}
    seats = session.scalars(
        select(SeatRow)
        .where(SeatRow.cinema_code == cinema_code, SeatRow.screen_code.in_(codes))
        .order_by(SeatRow.screen_code, SeatRow.y, SeatRow.x)
    )
    for seat in seats:
        places[seat.screen_code].append(
            PackPlace(
                seat_code=seat.seat_code,
                row=seat.row,
                number=seat.number,
                kind=SeatKind(seat.kind),
                x=seat.x,
                y=seat.y,
            )
        )
    screens = session.scalars(
        select(ScreenRow)
        .where(ScreenRow.cinema_code == cinema_code, ScreenRow.screen_code.in_(codes))
        .order_by(ScreenRow.screen_code)
    )
    return tuple(
        PackScreen(
            screen_code=row.screen_code,
            name=PackText(zh=row.name_zh, en=row.name_en),
            kind=row.kind,
            directions=PackText(zh=row.directions_zh, en=row.directions_en),
            places=tuple(places[row.screen_code]),
        )
        for row in screens
    )


def _seats(tickets: Sequence[PackTicket], showings: Sequence[ShowingRow], screens: Sequence[PackScreen]) -> PackSeats:
    number_of = {row.showing_code: number for number, row in enumerate(showings)}
    places = {
        screen.screen_code: {place.seat_code: number for number, place in enumerate(screen.places)}
        for screen in screens
    }
    place_of = {row.showing_code: places[row.screen_code] for row in showings}
    return PackSeats(
        tags=base64.b64encode(b"".join(ticket.tag for ticket in tickets)).decode(),
        showings=tuple(number_of[ticket.showing_code] for ticket in tickets),
        places=tuple(place_of[ticket.showing_code][ticket.seat_code] for ticket in tickets),
        serials=tuple(ticket.serial for ticket in tickets),
    )


def _tickets(session: Session, cinema_code: str, showings: Sequence[str]) -> Sequence[PackTicket]:
    ticket = TicketRow
    statement = (
        select(ticket.serial, ticket.showing_code, ticket.seat_code, ticket.code_no, CodeRow.tag, CodeRow.sealed)
        .join(CodeRow, (CodeRow.cinema_code == TicketRow.cinema_code) & (CodeRow.code_no == TicketRow.code_no))
        .where(TicketRow.cinema_code == cinema_code, TicketRow.showing_code.in_(showings))
        .order_by(TicketRow.serial)
    )
    return [PackTicket(*row) for row in session.execute(statement)]


def _revoked(session: Session, cinema_code: str, showings: Sequence[str]) -> tuple[int, ...]:
    statement = (
        select(RevocationRow.serial)
        .where(RevocationRow.cinema_code == cinema_code, RevocationRow.showing_code.in_(showings))
        .order_by(RevocationRow.serial)
    )
    return tuple(session.scalars(statement))


def _sisters(session: Session, keys: KeyCabinet, cinema: CinemaRow, day: date) -> tuple[SisterCinema, ...]:
    sealer = CodeSealer(keys, session)
    key = keys.cinema_key(session, cinema.cinema_code)
    others = session.scalars(
        select(CinemaRow)
        .where(CinemaRow.city == cinema.city, CinemaRow.cinema_code != cinema.cinema_code)
        .order_by(CinemaRow.cinema_code)
    ).all()
    sisters = []
    for other in others:
        tags = sorted(
            code_tag(key, sealer.open(other.cinema_code, number, sealed))[:SISTER_TAG_BYTES]
            for number, sealed in _sealed_codes(session, other.cinema_code, day)
        )
        if tags:
            joined = base64.b64encode(b"".join(tags)).decode()
            sisters.append(SisterCinema(cinema=PackText(zh=other.name_zh, en=other.name_en), tags=joined))
    return tuple(sisters)


def _sealed_codes(session: Session, cinema_code: str, day: date) -> Sequence[tuple[int, bytes]]:
    statement = (
        select(CodeRow.code_no, CodeRow.sealed)
        .join(
            BookingRow,
            (BookingRow.cinema_code == CodeRow.cinema_code) & (BookingRow.showing_code == CodeRow.showing_code),
        )
        .where(CodeRow.cinema_code == cinema_code, BookingRow.business_day == day)
    )
    return session.execute(statement).all()
