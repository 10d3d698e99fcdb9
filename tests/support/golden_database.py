"""Makes the golden database of the present schema version: ``python -m tests.support.golden_database``.

Run it once for each new version, and never again for an old one.
"""

import gzip
import tempfile
from pathlib import Path

from tests.support.packs import foyer, issued, pack, ticket_no
from tests.support.papers import CountingPrinter, Play
from willcall.redemption.cache.models import SCHEMA_VERSION

FOLDER = Path(__file__).parents[1] / "golden"


def main() -> None:
    """Collect one code, lose track of one, revoke one, leave one open; refuse to write over what is there."""
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
        with terminal.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            connection.exec_driver_sql("PRAGMA journal_mode = DELETE")
            connection.exec_driver_sql("VACUUM")
        terminal.close()
        target.write_bytes(gzip.compress(terminal.path.read_bytes(), 9, mtime=0))


if __name__ == "__main__":
    main()
