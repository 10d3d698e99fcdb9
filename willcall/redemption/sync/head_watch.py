"""Keeps the note of the journal's end up to date, round by round, and says in the log when it cannot."""

from collections.abc import Callable
from dataclasses import dataclass, field

import structlog

from willcall.redemption.domain.faults import TerminalFaultError
from willcall.redemption.service.note_head import HeadRefused

_log = structlog.get_logger("willcall.sync")


@dataclass(slots=True)
class HeadWatch:
    """Notes the journal's end when called, and raises nothing known: no round may fail for it.

    What keeps the note from being moved is logged when it begins, not again while it lasts.
    """

    note: Callable[[], HeadRefused | None]
    _told: str = field(default="", init=False)

    def __call__(self) -> None:
        """Note it."""
        try:
            refused = self.note()
        except TerminalFaultError as fault:
            self._tell("journal_end_not_noted", str(fault))
        else:
            self._tell("journal_contradicts_its_note", repr(refused)) if refused else self._tell("", "")

    def _tell(self, what: str, why: str) -> None:
        if what and why != self._told:
            _log.error(what, why=why, next_step="willcall-sync verify")
        self._told = why
