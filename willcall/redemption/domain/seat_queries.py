"""How a guest's seat is found who cannot show a code, and the closed set of answers."""

import re
import unicodedata
from dataclasses import dataclass

from willcall.redemption.domain.seats import Seat
from willcall.redemption.domain.showings import Showing


@dataclass(frozen=True, slots=True)
class ByTicketNumber:
    """The sixteen digits of a ticket, with or without blanks between them."""

    ticket_no: str


@dataclass(frozen=True, slots=True)
class ByPlace:
    """What stands on the armrest, at one showing; as it is typed: ``3 排`` is row 3."""

    showing_code: str
    row: str
    number: str


@dataclass(frozen=True, slots=True, repr=False)
class ByPhone:
    """The last four digits of the buyer's phone, at one showing. Hidden, so that no log carries them."""

    showing_code: str
    last_four: str

    def __repr__(self) -> str:
        """Hide the digits."""
        return f"ByPhone({self.showing_code!r}, ····)"


SeatQuery = ByTicketNumber | ByPlace | ByPhone


@dataclass(frozen=True, slots=True)
class FoundSeat:
    """A seat that fits. ``masked_phone`` has two digits for the guest to complete, nothing where there is no phone."""

    showing: Showing
    seat: Seat
    masked_phone: str = ""


@dataclass(frozen=True, slots=True)
class SeatsFound:
    """The seats that fit, in the order they print: one or more."""

    seats: tuple[FoundSeat, ...]


@dataclass(frozen=True, slots=True)
class NothingFits:
    """No seat here fits; the query was a sensible one."""


@dataclass(frozen=True, slots=True)
class NotANumber:
    """What was typed is no ticket number of ``digits`` digits, or not the last ``digits`` of a phone."""

    digits: int


@dataclass(frozen=True, slots=True)
class ShowingUnknown:
    """This terminal knows no such showing."""

    showing_code: str


@dataclass(frozen=True, slots=True)
class NoPhonesHere:
    """The channel gave no phones for this showing: nobody can be found by one."""

    showing: Showing


FindAnswer = SeatsFound | NothingFits | NotANumber | ShowingUnknown | NoPhonesHere

_WORDS = re.compile(r"[排座号\s]|^(row|seat)", re.IGNORECASE)


def as_on_armrest(text: str) -> str:
    """Return a row or a number as a plan writes it: half-width, capitals, without words around it or zeros before."""
    plain = _WORDS.sub("", unicodedata.normalize("NFKC", text).strip())
    return plain.upper().lstrip("0") or plain


def digits_of(text: str) -> str:
    """Return what was typed as digits, half-width and without blanks and hyphens between them."""
    return re.sub(r"[\s-]", "", unicodedata.normalize("NFKC", text))
