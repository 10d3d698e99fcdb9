"""A cinema's show day for the box office: three houses with aisles and sofas, a dozen showings, some seats used."""

import re
import shutil
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import accumulate
from pathlib import Path

from tests.support.kiosk_terminal import terminal_folder
from tests.support.packs import CINEMA, NOW, TODAY, Foyer, HandClock, Issued, pack, showing_code, ticket_no
from tests.support.papers import CountingPrinter, Play
from willcall.redemption.domain.showings import SeatKind, ShowingStatus
from willcall.redemption.domain.sign_in import FREE_PINS
from willcall.redemption.domain.staff import StaffRole
from willcall.redemption.wire.day_pack import PackBody, PackHeader, PackPlace, PackScreen, PackShowing, PackText

SUPERVISOR, CLERK, TECHNICIAN = "1042", "2107", "3300"
PIN = "482915"

FILMS = (
    PackText(zh="冰雪奇缘", en="Frozen"),
    PackText(zh="北京爱情故事", en="Beijing Love Story"),
    PackText(zh="西游记之大闹天宫", en="The Monkey King"),
    PackText(zh="霍比特人：史矛革之战", en="The Hobbit: The Desolation of Smaug"),
)
ROWS = {
    "1": ((12, 0), (14, 0), (14, 0), (16, 0), (16, 0), (16, 0), (16, 0), (14, 12)),
    "2": ((8, 0), (10, 0), (10, 0), (10, 0), (10, 0)),
    "5": ((14, 0), (16, 0), (18, 0), (18, 0), (18, 0), (18, 0), (18, 0), (18, 0), (16, 16)),
}
"""By screen, from the picture back: how many seats a row has, and how many of its last ones are halves of sofas."""

_WIDEST, _AISLES = 18, (4, 13)
STARTS = (
    ("10:05", "1", 0),
    ("10:30", "5", 2),
    ("12:20", "1", 1),
    ("13:10", "5", 0),
    ("14:00", "2", 3),
    ("15:40", "5", 2),
    ("16:15", "1", 1),
    ("18:35", "2", 3),
    ("19:15", "1", 1),
    ("19:30", "5", 0),
    ("21:20", "2", 3),
    ("21:45", "1", 2),
    ("22:10", "5", 0),
    ("00:30", "1", 1),
)
"""When (by the cinema's clock), on which screen, which film."""

EVENING = 9
"""The number of the showing at 19:30, whose seats the tests use."""

CANCELLED = 10


def places(screen: str) -> tuple[PackPlace, ...]:
    """Return a screen's seats: rows centred, two aisles, sofas at the end of the last row."""
    found = []
    for line, (count, sofas) in enumerate(ROWS[screen]):
        first = (_WIDEST - count) // 2
        for number in range(count):
            column = first + number
            column += sum(column >= aisle for aisle in _AISLES)
            kind = SeatKind.COUPLE if number >= count - sofas else SeatKind.SINGLE
            code = f"{CINEMA}{screen:0>4}{line + 1:02}{number + 1:02}"
            found.append(
                PackPlace(seat_code=code, row=str(line + 1), number=str(number + 1), kind=kind, x=column, y=line + 1)
            )
    return tuple(found)


def _screen(name: str) -> PackScreen:
    return PackScreen(
        screen_code=_screen_code(name),
        name=PackText(zh=f"{name} 号厅", en=f"Screen {name}"),
        kind="standard",
        directions=PackText(zh="二层", en="Second floor"),
        places=places(name),
    )


def _screen_code(name: str) -> str:
    return f"{CINEMA}{name:0>8}"


def _moment(clock: str) -> datetime:
    hour, minute = map(int, clock.split(":"))
    local = datetime(TODAY.year, TODAY.month, TODAY.day, hour, minute, tzinfo=UTC) - timedelta(hours=8)
    return local + timedelta(days=hour < 6)


def _showing(number: int) -> PackShowing:
    clock, screen, film = STARTS[number]
    return PackShowing(
        showing_code=showing_code(number),
        film_code=f"05110104201{film}",
        film=FILMS[film],
        version="3D 国语" if film in {0, 2} else "2D 原版",
        screen_code=_screen_code(screen),
        starts_at=_moment(clock),
        ends_at=_moment(clock) + timedelta(minutes=100),
        price_fen=380,
        status=ShowingStatus.CANCELLED if number == CANCELLED else ShowingStatus.SCHEDULED,
    )


SIZES = tuple(len(places(screen)) for _, screen, _ in STARTS)
FIRSTS = (0, *accumulate(SIZES))
"""The first serial of each showing."""


def serial(showing: int, place: int) -> int:
    """Return the serial of a seat, by showing and by its number in the house."""
    return FIRSTS[showing] + place


def number_of(showing: int, place: int) -> str:
    """Return a seat's ticket number."""
    return ticket_no(serial(showing, place))


def code_number(showing: int, place: int) -> int:
    """Return the number of a seat's code, for ``packs.code_of``: neighbours share one."""
    return (FIRSTS[showing] + place) // 2


