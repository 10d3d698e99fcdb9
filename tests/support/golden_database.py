"""Makes the golden database of the present schema version: ``python -m tests.support.golden_database``.

Run it once for each new version, and never again for an old one.
"""

import gzip
import tempfile
from pathlib import Path

from tests.support.packs import foyer, issued, pack, ticket_no
from tests.support.papers import CountingPrinter, Play
from willcall.redemption.cache.models import SCHEMA_VERSION
from willcall.redemption.domain.machine_standing import CrashReport
from willcall.redemption.domain.staff import StaffRole
from willcall.redemption.service.note_crash import note_crash

GOLDEN_PIN = "482915"
FOLDER = Path(__file__).parents[1] / "golden"


def main() -> None:
    """Collect one code, lose track of one, revoke one, leave one open; refuse to write over what is there.

    Two members of staff are on the list and one was; the machine crashed once and is out of service.
    """
    target = FOLDER / f"terminal-schema-{SCHEMA_VERSION}.sqlite.gz"
    if target.exists():
        raise SystemExit(f"{target} is there already")
    with tempfile.TemporaryDirectory() as folder:
        terminal = foyer(Path(folder), pack(issued(4), revoked=[2]))
        printer = CountingPrinter()
        desk = terminal.desk(printer)
        desk.collect([ticket_no(0)], "golden-0")
        printer.plays.append(Play.LOST_WITH_PAPER)
        desk.collect([ticket_no(1)], "golden-1")
        office = terminal.staff_office()
        for number, role in (("7", StaffRole.CLERK), ("8", StaffRole.SUPERVISOR), ("9", StaffRole.TECHNICIAN)):
            office.add(number, role, GOLDEN_PIN)
        office.remove("9")
        terminal.machine_desk(printer).sign_in("8", "0000")
        report = CrashReport("ZeroDivisionError", "willcall/kiosk/flow.py:1", "printing", terminal.clock())
        note_crash(report, units=terminal.units, clock=terminal.clock)
        terminal.machine_desk(printer).set_in_service("8", in_service=False)
        with terminal.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("PRAGMA journal_mode = DELETE")
            connection.exec_driver_sql("VACUUM")
        terminal.close()
        target.write_bytes(gzip.compress(terminal.path.read_bytes(), 9, mtime=0))


if __name__ == "__main__":
    main()
