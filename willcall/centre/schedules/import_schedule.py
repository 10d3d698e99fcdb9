"""Take a schedule in: all of it, or, where anything is wrong, nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import delete
from sqlalchemy.orm import Session

from willcall.centre.codes.keys import KeyCabinet
from willcall.centre.codes.models import SerialRow
from willcall.centre.db.bulk import add_missing, batches, put_rows, table_of
from willcall.centre.db.database import Database
from willcall.centre.db.rows import Row
from willcall.centre.schedules.checks import changes_of_booked, check_schedule, utc
from willcall.centre.schedules.circuit import Circuit, Key, load_circuit
from willcall.centre.schedules.models import CinemaRow, ScreenRow, SeatRow, ShowingRow
from willcall.centre.schedules.reading.drafts import ScheduleDraft, cinema_of
from willcall.centre.schedules.reading.findings import Findings, Where
from willcall.centre.schedules.reading.read_schedule import read_schedule
from willcall.centre.terminals.models import RosterRow
from willcall.centre.terminals.stamps import touch_cinemas
from willcall.redemption.domain.business_day import business_day
from willcall.redemption.domain.showings import ShowingStatus

_AT_ONCE = 500

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
    """What an import did, by table, and what a person should know of the files."""

    tallies: dict[str, Tally]
    warnings: tuple[str, ...] = ()

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
    return Imported(store.tallies, tuple(findings.warnings))


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

    def _put(self, table: str, row: type[Row], old: dict[K, Any], wanted: dict[K, Values]) -> bool:
        """Write what is new or different; return whether anything was."""
        tally = self.tallies.setdefault(table, Tally())
        rows = [values for key, values in wanted.items() if key not in old or not _is_same(old[key], values)]
        new = sum(key not in old for key in wanted)
        tally.new += new
        tally.changed += len(rows) - new
        tally.same += len(wanted) - len(rows)
        self._touched |= {values["cinema_code"] for values in rows}
        # what was loaded is for comparison alone: the session must not write it back
        self._session.expunge_all()
        put_rows(self._session, row, rows)
        return bool(rows)

    def _put_seats(self, draft: ScheduleDraft) -> None:
        wanted: dict[Key, dict[str, Values]] = {}
        maps: dict[Key, Where] = {}
        for each in draft.seats:
            screen = _key(each.screen_code)
            maps.setdefault(screen, each.where)
            wanted.setdefault(screen, {})[each.seat_code] = _in_cinema(each) | {"kind": each.kind.value}
        for screen, seats in wanted.items():
            old = {row.seat_code: row for row in self._circuit.seats.get(screen, [])}
            is_changed = self._put("seats", SeatRow, old, seats)
            is_smaller = self._drop_seats(screen, sorted(old.keys() - seats.keys()))
            campaign = self._circuit.booking_on(screen) if is_changed or is_smaller else None
            if campaign:
                self._findings.add(
                    maps[screen].at("screen_code"), screen[1], f"the seat map as campaign {campaign} booked it"
                )

    def _drop_seats(self, screen: Key, gone: list[str]) -> bool:
        """Take away the seats that a screen's new map does not have; return whether there were any."""
        seats = table_of(SeatRow).c
        for part in batches(gone, _AT_ONCE):
            where = (seats.cinema_code == screen[0], seats.screen_code == screen[1], seats.seat_code.in_(part))
            self._session.execute(delete(table_of(SeatRow)).where(*where))
        self.tallies["seats"].changed += len(gone)
        self._touched |= {screen[0]} if gone else set()
        return bool(gone)

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
            if campaign and old and not _is_same(old, values):
                where = each.where.at("showing_code")
                self._findings.add(where, each.showing_code, changes_of_booked(each, campaign))
        self._put("showings", ShowingRow, self._circuit.showings, wanted)


def _is_same(row: Row, values: Values) -> bool:
    return all(getattr(row, name) == value for name, value in values.items())


def _values(draft: Any) -> Values:  # noqa: ANN401 - any of the drafts
    return {each.name: getattr(draft, each.name) for each in fields(draft) if each.name != "where"}


def _in_cinema(draft: Any) -> Values:  # noqa: ANN401 - any of the drafts that have a screen
    return {"cinema_code": cinema_of(draft.screen_code), **_values(draft)}


def _key(screen_code: str) -> Key:
    return cinema_of(screen_code), screen_code
