"""Note at a start that the run before ended by a fault, for the centre and for the next staff."""

from willcall.redemption.domain.journal import written_time
from willcall.redemption.domain.machine_events import ProgramCrashed
from willcall.redemption.domain.machine_standing import CrashReport, NotedCrash
from willcall.redemption.service.ports import Clock, UnitsOfWork


def note_crash(report: CrashReport, *, units: UnitsOfWork, clock: Clock) -> None:
    """Write it into the journal, and remember it as the machine's last crash; see ``MachineStanding.with_crash``.

    Raises:
        TerminalFaultError: the database failed; nothing was noted.
    """
    now = clock()
    crashed_at = written_time(report.at) if report.at else ""
    with units.writing() as unit:
        crash = NotedCrash(now, report.error, report.under_way)
        unit.machine.write(unit.machine.read().with_crash(crash))
        unit.journal.append([ProgramCrashed(report.error, report.place, report.under_way, crashed_at)], now)
        unit.commit()
