"""Showings and their seats as the box office reads them, inside a unit of work."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, TextClause, bindparam, case, func, or_, select, text

from willcall.redemption.cache.models import EndingsRow, PackRow, PlaceRow, ScreenRow, SeatRow, ShowingRow
from willcall.redemption.cache.shelf import SEAT_COLUMNS, SHOWING_COLUMNS, seat_from, showing_from
from willcall.redemption.domain.seat_plans import PlannedPlace
from willcall.redemption.domain.seats import RIGHT_USED, Seat, SeatState
from willcall.redemption.domain.showings import Place, SeatKind
from willcall.redemption.domain.sync_status import HeldPack
from willcall.redemption.domain.tallies import SeatTally, ShowingTally

# SQLite uses a partial index where a statement says what the index says, and of a parameter it cannot know that
_LIVE = text("seats.state <> 'revoked'")
_REVOKED = text("seats.state = 'revoked'")

_PACK = select(*PackRow.__table__.columns).where(PackRow.business_day == bindparam("day"))
_OF_DAY = (
    select(*SHOWING_COLUMNS)
    .join(ScreenRow, ScreenRow.screen_code == ShowingRow.screen_code)
    .where(ShowingRow.business_day == bindparam("day"))
    .order_by(ShowingRow.starts_at, ShowingRow.showing_code)
)
_COLLECTED = or_(SeatRow.state.in_(sorted(RIGHT_USED)), SeatRow.copies > 1)
"""The right to it was used for certain: it is printed, or a further copy was begun, or somebody was let in."""


def _counted(which: TextClause) -> Select[*tuple[Any, ...]]:
    """Return the statement that counts such seats of a day by showing; each kind has an index by showing."""
    day = select(ShowingRow.showing_code).where(ShowingRow.business_day == bindparam("day"))
    wanted_back = or_(SeatRow.state == SeatState.REVOKED.value, SeatRow.revoked_late.is_not(None))
    kinds = (SeatRow.sold, _COLLECTED, wanted_back & ~_COLLECTED, SeatRow.state == SeatState.UNCONFIRMED.value)
    return (
        select(SeatRow.showing_code, func.count(), *(func.sum(case((kind, 1), else_=0)) for kind in kinds))
        .where(SeatRow.showing_code.in_(day), which)
        .group_by(SeatRow.showing_code)
    )


def _issued(which: TextClause) -> Select[*tuple[Any, ...]]:
    return (
        select(*SEAT_COLUMNS)
        .join(ShowingRow, ShowingRow.showing_code == SeatRow.showing_code)
        .join(PlaceRow, (PlaceRow.screen_code == ShowingRow.screen_code) & (PlaceRow.seat_code == SeatRow.seat_code))
        .where(SeatRow.showing_code == bindparam("showing_code"), which)
    )


_SEATS = _issued(_LIVE).union_all(_issued(_REVOKED))
_PLACES = select(*PlaceRow.__table__.columns).where(PlaceRow.screen_code == bindparam("screen_code"))
_ENDINGS = select(EndingsRow.sealed).where(EndingsRow.showing_code == bindparam("showing_code"))
_TALLIES = _counted(_LIVE).union_all(_counted(_REVOKED))


class SqlHouseBook:
    """See the port."""

    def __init__(self, connection: Connection, cinema_code: str) -> None:
        """Stand on a unit's connection."""
        self._connection = connection
        self._cinema_code = cinema_code

    def pack(self, day: date) -> HeldPack | None:
        """Return which pack of a business day was applied last."""
        row = self._connection.execute(_PACK, {"day": day}).one_or_none()
        return None if row is None else HeldPack(*row)

    def places(self, screen_code: str) -> Sequence[PlannedPlace]:
        """Return the places of a screen."""
        rows = self._connection.execute(_PLACES, {"screen_code": screen_code})
        return [
            PlannedPlace(Place(row.seat_code, row.row, row.number, SeatKind(row.kind)), row.x, row.y) for row in rows
        ]

    def seats(self, showing_code: str) -> Sequence[Seat]:
        """Return every seat that was issued for a showing, in the order they print."""
        rows = self._connection.execute(_SEATS, {"showing_code": showing_code})
        return sorted((seat_from(row, self._cinema_code) for row in rows), key=lambda seat: seat.ticket_no)

    def sealed_endings(self, showing_code: str) -> bytes | None:
        """Return the last digits of a showing's codes and phones, sealed."""
        return self._connection.execute(_ENDINGS, {"showing_code": showing_code}).scalar_one_or_none()

    def tallies(self, day: date) -> Sequence[ShowingTally]:
        """Return a business day's showings in time order, each with its seats counted."""
        counted: dict[str, SeatTally] = {}
        for showing, *counts in self._connection.execute(_TALLIES, {"day": day}):
            counted[showing] = counted.get(showing, SeatTally()) + SeatTally(*counts)
        rows = self._connection.execute(_OF_DAY, {"day": day})
        return [ShowingTally(showing_from(row), counted.get(row.showing_code, SeatTally())) for row in rows]
