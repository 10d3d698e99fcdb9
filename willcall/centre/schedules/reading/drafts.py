"""A schedule as read from files, before it is checked as a whole. ``where`` tells where each piece came from."""

from dataclasses import dataclass, field
from datetime import datetime

from willcall.centre.schedules.reading.findings import Where
from willcall.redemption.domain.showings import SeatKind

SCREEN_KINDS = ("normal", "imax", "vip")


@dataclass(frozen=True, slots=True)
class CinemaDraft:
    """A cinema."""

    cinema_code: str
    name_zh: str
    name_en: str
    city: str
    address: str
    timezone: str
    where: Where = field(compare=False)


@dataclass(frozen=True, slots=True)
class ScreenDraft:
    """A screen."""

    screen_code: str
    name_zh: str
    name_en: str
    kind: str
    directions_zh: str
    directions_en: str
    where: Where = field(compare=False)


@dataclass(frozen=True, slots=True)
class SeatDraft:
    """A seat of a screen."""

    screen_code: str
    seat_code: str
    row: str
    number: str
    kind: SeatKind
    x: int
    y: int
    where: Where = field(compare=False)


@dataclass(frozen=True, slots=True)
class ShowingDraft:
    """A showing; its times are the cinema's own, without a zone."""

    showing_code: str
    screen_code: str
    film_code: str
    film_zh: str
    film_en: str
    version: str
    starts_at: datetime
    ends_at: datetime
    price_fen: int
    where: Where = field(compare=False)


@dataclass(slots=True)
class ScheduleDraft:
    """All that the files said."""

    cinemas: list[CinemaDraft] = field(default_factory=list)
    screens: list[ScreenDraft] = field(default_factory=list)
    seats: list[SeatDraft] = field(default_factory=list)
    showings: list[ShowingDraft] = field(default_factory=list)


def cinema_of(screen_code: str) -> str:
    """Return the cinema that a screen code begins with."""
    return screen_code[:8]
