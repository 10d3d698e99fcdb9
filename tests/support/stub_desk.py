"""A collection desk made of memory, for the kiosk's tests and pictures."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from threading import Event

from willcall.kiosk.journey.ports import Ending
from willcall.redemption.domain.codes import Misreading, new_code, read_code
from willcall.redemption.domain.health import HealthRow, Level, Part
from willcall.redemption.domain.identity import TerminalIdentity
from willcall.redemption.domain.paper import CameOut, PrinterState, PrintOutcome, Promise
from willcall.redemption.domain.seats import Seat
from willcall.redemption.domain.showings import BilingualText, Place, Showing
from willcall.redemption.domain.sign_in import SignedIn, SignIn, WrongPin
from willcall.redemption.domain.staff import StaffRole
from willcall.redemption.domain.verdicts import Collectable, MistypedCode, UnknownCode, Verdict, Withdrawn
from willcall.redemption.service.claim_seats import ClaimedSeat
from willcall.redemption.service.print_tickets import PrintRun

NOW = datetime(2014, 3, 8, 11, 2, tzinfo=UTC)
"""19:02 in the cinema."""

CODE, SECOND_CODE, STRANGER = "482109371608", "100000000017", "200000000023"
"""One that the stub desk has tickets for, one for tests to give tickets to, one that nobody knows."""

MISTYPED = CODE[:-1] + "0"

STAFF_NO, PIN = "1042", "202614"

IDENTITY = TerminalIdentity(
    cinema_code="88888888",
    cinema=BilingualText("星光影城 · 五道口", "Starlight Cinema · Wudaokou"),
    terminal_no="3",
    timezone="Asia/Shanghai",
    roster=("3",),
)

SHOWING = Showing(
    showing_code="8888888800010001",
    film_code="051101042014",
    film=BilingualText("冰雪奇缘", "Frozen"),
    version="3D 国语",
    screen_code="8888888800000005",
    screen=BilingualText("5 号厅", "Screen 5"),
    directions=BilingualText("二层，检票后右转", "Second floor, turn right after the entrance"),
    starts_at=datetime(2014, 3, 8, 11, 30, tzinfo=UTC),
    ends_at=datetime(2014, 3, 8, 13, 20, tzinfo=UTC),
    business_day=date(2014, 3, 8),
    price_fen=380,
)


def seat(number: int, row: str = "7") -> Seat:
    """Return a seat in a row; its ticket number ends in the seat's number."""
    return Seat(Place(f"88888888050{row:>02}0{number:02}", row, str(number)), f"88888888{number:08d}")


def collected(number: int, row: str = "7", *, ago: timedelta = timedelta(minutes=57), at: str = "2") -> Seat:
    """Return a seat whose paper came out some time ago at some machine."""
    return replace(seat(number, row), copies=1, changed_at=NOW - ago, terminal_no=at)


LATE_SHOWING = replace(
    SHOWING,
    showing_code="8888888800010002",
    film=BilingualText("狗十三", "Einstein and Einstein"),
    screen=BilingualText("1 号厅", "Screen 1"),
    directions=BilingualText("一层，检票后直走", "Ground floor, straight ahead"),
    starts_at=SHOWING.starts_at + timedelta(hours=2),
    ends_at=SHOWING.ends_at + timedelta(hours=2),
)
"""Another showing of the same evening."""


def collectable(count: int = 2, already: int = 0, *, first: int = 8, showing: Showing = SHOWING) -> Collectable:
    """Return a verdict for so many seats, side by side from the ``first``."""
    waiting = tuple(seat(first + number) for number in range(count))
    return Collectable(showing, waiting, tuple(collected(4 + number) for number in range(already)))


_SUPERVISOR, _CAME_OUT = SignedIn(STAFF_NO, StaffRole.SUPERVISOR), CameOut(Promise.CONFIRMS)


def code_number(number: int) -> str:
    """Return a code with a right check digit, another one for each number."""
    return new_code(lambda _: number).digits


