"""Applying a day pack: one transaction, and nothing that happened is taken back.

Rows go in by plain statements with positional values: a cinema's day can be hundreds of thousands of rows, and the
database driver takes them as they are.
"""

import json
from collections.abc import Iterator
from datetime import date, datetime
from itertools import islice, repeat

from sqlalchemy import Connection, Engine, String, bindparam, delete, exists, func, insert, inspect, select, update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.orm import DeclarativeBase

from willcall.redemption.cache.journal import SqlJournal
from willcall.redemption.cache.models import (
    EndingsRow,
    PackRow,
    PlaceRow,
    ScreenRow,
    SeatRow,
    ShowingRow,
    SisterTagRow,
    TerminalRow,
)
from willcall.redemption.cache.pack_content import day_content
from willcall.redemption.cache.transactions import reading, writing
from willcall.redemption.domain.events import Event, PackApplied, ReissueCameLate, RevocationCameLate, SeatRevoked
from willcall.redemption.domain.faults import FaultCode, TerminalFaultError
from willcall.redemption.domain.homes import home_terminal
from willcall.redemption.domain.seats import SeatState
from willcall.redemption.domain.tickets import ticket_number
from willcall.redemption.service.ports import Clock
from willcall.redemption.wire.day_pack import PackBody, PackHeader

_SeatValues = tuple[int, bytes, str, str, str, str, bool]

_INSERT_SEAT = (
    "INSERT INTO seats (serial, tag, showing_code, seat_code, home, state, sold) VALUES (?, ?, ?, ?, ?, ?, ?) "
    "ON CONFLICT DO NOTHING"
)
_MARK_SOLD = "UPDATE seats SET sold = 1 WHERE serial = ?"

_AT_ONCE = 5_000
"""Rows. More would not be faster, and a screen in the same process waits while they are made and thrown away."""

_NOT_REVOKED = select(SeatRow.state).where(
    SeatRow.serial == bindparam("serial"), SeatRow.state != SeatState.REVOKED.value, SeatRow.revoked_late.is_(None)
)
"""A seat's state, where it was not revoked yet, neither in time nor late."""

_KEPT = func.json_each(bindparam("kept", type_=String)).table_valued("value")
_FORGET_PLACES = delete(PlaceRow).where(
    PlaceRow.screen_code == bindparam("screen"),
    PlaceRow.seat_code.not_in(select(_KEPT.c.value)),
    ~exists().where(
        ShowingRow.screen_code == PlaceRow.screen_code,
        SeatRow.showing_code == ShowingRow.showing_code,
        SeatRow.seat_code == PlaceRow.seat_code,
    ),
)
"""Places that are not on the plan any more, but for those that a ticket was given out for."""

_REVOKED_ANEW = update(SeatRow).where(
    SeatRow.serial == bindparam("which"), SeatRow.state == SeatState.REVOKED.value, SeatRow.revoked_late.is_(None)
)
"""For a reissue that came too late and is closed for that alone: it must not be opened when its seat is free again."""


class SqlPackShelf:
    """The day packs that this terminal holds."""

    def __init__(self, engine: Engine, cinema_code: str, terminal_no: str, clock: Clock) -> None:
        """Bind the database to the terminal whose packs it keeps."""
        self._engine = engine
        self._cinema_code = cinema_code
        self._terminal_no = terminal_no
        self._clock = clock

    def versions(self) -> dict[date, int]:
        """Return the version held of each business day."""
        with reading(self._engine) as connection:
            return dict(connection.execute(select(PackRow.business_day, PackRow.version)).all())

    def apply(self, header: PackHeader, body: PackBody) -> bool:
        """Apply a verified pack; return False where this version or a later one is held already.

        Raises:
            TerminalFaultError: ``PACK_REFUSED`` for another cinema's pack or changes to a version that is not held;
                a fault of the database. In each case nothing was applied.
        """
        if header.cinema_code != self._cinema_code:
            raise TerminalFaultError(FaultCode.PACK_REFUSED, f"the pack is for cinema {header.cinema_code}")
        with writing(self._engine) as connection:
            held = _held(connection, header.business_day)
            if held >= header.version:
                return False
            if header.base_version not in {0, held}:
                raise TerminalFaultError(
                    FaultCode.PACK_REFUSED, f"changes to version {header.base_version}, but {held} is held"
                )
            journal = SqlJournal(connection, self._cinema_code, self._terminal_no)
            _Application(connection, journal, header, body, self._clock()).run()
            connection.commit()
        return True


