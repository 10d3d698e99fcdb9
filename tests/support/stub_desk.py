"""A collection desk made of memory, for the kiosk's tests and pictures."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from threading import Event

from willcall.redemption.domain.identity import TerminalIdentity
from willcall.redemption.domain.paper import CameOut, PrinterState, PrintOutcome, Promise
from willcall.redemption.domain.seats import Seat
from willcall.redemption.domain.showings import BilingualText, Place, Showing
from willcall.redemption.domain.verdicts import Collectable, UnknownCode, Verdict
from willcall.redemption.service.claim_seats import ClaimedSeat
from willcall.redemption.service.print_tickets import PrintRun

NOW = datetime(2014, 3, 8, 11, 2, tzinfo=UTC)
"""19:02 in the cinema."""

CODE = "482109371607"

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


def collectable(count: int = 2, already: int = 0) -> Collectable:
    """Return a verdict for so many seats, side by side."""
    waiting = tuple(seat(8 + number) for number in range(count))
    return Collectable(SHOWING, waiting, tuple(collected(4 + number) for number in range(already)))


@dataclass
class StubDesk:
    """Answers what it is told to. ``gate`` holds up whoever asks, until it is set.

    ``collect_fault`` comes at the ticket number ``fault_at``; the tickets ``not_mine`` cannot be claimed any more.
    """

    verdicts: dict[str, Verdict] = field(default_factory=lambda: {CODE: collectable()})
    outcomes: list[PrintOutcome] = field(default_factory=list)
    printer: PrinterState = field(default_factory=PrinterState)
    look_up_fault: Exception | None = None
    collect_fault: Exception | None = None
    fault_at: int = 1
    not_mine: tuple[str, ...] = ()
    printer_fault: Exception | None = None
    settle_fault: Exception | None = None
    settled: int = 0
    looked_up: list[str] = field(default_factory=list)
    attempts: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    gate: Event = field(default_factory=Event)

    def __post_init__(self) -> None:
        self.gate.set()

    def look_up(self, text: str) -> Verdict:
        """Answer by the text, as a desk that parses scans would."""
        self.gate.wait()
        self.looked_up.append(text)
        if self.look_up_fault:
            raise self.look_up_fault
        digits = "".join(c for c in text.removeprefix("WILLCALL:1:") if c.isdigit())
        return self.verdicts.get(digits, UnknownCode())

    def collect(
        self, ticket_nos: Sequence[str], attempt: str, on_ticket: Callable[[int], None] = lambda _: None
    ) -> PrintRun:
        """Print as ``outcomes`` says, and where it says nothing, well."""
        self.attempts.append((attempt, tuple(ticket_nos)))
        done: list[tuple[ClaimedSeat, PrintOutcome]] = []
        for number, ticket_no in enumerate((each for each in ticket_nos if each not in self.not_mine), start=1):
            on_ticket(number)
            self.gate.wait()
            if self.collect_fault and number == self.fault_at:
                raise self.collect_fault
            mine = ClaimedSeat(SHOWING, replace(seat(number), ticket_no=ticket_no))
            planned = self.outcomes[number - 1] if number <= len(self.outcomes) else CameOut(Promise.CONFIRMS)
            done.append((mine, planned))
        return PrintRun(tuple(done))

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
