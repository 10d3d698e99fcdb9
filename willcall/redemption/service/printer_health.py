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


def printer_health(units: UnitsOfWork, printer: str = "") -> PrinterHealth | None:
    """Return a printer's last noted state; None where nobody has looked yet.

    Raises:
        TerminalFaultError: the database failed.
    """
    with units.reading() as unit:
        return noted_health(unit.journal, printer)


@dataclass(slots=True)
class PrinterWatch:
    """Notes each change of the printer's state, on the thread that asks the printer.

    The first look compares with what was noted before the program started. A state is noted when it begins and not
    again while it lasts, over a restart too. A change that comes within ``LEAST_BETWEEN`` of the note before is noted
    by the first look after that, if it is still there: of a printer that flaps, a few notes a minute. That a torn
    ticket was made void is noted each time, so that no later start makes it void again.

    ``printer`` is its name: another program of this terminal may print elsewhere, and notes what it sees there.
    """

    printer: str = ""
    _noted: PrinterHealth | None = None

    def note(self, state: PrinterState, units: UnitsOfWork, now: datetime) -> None:
        """Note a state that the printer was just seen in.

        Raises:
            TerminalFaultError: the database failed; the next look tries again.
        """
        if state.leftover_voided:
            self._note_void(units, now)
        if self._noted is None:
            self._noted = printer_health(units, self.printer)
        if _worth_noting(state, self._noted, now):
            self._noted = self._note_state(state, units, now)

    def _note_void(self, units: UnitsOfWork, now: datetime) -> None:
        with units.writing() as unit:
            unit.journal.append([TornTicketVoided(self.printer)], now)
            unit.commit()

    def _note_state(self, state: PrinterState, units: UnitsOfWork, now: datetime) -> PrinterHealth | None:
        """Note the state, unless another desk at this printer was quicker; return what is noted now."""
        with units.writing() as unit:
            if _worth_noting(state, noted_health(unit.journal, self.printer), now):
                trouble = state.trouble.value if state.trouble else ""
                unit.journal.append([PrinterChanged(trouble, " ".join(state.notices), self.printer)], now)
                unit.commit()
            return noted_health(unit.journal, self.printer)


def _worth_noting(state: PrinterState, noted: PrinterHealth | None, now: datetime) -> bool:
    if noted is None:
        return True
    # a clock that was put back makes no long silence
    soon = timedelta() <= now - noted.since < LEAST_BETWEEN
    return noted.state != state and not soon


def noted_health(journal: Journal, printer: str = "") -> PrinterHealth | None:
    """Return a printer's last noted state as the journal of a unit of work has it."""
    told = (each for each in journal.backwards([PrinterChanged]) if is_told_of(each.event, printer))
    noted = next(told, None)
    return None if noted is None else PrinterHealth(_state(noted.event), noted.at)


def printers_beside(journal: Journal, printer: str, since: datetime) -> dict[str, PrinterHealth]:
    """Return the last state of each other printer of the terminal, by name, that was noted from a time on."""
    found: dict[str, PrinterHealth] = {}
    for each in journal.backwards([PrinterChanged]):
        if each.at < since:
            break
        if each.event.printer not in {"", printer}:
            found.setdefault(each.event.printer, PrinterHealth(_state(each.event), each.at))
    return found


def is_told_of(event: PrinterChanged | TornTicketVoided, printer: str) -> bool:
    """Say whether an entry is about a printer; those from before printers had names are about every one."""
    return event.printer in {"", printer}


def _state(told: PrinterChanged) -> PrinterState:
    notices = told.notices.split()
    return PrinterState(
        PaperTrouble(told.trouble) if told.trouble else None,
        PaperNotice.NEAR_END in notices,
        PaperNotice.TEMPLATE_REPLACED in notices,
    )
