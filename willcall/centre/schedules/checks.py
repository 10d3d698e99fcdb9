"""Checks that look at a schedule as a whole, together with what the database knows already."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import pairwise
from typing import Protocol, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from willcall.centre.schedules.circuit import Circuit
from willcall.centre.schedules.reading.drafts import CinemaDraft, ScheduleDraft, ShowingDraft, cinema_of
from willcall.centre.schedules.reading.findings import Findings, Where
from willcall.redemption.domain.showings import ShowingStatus


class _Piece(Protocol):
    @property
    def where(self) -> Where: ...


P = TypeVar("P", bound=_Piece)


@dataclass(frozen=True, slots=True)
class _Span:
    """A showing's time on its screen; ``where`` None for one that the database has."""

    starts_at: datetime
    ends_at: datetime
    showing_code: str
    where: Where | None


def check_schedule(draft: ScheduleDraft, circuit: Circuit, findings: Findings) -> None:
    """Note everything about the draft that cannot be, alone or beside what the database knows."""
    _check_twice(draft.cinemas, lambda each: each.cinema_code, "cinema_code", findings)
    _check_twice(draft.screens, lambda each: each.screen_code, "screen_code", findings)
    _check_twice(draft.seats, lambda each: f"{each.screen_code}/{each.seat_code}", "seat_code", findings)
    _check_twice(draft.seats, lambda each: f"{each.screen_code}: {each.row} / {each.number}", "number", findings)
    _check_twice(draft.seats, lambda each: f"{each.screen_code}: place {each.x}, {each.y}", "x", findings)
    _check_twice(draft.showings, lambda each: each.showing_code, "showing_code", findings)
    _check_known(draft, circuit, findings)
    zones = _zones(draft, circuit, findings)
    _check_overlaps(draft, circuit, zones, findings)


def _check_twice(pieces: Sequence[P], key: Callable[[P], str], column: str, findings: Findings) -> None:
    seen: dict[str, Where] = {}
    for piece in pieces:
        first = seen.setdefault(key(piece), piece.where)
        if first is not piece.where:
            findings.add(piece.where.at(column), key(piece), f"each only once; it stands in {first} already")


def _check_known(draft: ScheduleDraft, circuit: Circuit, findings: Findings) -> None:
    cinemas = circuit.cinemas.keys() | {each.cinema_code for each in draft.cinemas}
    screens = {code for _, code in circuit.screens} | {each.screen_code for each in draft.screens}
    mapped = {each.screen_code for each in draft.seats}
    for screen in draft.screens:
        if cinema_of(screen.screen_code) not in cinemas:
            expected = "a code that begins with a known cinema's 8 digits"
            findings.add(screen.where.at("screen_code"), screen.screen_code, expected)
        elif (
            screen.screen_code not in mapped
            and (cinema_of(screen.screen_code), screen.screen_code) not in circuit.screens
        ):
            findings.add(screen.where.at("screen_code"), screen.screen_code, "a seat map for each new screen")
    for code, where in _first_of_each((each.screen_code, each.where) for each in draft.seats):
        if code not in screens:
            findings.add(where.at("screen_code"), code, "a screen that is in a table of screens")
    for showing in draft.showings:
        if showing.screen_code not in screens:
            findings.add(showing.where.at("screen_code"), showing.screen_code, "a known screen")


def _first_of_each(pairs: Iterable[tuple[str, Where]]) -> Iterator[tuple[str, Where]]:
    seen: set[str] = set()
    for code, where in pairs:
        if code not in seen:
            seen.add(code)
            yield code, where


def _zones(draft: ScheduleDraft, circuit: Circuit, findings: Findings) -> dict[str, ZoneInfo]:
    zones = {code: ZoneInfo(row.timezone) for code, row in circuit.cinemas.items()}
    for cinema in draft.cinemas:
        zone = zone_of(cinema)
        if zone is None:
            findings.add(cinema.where.at("timezone"), cinema.timezone, "a time zone such as Asia/Shanghai")
        else:
            zones[cinema.cinema_code] = zone
    return zones


def zone_of(cinema: CinemaDraft) -> ZoneInfo | None:
    """Return a cinema's time zone, None where there is no such zone."""
    try:
        return ZoneInfo(cinema.timezone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _check_overlaps(draft: ScheduleDraft, circuit: Circuit, zones: dict[str, ZoneInfo], findings: Findings) -> None:
    for screen, spans in _spans(draft, circuit, zones).items():
        ordered = sorted(spans, key=lambda span: (span.starts_at, span.ends_at))
        for earlier, later in pairwise(ordered):
            where = later.where or earlier.where
            if later.starts_at < earlier.ends_at and where is not None:
                one, other = (later, earlier) if later.where else (earlier, later)
                expected = f"no overlap on {screen}; {_named(other, zones[cinema_of(screen)])}"
                findings.add(where.at("starts_at"), one.showing_code, expected)


def _spans(draft: ScheduleDraft, circuit: Circuit, zones: dict[str, ZoneInfo]) -> dict[str, list[_Span]]:
    spans: defaultdict[str, list[_Span]] = defaultdict(list)
    for each in draft.showings:
        zone = zones.get(cinema_of(each.screen_code))
        if zone is not None:
            starts, ends = utc(each.starts_at, zone), utc(each.ends_at, zone)
            spans[each.screen_code].append(_Span(starts, ends, each.showing_code, each.where))
    replaced = {(cinema_of(each.screen_code), each.showing_code) for each in draft.showings}
    for key, row in circuit.showings.items():
        if key not in replaced and row.screen_code in spans and row.status == ShowingStatus.SCHEDULED:
            spans[row.screen_code].append(_Span(row.starts_at, row.ends_at, row.showing_code, None))
    return spans


def _named(span: _Span, zone: ZoneInfo) -> str:
    origin = str(span.where) if span.where else "imported before"
    starts, ends = span.starts_at.astimezone(zone), span.ends_at.astimezone(zone)
    return f"{span.showing_code} ({origin}) is there from {starts:%H:%M} to {ends:%H:%M}"


def utc(local: datetime, zone: ZoneInfo) -> datetime:
    """Return a cinema's own time in UTC."""
    return local.replace(tzinfo=zone).astimezone(UTC)


def changes_of_booked(showing: ShowingDraft, campaign: str) -> str:
    """Return what to tell about a booked showing that a file wants otherwise."""
    return (
        f"{showing.showing_code} as campaign {campaign} booked it; "
        "to change a booked showing use move-showing or cancel-showing"
    )
