"""What an operator reads about a stick: one sentence for whatever became of it, in the cinema and at head office.

English alone: these stand in commands. docs/operations.md, "A day without a line".
"""

from datetime import timedelta
from typing import assert_never

from willcall.redemption.domain.health_limits import CLOCK_ERROR_S
from willcall.redemption.domain.journal_findings import JournalCut, JournalReplaced
from willcall.redemption.domain.journal_words import journal_words
from willcall.redemption.domain.sticks import (
    AcknowledgedBefore,
    AcknowledgedNow,
    Acknowledgement,
    JournalExported,
    JournalImported,
    PacksImported,
    StickFault,
)

_REFUSED = {
    StickFault.UNUSABLE: "The stick cannot be used: {detail}. Nothing was taken from it, and nothing on it counts.",
    StickFault.NOTHING_THERE: "There is no file for us: {detail}.",
    StickFault.UNFINISHED: (
        "{detail} was never finished: the stick was pulled out while it was written. Write it again, and wait "
        "for the end."
    ),
    StickFault.NOT_OURS: "{detail} is no file of Willcall's.",
    StickFault.CUT_SHORT: (
        "{detail} is cut short: the stick was pulled out before it was flushed, or it is failing. Nothing of it was "
        "used; write it again, on another stick if it happens twice."
    ),
    StickFault.TOO_NEW: "{detail} was written by a later version. Install that version here, then import it.",
    StickFault.DAMAGED: (
        "{detail} is damaged, or was not written by whom it names: the signature does not fit. Nothing of it was used."
    ),
    StickFault.WRONG_WAY: (
        "{detail} goes the other way: a terminal's journal is for head office, packs are for the terminal."
    ),
    StickFault.ANOTHER_CINEMA: "This stick is for another cinema, {detail}. Nothing of it was used.",
    StickFault.ANOTHER_TERMINAL: "This stick is for another terminal, {detail}. Nothing of it was used.",
    StickFault.UNKNOWN_TERMINAL: "There is no terminal {detail} here. Nothing of the stick was used.",
    StickFault.REVOKED_TERMINAL: "Terminal {detail} is revoked; nothing is taken from it any more.",
    StickFault.NOT_FOR_US: "{detail} was sealed for somebody else's key. Nothing of it was used.",
}


def refusal_words(why: StickFault, detail: str) -> str:
    """Return why a file was not taken, and what to do."""
    return _REFUSED[why].format(detail=detail)


def exported_words(done: JournalExported) -> str:
    """Return what is on the stick now."""
    if not done.last:
        return f"{done.file} is written: no entry waits; head office can answer it with packs. Take the stick out now."
    return f"{done.file} is written with {_span(done.first, done.last)}. Take the stick out now."


def imported_words(done: PacksImported) -> str:
    """Return what a stick from head office brought."""
    stamp = f"{done.made_at:%Y-%m-%d %H:%M %Z}"
    if done.is_news:
        packs = ", ".join(f"{day} v{version}" for day, version in done.applied) or "none new"
        told = f"Taken, as head office wrote it on {stamp}. Day packs: {packs}."
    elif done.is_old:
        told = f"An old stick, written on {stamp}: this terminal holds something later. Nothing was changed."
    else:
        told = f"Nothing on this stick is new; it was written on {stamp} and imported before. Nothing was changed."
    refused = [f"A pack cannot be used: {reason}." for reason in done.refused]
    return " ".join(filter(None, [told, *refused, _acknowledged(done.acknowledged), _clock(done.clock_behind)]))


def _clock(behind: timedelta) -> str:
    if behind.total_seconds() < CLOCK_ERROR_S.warn:
        return ""
    return f"This machine's clock is at least {behind.total_seconds() / 60:.0f} min behind head office's: set it."


def _acknowledged(word: Acknowledgement) -> str:
    match word:
        case AcknowledgedNow(first, last):
            return f"Head office has {_span(first, last)} now."
        case AcknowledgedBefore():
            return ""
        case JournalCut() | JournalReplaced():
            return f"Head office has another journal of this terminal: {journal_words(word)} Run willcall-sync verify."
        case _:
            assert_never(word)


def journal_imported_words(done: JournalImported) -> str:
    """Return what a stick from a terminal brought."""
    whose = f"terminal {done.terminal_no} of cinema {done.cinema_code}"
    there = f"Its journal is here up to {done.there} without a gap."
    if not done.last:
        return f"The stick of {whose} has no entry. {there}"
    which = f"Of {_span(done.first, done.last)} of {whose} "
    if not done.stored and not done.refused:
        older = "an old stick: " if done.last < done.there else ""
        return f"{which}all were here already; {older}nothing was changed. {there}{_missing(done)}"
    return f"{which}{done.stored:,} are new, {done.refused:,} were refused. {there}{_missing(done)}"


def _missing(done: JournalImported) -> str:
    if done.missing is None:
        return ""
    return f" Not here: {_span(*done.missing)}. Import the stick that has them."


def _span(first: int, last: int) -> str:
    return f"entry {first}" if first == last else f"entries {first} to {last}"
