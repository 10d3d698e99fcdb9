"""The list by which guests are let in at a screen's door when everything else fails: seat, end of the code, a box."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import assert_never

from willcall.redemption.domain.endings import Endings
from willcall.redemption.domain.identity import TerminalIdentity
from willcall.redemption.domain.seat_plans import seats_by_place
from willcall.redemption.domain.seats import Seat, SeatState
from willcall.redemption.domain.showings import Place, Showing, ShowingStatus
from willcall.redemption.domain.sync_status import HeldPack
from willcall.redemption.domain.tallies import ShowingTally


class DoorState(StrEnum):
    """What whoever stands at the door has to know of a seat, as far as the terminal knew when the list was made."""

    AWAITED = "awaited"
    """Let in whoever knows the end of the code, once, and tick."""
    TICKET_OUT = "ticket_out"
    """A paper is out: let in whoever has it."""
    IN_DOUBT = "in_doubt"
    """A paper may be out: ask for it, and let in without one only who shows the code."""
    ADMITTED = "admitted"
    """Somebody was let in on an earlier list."""
    TAKEN_BACK = "taken_back"
    """Head office took the seat back: nobody."""


@dataclass(frozen=True, slots=True)
class DoorLine:
    """One seat. ``code_ending`` is empty where the pack brought none; ``sold`` is as far as the channel reported."""

    place: Place
    ticket_no: str
    state: DoorState
    code_ending: str = ""
    sold: bool = False

    def __repr__(self) -> str:
        """Hide the end of the code, so that no log and no traceback carries it."""
        return f"DoorLine({self.place.row}-{self.place.number}, {self.ticket_no}, {self.state.value})"


@dataclass(frozen=True, slots=True)
class DoorList:
    """A showing's list, by row and seat. It is as good as ``pack``, and as what this terminal did until ``made_at``."""

    identity: TerminalIdentity
    showing: Showing
    pack: HeldPack | None
    made_at: datetime
    lines: tuple[DoorLine, ...]

    @property
    def has_endings(self) -> bool:
        """Whether it tells the end of each code; without, it is a list of seats and nothing else."""
        return all(line.code_ending for line in self.lines)

    @property
    def knows_sales(self) -> bool:
        """Whether the channel has reported anything for this showing; only then does an unsold seat say something."""
        return any(line.sold for line in self.lines)

    def count(self, state: DoorState) -> int:
        """Return how many seats are in a state."""
        return sum(line.state is state for line in self.lines)


def needs_list(tally: ShowingTally) -> bool:
    """Say whether somebody may have to be let in to a showing by a list: it takes place, and codes were issued."""
    return tally.showing.status is ShowingStatus.SCHEDULED and tally.seats.issued > 0


def door_lines(seats: Iterable[Seat], endings: Mapping[str, Endings]) -> tuple[DoorLine, ...]:
    """Return a line for each seat of a showing, in the order in which a person looks for it."""
    there = sorted(seats_by_place(seats).values(), key=lambda seat: _order(seat.place))
    codes = {ticket_no: each.code for ticket_no, each in endings.items()}
    return tuple(
        DoorLine(seat.place, seat.ticket_no, door_state(seat), codes.get(seat.ticket_no, ""), seat.sold)
        for seat in there
    )


def door_state(seat: Seat) -> DoorState:
    """Return what a seat is to the door. One that head office wants back is given back, if its paper is not out."""
    match seat.state:
        case SeatState.PRINTED:
            return DoorState.TICKET_OUT
        case SeatState.CLAIMED | SeatState.PRINTING | SeatState.UNCONFIRMED:
            return DoorState.TICKET_OUT if seat.copies > 1 else DoorState.IN_DOUBT
        case SeatState.ADMITTED:
            return DoorState.ADMITTED
        case SeatState.REVOKED:
            return DoorState.TAKEN_BACK
        case SeatState.OPEN:
            return DoorState.AWAITED
        case _:
            assert_never(seat.state)


def _order(place: Place) -> tuple[list[tuple[int, str]], list[tuple[int, str]]]:
    return _counted(place.row), _counted(place.number)


def _counted(text: str) -> list[tuple[int, str]]:
    """Return what sorts 2 before 10, and both before A."""
    return [(int(part), "") if part.isdecimal() else (10**9, part) for part in re.findall(r"\d+|\D+", text)]
