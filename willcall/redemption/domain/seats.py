"""A seat's life at a terminal: its states and the acts that move it. Change docs/diagrams/seat.md with it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from willcall.redemption.domain.showings import Place


class SeatState(StrEnum):
    """Where a seat stands. Only OPEN can be claimed; what left OPEN came back only with certainty or a person."""

    OPEN = "open"
    CLAIMED = "claimed"
    PRINTING = "printing"
    PRINTED = "printed"
    UNCONFIRMED = "unconfirmed"
    ADMITTED = "admitted"
    """Somebody was let in on the door list, without a ticket: the seat's one admission."""
    REVOKED = "revoked"


class Act(StrEnum):
    """What can be done to a seat."""

    CLAIM = "claim"
    START_PRINT = "start_print"
    CONFIRM = "confirm"
    LOSE_TRACK = "lose_track"
    RELEASE = "release"
    CALL_OFF = "call_off"
    SETTLE_PRINTED = "settle_printed"
    SETTLE_NO_PAPER = "settle_no_paper"
    REPRINT = "reprint"
    REVOKE = "revoke"
    OPEN_REISSUE = "open_reissue"
    ADMIT = "admit"
    TAKE_BACK = "take_back"
    """Say that the tick was a mistake: nobody was let in."""


class IllegalActError(Exception):
    """A bug: somebody asked for an act that the seat's state does not allow."""


_MOVES: dict[tuple[SeatState, Act], SeatState] = {
    (SeatState.OPEN, Act.CLAIM): SeatState.CLAIMED,
    (SeatState.OPEN, Act.REVOKE): SeatState.REVOKED,
    (SeatState.CLAIMED, Act.START_PRINT): SeatState.PRINTING,
    (SeatState.CLAIMED, Act.RELEASE): SeatState.OPEN,
    (SeatState.PRINTING, Act.CONFIRM): SeatState.PRINTED,
    (SeatState.PRINTING, Act.LOSE_TRACK): SeatState.UNCONFIRMED,
    (SeatState.UNCONFIRMED, Act.SETTLE_PRINTED): SeatState.PRINTED,
    (SeatState.PRINTED, Act.REPRINT): SeatState.PRINTING,
    (SeatState.REVOKED, Act.OPEN_REISSUE): SeatState.OPEN,
    (SeatState.OPEN, Act.ADMIT): SeatState.ADMITTED,
    (SeatState.ADMITTED, Act.TAKE_BACK): SeatState.OPEN,
}


@dataclass(frozen=True, slots=True)
class Seat:
    """One seat that a code opens, as the terminal has it.

    ``copies`` counts the papers begun, the one under way included: 0 before the original, 1 for the original.
    ``changed_at`` and ``terminal_no`` say when and where the state was reached. ``revoked_late`` is the version of the
    pack that wanted the seat back when its right was used already: should the seat be open again, it is revoked. At a
    seat that is revoked it says that a pack has said so since. ``sold`` is as far as the channel has reported it.
    """

    place: Place
    ticket_no: str
    state: SeatState = SeatState.OPEN
    copies: int = 0
    attempt: str | None = None
    changed_at: datetime | None = None
    terminal_no: str | None = None
    revoked_late: int | None = None
    sold: bool = False


RIGHT_USED = frozenset({SeatState.PRINTED, SeatState.ADMITTED})
"""Where a seat stands whose one admission is given away for certain."""

_RETURNS: dict[SeatState, tuple[Act, ...]] = {
    SeatState.PRINTING: (Act.CALL_OFF,),
    SeatState.UNCONFIRMED: (Act.SETTLE_NO_PAPER,),
}
"""Acts that say that the copy under way never became paper.

Calling a print off is not releasing a claim: whoever claimed and has not begun to print must not be able to open a seat
that another run is printing just now (R1)."""


def after(state: SeatState, copies: int, act: Act) -> tuple[SeatState, int]:
    """Return state and copies after an act.

    A copy that never became paper is not counted: without an original the seat is open again, and where an earlier
    copy is out it stays printed.

    Raises:
        IllegalActError: the act does not fit the state.
    """
    if act in _RETURNS.get(state, ()):
        return (SeatState.PRINTED if copies > 1 else SeatState.OPEN), copies - 1
    try:
        reached = _MOVES[state, act]
    except KeyError:
        raise IllegalActError(f"{act} on a seat that is {state}") from None
    return reached, copies + (1 if reached is SeatState.PRINTING else 0)
