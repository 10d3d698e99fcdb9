"""Showings, screens and seats as a terminal knows them from its day pack."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class BilingualText:
    """A name in Chinese and, where the cinema gave one, in English."""

    zh: str
    en: str = ""

    def in_language(self, language: str) -> str:
        """Return the text for a language code such as ``zh`` or ``en``; Chinese where there is no other."""
        return self.zh if language.startswith("zh") or not self.en else self.en


class ShowingStatus(StrEnum):
    """Whether a showing takes place as it was sold."""

    SCHEDULED = "scheduled"
    CANCELLED = "cancelled"
    MOVED = "moved"


class SeatKind(StrEnum):
    """What kind of seat it is. A couple seat is one half of a sofa; both halves are sold together."""

    SINGLE = "single"
    COUPLE = "couple"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a seat is: its code (up to 20 characters) and what a moviegoer reads on the armrest."""

    seat_code: str
    row: str
    number: str
    kind: SeatKind = SeatKind.SINGLE


@dataclass(frozen=True, slots=True)
class Showing:
    """One showing ("session") of a film on a screen. Times are aware; the price is what the buyer paid, in fen."""

    showing_code: str
    film_code: str
    film: BilingualText
    version: str
    screen_code: str
    screen: BilingualText
    directions: BilingualText
    starts_at: datetime
    ends_at: datetime
    business_day: date
    price_fen: int
    status: ShowingStatus = ShowingStatus.SCHEDULED
    moved_to: str | None = None