@dataclass
class StubDesk:
    """Answers what it is told to. ``gate`` holds up whoever asks, until it is set.

    ``look_up_verdict`` is said of every code. ``collect_fault`` comes at the ticket number ``fault_at``; the tickets
    ``not_mine`` cannot be claimed any more, those ``withdrawn`` not for the reason given. ``answer`` is for whoever
    gives ``PIN``; ``staff_fault`` comes with whatever staff do; ``staff_log`` says what they did.
    """

    verdicts: dict[str, Verdict] = field(default_factory=lambda: {CODE: collectable()})
    outcomes: list[PrintOutcome] = field(default_factory=list)
    printer: PrinterState = field(default_factory=PrinterState)
    look_up_verdict: Verdict | None = None
    look_up_fault: Exception | None = None
    collect_fault: Exception | None = None
    fault_at: int = 1
    not_mine: tuple[str, ...] = ()
    withdrawn: dict[str, Withdrawn] = field(default_factory=dict)
    printer_fault: Exception | None = None
    settle_fault: Exception | None = None
    settled: int = 0
    looked_up: list[str] = field(default_factory=list)
    attempts: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    out_before: dict[str, set[str]] = field(default_factory=dict)
    gate: Event = field(default_factory=Event)
    serving: bool = True
    answer: SignIn = _SUPERVISOR
    rows: tuple[HealthRow, ...] = (HealthRow(Part.PRINTER, Level.GOOD),)
    test_outcome: PrintOutcome = _CAME_OUT
    staff_fault: Exception | None = None
    staff_log: list[tuple[str, str]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.gate.set()

    def look_up(self, text: str) -> Verdict:
        """Answer by the code, where it is one."""
        self.gate.wait()
        self.looked_up.append(text)
        if self.look_up_fault:
            raise self.look_up_fault
        if self.look_up_verdict:
            return self.look_up_verdict
        code = read_code(text)
        return MistypedCode(code) if isinstance(code, Misreading) else self.verdicts.get(code.digits, UnknownCode())

    def collect(
        self, ticket_nos: Sequence[str], attempt: str, on_ticket: Callable[[int], None] = lambda _: None
    ) -> PrintRun:
        """Print as ``outcomes`` says, and where it says nothing, well; what a fault ended is out for good."""
        self.attempts.append((attempt, tuple(ticket_nos)))
        done: list[tuple[ClaimedSeat, PrintOutcome]] = []
        gone = {*self.not_mine, *self.withdrawn, *self.out_before.get(attempt, ())}
        for number, ticket_no in enumerate((each for each in ticket_nos if each not in gone), start=1):
            on_ticket(number)
            self.gate.wait()
            if self.collect_fault and number == self.fault_at:
                self.out_before.setdefault(attempt, set()).update(mine.seat.ticket_no for mine, _ in done)
                raise self.collect_fault
            mine = ClaimedSeat(SHOWING, replace(seat(number), ticket_no=ticket_no))
            planned = self.outcomes[number - 1] if number <= len(self.outcomes) else CameOut(Promise.CONFIRMS)
            done.append((mine, planned))
        return PrintRun(tuple(done), tuple(why for number, why in self.withdrawn.items() if number in ticket_nos))

    def in_service(self) -> bool:
        """Say whether the machine serves guests."""
        return self.serving

    def sign_in(self, staff_no: str, pin: str) -> SignIn:
        """Know one PIN."""
        self._as_staff(staff_no, "sign_in")
        return self.answer if pin == PIN else WrongPin()

    def health(self) -> tuple[HealthRow, ...]:
        """Say how the terminal is."""
        if self.staff_fault:
            raise self.staff_fault
        return self.rows

    def test_print(self, staff_no: str) -> PrintOutcome:
        """Print a sample, with what comes of it."""
        self._as_staff(staff_no, "test_print")
        return self.test_outcome

    def set_in_service(self, staff_no: str, *, in_service: bool) -> None:
        """Take the machine out of service, or put it in service."""
        self._as_staff(staff_no, "in_service" if in_service else "out_of_service")
        self.serving = in_service

    def sign_out(self, staff_no: str) -> None:
        """Note that they are done."""
        self._as_staff(staff_no, "sign_out")

    def leave(self, staff_no: str, how: Ending) -> None:
        """Note the end."""
        self._as_staff(staff_no, how.value)

    def _as_staff(self, staff_no: str, what: str) -> None:
        self.gate.wait()
        if self.staff_fault:
            raise self.staff_fault
        self.staff_log.append((staff_no, what))

    def settle_leftovers(self) -> object:
        """Count how often there was something to settle."""
        if self.settle_fault:
            raise self.settle_fault
        self.settled += 1
        return ()

    def printer_state(self) -> PrinterState:
        """Say how the printer is."""
        if self.printer_fault:
            raise self.printer_fault
        return self.printer