def _held(connection: Connection, day: date) -> int:
    return connection.execute(select(PackRow.version).where(PackRow.business_day == day)).scalar_one_or_none() or 0


class _Application:
    """One pack going into the database."""

    def __init__(
        self, connection: Connection, journal: SqlJournal, header: PackHeader, body: PackBody, now: datetime
    ) -> None:
        self._connection = connection
        self._journal = journal
        self._header = header
        self._body = body
        self._now = now
        self._sold = set(body.sold)

    def run(self) -> None:
        self._put_identity()
        self._put_screens()
        self._put_showings()
        self._revoke()
        self._put_seats()
        self._mark_sold()
        self._put_endings()
        self._put_sisters()
        self._note()

    def _put_identity(self) -> None:
        header = self._header
        values = {"cinema_zh": header.cinema.zh, "cinema_en": header.cinema.en, "roster": list(header.roster)}
        self._connection.execute(update(TerminalRow).values(timezone=header.timezone, **values))

    def _put_screens(self) -> None:
        for screen in self._body.screens:
            self._replace(
                ScreenRow,
                {
                    "screen_code": screen.screen_code,
                    "name_zh": screen.name.zh,
                    "name_en": screen.name.en,
                    "kind": screen.kind,
                    "directions_zh": screen.directions.zh,
                    "directions_en": screen.directions.en,
                },
            )
            places = [{"screen_code": screen.screen_code, **place.model_dump(mode="json")} for place in screen.places]
            self._replace(PlaceRow, *places)
            gone = {"screen": screen.screen_code, "kept": json.dumps([place.seat_code for place in screen.places])}
            self._connection.execute(_FORGET_PLACES, gone)

    def _put_showings(self) -> None:
        day = self._header.business_day
        self._replace(
            ShowingRow,
            *(
                {
                    "business_day": day,
                    "film_zh": showing.film.zh,
                    "film_en": showing.film.en,
                    "status": showing.status.value,
                    **showing.model_dump(exclude={"film", "status"}),
                }
                for showing in self._body.showings
            ),
        )

    def _replace(self, table: type[DeclarativeBase], *rows: dict[str, object]) -> None:
        if not rows:
            return
        statement = upsert(table)
        keys = [column.name for column in inspect(table).primary_key]
        others = {name: statement.excluded[name] for name in rows[0] if name not in keys}
        self._connection.execute(statement.on_conflict_do_update(index_elements=keys, set_=others), list(rows))

    def _revoke(self) -> None:
        for serial in self._body.revoked:
            state = self._connection.execute(_NOT_REVOKED, {"serial": serial}).scalar_one_or_none()
            if state is not None:
                self._revoke_one(serial, state)
            else:
                values = {"which": serial, "revoked_late": self._header.version}
                self._connection.execute(_REVOKED_ANEW, values)

    def _revoke_one(self, serial: int, state: str) -> None:
        """Take an open seat back; for one whose right is used note it, so that it is never open again."""
        number, version = ticket_number(self._header.cinema_code, serial), self._header.version
        event: Event = RevocationCameLate(number, version, state)
        values: dict[str, object] = {"revoked_late": version}
        if state == SeatState.OPEN:
            event = SeatRevoked(number, version)
            values = {"state": SeatState.REVOKED.value, "changed_at": self._now}
        self._connection.execute(update(SeatRow).where(SeatRow.serial == serial).values(values))
        self._journal.append([event], self._now)

    def _put_seats(self) -> None:
        values = self._seat_values()
        try:
            while rows := list(islice(values, _AT_ONCE)):
                self._put_some(rows)
        except LookupError as error:
            raise TerminalFaultError(FaultCode.PACK_REFUSED, "a seat's place is not in the pack") from error

    def _put_some(self, rows: list[_SeatValues]) -> None:
        before = self._changes()
        self._connection.exec_driver_sql(_INSERT_SEAT, rows)
        if self._changes() - before < len(rows):
            self._account_for_missing(rows)
        else:
            self._sold.difference_update(row[0] for row in rows)

    def _changes(self) -> int:
        changes: int = self._connection.exec_driver_sql("SELECT total_changes()").scalar_one()
        return changes

    def _seat_values(self) -> Iterator[_SeatValues]:
        seats, body = self._body.seats, self._body
        cut_tags = seats.cut_tags()
        places = {screen.screen_code: [place.seat_code for place in screen.places] for screen in body.screens}
        codes = [showing.showing_code for showing in body.showings]
        seat_codes = [places[showing.screen_code] for showing in body.showings]
        roster = self._header.roster
        homes = repeat(roster[0]) if len(roster) == 1 else (home_terminal(tag, roster) for tag in cut_tags)
        revoked, sold = set(body.revoked), frozenset(body.sold)
        for serial, tag, showing, place, home in zip(
            seats.serials, cut_tags, seats.showings, seats.places, homes, strict=False
        ):
            state = "revoked" if serial in revoked else "open"
            yield serial, tag, codes[showing], seat_codes[showing][place], home, state, serial in sold

    def _account_for_missing(self, rows: list[_SeatValues]) -> None:
        """Find the rows that did not go in: known already, or for a seat whose right is used (R1)."""
        present = select(SeatRow.serial).where(SeatRow.serial == bindparam("serial"))
        holder = select(SeatRow.serial).where(
            SeatRow.showing_code == bindparam("showing"),
            SeatRow.seat_code == bindparam("seat"),
            SeatRow.state != SeatState.REVOKED.value,
        )
        for serial, tag, showing, seat, home, _, sold in rows:
            if self._connection.execute(present, {"serial": serial}).one_or_none() is not None:
                continue
            used_by = self._connection.execute(holder, {"showing": showing, "seat": seat}).scalar_one()
            values = (serial, tag, showing, seat, home, SeatState.REVOKED.value, sold)
            self._connection.exec_driver_sql(_INSERT_SEAT, values)
            cinema = self._header.cinema_code
            event = ReissueCameLate(ticket_number(cinema, serial), ticket_number(cinema, used_by), self._header.version)
            self._journal.append([event], self._now)

    def _mark_sold(self) -> None:
        """Mark what was here before it was sold; what is new came in marked."""
        if self._sold:
            self._connection.exec_driver_sql(_MARK_SOLD, [(serial,) for serial in sorted(self._sold)])

    def _put_endings(self) -> None:
        """Put the last digits away as they came, sealed: only who asks for a showing's opens them (R7)."""
        rows: Iterator[dict[str, object]] = (
            {"showing_code": each.showing_code, "sealed": each.cut_out()} for each in self._body.endings
        )
        self._replace(EndingsRow, *rows)

    def _put_sisters(self) -> None:
        day = self._header.business_day
        self._connection.execute(delete(SisterTagRow).where(SisterTagRow.business_day == day))
        rows = [
            {"tag": tag, "business_day": day, "cinema_zh": sister.cinema.zh, "cinema_en": sister.cinema.en}
            for sister in self._body.sisters
            for tag in sister.cut_tags()
        ]
        if rows:
            self._connection.execute(insert(SisterTagRow).prefix_with("OR IGNORE"), rows)

    def _note(self) -> None:
        header = self._header
        self._replace(
            PackRow,
            {
                "business_day": header.business_day,
                "version": header.version,
                "showings": header.showings,
                "seats": header.seats,
                "applied_at": self._now,
            },
        )
        event = PackApplied(
            header.business_day.isoformat(),
            header.version,
            header.base_version,
            header.seats,
            header.revoked,
            day_content(self._connection, header.business_day),
        )
        self._journal.append([event], self._now)
