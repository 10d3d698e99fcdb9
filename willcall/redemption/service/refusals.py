"""Refusals: each is journaled, and wrong codes make the machine pause, so that guessing does not pay."""

from datetime import datetime, timedelta

from willcall.redemption.domain.events import CodeRefused, Event, TriesExceeded
from willcall.redemption.domain.journal import written_time
from willcall.redemption.domain.verdicts import Refusal, TooManyTries, UnknownCode, verdict_name
from willcall.redemption.service.ports import TryRecord, UnitOfWork, UnitsOfWork

FREE_TRIES = 5
"""The wrong code that brings the first pause; people hold the wrong phone."""

_FIRST_PAUSE = timedelta(seconds=30)
LONGEST_PAUSE = timedelta(minutes=10)


def note_refusal(refusal: Refusal, units: UnitsOfWork, now: datetime) -> Refusal:
    """Journal a refusal and count it where it was a wrong code; return what to tell the moviegoer.

    From the fifth wrong code on each one pauses the machine, twice as long as the one before.
    """
    with units.writing() as unit:
        events: list[Event] = [CodeRefused(verdict_name(refusal))]
        pause = _count_wrong_code(unit, now) if isinstance(refusal, UnknownCode) else None
        if pause is not None:
            events.append(pause)
        unit.journal.append(events, now)
        unit.commit()
    return refusal if pause is None else TooManyTries(datetime.fromisoformat(pause.until))


def _count_wrong_code(unit: UnitOfWork, now: datetime) -> TriesExceeded | None:
    wrong = unit.shelf.tries().wrong + 1
    until = now + pause_after(wrong) if wrong >= FREE_TRIES else None
    unit.shelf.put_tries(TryRecord(wrong, until))
    return None if until is None else TriesExceeded(wrong, written_time(until))


def forget_wrong_codes(units: UnitsOfWork) -> None:
    """A good code was shown: whoever stands here is no guesser."""
    with units.writing() as unit:
        unit.shelf.put_tries(TryRecord())
        unit.commit()


def pause_after(wrong: int) -> timedelta:
    """Return how long the machine pauses after so many wrong codes."""
    doublings = min(wrong - FREE_TRIES, 10)
    return min(_FIRST_PAUSE * (1 << doublings), LONGEST_PAUSE)
