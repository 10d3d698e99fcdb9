"""Codes, seats and showings, read from and written to the terminal's database inside a unit of work."""

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Select, String, bindparam, func, select, text, update
from sqlalchemy import Row as ResultRow
from sqlalchemy.orm import aliased

from willcall.redemption.cache.models import (
    PackRow,
    PlaceRow,
    ScreenRow,
    SeatRow,
    ShowingRow,
    SisterTagRow,
    TriesRow,
)
from willcall.redemption.domain.journal import written_time
from willcall.redemption.domain.seats import Seat, SeatState
from willcall.redemption.domain.showings import BilingualText, Place, SeatKind, Showing, ShowingStatus
from willcall.redemption.domain.tickets import serial_of, ticket_number
from willcall.redemption.service.ports import CodeOnShelf, TryRecord
from willcall.redemption.wire.day_pack import SISTER_TAG_BYTES

SHOWING_COLUMNS = (
    ShowingRow.showing_code,
    ShowingRow.film_code,
    ShowingRow.film_zh,
    ShowingRow.film_en,
    ShowingRow.version,
    ShowingRow.screen_code,
    ScreenRow.name_zh,
    ScreenRow.name_en,
    ScreenRow.directions_zh,
    ScreenRow.directions_en,
    ShowingRow.starts_at,
    ShowingRow.ends_at,
    ShowingRow.business_day,
    ShowingRow.price_fen,
    ShowingRow.status,
    ShowingRow.moved_to,
)
SEAT_COLUMNS = (
    SeatRow.serial,
    SeatRow.home,
    SeatRow.state,
    SeatRow.copies,
    SeatRow.attempt,
    SeatRow.changed_at,
    SeatRow.terminal_no,
    SeatRow.revoked_late,
    SeatRow.sold,
    PlaceRow.seat_code,
    PlaceRow.row.label("seat_row"),
    PlaceRow.number,
    PlaceRow.kind.label("place_kind"),
)


def _seats_with_showing() -> Select[*tuple[Any, ...]]:
    return (
        select(*SEAT_COLUMNS, *SHOWING_COLUMNS)
        .join(ShowingRow, ShowingRow.showing_code == SeatRow.showing_code)
        .join(ScreenRow, ScreenRow.screen_code == ShowingRow.screen_code)
        .join(PlaceRow, (PlaceRow.screen_code == ShowingRow.screen_code) & (PlaceRow.seat_code == SeatRow.seat_code))
        .order_by(SeatRow.serial)
    )


_BY_TAG = _seats_with_showing().where(SeatRow.tag == bindparam("tag"))
_OF_TICKET = aliased(SeatRow)
_BY_CODE_OF = _seats_with_showing().where(
    SeatRow.tag == select(_OF_TICKET.tag).where(_OF_TICKET.serial == bindparam("serial")).scalar_subquery()
)
_GIVEN = func.json_each(bindparam("serials", type_=String)).table_valued("value")
_BY_SERIAL = _seats_with_showing().where(SeatRow.serial.in_(select(_GIVEN.c.value)))
# SQLite uses a partial index where a statement says what the index says, and of a parameter it cannot know that
_IN_HAND = _seats_with_showing().where(text("seats.state IN ('claimed', 'printing')"))
_IS_UNCONFIRMED = text("seats.state = 'unconfirmed'")
_UNCONFIRMED = _seats_with_showing().where(_IS_UNCONFIRMED)
_COUNT_UNCONFIRMED = (
    select(func.count())
    .select_from(SeatRow)
    .join(ShowingRow, ShowingRow.showing_code == SeatRow.showing_code)
    .where(_IS_UNCONFIRMED, ShowingRow.business_day == bindparam("day"))
)
_SHOWING = (
    select(*SHOWING_COLUMNS)
    .join(ScreenRow, ScreenRow.screen_code == ShowingRow.screen_code)
    .where(ShowingRow.showing_code == bindparam("showing_code"))
)
_OF_PLACE = _seats_with_showing().where(
    SeatRow.showing_code == bindparam("showing_code"), SeatRow.seat_code == bindparam("seat_code")
)
_LIVE_OF_PLACE = _OF_PLACE.where(text("seats.state <> 'revoked'"))
_REVOKED_OF_PLACE = _OF_PLACE.where(text("seats.state = 'revoked'"))
_SISTER = select(SisterTagRow.cinema_zh, SisterTagRow.cinema_en).where(SisterTagRow.tag == bindparam("tag"))
_PUT_SEAT = "UPDATE seats SET state = ?, copies = ?, attempt = ?, changed_at = ?, terminal_no = ? WHERE serial = ?"
_TRIES = "SELECT wrong, until FROM tries"

AnyRow = ResultRow[*tuple[Any, ...]]


