"""Look up a code: what is true about it here and now. A good code is only read; a refusal is journaled."""

from dataclasses import replace
from datetime import datetime
from typing import assert_never

from willcall.redemption.domain.business_day import business_day
from willcall.redemption.domain.codes import Misreading, code_tag, read_code
from willcall.redemption.domain.identity import TerminalIdentity
from willcall.redemption.domain.seats import RIGHT_USED, Seat, SeatState
from willcall.redemption.domain.showings import Showing, ShowingStatus
from willcall.redemption.domain.verdicts import (
    AlreadyCollected,
    AnotherCinema,
    AnotherDay,
    CacheTooOld,
    Collectable,
    HeldElsewhere,
    MistypedCode,
    Refusal,
    Revoked,
    ShowingCancelled,
    ShowingMoved,
    ShowingOver,
    TooManyTries,
    UnconfirmedPrint,
    UnknownCode,
    Verdict,
)
from willcall.redemption.service.ports import Clock, CodeOnShelf, CodeShelf, TryRecord, UnitsOfWork
from willcall.redemption.service.refusals import MistypedRow, note_refusal, pause_in_force

_IN_HAND = frozenset({SeatState.CLAIMED, SeatState.PRINTING, SeatState.UNCONFIRMED})


def look_up(
    text: str,
    *,
    units: UnitsOfWork,
    cinema_key: bytes,
    identity: TerminalIdentity,
    clock: Clock,
    mistyped: MistypedRow,
) -> Verdict:
    """Answer for what was typed or scanned; a refusal is journaled, without the code. ``mistyped`` is counted on.

    A machine under too many tries answers so to every input, good or bad, so that a guesser learns nothing.

    Raises:
        TerminalFaultError: the database failed; never turned into a verdict (R9).
    """
    now = clock()
    with units.reading() as unit:
        record = unit.shelf.tries()
        verdict = _pause(record, now) or answer(text, unit.shelf, cinema_key, identity, now)
    if isinstance(verdict, Collectable):
        mistyped.end()
        return verdict
    return note_refusal(verdict, units, now, mistyped)


def _pause(record: TryRecord, now: datetime) -> TooManyTries | None:
    until = pause_in_force(record, now)
    return TooManyTries(until) if until else None


def answer(text: str, shelf: CodeShelf, cinema_key: bytes, identity: TerminalIdentity, now: datetime) -> Verdict:
    """Answer for what was typed or scanned; nothing is counted or journaled."""
    code = read_code(text)
    if isinstance(code, Misreading):
        return MistypedCode(code)
    tag = code_tag(cinema_key, code)
    found = shelf.find(tag)
    return _stranger(tag, shelf, identity, now) if found is None else judge(found, shelf, identity, now)


def judge(found: CodeOnShelf, shelf: CodeShelf, identity: TerminalIdentity, now: datetime) -> Verdict:
    """Answer for a code that this terminal knows: its seats first, then its showing, then when and where."""
    live = tuple(seat for seat in found.seats if seat.state is not SeatState.REVOKED)
    if not live:
        return Revoked(found.showing)
    if all(seat.state in RIGHT_USED for seat in live):
        return AlreadyCollected(found.showing, live)
    changed = changed_showing(found.showing, shelf) or _at_another_time(found.showing, identity, now)
    if changed is not None:
        return changed
    if found.home != identity.terminal_no:
        return HeldElsewhere(found.home)
    return _by_seats(found.showing, live)


def judge_seat(
    ticket_no: str, code: CodeOnShelf, shelf: CodeShelf, identity: TerminalIdentity, now: datetime
) -> Verdict:
    """Answer for one seat of a code, as if the code opened that seat alone."""
    alone = replace(code, seats=tuple(seat for seat in code.seats if seat.ticket_no == ticket_no))
    return judge(alone, shelf, identity, now)


def changed_showing(showing: Showing, shelf: CodeShelf) -> ShowingCancelled | ShowingMoved | None:
    """Say how a showing does not take place as it was sold, where it does not."""
    match showing.status:
        case ShowingStatus.CANCELLED:
            return ShowingCancelled(showing)
        case ShowingStatus.MOVED:
            return ShowingMoved(showing, shelf.showing(showing.moved_to) if showing.moved_to else None)
        case ShowingStatus.SCHEDULED:
            return None
        case _:
            assert_never(showing.status)


def _at_another_time(showing: Showing, identity: TerminalIdentity, now: datetime) -> Refusal | None:
    if now >= showing.ends_at:
        return ShowingOver(showing)
    today = business_day(now, identity.zone)
    return AnotherDay(showing.business_day) if showing.business_day != today else None


def _by_seats(showing: Showing, live: tuple[Seat, ...]) -> Verdict:
    waiting = tuple(seat for seat in live if seat.state is SeatState.OPEN)
    in_doubt = tuple(seat for seat in live if seat.state in _IN_HAND)
    if waiting:
        already = tuple(seat for seat in live if seat.state in RIGHT_USED)
        return Collectable(showing, waiting, already, in_doubt)
    return UnconfirmedPrint(showing, in_doubt)


def _stranger(tag: bytes, shelf: CodeShelf, identity: TerminalIdentity, now: datetime) -> Verdict:
    sister = shelf.sister_cinema(tag)
    if sister is not None:
        return AnotherCinema(sister)
    today = business_day(now, identity.zone)
    return UnknownCode() if shelf.holds_pack(today) else CacheTooOld(today)
