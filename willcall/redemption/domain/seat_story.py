"""A seat's story: all that this terminal's journal has of it, copy by copy, and what can be done with it now."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from willcall.redemption.domain.desk_acts import OfferedAct
from willcall.redemption.domain.events import (
    Event,
    PrintSettled,
    PrintStarted,
    PrintUnconfirmed,
    ReprintOrdered,
    SeatClaimed,
    SeatReleased,
    TicketPrinted,
)
from willcall.redemption.domain.seats import Seat
from willcall.redemption.domain.showings import Showing


class Upload(StrEnum):
    """What the centre has of an entry."""

    WAITING = "waiting"
    ACKNOWLEDGED = "acknowledged"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class StoryStep:
    """One entry about the seat, as the terminal's journal has it. ``refusal`` is the centre's reason, if any."""

    terminal_no: str
    sequence: int
    at: datetime
    event: Event
    upload: Upload
    refusal: str = ""


class CopyFate(StrEnum):
    """What became of one copy."""

    UNDER_WAY = "under_way"
    CAME_OUT = "came_out"
    UNCONFIRMED = "unconfirmed"
    NO_PAPER = "no_paper"


@dataclass(frozen=True, slots=True)
class StoryCopy:
    """One copy of one of the seat's tickets.

    ``staff_no`` is who had it printed, empty for a guest at the machine. ``word`` is what its fate rests on: a
    transport's promise, ``scan`` or ``statement``, or the printer's code; ``settled_by`` is whoever settled it.
    """

    ticket_no: str
    copy_no: int
    terminal_no: str
    begun_at: datetime
    staff_no: str
    fate: CopyFate = CopyFate.UNDER_WAY
    ended_at: datetime | None = None
    word: str = ""
    settled_by: str = ""


@dataclass(frozen=True, slots=True)
class SeatStory:
    """What is known of a seat of a showing.

    ``seat`` is the ticket that has or last had the right to it; ``before`` are those that head office took back, the
    oldest first. ``acts`` are for whoever asked.
    """

    showing: Showing
    seat: Seat
    before: tuple[Seat, ...]
    steps: tuple[StoryStep, ...]
    copies: tuple[StoryCopy, ...]
    acts: tuple[OfferedAct, ...]


@dataclass(frozen=True, slots=True)
class SeatUnknown:
    """This terminal knows no ticket for such a seat of such a showing."""

    showing_code: str
    seat_code: str


def copies_of(steps: Iterable[StoryStep]) -> tuple[StoryCopy, ...]:
    """Return each copy that the steps tell of, in the order in which they were begun."""
    told = _Copies()
    for step in steps:
        told.hear(step)
    return tuple(told.copies)


@dataclass(slots=True)
class _Copies:
    """Copies as far as the steps have been heard; the last one of a ticket is what an ending is about."""

    copies: list[StoryCopy] = field(default_factory=list)
    claimed_by: dict[str, str] = field(default_factory=dict)

    def hear(self, step: StoryStep) -> None:
        match step.event:
            case SeatClaimed(ticket_no=ticket_no, staff_no=staff_no):
                self.claimed_by[ticket_no] = staff_no
            case PrintStarted(ticket_no, copy_no):
                self._begin(step, ticket_no, copy_no, self.claimed_by.get(ticket_no, ""))
            case ReprintOrdered(ticket_no, copy_no, staff_no):
                self._begin(step, ticket_no, copy_no, staff_no)
            case TicketPrinted(ticket_no, _, promise):
                self._end(step, ticket_no, CopyFate.CAME_OUT, promise)
            case PrintUnconfirmed(ticket_no=ticket_no, reason=reason):
                self._end(step, ticket_no, CopyFate.UNCONFIRMED, reason)
            case PrintSettled(ticket_no=ticket_no, came_out=came_out, staff_no=staff_no, evidence=evidence):
                self._end(step, ticket_no, CopyFate.CAME_OUT if came_out else CopyFate.NO_PAPER, evidence, staff_no)
            case SeatReleased(ticket_no, reason):
                self._call_off(step, ticket_no, reason)
            case _:
                pass

    def _begin(self, step: StoryStep, ticket_no: str, copy_no: int, staff_no: str) -> None:
        self.copies.append(StoryCopy(ticket_no, copy_no, step.terminal_no, step.at, staff_no))

    def _call_off(self, step: StoryStep, ticket_no: str, reason: str) -> None:
        """End the copy that is under way; a claim that was let go before any was begun has none."""
        if any(each.ticket_no == ticket_no and each.fate is CopyFate.UNDER_WAY for each in self.copies):
            self._end(step, ticket_no, CopyFate.NO_PAPER, reason)

    def _end(self, step: StoryStep, ticket_no: str, fate: CopyFate, word: str, settled_by: str = "") -> None:
        which = max(place for place, each in enumerate(self.copies) if each.ticket_no == ticket_no)
        copy = self.copies[which]
        self.copies[which] = replace(copy, fate=fate, ended_at=step.at, word=word, settled_by=settled_by)
