"""A terminal whose journal somebody gets at, past the program: rows changed with plain SQL, files put back."""

import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.support.packs import CINEMA, IDENTITY, TERMINAL_KEY, Foyer, foyer, issued, pack, ticket_no
from tests.support.papers import CountingPrinter, Play
from willcall.redemption.cache.written_books import SqlRecords
from willcall.redemption.domain.events import event_from
from willcall.redemption.domain.faults import FaultCode, TerminalFaultError
from willcall.redemption.domain.journal import GENESIS, write_entry
from willcall.redemption.domain.written_entries import JournalHead
from willcall.redemption.kept_head import KeptHead
from willcall.redemption.keys import FileKeyStore
from willcall.redemption.service.verify_journal import JournalAudit


def no_line() -> JournalHead:
    """Play a centre that is not reached."""
    raise TerminalFaultError(FaultCode.CENTRE_UNREACHABLE, "ConnectTimeout")


@dataclass(slots=True)
class WatchedTerminal:
    """A terminal that printed one ticket, lost track of a second and released a third; its journal's end is noted."""

    folder: Path
    ask_centre: Callable[[], JournalHead] = no_line
    terminal: Foyer = field(init=False)

    def __post_init__(self) -> None:
        self.terminal = foyer(self.folder, pack(issued(8), revoked=[7]))
        printer = CountingPrinter()
        desk = self.terminal.desk(printer)
        desk.collect([ticket_no(0)], "a")
        printer.plays.append(Play.LOST_WITH_PAPER)
        desk.collect([ticket_no(1)], "b")
        printer.plays.append(Play.NOT_READY)
        desk.collect([ticket_no(2)], "c")

    @property
    def keys(self) -> FileKeyStore:
        """Where the terminal's key is."""
        return FileKeyStore(self.folder / "keys")

    @property
    def audit(self) -> JournalAudit:
        """What looks at the journal."""
        records = SqlRecords(self.terminal.engine, CINEMA)
        head = KeptHead(self.keys, TERMINAL_KEY.private_bytes_raw())
        return JournalAudit(IDENTITY, records, head, self.terminal.sync_log, self.ask_centre)

    def collect(self, *serials: int) -> None:
        """Hand out tickets."""
        desk = self.terminal.desk(CountingPrinter())
        desk.collect([ticket_no(serial) for serial in serials], f"collected {serials}")

    @contextmanager
    def touched(self) -> Iterator[sqlite3.Connection]:
        """Get at the database past the program."""
        with closing(sqlite3.connect(self.terminal.path)) as connection:
            yield connection
            connection.commit()

    def sql(self, statement: str, *values: object) -> None:
        """Change rows."""
        with self.touched() as connection:
            connection.execute(statement, values)

    def written(self, sequence: int) -> dict[str, str]:
        """Return an entry's columns as they lie in the file, one behind the other."""
        with closing(sqlite3.connect(self.terminal.path)) as connection:
            columns = ("at", "kind", "facts", "previous", "digest")
            row = connection.execute(f"SELECT {', '.join(columns)} FROM journal WHERE sequence = ?", (sequence,))
            return dict(zip(columns, row.fetchone(), strict=True))

    def scribble(self, sequence: int, change: Callable[[bytes], bytes]) -> None:
        """Change an entry's bytes in the file itself, past the database, too; there have to be as many as before."""
        row = "".join(self.written(sequence).values()).encode()
        changed = change(row)
        assert (len(changed), changed != row) == (len(row), True)
        self.terminal.engine.dispose()
        with closing(sqlite3.connect(self.terminal.path)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        content = self.terminal.path.read_bytes()
        assert content.count(row) == 1
        self.terminal.path.write_bytes(content.replace(row, changed))

    def end(self) -> JournalHead:
        """Return where the journal ends."""
        last = list(self.terminal.outbox.every_entry())[-1]
        return JournalHead(last.sequence, last.digest)

    def copy(self, name: str) -> Path:
        """Put a copy of the database aside, as a backup would."""
        target = self.folder / name
        with closing(sqlite3.connect(self.terminal.path)) as now, closing(sqlite3.connect(target)) as then:
            now.backup(then)
        return target

    def put_back(self, copy: Path) -> None:
        """Replace the whole database by a copy."""
        self.terminal.close()
        for file in self.folder.glob("terminal.sqlite*"):
            file.unlink()
        shutil.copyfile(copy, self.terminal.path)
        self.terminal = Foyer(self.terminal.path, self.terminal.clock)

    def forge(self, sequence: int, **facts: object) -> None:
        """Change an entry's facts and make every digest from there on fit again."""
        previous, entries = GENESIS, list(self.terminal.outbox.every_entry())
        for entry in entries:
            changed = entry.facts | facts if entry.sequence == sequence else entry.facts
            event = event_from(entry.kind, changed)  # type: ignore[arg-type]  # the test gives facts of the right kind
            made = write_entry(CINEMA, "01", entry.sequence, entry.at, event, previous)
            self.sql(
                "UPDATE journal SET facts = ?, previous = ?, digest = ? WHERE sequence = ?",
                json.dumps(made.facts, ensure_ascii=False),
                made.previous,
                made.digest,
                made.sequence,
            )
            previous = made.digest
