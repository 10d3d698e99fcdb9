"""The moviegoer's journey as a closed set of states. Each has its own ``qml/Kiosk/Screens/<State>Screen.qml``."""

from dataclasses import dataclass, field
from enum import Enum

from willcall.redemption.domain.faults import FaultCode
from willcall.redemption.domain.paper import PaperTrouble
from willcall.redemption.domain.showings import Showing
from willcall.redemption.domain.verdicts import Collectable, Refusal


@dataclass(frozen=True, slots=True)
class Welcome:
    """Nobody is here; one obvious thing to do."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A code is being typed. The digits are a secret: they stay out of ``repr`` (R7)."""

    digits: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class LookingUp:
    """The printer and the terminal's own database are being asked; ``typed`` holds the digits if they were typed."""

    typed: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Found:
    """There are tickets to print."""

    verdict: Collectable


@dataclass(frozen=True, slots=True)
class Printing:
    """Ticket ``number`` (from 1) of ``total`` is on its way."""

    number: int
    total: int


@dataclass(frozen=True, slots=True)
class TakeTickets:
    """``count`` tickets came out, all that were asked for."""

    count: int
    showing: Showing


@dataclass(frozen=True, slots=True)
class PrintIncomplete:
    """Fewer papers than asked for. ``unconfirmed`` may have come out (R3); ``released`` certainly did not.

    ``doubtful`` may have come out too: a fault of this machine, not of the printer, ended the try before (R3, R9).
    """

    asked: int
    printed: int
    unconfirmed: int
    released: int
    trouble: PaperTrouble | None
    doubtful: int = 0


@dataclass(frozen=True, slots=True)
class Thanks:
    """The tickets were taken."""


@dataclass(frozen=True, slots=True)
class Refused:
    """The code opens nothing here and now; ``typed`` are the digits that can still be corrected."""

    verdict: Refusal
    typed: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class PrinterTrouble:
    """The printer cannot print; this screen goes away by itself when it can again."""

    trouble: PaperTrouble


@dataclass(frozen=True, slots=True)
class Press:
    """One press of the print button. Its key is made once, so that trying again is the same attempt.

    ``printed`` papers came out in tries that a fault ended; each of these ``faults`` may have left one more in doubt.
    """

    attempt: str
    ticket_nos: tuple[str, ...]
    showing: Showing
    printed: int = 0
    faults: int = 0


@dataclass(frozen=True, slots=True)
class TerminalFault:
    """Something of this machine failed, named as what it is (R9); ``press`` is what can be tried again."""

    code: FaultCode
    press: Press | None = None


@dataclass(frozen=True, slots=True)
class OutOfOrder:
    """A bug: nothing is certain any more, and staff have to start the program anew."""


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
    | OutOfOrder
)

STATES: tuple[type[State], ...] = State.__args__


class Notice(Enum):
    """A short word over a screen that stays: why what was just scanned is not taken."""

    ONE_MOMENT = "one_moment"
    PRINT_FIRST = "print_first"


def state_name(state: State) -> str:
    """Return the state's name in lower case with underscores."""
    name = type(state).__name__
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in name).lstrip("_")
