"""A terminal is given up: what would be lost by it, and what became of it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class LostEntries:
    """The entries from ``first`` to ``last`` are nowhere but in this terminal's journal.

    ``printed`` of them say that a ticket came out, ``in_doubt`` that nobody knows.
    """

    first: int
    last: int
    printed: int
    in_doubt: int


@dataclass(frozen=True, slots=True)
class GivenUp:
    """The terminal has no keys any more; its books stand in the file ``kept_as`` for whoever asks."""

    terminal_no: str
    kept_as: str
