"""The printer's place in the terminal's health: what state it is in and since when, kept in the journal."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from willcall.redemption.domain.events import PrinterChanged
from willcall.redemption.domain.machine_events import TornTicketVoided
from willcall.redemption.domain.paper import PaperNotice, PaperTrouble, PrinterState
from willcall.redemption.service.ports import Journal, UnitsOfWork

LEAST_BETWEEN = timedelta(seconds=20)
"""From one note to the next: at most three a minute of a printer whose line comes and goes."""


@dataclass(frozen=True, slots=True)
class PrinterHealth:
    """The last state that was noted, and when the printer was first seen in it."""

    state: PrinterState
    since: datetime


def printer_health(units: UnitsOfWork) -> PrinterHealth | None:
    """Return the printer's last noted state; None where nobody has looked yet.

    Raises:
        TerminalFaultError: the database failed.
    """
    with units.reading() as unit:
        return noted_health(unit.journal)


@dataclass(slots=True)
class PrinterWatch:
    """Notes each change of the printer's state, on the thread that asks the printer.

    The first look compares with what was noted before the program started. A state is noted when it begins and not
    again while it lasts, over a restart too. A change that comes within ``LEAST_BETWEEN`` of the note before is noted
    by the first look after that, if it is still there: of a printer that flaps, a few notes a minute. That a torn
    ticket was made void is noted each time, so that no later start makes it void again.
    """

    _noted: PrinterHealth | None = None

    def note(self, state: PrinterState, units: UnitsOfWork, now: datetime) -> None:
        """Note a state that the printer was just seen in.

        Raises:
            TerminalFaultError: the database failed; the next look tries again.
        """
        if state.leftover_voided:
            _note_void(units, now)
        if self._noted is None:
            self._noted = printer_health(units)
        if _worth_noting(state, self._noted, now):
            self._noted = _noted(state, units, now)


def _note_void(units: UnitsOfWork, now: datetime) -> None:
    with units.writing() as unit:
        unit.journal.append([TornTicketVoided()], now)
        unit.commit()


def _noted(state: PrinterState, units: UnitsOfWork, now: datetime) -> PrinterHealth | None:
    """Note the state, unless another desk of this terminal was quicker; return what is noted now."""
    with units.writing() as unit:
        if _worth_noting(state, noted_health(unit.journal), now):
            trouble = state.trouble.value if state.trouble else ""
            unit.journal.append([PrinterChanged(trouble, " ".join(state.notices))], now)
            unit.commit()
        return noted_health(unit.journal)


def _worth_noting(state: PrinterState, noted: PrinterHealth | None, now: datetime) -> bool:
    if noted is None:
        return True
    # a clock that was put back makes no long silence
    soon = timedelta() <= now - noted.since < LEAST_BETWEEN
    return noted.state != state and not soon


def noted_health(journal: Journal) -> PrinterHealth | None:
    """Return the printer's last noted state as the journal of a unit of work has it."""
    noted = next(journal.backwards([PrinterChanged]), None)
    return None if noted is None else PrinterHealth(_state(noted.event), noted.at)


def _state(told: PrinterChanged) -> PrinterState:
    notices = told.notices.split()
    return PrinterState(
        PaperTrouble(told.trouble) if told.trouble else None,
        PaperNotice.NEAR_END in notices,
        PaperNotice.TEMPLATE_REPLACED in notices,
    )
