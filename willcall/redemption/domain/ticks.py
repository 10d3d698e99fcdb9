"""The ticks of a door list, entered afterwards: how they are typed, and the closed set of answers."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from willcall.redemption.domain.door_lists import DoorLine
from willcall.redemption.domain.seat_queries import as_on_armrest
from willcall.redemption.domain.seats import Seat
from willcall.redemption.domain.staff import RightMissing, StaffMember

_LINES = re.compile(r"[\n;]+")
_ROW = re.compile(r"(?P<row>[^:]+?):(?P<seats>.*)")
_RANGE = re.compile(r"(?P<first>[^~-]+)[~-](?P<last>[^~-]+)")
_PARTS = re.compile(r"[\s,、]+")
_ALL = frozenset({"*", "ALL", "全", "全部"})


@dataclass(frozen=True, slots=True)
class TicksRead:
    """What was typed, understood: tickets in the list's order, and what is no seat of that list, as it was typed."""

    ticket_nos: tuple[str, ...]
    unread: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TickOrder:
    """The ticks on one showing's list, entered by ``staff``."""

    showing_code: str
    ticket_nos: tuple[str, ...]
    staff: StaffMember


@dataclass(frozen=True, slots=True)
class TicksEntered:
    """What became of each tick.

    ``admitted`` are counted from now on, ``before`` were entered already. ``disputed`` are the seats whose right was
    used or taken back or in doubt: each is an exception until a person closes it. ``unknown`` are no tickets of this
    showing.
    """

    admitted: tuple[Seat, ...]
    before: tuple[Seat, ...]
    disputed: tuple[Seat, ...]
    unknown: tuple[str, ...]


TickAnswer = TicksEntered | RightMissing


def read_ticks(text: str, lines: Sequence[DoorLine]) -> TicksRead:
    """Read ticks as they are typed off a list, a row on a line or between semicolons: ``3: 1-6, 8``, or ``3: *``.

    Of a range those seats count that are on the list. Words for row and seat are passed over.
    """
    house = _House(lines)
    found: set[str] = set()
    unread: list[str] = []
    for line in _LINES.split(unicodedata.normalize("NFKC", text)):
        for typed, ticket_nos in house.read(line.strip()):
            found.update(ticket_nos)
            unread += [] if ticket_nos else [typed]
    return TicksRead(tuple(line.ticket_no for line in lines if line.ticket_no in found), tuple(unread))


class _House:
    """A list's seats by their rows, in its order."""

    def __init__(self, lines: Sequence[DoorLine]) -> None:
        self._rows: dict[str, dict[str, str]] = {}
        for line in lines:
            row = self._rows.setdefault(as_on_armrest(line.place.row), {})
            row[as_on_armrest(line.place.number)] = line.ticket_no

    def read(self, line: str) -> Iterator[tuple[str, list[str]]]:
        """Yield each part that was typed, with the tickets it means; none for what is not on the list."""
        if not line:
            return
        told = _ROW.fullmatch(line)
        row = self._rows.get(as_on_armrest(told["row"])) if told else None
        if told is None or row is None:
            yield line, []
            return
        for part in filter(None, _PARTS.split(told["seats"])):
            yield f"{told['row'].strip()}: {part}", _seats(part, row)


def _seats(part: str, row: dict[str, str]) -> list[str]:
    if part.upper() in _ALL:
        return list(row.values())
    if (exact := row.get(as_on_armrest(part))) is not None:
        return [exact]
    span = _RANGE.fullmatch(part)
    ends = [as_on_armrest(span[end]) for end in ("first", "last")] if span else []
    if not ends or not all(end.isdecimal() for end in ends):
        return []
    first, last = sorted(map(int, ends))
    return [ticket_no for number, ticket_no in row.items() if number.isdecimal() and first <= int(number) <= last]
