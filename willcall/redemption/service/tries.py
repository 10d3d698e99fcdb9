"""Wrong codes at this machine: a growing pause, journaled, so that guessing does not pay."""

from datetime import datetime, timedelta

from willcall.redemption.domain.events import TriesExceeded
from willcall.redemption.domain.journal import written_time
from willcall.redemption.domain.verdicts import TooManyTries
from willcall.redemption.service.ports import TryRecord, UnitsOfWork

FREE_TRIES = 5
"""Wrong codes that cost nothing; people hold the wrong phone."""

_FIRST_PAUSE = timedelta(seconds=30)
_LONGEST_PAUSE = timedelta(minutes=10)


def count_wrong_code(units: UnitsOfWork, now: datetime) -> TooManyTries | None:
    """Count an unknown code; from the fifth on each one pauses the machine, twice as long as the one before."""
    with units.writing() as unit:
        wrong = unit.shelf.tries().wrong + 1
        until = now + pause_after(wrong) if wrong >= FREE_TRIES else None
        unit.shelf.put_tries(TryRecord(wrong, until))
        if until is not None:
            unit.journal.append([TriesExceeded(wrong, written_time(until))], now)
        unit.commit()
    return None if until is None else TooManyTries(until)


def forget_wrong_codes(units: UnitsOfWork) -> None:
    """A good code was shown: whoever stands here is no guesser."""
    with units.writing() as unit:
        unit.shelf.put_tries(TryRecord())
        unit.commit()


def pause_after(wrong: int) -> timedelta:
    """Return how long the machine pauses after so many wrong codes."""
    doublings = min(wrong - FREE_TRIES, 10)
    return min(_FIRST_PAUSE * (1 << doublings), _LONGEST_PAUSE)
