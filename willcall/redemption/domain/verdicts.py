"""The closed set of answers to "what about this code?", each with just the facts that belong to it."""

from dataclasses import dataclass
from datetime import date, datetime

from willcall.redemption.domain.codes import Misreading
from willcall.redemption.domain.seats import Seat
from willcall.redemption.domain.showings import BilingualText, Showing


@dataclass(frozen=True, slots=True)
class Collectable:
    """``seats`` can be printed now; ``already`` are the code's seats whose paper is out.

    ``in_doubt`` are those whose paper may or may not be out, or is coming out just now: a person decides (R3).
    """

    showing: Showing
    seats: tuple[Seat, ...]
    already: tuple[Seat, ...] = ()
    in_doubt: tuple[Seat, ...] = ()


@dataclass(frozen=True, slots=True)
class AlreadyCollected:
    """Every seat's paper is out; each seat says when and at which terminal."""

    showing: Showing
    seats: tuple[Seat, ...]


@dataclass(frozen=True, slots=True)
class UnconfirmedPrint:
    """Paper may or may not have come out, or is coming out just now; a person decides (R3)."""

    showing: Showing
    seats: tuple[Seat, ...]


@dataclass(frozen=True, slots=True)
class Revoked:
    """The circuit took the code back; the channel owes the buyer an answer."""

    showing: Showing


@dataclass(frozen=True, slots=True)
class ShowingCancelled:
    """The showing does not take place."""

    showing: Showing


@dataclass(frozen=True, slots=True)
class ShowingMoved:
    """The showing takes place elsewhere or at another time; ``to`` where this terminal knows it."""

    showing: Showing
    to: Showing | None


@dataclass(frozen=True, slots=True)
class AnotherDay:
    """The code is good, on another business day."""

    day: date


@dataclass(frozen=True, slots=True)
class AnotherCinema:
    """The code belongs to a sister cinema in the same city."""

    cinema: BilingualText


@dataclass(frozen=True, slots=True)
class ShowingOver:
    """The film has ended."""

    showing: Showing


@dataclass(frozen=True, slots=True)
class UnknownCode:
    """No pack of this terminal knows the code, and today's pack is here."""


@dataclass(frozen=True, slots=True)
class MistypedCode:
    """Not a code at all, or a wrong check digit; the database was not asked."""

    reason: Misreading


@dataclass(frozen=True, slots=True)
class HeldElsewhere:
    """Another terminal of this foyer holds the right to the code."""

    terminal_no: str


@dataclass(frozen=True, slots=True)
class TooManyTries:
    """This machine answers nobody until then."""

    until: datetime


@dataclass(frozen=True, slots=True)
class CacheTooOld:
    """The terminal has no pack for ``day``, so it cannot know today's codes."""

    day: date


Refusal = (
    AlreadyCollected
    | UnconfirmedPrint
    | Revoked
    | ShowingCancelled
    | ShowingMoved
    | AnotherDay
    | AnotherCinema
    | ShowingOver
    | UnknownCode
    | MistypedCode
    | HeldElsewhere
    | TooManyTries
    | CacheTooOld
)
Verdict = Collectable | Refusal

Withdrawn = Revoked | ShowingCancelled | ShowingMoved
"""Why a seat that could be collected a moment ago cannot be any more, though nobody has collected it."""

REASON_CODES: dict[type[Verdict], str] = {
    Collectable: "C00",
    AlreadyCollected: "C10",
    UnconfirmedPrint: "C11",
    Revoked: "C20",
    ShowingCancelled: "C21",
    ShowingMoved: "C22",
    AnotherDay: "C30",
    AnotherCinema: "C31",
    ShowingOver: "C32",
    UnknownCode: "C40",
    MistypedCode: "C41",
    HeldElsewhere: "C50",
    TooManyTries: "C60",
    CacheTooOld: "C70",
}
"""The short code a refusal screen shows small, and that staff look up in docs/operations.md."""


def reason_code(verdict: Verdict) -> str:
    """Return the short code of a verdict."""
    return REASON_CODES[type(verdict)]


def verdict_name(verdict: Verdict) -> str:
    """Return the verdict's name in lower case with underscores, as tables and journals write it."""
    name = type(verdict).__name__
    return "".join(f"_{c.lower()}" if c.isupper() else c for c in name).lstrip("_")
