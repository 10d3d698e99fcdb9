"""Take a schedule in: all of it, or, where anything is wrong, nothing."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import delete
from sqlalchemy.orm import Session

from willcall.centre.codes.keys import KeyCabinet
from willcall.centre.codes.models import SerialRow
from willcall.centre.db.bulk import add_missing, put_rows, table_of
from willcall.centre.db.database import Database
from willcall.centre.db.rows import Row
from willcall.centre.schedules.checks import changes_of_booked, check_schedule, utc
from willcall.centre.schedules.circuit import Circuit, Key, load_circuit
from willcall.centre.schedules.models import CinemaRow, ScreenRow, SeatRow, ShowingRow
from willcall.centre.schedules.reading.drafts import ScheduleDraft, cinema_of
from willcall.centre.schedules.reading.findings import Findings
from willcall.centre.schedules.reading.read_schedule import read_schedule
from willcall.centre.terminals.models import RosterRow
from willcall.centre.terminals.stamps import touch_cinemas
from willcall.redemption.domain.business_day import business_day
from willcall.redemption.domain.showings import ShowingStatus

K = TypeVar("K")
Values = dict[str, Any]


@dataclass(slots=True)
class Tally:
    """How many of one table's lines were new, changed, or as they were."""

    new: int = 0
    changed: int = 0
    same: int = 0


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import did, by table."""

    tallies: dict[str, Tally]

    @property
    def changed_anything(self) -> bool:
        """Whether anything is different now."""
        return any(tally.new or tally.changed for tally in self.tallies.values())


@dataclass(frozen=True, slots=True)
class Rejected:
    """Nothing was imported, and why."""

    findings: Findings


def import_schedule(paths: Sequence[Path], database: Database, keys: KeyCabinet) -> Imported | Rejected:
    """Read files and folders, check them as a whole, and take them in within one transaction."""
    findings = Findings()
    draft = read_schedule(paths, findings)
    with database.writing() as session:
        circuit = load_circuit(session, draft)
        check_schedule(draft, circuit, findings)
        if findings:
            return Rejected(findings)
        store = _Store(session, circuit, findings)
        store.put(draft)
        if findings:
            session.rollback()
            return Rejected(findings)
        store.make_room_for_new_cinemas(keys)
    return Imported(store.tallies)


class _Store:
    """One schedule going into the database."""

    def __init__(self, session: Session, circuit: Circuit, findings: Findings) -> None:
        self.tallies: dict[str, Tally] = {}
        self._session = session
        self._circuit = circuit
        self._findings = findings
        self._touched: set[str] = set()
        self._zones = {code: ZoneInfo(row.timezone) for code, row in circuit.cinemas.items()}

    def put(self, draft: ScheduleDraft) -> None:
        self._zones |= {each.cinema_code: ZoneInfo(each.timezone) for each in draft.cinemas}
        self._put(
            "cinemas", CinemaRow, self._circuit.cinemas, {each.cinema_code: _values(each) for each in draft.cinemas}
        )
        screens = {_key(each.screen_code): _in_cinema(each) for each in draft.screens}
        self._put("screens", ScreenRow, self._circuit.screens, screens)
        self._put_seats(draft)
        self._put_showings(draft)

    def make_room_for_new_cinemas(self, keys: KeyCabinet) -> None:
        """Give each new cinema its key, its first serial and an empty roster; let packs of the changed be rebuilt."""
        for code in sorted(self._zones.keys() - self._circuit.cinemas.keys()):
            keys.make_cinema_key(self._session, code)
            add_missing(self._session, SerialRow, [{"cinema_code": code, "next_serial": 1, "codes": 0}])
            add_missing(self._session, RosterRow, [{"cinema_code": code, "epoch": 1, "stamp": 1}])
        touch_cinemas(self._session, self._touched)

    def _put(self, table: str, row: type[Row], old: dict[K, Any], wanted: dict[K, Values]) -> None:
        tally = self.tallies.setdefault(table, Tally())
        rows = []
        for key, values in wanted.items():
            before = old.get(key)
            if before is not None and all(getattr(before, name) == value for name, value in values.items()):
                tally.same += 1
                continue
            tally.new, tally.changed = tally.new + (before is None), tally.changed + (before is not None)
            rows.append(values)
            self._touched.add(values["cinema_code"])
        self._session.expunge_all()
        put_rows(self._session, row, rows)

    def _put_seats(self, draft: ScheduleDraft) -> None:
        wanted: dict[Key, dict[str, Values]] = {}
        first = {each.screen_code: each.where for each in reversed(draft.seats)}
        for each in draft.seats:
            wanted.setdefault(_key(each.screen_code), {})[each.seat_code] = _in_cinema(each) | {"kind": each.kind.value}
        for screen, seats in wanted.items():
            old = {row.seat_code: row for row in self._circuit.seats.get(screen, [])}
            gone = sorted(old.keys() - seats.keys())
            before = self.tallies.get("seats", Tally())
            count = before.new + before.changed
            self._put("seats", SeatRow, old, seats)
            after = self.tallies["seats"]
            after.changed += len(gone)
            campaign = self._circuit.booking_on(screen) if gone or after.new + after.changed > count else None
            if campaign:
                expected = f"the seat map as campaign {campaign} booked it"
                self._findings.add(first[screen[1]].at("seat"), screen[1], expected)
            self._drop_seats(screen, gone)

    def _drop_seats(self, screen: Key, gone: list[str]) -> None:
        seats = table_of(SeatRow).c
        for code in gone:
            where = (seats.cinema_code == screen[0], seats.screen_code == screen[1], seats.seat_code == code)
            self._session.execute(delete(SeatRow).where(*where))

    def _put_showings(self, draft: ScheduleDraft) -> None:
        wanted: dict[Key, Values] = {}
        for each in draft.showings:
            cinema = cinema_of(each.screen_code)
            zone = self._zones[cinema]
            values = _in_cinema(each)
            values |= {"starts_at": utc(each.starts_at, zone), "ends_at": utc(each.ends_at, zone)}
            values["business_day"] = business_day(values["starts_at"], zone)
            key = (cinema, each.showing_code)
            old = self._circuit.showings.get(key)
            values["status"] = old.status if old else ShowingStatus.SCHEDULED.value
            values["moved_to"] = old.moved_to if old else None
            wanted[key] = values
            campaign = self._circuit.booked.get(key)
            if campaign and old and any(getattr(old, name) != value for name, value in values.items()):
                where = each.where.at("showing_code")
                self._findings.add(where, each.showing_code, changes_of_booked(each, campaign))
        self._put("showings", ShowingRow, self._circuit.showings, wanted)


def _values(draft: Any) -> Values:  # noqa: ANN401 - any of the drafts
    values = asdict(draft)
    del values["where"]
    return values


def _in_cinema(draft: Any) -> Values:  # noqa: ANN401 - any of the drafts that have a screen
    return {"cinema_code": cinema_of(draft.screen_code), **_values(draft)}


def _key(screen_code: str) -> Key:
    return cinema_of(screen_code), screen_code
