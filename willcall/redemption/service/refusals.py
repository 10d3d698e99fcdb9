"""Refusals: each is journaled, and wrong codes make the machine pause, so that guessing does not pay."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from willcall.redemption.domain.events import CodeRefused, Event, MistypingsExceeded, TriesExceeded
from willcall.redemption.domain.journal import written_time
from willcall.redemption.domain.verdicts import MistypedCode, Refusal, TooManyTries, UnknownCode, verdict_name
from willcall.redemption.service.ports import TryRecord, UnitOfWork, UnitsOfWork

FREE_TRIES = 5
"""The wrong code that brings the first pause; people hold the wrong phone."""

FREE_MISTYPINGS = 20
"""The mistyped code in a row that brings a pause of its own: no attack, but nobody types so."""

_FIRST_PAUSE = timedelta(seconds=30)
LONGEST_PAUSE = timedelta(minutes=10)

FORGOTTEN_AFTER = timedelta(hours=1)
"""Behind the last pause: the first guest of the morning does not pay for a guesser of last night."""


@dataclass(slots=True)
class MistypedRow:
    """How many mistyped codes came one after the other at this machine. A restart ends the row, never a pause."""

    length: int = 0

    def end(self) -> None:
        """A code came that was typed as it should be."""
        self.length = 0


def note_refusal(refusal: Refusal, units: UnitsOfWork, now: datetime, mistyped: MistypedRow) -> Refusal:
    """Journal a refusal and count it where it was a wrong code or none; return what to tell the moviegoer.

    From the fifth wrong code on each one pauses the machine, twice as long as the one before. Mistyped codes are no
    guesses: a long row of them pauses it once for half a minute, and begins anew. Under a pause nothing is counted.
    """
    with units.writing() as unit:
        events: list[Event] = [CodeRefused(verdict_name(refusal))]
        pause = _pause_for(refusal, unit, now, mistyped)
        if pause is not None:
            events.append(pause)
        unit.journal.append(events, now)
        unit.commit()
    return refusal if pause is None else TooManyTries(datetime.fromisoformat(pause.until))


def _pause_for(
    refusal: Refusal, unit: UnitOfWork, now: datetime, mistyped: MistypedRow
) -> TriesExceeded | MistypingsExceeded | None:
    match refusal:
        case UnknownCode():
            mistyped.end()
            return _count_wrong_code(unit, now)
        case MistypedCode():
            return _count_mistyped(unit, now, mistyped)
        case TooManyTries():
            return None
        case _:
            mistyped.end()
            return None


def _count_wrong_code(unit: UnitOfWork, now: datetime) -> TriesExceeded | None:
    record = unit.shelf.tries()
    wrong = (0 if _is_long_past(record, now) else record.wrong) + 1
    until = now + pause_after(wrong) if wrong >= FREE_TRIES else None
    unit.shelf.put_tries(TryRecord(wrong, until))
    return None if until is None else TriesExceeded(wrong, written_time(until))


def _is_long_past(record: TryRecord, now: datetime) -> bool:
    return record.until is not None and now >= record.until + FORGOTTEN_AFTER


def _count_mistyped(unit: UnitOfWork, now: datetime, mistyped: MistypedRow) -> MistypingsExceeded | None:
    mistyped.length += 1
    if mistyped.length < FREE_MISTYPINGS:
        return None
    mistyped.end()
    until = now + _FIRST_PAUSE
    unit.shelf.put_tries(TryRecord(unit.shelf.tries().wrong, until))
    return MistypingsExceeded(FREE_MISTYPINGS, written_time(until))


def forget_wrong_codes(units: UnitsOfWork, now: datetime) -> None:
    """Tickets came out: whoever stands here is no guesser; but a pause that is in force goes on.

    Showing a good code is not enough, or one code would pay for any number of guesses.
    """
    with units.writing() as unit:
        record = unit.shelf.tries()
        if record.wrong and pause_in_force(record, now) is None:
            unit.shelf.put_tries(TryRecord())
            unit.commit()


def pause_in_force(record: TryRecord, now: datetime) -> datetime | None:
    """Return the end of the pause after wrong codes, where there is one.

    An end further ahead than any pause is long is none: the clock was put back, or a rehearsal has ended.
    """
    if record.until is None or not now < record.until <= now + LONGEST_PAUSE:
        return None
    return record.until


def pause_after(wrong: int) -> timedelta:
    """Return how long the machine pauses after so many wrong codes."""
    doublings = min(wrong - FREE_TRIES, 10)
    return min(_FIRST_PAUSE * (1 << doublings), LONGEST_PAUSE)
