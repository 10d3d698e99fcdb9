"""The service's ports in memory: the same promises as the database, held by the same contract tests."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import cast

from tests.support.packs import NOW
from willcall.redemption.domain.events import Event, event_from
from willcall.redemption.domain.faults import FaultCode, TerminalFaultError
from willcall.redemption.domain.homes import home_terminal
from willcall.redemption.domain.journal import GENESIS, Entry, EventT, Recorded, write_entry
from willcall.redemption.domain.machine_standing import MachineStanding
from willcall.redemption.domain.seat_plans import PlannedPlace
from willcall.redemption.domain.seats import RIGHT_USED, Seat, SeatState
from willcall.redemption.domain.showings import BilingualText, Place, Showing
from willcall.redemption.domain.staff_roll import StaffAccess
from willcall.redemption.domain.sync_status import HeldPack
from willcall.redemption.domain.tallies import SeatTally, ShowingTally
from willcall.redemption.domain.tickets import ticket_number
from willcall.redemption.service.ports import CodeOnShelf, TryRecord
from willcall.redemption.wire.day_pack import SISTER_TAG_BYTES, PackBody, PackHeader, PackPlace, PackShowing, PackText


@dataclass(slots=True)
class Books:
    """All that a terminal knows."""

    showings: dict[str, Showing] = field(default_factory=dict)
    codes: dict[bytes, tuple[str, str, list[str]]] = field(default_factory=dict)
    seats: dict[str, tuple[str, Seat]] = field(default_factory=dict)
    sisters: dict[bytes, BilingualText] = field(default_factory=dict)
    packs: dict[date, HeldPack] = field(default_factory=dict)
    places: dict[str, list[PlannedPlace]] = field(default_factory=dict)
    endings: dict[str, bytes] = field(default_factory=dict)
    tries: TryRecord = field(default_factory=TryRecord)
    entries: list[Entry] = field(default_factory=list)
    staff: dict[str, StaffAccess] = field(default_factory=dict)
    machine: MachineStanding = field(default_factory=MachineStanding)


class FakeCodeShelf:
    """Codes and seats in dictionaries."""

    def __init__(self, books: Books) -> None:
        self._books = books

    def find(self, tag: bytes) -> CodeOnShelf | None:
        if tag not in self._books.codes:
            return None
        showing, home, numbers = self._books.codes[tag]
        seats = tuple(self._books.seats[number][1] for number in sorted(numbers))
        return CodeOnShelf(self._books.showings[showing], home, seats)

    def find_code_of(self, ticket_no: str) -> CodeOnShelf | None:
        tags = (tag for tag, (_, _, numbers) in self._books.codes.items() if ticket_no in numbers)
        return next((self.find(tag) for tag in tags), None)

    def tickets_of(self, showing_code: str, seat_code: str) -> Sequence[tuple[Showing, Seat]]:
        of_showing = {number for number, (code, _) in self._books.seats.items() if code == showing_code}
        return [pair for pair in self._pairs(of_showing) if pair[1].place.seat_code == seat_code]

    def find_seats(self, ticket_nos: Sequence[str]) -> Sequence[tuple[Showing, Seat]]:
        return self._pairs({number for number in ticket_nos if number in self._books.seats})

    def showing(self, showing_code: str) -> Showing | None:
        return self._books.showings.get(showing_code)

    def sister_cinema(self, tag: bytes) -> BilingualText | None:
        return self._books.sisters.get(tag[:SISTER_TAG_BYTES])

    def holds_pack(self, day: date) -> bool:
        return day in self._books.packs

    def put_seats(self, seats: Sequence[Seat]) -> None:
        for seat in seats:
            showing, _ = self._books.seats[seat.ticket_no]
            self._books.seats[seat.ticket_no] = (showing, seat)

    def seats_in_hand(self) -> Sequence[tuple[Showing, Seat]]:
        in_hand = {SeatState.CLAIMED, SeatState.PRINTING}
        return self._pairs({number for number, (_, seat) in self._books.seats.items() if seat.state in in_hand})

    def unconfirmed_seats(self) -> Sequence[tuple[Showing, Seat]]:
        unconfirmed = SeatState.UNCONFIRMED
        return self._pairs({number for number, (_, seat) in self._books.seats.items() if seat.state is unconfirmed})

    def count_unconfirmed(self, day: date) -> int:
        return sum(showing.business_day == day for showing, _ in self.unconfirmed_seats())

    def tries(self) -> TryRecord:
        return self._books.tries

    def put_tries(self, record: TryRecord) -> None:
        self._books.tries = record

    def _pairs(self, numbers: set[str]) -> list[tuple[Showing, Seat]]:
        found = (self._books.seats[number] for number in sorted(numbers))
        return [(self._books.showings[showing], seat) for showing, seat in found]


class FakeHouseBook:
    """Showings and their seats, counted one by one."""

    def __init__(self, books: Books) -> None:
        self._books = books

    def pack(self, day: date) -> HeldPack | None:
        return self._books.packs.get(day)

    def tallies(self, day: date) -> Sequence[ShowingTally]:
        showings = [showing for showing in self._books.showings.values() if showing.business_day == day]
        showings.sort(key=lambda showing: (showing.starts_at, showing.showing_code))
        return [ShowingTally(showing, self._tally(showing.showing_code)) for showing in showings]

    def places(self, screen_code: str) -> Sequence[PlannedPlace]:
        return self._books.places.get(screen_code, [])

    def seats(self, showing_code: str) -> Sequence[Seat]:
        found = [seat for code, seat in self._books.seats.values() if code == showing_code]
        return sorted(found, key=lambda seat: seat.ticket_no)

    def sealed_endings(self, showing_code: str) -> bytes | None:
        return self._books.endings.get(showing_code)

    def _tally(self, showing_code: str) -> SeatTally:
        found = SeatTally()
        for code, seat in self._books.seats.values():
            if code == showing_code:
                collected = seat.state in RIGHT_USED or seat.copies > 1
                revoked = not collected and (seat.state is SeatState.REVOKED or seat.revoked_late is not None)
                in_doubt = seat.state is SeatState.UNCONFIRMED
                found += SeatTally(1, int(seat.sold), int(collected), int(revoked), int(in_doubt))
        return found


class FakeJournal:
    """A journal in a list."""

    def __init__(self, books: Books, cinema_code: str, terminal_no: str) -> None:
        self._books = books
        self._who = (cinema_code, terminal_no)

    def append(self, events: Sequence[Event], at: datetime) -> None:
        entries = self._books.entries
        for event in events:
            previous = entries[-1].digest if entries else GENESIS
            entries.append(write_entry(*self._who, len(entries) + 1, at, event, previous))

    def backwards(
        self, kinds: Sequence[type[EventT]], *, ticket_no: str | None = None, before: int | None = None
    ) -> Iterator[Recorded[EventT]]:
        names = {kind.kind for kind in kinds}
        for entry in reversed(self._books.entries[: None if before is None else before - 1]):
            if entry.kind in names and ticket_no in {None, entry.facts.get("ticket_no")}:
                yield Recorded(entry.sequence, entry.at, cast("EventT", event_from(entry.kind, entry.facts)))

    def told_of(self, ticket_nos: Sequence[str]) -> Sequence[Recorded[Event]]:
        told = [entry for entry in self._books.entries if entry.facts.get("ticket_no") in ticket_nos]
        return [Recorded(entry.sequence, entry.at, event_from(entry.kind, entry.facts)) for entry in told]

    def between(
        self, kinds: Sequence[type[EventT]], begin: datetime, end: datetime | None = None
    ) -> Sequence[Recorded[EventT]]:
        found = reversed(list(self.backwards(kinds)))
        return [each for each in found if begin <= each.at and (end is None or each.at < end)]


class FakeStaffRoll:
    """Staff in a dictionary."""

    def __init__(self, books: Books) -> None:
        self._books = books

    def find(self, staff_no: str) -> StaffAccess | None:
        return self._books.staff.get(staff_no)

    def everybody(self) -> Sequence[StaffAccess]:
        return [self._books.staff[number] for number in sorted(self._books.staff)]

    def put(self, access: StaffAccess) -> None:
        self._books.staff[access.staff_no] = access


class FakeMachineBook:
    """One value."""

    def __init__(self, books: Books) -> None:
        self._books = books

    def read(self) -> MachineStanding:
        return self._books.machine

    def write(self, standing: MachineStanding) -> None:
        self._books.machine = standing


class FakeUnit:
    """One transaction on a copy of the books."""

    def __init__(self, units: "FakeUnits") -> None:
        self._units = units
        self._books = deepcopy(units.books)
        self.shelf = FakeCodeShelf(self._books)
        self.house = FakeHouseBook(self._books)
        self.journal = FakeJournal(self._books, units.cinema_code, units.terminal_no)
        self.staff = FakeStaffRoll(self._books)
        self.machine = FakeMachineBook(self._books)

    def commit(self) -> None:
        if self._units.commits_before_full == 0:
            raise TerminalFaultError(FaultCode.DISK_FULL, "played by a test")
        if self._units.commits_before_full is not None:
            self._units.commits_before_full -= 1
        self._units.books = self._books
        self._books = deepcopy(self._books)


@dataclass(slots=True)
class FakeUnits:
    """Opens transactions on books in memory.

    ``commits_before_full`` plays a disk that fills up; while there is a ``fault`` no transaction opens.
    """

    cinema_code: str
    terminal_no: str
    books: Books = field(default_factory=Books)
    commits_before_full: int | None = None
    fault: TerminalFaultError | None = None

    @contextmanager
    def reading(self) -> Iterator[FakeUnit]:
        if self.fault:
            raise self.fault
        yield FakeUnit(self)

    @contextmanager
    def writing(self) -> Iterator[FakeUnit]:
        if self.fault:
            raise self.fault
        yield FakeUnit(self)

    def seat(self, ticket_no: str) -> Seat:
        """Return a seat as it stands."""
        return self.books.seats[ticket_no][1]

    def kinds(self) -> list[str]:
        """Return the kinds of the journal's entries, in order."""
        return [entry.kind for entry in self.books.entries]

    def fill(self, header: PackHeader, body: PackBody) -> None:
        """Take a full pack in, as simply as can be."""
        screens = {screen.screen_code: screen for screen in body.screens}
        for told in body.showings:
            screen = screens[told.screen_code]
            names = (BilingualText(*_pair(screen.name)), BilingualText(*_pair(screen.directions)))
            self.books.showings[told.showing_code] = _showing(told, header.business_day, *names)
        rows = zip(body.seats.serials, body.seats.cut_tags(), body.seats.showings, body.seats.places, strict=True)
        for serial, tag, which, where in rows:
            told = body.showings[which]
            spot = screens[told.screen_code].places[where]
            number = ticket_number(header.cinema_code, serial)
            seat = Seat(_place(spot), number, sold=serial in body.sold)
            if serial in body.revoked:
                seat = replace(seat, state=SeatState.REVOKED)
            self.books.seats[number] = (told.showing_code, seat)
            home = home_terminal(tag, header.roster)
            self.books.codes.setdefault(tag, (told.showing_code, home, []))[2].append(number)
        for screen in body.screens:
            spots = [PlannedPlace(_place(spot), spot.x, spot.y) for spot in screen.places]
            self.books.places[screen.screen_code] = spots
        self.books.endings.update({each.showing_code: each.cut_out() for each in body.endings})
        for sister in body.sisters:
            self.books.sisters.update(dict.fromkeys(sister.cut_tags(), BilingualText(*_pair(sister.cinema))))
        self.books.packs[header.business_day] = HeldPack(
            header.business_day, header.version, header.showings, header.seats, NOW
        )


def _place(spot: PackPlace) -> Place:
    return Place(spot.seat_code, spot.row, spot.number, spot.kind)


def _pair(text: PackText) -> tuple[str, str]:
    return text.zh, text.en


def _showing(told: PackShowing, day: date, screen: BilingualText, directions: BilingualText) -> Showing:
    return Showing(
        told.showing_code,
        told.film_code,
        BilingualText(*_pair(told.film)),
        told.version,
        told.screen_code,
        screen,
        directions,
        told.starts_at,
        told.ends_at,
        day,
        told.price_fen,
        told.status,
        told.moved_to,
    )
