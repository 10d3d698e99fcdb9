"""How a showing's seats stand, counted; the same for a business day, a half hour at a time."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo

from willcall.redemption.domain.showings import Showing
from willcall.redemption.domain.sync_status import HeldPack

HALF_HOUR = timedelta(minutes=30)


@dataclass(frozen=True, slots=True)
class SeatTally:
    """Seats counted. Issued = collected + open + revoked (R6).

    ``collected`` had their right used for certain: a ticket came out, or somebody was let in on the door list.
    ``sold`` is as far as the channel has reported it, ``unconfirmed`` those of the others that wait for a person; both
    lie across the rest.
    """

    issued: int = 0
    sold: int = 0
    collected: int = 0
    revoked: int = 0
    unconfirmed: int = 0

    @property
    def open(self) -> int:
        """Seats that can still be collected, those in hand or in doubt included."""
        return self.issued - self.collected - self.revoked

    def __add__(self, other: "SeatTally") -> "SeatTally":
        """Count both together."""
        return SeatTally(
            self.issued + other.issued,
            self.sold + other.sold,
            self.collected + other.collected,
            self.revoked + other.revoked,
            self.unconfirmed + other.unconfirmed,
        )


@dataclass(frozen=True, slots=True)
class ShowingTally:
    """A showing and how its seats stand."""

    showing: Showing
    seats: SeatTally


@dataclass(frozen=True, slots=True)
class HalfHour:
    """All that starts within thirty minutes from ``begins_at``: how many showings, and their seats."""

    begins_at: datetime
    showings: int
    seats: SeatTally


@dataclass(frozen=True, slots=True)
class DayBoard:
    """A business day at a glance: its showings in time order, its half hours without a gap, the pack they came from.

    ``pack`` is None where the terminal holds no pack of that day, and so can know of no showing.
    """

    day: date
    pack: HeldPack | None
    showings: tuple[ShowingTally, ...]
    half_hours: tuple[HalfHour, ...]

    @property
    def seats(self) -> SeatTally:
        """The whole day's seats."""
        return sum((each.seats for each in self.showings), SeatTally())


def half_hours(showings: tuple[ShowingTally, ...], zone: tzinfo) -> tuple[HalfHour, ...]:
    """Return the half hours from the first start to the last, by the clocks in ``zone``; quiet ones too."""
    starting: dict[datetime, list[ShowingTally]] = {}
    for each in showings:
        starting.setdefault(_half_hour_of(each.showing.starts_at, zone), []).append(each)
    if not starting:
        return ()
    first, last = min(starting), max(starting)
    begins = [first + step * HALF_HOUR for step in range((last - first) // HALF_HOUR + 1)]
    return tuple(_half_hour(at.astimezone(zone), starting.get(at, [])) for at in begins)


def _half_hour_of(starts_at: datetime, zone: tzinfo) -> datetime:
    wall = starts_at.astimezone(zone)
    since = timedelta(minutes=wall.minute % 30, seconds=wall.second, microseconds=wall.microsecond)
    # a difference of moments, not of wall times: where clocks are put back a half hour is there twice
    return starts_at - since


def _half_hour(begins_at: datetime, starting: list[ShowingTally]) -> HalfHour:
    return HalfHour(begins_at, len(starting), sum((each.seats for each in starting), SeatTally()))
