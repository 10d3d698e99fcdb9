"""Cinemas in miniature: codes, day packs and terminals with a real database, built in milliseconds."""

import base64
import hashlib
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import groupby
from pathlib import Path
from tempfile import mkdtemp

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import Engine

from tests.support.turns import OpenTurn
from willcall.printing.sample import sample_ticket
from willcall.redemption.cache.database import open_database
from willcall.redemption.cache.journal import SqlOutbox
from willcall.redemption.cache.packs import SqlPackShelf
from willcall.redemption.cache.terminal import Membership, SqlSyncLog, write_membership
from willcall.redemption.cache.units import SqlUnitsOfWork
from willcall.redemption.domain.codes import CollectionCode, code_tag, new_code
from willcall.redemption.domain.endings import endings_of, seal_endings
from willcall.redemption.domain.identity import TerminalIdentity
from willcall.redemption.domain.reprints import REPRINT_LIMIT
from willcall.redemption.domain.showings import BilingualText, SeatKind, ShowingStatus
from willcall.redemption.domain.tickets import Ticket, ticket_number
from willcall.redemption.pin_hashes import PinHashes
from willcall.redemption.print_turn import LockedTurn
from willcall.redemption.service.box_office import BoxOffice
from willcall.redemption.service.collection_desk import CollectionDesk
from willcall.redemption.service.machine_desk import MachineDesk
from willcall.redemption.service.open_endings import EndingsOpener
from willcall.redemption.service.ports import TicketPrinter
from willcall.redemption.service.print_tickets import PrintDesk
from willcall.redemption.service.staff_desk import StaffDesk
from willcall.redemption.service.staff_roll import StaffOffice
from willcall.redemption.service.terminal_health import TerminalHealth
from willcall.redemption.wire.day_pack import (
    PackBody,
    PackHeader,
    PackPlace,
    PackScreen,
    PackSeats,
    PackShowing,
    PackText,
    SealedEndings,
    SisterCinema,
)

CINEMA = "88888888"
CINEMA_KEY = bytes(range(32))
CENTRE_KEY = Ed25519PrivateKey.from_private_bytes(b"the centre's own key for tests !")
TERMINAL_KEY = Ed25519PrivateKey.from_private_bytes(b"a terminal's own key, for tests!")
TODAY = date(2014, 3, 8)
NOW = datetime(2014, 3, 8, 11, 2, tzinfo=UTC)
"""19:02 in the cinema."""

NAME = BilingualText("星光影城", "Starlight Cinema")
IDENTITY = TerminalIdentity(CINEMA, NAME, "01", "Asia/Shanghai", ("01",))
OPENER = EndingsOpener(CINEMA, CINEMA_KEY)
SCREEN = f"{CINEMA}00000005"
ROW_LENGTH = 20


@dataclass(slots=True)
class HandClock:
    """A clock that goes only when it is told to."""

    now: datetime = NOW

    def __call__(self) -> datetime:
        """Return the present."""
        return self.now

    def wait(self, **span: float) -> None:
        """Let time pass, in the words of ``timedelta``."""
        self.now += timedelta(**span)


def code_of(number: int) -> CollectionCode:
    """Return the one code of a number, the same in every process."""
    digest = hashlib.sha256(b"code %d" % number).digest()
    return new_code(lambda below: int.from_bytes(digest) % below)


def tag_of(number: int) -> bytes:
    """Return the tag of ``code_of(number)`` under the test cinema's key."""
    return code_tag(CINEMA_KEY, code_of(number))


def ticket_no(serial: int) -> str:
    """Return the test cinema's ticket number for a serial."""
    return ticket_number(CINEMA, serial)


def showing_code(number: int = 0, day: date = TODAY) -> str:
    """Return the code of a day's showing."""
    return f"{CINEMA}{day:%m%d}{number:04d}"


def place(number: int) -> PackPlace:
    """Return the place of a number in the one screen: rows of twenty."""
    row, column = divmod(number, ROW_LENGTH)
    kind = SeatKind.COUPLE if row == 1 else SeatKind.SINGLE
    code = f"{SCREEN}{number:04d}"
    return PackPlace(seat_code=code, row=str(row + 1), number=str(column + 1), kind=kind, x=column, y=row)


