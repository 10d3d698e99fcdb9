"""What an operator reads about a journal that was touched: a sentence for each finding, and what to do.

English alone: these stand in commands. docs/operations.md has the whole story, "When somebody touched the journal".
"""

from typing import assert_never

from willcall.redemption.domain.journal_findings import (
    ActImpossible,
    DatabaseDamaged,
    EntriesMissing,
    EntryAltered,
    EntryUnlinked,
    HeadTrouble,
    HeadUnusable,
    JournalCut,
    JournalFinding,
    JournalReplaced,
    SeatDiffers,
    TakenForSent,
    Witness,
)

TO_DO = (
    "Take the machine out of service, copy its data folder as it is, and tell head office which numbers are named. "
    "Do not put an older copy in its place."
)
_WITNESSES = {
    Witness.HEAD: "the note beside this terminal's key",
    Witness.CENTRE: "the centre",
    Witness.OUTBOX: "the terminal's outbox",
}
_HEADS = {
    HeadTrouble.MISSING: (
        "There is no note of the journal's end beside the key: somebody deleted it, or this terminal has not "
        "synchronised since it was updated. The next round makes one."
    ),
    HeadTrouble.FORGED: "The note of the journal's end was not written with this terminal's key.",
}


def journal_words(finding: JournalFinding) -> str:  # noqa: C901, PLR0911 - one case for each finding
    """Return the sentence for a finding, with the sequence numbers that it is about."""
    match finding:
        case EntriesMissing(first, last):
            return f"{_entries(first, last)} missing: taken out of the middle."
        case EntryAltered(sequence):
            return f"Entry {sequence} was altered."
        case EntryUnlinked(sequence):
            return f"Entry {sequence} does not follow the one before it: one of the two was put there."
        case JournalCut(last, seen, witness):
            return (
                f"{_entries(last + 1, seen)} missing: {_WITNESSES[witness]} has seen the journal go on to {seen}. "
                "Its tail was cut, or an older database was put in its place."
            )
        case JournalReplaced(sequence, witness):
            return (
                f"Entry {sequence} is not the one that {_WITNESSES[witness]} has seen. Entries up to it were written "
                "anew, or an older database was put in its place and worked with."
            )
        case HeadUnusable(trouble):
            return _HEADS[trouble]
        case TakenForSent(first, last):
            return f"{_entries(first, last)} taken for sent, and the centre has not got them."
        case ActImpossible(sequence, ticket_no, act, state):
            return f"Entry {sequence} says {act.value} of ticket {ticket_no}, which was {state.value} until then."
        case SeatDiffers():
            return _seat(finding)
        case DatabaseDamaged(what):
            return f"The database finds itself damaged: {what}."
        case _:
            assert_never(finding)


def _entries(first: int, last: int) -> str:
    return f"Entry {first} is" if first == last else f"Entries {first} to {last} are"


def _seat(finding: SeatDiffers) -> str:
    told = (
        f"by entry {finding.sequence} it is {finding.journal_state.value} with {finding.journal_copies} copies"
        if finding.sequence
        else "no entry says so"
    )
    return f"Ticket {finding.ticket_no} stands as {finding.state} with {finding.copies} copies, and {told}."