class SqlCodeShelf:
    """The terminal's codes and seats inside one unit of work; see the port."""

    def __init__(self, connection: Connection, cinema_code: str) -> None:
        """Stand on a unit's connection."""
        self._connection = connection
        self._cinema_code = cinema_code

    def find(self, tag: bytes) -> CodeOnShelf | None:
        """Return what is known under a tag."""
        return self._code(self._connection.execute(_BY_TAG, {"tag": tag}).all())

    def find_code_of(self, ticket_no: str) -> CodeOnShelf | None:
        """Return all that is known of the code that opens a ticket's seat."""
        serial = serial_of(ticket_no, self._cinema_code)
        return self._code(self._connection.execute(_BY_CODE_OF, {"serial": serial}).all())

    def _code(self, rows: Sequence[AnyRow]) -> CodeOnShelf | None:
        if not rows:
            return None
        return CodeOnShelf(
            showing_from(rows[0]), rows[0].home, tuple(seat_from(row, self._cinema_code) for row in rows)
        )

    def find_seats(self, ticket_nos: Sequence[str]) -> Sequence[tuple[Showing, Seat]]:
        """Return seats by their ticket numbers, in the order they print; those unknown here are left out."""
        serials = [serial_of(number, self._cinema_code) for number in ticket_nos]
        return self._with_showings(self._connection.execute(_BY_SERIAL, {"serials": json.dumps(serials)}))

    def tickets_of(self, showing_code: str, seat_code: str) -> Sequence[tuple[Showing, Seat]]:
        """Return every ticket that was given out for a seat of a showing, the oldest first."""
        place = {"showing_code": showing_code, "seat_code": seat_code}
        statements = (_LIVE_OF_PLACE, _REVOKED_OF_PLACE)
        found = [pair for each in statements for pair in self._with_showings(self._connection.execute(each, place))]
        return sorted(found, key=lambda pair: pair[1].ticket_no)

    def showing(self, showing_code: str) -> Showing | None:
        """Return a showing."""
        row = self._connection.execute(_SHOWING, {"showing_code": showing_code}).one_or_none()
        return None if row is None else showing_from(row)

    def sister_cinema(self, tag: bytes) -> BilingualText | None:
        """Return the sister cinema that a tag belongs to."""
        row = self._connection.execute(_SISTER, {"tag": tag[:SISTER_TAG_BYTES]}).one_or_none()
        return None if row is None else BilingualText(row.cinema_zh, row.cinema_en)

    def holds_pack(self, day: date) -> bool:
        """Say whether a pack of that business day was applied."""
        found = self._connection.execute(select(PackRow.version).where(PackRow.business_day == day))
        return found.one_or_none() is not None

    def put_seats(self, seats: Sequence[Seat]) -> None:
        """Write each seat's state, copies, attempt, time and terminal."""
        self._connection.exec_driver_sql(_PUT_SEAT, [self._values(seat) for seat in seats])

    def seats_in_hand(self) -> Sequence[tuple[Showing, Seat]]:
        """Return the seats that are claimed or printing."""
        return self._with_showings(self._connection.execute(_IN_HAND))

    def unconfirmed_seats(self) -> Sequence[tuple[Showing, Seat]]:
        """Return the seats whose paper may or may not be out."""
        return self._with_showings(self._connection.execute(_UNCONFIRMED))

    def count_unconfirmed(self, day: date) -> int:
        """Return how many of a business day's seats are unconfirmed."""
        return self._connection.execute(_COUNT_UNCONFIRMED, {"day": day}).scalar_one()

    def tries(self) -> TryRecord:
        """Return the machine's record of wrong codes."""
        wrong, until = self._connection.exec_driver_sql(_TRIES).one()
        return TryRecord(wrong, None if until is None else datetime.fromisoformat(until))

    def put_tries(self, record: TryRecord) -> None:
        """Write the machine's record of wrong codes."""
        self._connection.execute(update(TriesRow).values(wrong=record.wrong, until=record.until))

    def _with_showings(self, rows: Iterable[AnyRow]) -> Sequence[tuple[Showing, Seat]]:
        showings: dict[str, Showing] = {}
        seats = []
        for row in rows:
            if row.showing_code not in showings:
                showings[row.showing_code] = showing_from(row)
            seats.append((showings[row.showing_code], seat_from(row, self._cinema_code)))
        return seats

    def _values(self, seat: Seat) -> tuple[str, int, str | None, str | None, str | None, int | None]:
        changed_at = None if seat.changed_at is None else written_time(seat.changed_at)
        serial = serial_of(seat.ticket_no, self._cinema_code)
        return seat.state.value, seat.copies, seat.attempt, changed_at, seat.terminal_no, serial


def showing_from(row: AnyRow) -> Showing:
    """Make a showing of a row with ``SHOWING_COLUMNS``."""
    return Showing(
        showing_code=row.showing_code,
        film_code=row.film_code,
        film=BilingualText(row.film_zh, row.film_en),
        version=row.version,
        screen_code=row.screen_code,
        screen=BilingualText(row.name_zh, row.name_en),
        directions=BilingualText(row.directions_zh, row.directions_en),
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        business_day=row.business_day,
        price_fen=row.price_fen,
        status=ShowingStatus(row.status),
        moved_to=row.moved_to,
    )


def seat_from(row: AnyRow, cinema_code: str) -> Seat:
    """Make a seat of a row with ``SEAT_COLUMNS``."""
    return Seat(
        Place(row.seat_code, row.seat_row, row.number, SeatKind(row.place_kind)),
        ticket_number(cinema_code, row.serial),
        SeatState(row.state),
        row.copies,
        row.attempt,
        row.changed_at,
        row.terminal_no,
        row.revoked_late,
        row.sold,
    )