def screen(places: int = 40) -> PackScreen:
    """Return the one screen."""
    return PackScreen(
        screen_code=SCREEN,
        name=PackText(zh="5 号厅", en="Screen 5"),
        kind="standard",
        directions=PackText(zh="二层", en="Second floor"),
        places=tuple(place(number) for number in range(places)),
    )


def showing(
    number: int = 0,
    day: date = TODAY,
    *,
    starts_at: datetime | None = None,
    status: ShowingStatus = ShowingStatus.SCHEDULED,
    moved_to: str | None = None,
) -> PackShowing:
    """Return a showing at 19:30 in the cinema, 110 minutes long, at 3.80 yuan."""
    begins = starts_at or datetime(day.year, day.month, day.day, 11, 30, tzinfo=UTC)
    return PackShowing(
        showing_code=showing_code(number, day),
        film_code="051101042014",
        film=PackText(zh="冰雪奇缘", en="Frozen"),
        version="3D 国语",
        screen_code=SCREEN,
        starts_at=begins,
        ends_at=begins + timedelta(minutes=110),
        price_fen=380,
        status=status,
        moved_to=moved_to,
    )


@dataclass(frozen=True, slots=True)
class Issued:
    """One row of a pack: a serial, the number of its code, and the seat by showing and place."""

    serial: int
    code: int
    place: int
    showing: int = 0


