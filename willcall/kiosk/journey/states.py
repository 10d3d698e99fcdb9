"""The machine's states as a closed set. Each has its own ``qml/Kiosk/Screens/<State>Screen.qml``."""

from dataclasses import dataclass, field
from enum import Enum

from willcall.kiosk.journey.basket import NOTHING, Basket, Press, Tally
from willcall.redemption.domain.faults import FaultCode
from willcall.redemption.domain.health import HealthRow
from willcall.redemption.domain.paper import PaperTrouble, PrintOutcome
from willcall.redemption.domain.sign_in import SignedIn, SignIn
from willcall.redemption.domain.verdicts import Refusal, Withdrawn


@dataclass(frozen=True, slots=True)
class Welcome:
    """Nobody is here; one obvious thing to do."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A code is being typed. The digits are a secret: they stay out of ``repr`` (R7).

    ``mistyped``: all are there and the check digit says that one is wrong. ``basket`` waits meanwhile.
    """

    digits: str = field(default="", repr=False)
    mistyped: bool = False
    basket: Basket = NOTHING


@dataclass(frozen=True, slots=True)
class LookingUp:
    """The printer and the terminal's own database are being asked."""

    basket: Basket = NOTHING


@dataclass(frozen=True, slots=True)
class Found:
    """There are tickets to print: the basket holds one code or several, never none."""

    basket: Basket


@dataclass(frozen=True, slots=True)
class Printing:
    """Ticket ``number`` (from 1) of ``total`` is on its way."""

    number: int
    total: int


@dataclass(frozen=True, slots=True)
class TakeTickets:
    """All that were asked for came out; how many at which showing."""

    tallies: tuple[Tally, ...]

    @property
    def count(self) -> int:
        """How many tickets to take."""
        return sum(each.printed for each in self.tallies)


@dataclass(frozen=True, slots=True)
class PrintIncomplete:
    """Fewer papers than asked for. ``unconfirmed`` may have come out (R3); ``released`` certainly did not.

    ``doubtful`` may have come out too: a fault of this machine, not of the printer, ended the try before (R3, R9).
    ``withdrawn`` says of each ticket that cannot be collected any more, though nobody has, why. ``basket`` is what
    certainly can be collected still. ``tallies`` are there where no fault blurred which ticket came out.
    """

    asked: int
    printed: int
    unconfirmed: int
    released: int
    trouble: PaperTrouble | None
    doubtful: int = 0
    tallies: tuple[Tally, ...] = ()
    withdrawn: tuple[Withdrawn, ...] = ()
    basket: Basket = NOTHING

    @property
    def uncertain(self) -> int:
        """How many may or may not have come out, whyever."""
        return self.unconfirmed + self.doubtful

    @property
    def gone(self) -> int:
        """How many another attempt took meanwhile."""
        return self.asked - self.printed - self.uncertain - self.released - len(self.withdrawn)


@dataclass(frozen=True, slots=True)
class Thanks:
    """The tickets were taken."""


@dataclass(frozen=True, slots=True)
class Refused:
    """The code opens nothing here and now; ``basket`` is what other codes have found before."""

    verdict: Refusal
    basket: Basket = NOTHING


@dataclass(frozen=True, slots=True)
class PrinterTrouble:
    """The printer cannot print; this screen goes away by itself when it can again, back to ``basket`` if any."""

    trouble: PaperTrouble
    basket: Basket = NOTHING


@dataclass(frozen=True, slots=True)
class TerminalFault:
    """Something of this machine failed, named as what it is (R9).

    ``press`` is what can be tried again; ``basket``, what had been found before a further code was looked up.
    """

    code: FaultCode
    press: Press | None = None
    basket: Basket = NOTHING


@dataclass(frozen=True, slots=True)
class OutOfService:
    """Staff took the machine out of service."""


@dataclass(frozen=True, slots=True)
class OutOfOrder:
    """A bug: nothing is certain any more, and the program starts anew. ``under_way`` is the state it came up in."""

    under_way: str = ""


AtRest = Welcome | PrinterTrouble | TerminalFault | OutOfService | OutOfOrder
"""Where staff may be called to the machine, and where it is again when they leave."""


@dataclass(frozen=True, slots=True)
class StaffSignIn:
    """A member of staff types their number, then their PIN; neither shows in ``repr``.

    ``answer`` is what came of the last try: never ``SignedIn``, and a fault's code where no PIN can be checked.
    """

    behind: AtRest
    staff_no: str = field(default="", repr=False)
    pin: str = field(default="", repr=False)
    at_pin: bool = False
    asking: bool = False
    answer: SignIn | FaultCode | None = None


class StaffAct(Enum):
    """What staff can do at the machine."""

    TEST_PRINT = "test_print"
    OUT_OF_SERVICE = "out_of_service"
    IN_SERVICE = "in_service"
    RESTART = "restart"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class StaffPanel:
    """A member of staff is signed in. ``doing`` is under way; ``told`` is what the last act came to."""

    staff: SignedIn
    behind: AtRest
    in_service: bool = True
    rows: tuple[HealthRow, ...] = ()
    doing: StaffAct | None = None
    told: PrintOutcome | FaultCode | None = None


State = (
    Welcome
    | Entry
    | LookingUp
    | Found
    | Printing
    | TakeTickets
    | PrintIncomplete
    | Thanks
    | Refused
    | PrinterTrouble
    | TerminalFault
    | OutOfService
    | OutOfOrder
    | StaffSignIn
    | StaffPanel
)

STATES: tuple[type[State], ...] = State.__args__


class Notice(Enum):
    """A short word over a screen that stays: mostly, why what was just scanned is not taken."""

    ONE_MOMENT = "one_moment"
    TAKE_TICKETS = "take_tickets"
    READ_FIRST = "read_first"
    NOT_NOW = "not_now"
    STAFF_AT_WORK = "staff_at_work"
    IN_BASKET = "in_basket"
    BASKET_FULL = "basket_full"
    JUST_READ = "just_read"


class Cue(Enum):
    """A moment that may be heard."""

    KEY = "key"
    SCANNED = "scanned"
    FOUND = "found"
    REFUSED = "refused"
    TICKET = "ticket"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Comfort:
    """How the screen is shown to whoever needs it otherwise."""

    large_text: bool = False
    high_contrast: bool = False
    low_reach: bool = False


def basket_of(state: State) -> Basket:
    """Return what the guest has found so far; an empty basket where no code waits for another."""
    match state:
        case Entry() | LookingUp() | Found() | Refused() | PrintIncomplete() | PrinterTrouble() | TerminalFault():
            return state.basket
        case _:
            return NOTHING


def state_name(state: State) -> str:
    """Return the state's name in lower case with underscores."""
    name = type(state).__name__
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in name).lstrip("_")