def day_pack() -> tuple[PackHeader, PackBody]:
    """Return the day: every seat issued, most of them sold, some with the end of a phone."""
    rows = [
        Issued(serial(number, place), code_number(number, place), place, number)
        for number, size in enumerate(SIZES)
        for place in range(size)
    ]
    sold = [row.serial for row in rows if row.serial % 9]
    phones = {row.code: f"{row.code * 37 % 10_000:04}" for row in rows if row.code % 3}
    header, body = pack(rows, showings=[_showing(number) for number in range(len(STARTS))], sold=sold, phones=phones)
    return header, body.model_copy(update={"screens": tuple(map(_screen, ROWS))})


@dataclass
class BoxOfficeDay:
    """A terminal's folder on that day at 19:02, with three members of staff."""

    settings: Path

    def foyer(self, clock: Callable[[], datetime] | None = None) -> Foyer:
        """Open its database. Close it."""
        return Foyer(self.settings.parent / "data" / "terminal.sqlite", clock or HandClock())

    def collect(self, showing: int, places: Sequence[int], *plays: Play, at: datetime = NOW) -> CountingPrinter:
        """Have seats collected at the machine; the printer plays something else than well where that is said."""
        foyer, printer = self.foyer(HandClock(at)), CountingPrinter(deque(plays))
        try:
            foyer.desk(printer).collect([number_of(showing, place) for place in places], f"{showing}/{places}/{at}")
        finally:
            foyer.close()
        return printer

    def states(self) -> dict[str, str]:
        """Return each ticket's state."""
        foyer = self.foyer()
        try:
            return foyer.states()
        finally:
            foyer.close()

    def kinds(self) -> list[str]:
        """Return the kinds of the journal's entries from the first that somebody made at the box office."""
        foyer = self.foyer()
        try:
            return [kind for kind in foyer.kinds() if kind not in {"journal_opened", "pack_applied", "staff_added"}]
        finally:
            foyer.close()

    def last_facts(self) -> Mapping[str, object]:
        """Return the facts of the journal's last entry."""
        foyer = self.foyer()
        try:
            return list(foyer.outbox.every_entry())[-1].facts
        finally:
            foyer.close()

    def well(self) -> None:
        """Let the line be up, and the codes of the next two days be there."""
        foyer = self.foyer()
        for ahead in (1, 2):
            header, body = pack([Issued(90_000 + ahead, 90_000 + ahead, 0)], day=TODAY + timedelta(days=ahead))
            foyer.packs.apply(header, body.model_copy(update={"screens": tuple(map(_screen, ROWS))}))
        foyer.sync_log.note_success(NOW, -240)
        foyer.close()

    def some_trouble(self) -> None:
        """Leave three prints of the evening in doubt, and somebody's PIN guessed."""
        self.collect(EVENING, [20, 21], Play.LOST_WITHOUT_PAPER)
        self.collect(EVENING, [31], Play.LOST_WITH_PAPER)
        foyer = self.foyer()
        desk = foyer.machine_desk(CountingPrinter())
        for _ in range(FREE_PINS):
            desk.sign_in(CLERK, "000000")
        foyer.close()

    def crowd(self) -> None:
        """Let the guests of the showings so far have been there, for a picture."""
        for number, size in enumerate(SIZES):
            here = [
                place
                for place in range(round(size * _share_by(_moment(STARTS[number][0]))))
                if place % 11 != number % 11
            ]
            if here and number != CANCELLED:
                self.collect(number, here, at=min(NOW, _moment(STARTS[number][0])) - timedelta(minutes=9))


def _share_by(starts_at: datetime) -> float:
    """Return how much of a house has collected by ``NOW``."""
    return max(0.0, min(0.97, 1 - (starts_at - NOW) / timedelta(hours=1.4)))


def moved_day(source: Path, folder: Path) -> BoxOfficeDay:
    """Copy a furnished folder: making one takes longer than most tests."""
    shutil.copytree(source, folder)
    settings = folder / "terminal.toml"
    text = settings.read_text(encoding="utf-8").replace(source.as_posix(), folder.as_posix())
    # its clock has gone on since it was made
    shift = f"rehearsal_shift_s = {round((NOW - datetime.now(UTC)).total_seconds())}"
    settings.write_text(re.sub("rehearsal_shift_s = .*", shift, text), encoding="utf-8")
    return BoxOfficeDay(settings)


def box_office_day(folder: Path) -> BoxOfficeDay:
    """Furnish a terminal's folder with that day."""
    settings = terminal_folder(folder, packs=(day_pack(),))
    day = BoxOfficeDay(settings)
    foyer = day.foyer()
    office = foyer.staff_office()
    for number, role in ((SUPERVISOR, StaffRole.SUPERVISOR), (CLERK, StaffRole.CLERK)):
        office.add(number, role, PIN)
    office.add(TECHNICIAN, StaffRole.TECHNICIAN, PIN)
    foyer.close()
    return day