def issued(count: int, each: int = 1) -> tuple[Issued, ...]:
    """Issue so many seats of showing 0 in order, ``each`` of them under one code."""
    return tuple(Issued(serial, serial // each, serial) for serial in range(count))


def sealed_endings(
    rows: Iterable[Issued], showings: Sequence[PackShowing], phones: Mapping[int, str]
) -> Iterator[SealedEndings]:
    """Seal the last digits of each showing that has codes."""
    for number, of_showing in groupby(sorted(rows, key=lambda row: row.showing), key=lambda row: row.showing):
        told = {row.serial: endings_of(code_of(row.code), phones.get(row.code, "")) for row in of_showing}
        code = showings[number].showing_code
        sealed = base64.b64encode(seal_endings(CINEMA_KEY, code, told)).decode()
        yield SealedEndings(showing_code=code, sealed=sealed)


def pack(  # noqa: PLR0913 - a pack has so many parts
    rows: Iterable[Issued] = (),
    *,
    day: date = TODAY,
    version: int = 1,
    base: int = 0,
    revoked: Sequence[int] = (),
    showings: Sequence[PackShowing] | None = None,
    sisters: tuple[SisterCinema, ...] = (),
    sold: Sequence[int] = (),
    phones: Mapping[int, str] | None = None,
) -> tuple[PackHeader, PackBody]:
    """Return a pack whose counts agree. ``phones`` are the ends of buyers' phones by the numbers of their codes."""
    seats = sorted(rows, key=lambda row: row.serial)
    numbers = 1 + max((row.showing for row in seats), default=0)
    shown = tuple(showings if showings is not None else (showing(number, day) for number in range(numbers)))
    body = PackBody(
        screens=(screen(max(40, 1 + max((row.place for row in seats), default=0))),),
        showings=shown,
        seats=PackSeats(
            tags=base64.b64encode(b"".join(tag_of(row.code) for row in seats)).decode(),
            showings=tuple(row.showing for row in seats),
            places=tuple(row.place for row in seats),
            serials=tuple(row.serial for row in seats),
        ),
        revoked=tuple(revoked),
        sisters=sisters,
        sold=tuple(sold),
        endings=tuple(sealed_endings(seats, shown, phones or {})),
    )
    header = PackHeader(
        cinema_code=CINEMA,
        cinema=PackText(zh=NAME.zh, en=NAME.en),
        timezone="Asia/Shanghai",
        business_day=day,
        version=version,
        base_version=base,
        roster=("01",),
        epoch=1,
        showings=len(shown),
        seats=len(seats),
        revoked=len(body.revoked),
    )
    return header, body


@cache
def _template() -> Path:
    """Return an empty, enrolled database, made once in each process: migrating takes longer than most tests."""
    path = Path(mkdtemp(prefix="template-")) / "terminal.sqlite"
    engine = open_database(path)
    write_membership(
        engine, Membership(IDENTITY, "http://127.0.0.1:9", CENTRE_KEY.public_key().public_bytes_raw()), "test", NOW
    )
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()
    return path


@dataclass(slots=True)
class Foyer:
    """A terminal's real database with all that stands on it. Close it."""

    path: Path
    clock: Callable[[], datetime]
    identity: TerminalIdentity = IDENTITY
    engine: Engine = field(init=False)
    units: SqlUnitsOfWork = field(init=False)
    outbox: SqlOutbox = field(init=False)
    packs: SqlPackShelf = field(init=False)
    sync_log: SqlSyncLog = field(init=False)

    def __post_init__(self) -> None:
        cinema, terminal = self.identity.cinema_code, self.identity.terminal_no
        self.engine = open_database(self.path)
        self.units = SqlUnitsOfWork(self.engine, cinema, terminal)
        self.outbox = SqlOutbox(self.engine, cinema, terminal, self.clock)
        self.packs = SqlPackShelf(self.engine, cinema, terminal, self.clock)
        self.sync_log = SqlSyncLog(self.engine)

    def desk(self, printer: TicketPrinter) -> CollectionDesk:
        """Return the use cases of a screen that prints there."""
        turn = OpenTurn()
        printing = PrintDesk(self.identity, TERMINAL_KEY.sign, printer, self.units, self.clock, turn)
        return CollectionDesk(CINEMA_KEY, printing)

    def staff_desk(self, printer: TicketPrinter, limit: int = REPRINT_LIMIT) -> StaffDesk:
        """Return the use cases of a staff screen that prints there."""
        keys = {self.identity.terminal_no: TERMINAL_KEY.public_key().public_bytes_raw()}.get
        return StaffDesk(self.desk(printer).printing, keys, limit)

    def box_office(self) -> BoxOffice:
        """Return the use cases of the box office that print nothing."""
        return BoxOffice(self.identity, self.units, self.clock, OPENER, self.health(), CINEMA_KEY, self._turn, tuple)

    @property
    def _turn(self) -> LockedTurn:
        return LockedTurn(self.path.parent)

    def staff_office(self) -> StaffOffice:
        """Return the use cases of whoever keeps the list of staff."""
        return StaffOffice(self.units, PinHashes(CINEMA_KEY), self.clock)

    def health(self, free_bytes: Callable[[], int] = lambda: 50_000_000_000) -> TerminalHealth:
        """Return what looks at every part of the terminal; there is room on its disk."""
        return TerminalHealth(self.identity, "0.1", self.units, self.sync_log, free_bytes, self.clock)

    def machine_desk(self, printer: TicketPrinter, sample: Callable[[], Ticket] = sample_ticket) -> MachineDesk:
        """Return the use cases of a machine in the foyer that prints there."""
        return MachineDesk(self.desk(printer), PinHashes(CINEMA_KEY), self.health(), sample)

    def states(self) -> dict[str, str]:
        """Return each ticket number's state."""
        with self.engine.connect() as connection:
            rows = connection.exec_driver_sql("SELECT serial, state FROM seats").all()
        return {ticket_no(serial): state for serial, state in rows}

    def kinds(self) -> list[str]:
        """Return the kinds of the journal's entries, in order."""
        return [entry.kind for entry in self.outbox.every_entry()]

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()


def new_database(folder: Path) -> Path:
    """Put an enrolled terminal's database without any pack into a folder."""
    path = folder / "terminal.sqlite"
    shutil.copyfile(_template(), path)
    return path


def foyer(folder: Path, *packs: tuple[PackHeader, PackBody], clock: Callable[[], datetime] | None = None) -> Foyer:
    """Return a terminal with these packs applied. Close it."""
    opened = Foyer(new_database(folder), clock or HandClock())
    for header, body in packs:
        opened.packs.apply(header, body)
    return opened
