"""Terminals that kill themselves (SIGKILL) at a step between the key press and the paper.

Run as a program it reads one JSON request a line, forks a terminal for each, and answers with how that ended: a fork
costs a few milliseconds where a fresh interpreter takes most of a second.
"""

import json
import os
import signal
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tests.support.packs import CINEMA_KEY, IDENTITY, TERMINAL_KEY, Foyer, HandClock, code_of
from willcall.redemption.domain.events import Event
from willcall.redemption.domain.journal import EventT, Recorded
from willcall.redemption.domain.paper import CameOut, Meanwhile, PrinterState, PrintOutcome, Promise, nothing
from willcall.redemption.domain.tickets import Ticket
from willcall.redemption.domain.verdicts import Collectable
from willcall.redemption.print_turn import LockedTurn
from willcall.redemption.service.collection_desk import CollectionDesk
from willcall.redemption.service.ports import (
    CodeShelf,
    HouseBook,
    Journal,
    MachineBook,
    StaffRoll,
    UnitOfWork,
    UnitsOfWork,
)
from willcall.redemption.service.print_tickets import PrintDesk

STEPS = {
    "key pressed": "open",
    "looked up": "open",
    "claim written, not committed": "open",
    "claim committed": "open",
    "ticket announced": "open",
    "being drawn": "open",
    "drawn": "open",
    "start written, not committed": "open",
    "start committed": "unconfirmed",
    "first byte": "unconfirmed",
    "half the bytes": "unconfirmed",
    "paper out": "unconfirmed",
    "outcome written, not committed": "unconfirmed",
    "outcome committed": "printed",
}
"""Each step, and what is true of the seat when the power goes there."""

Reach = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class PaperFolder:
    """A printer whose papers are files: ``.half`` while bytes leave, whole when it has its name."""

    folder: Path
    reach: Reach = lambda _: None

    def state(self) -> PrinterState:
        """Say that all is well."""
        return PrinterState()

    def draw_ahead(self, ticket: Ticket) -> None:
        """Drawing is no work here."""

    def prepare(self, ticket: Ticket) -> "PaperInFolder":
        """Draw."""
        self.reach("being drawn")
        drawn = PaperInFolder(self, ticket)
        self.reach("drawn")
        return drawn


@dataclass(frozen=True, slots=True)
class PaperInFolder:
    """A ticket about to become a file."""

    printer: PaperFolder
    ticket: Ticket

    def send(self, meanwhile: Meanwhile = nothing) -> PrintOutcome:
        """Write it durably, byte by byte as far as we are told."""
        reach, ticket = self.printer.reach, self.ticket
        reach("first byte")
        half = self.printer.folder / f"{ticket.ticket_no}-{ticket.copy_no}.half"
        with half.open("xb") as file:
            file.write(b"half of a ticket")
            _flush(file.fileno())
            reach("half the bytes")
            file.write(ticket.qr_payload.encode())
            _flush(file.fileno())
        half.rename(half.with_suffix(".paper"))
        meanwhile()
        reach("paper out")
        return CameOut(Promise.CONFIRMS)


class DyingUnits:
    """The real units of work, with a word before and after each commit of a claim, a start or an outcome."""

    def __init__(self, units: UnitsOfWork, reach: Reach) -> None:
        self._units = units
        self._reach = reach

    def reading(self) -> AbstractContextManager[UnitOfWork]:
        """Open a real unit."""
        return self._units.reading()

    @contextmanager
    def writing(self) -> Iterator["DyingUnit"]:
        """Open a real unit behind one that speaks."""
        with self._units.writing() as unit:
            yield DyingUnit(unit, self._reach)


class DyingUnit:
    """One real unit of work, named by what it journals."""

    def __init__(self, unit: UnitOfWork, reach: Reach) -> None:
        self._unit = unit
        self._reach = reach
        self.journal = HeardJournal(unit.journal)

    @property
    def shelf(self) -> CodeShelf:
        """The real shelf."""
        return self._unit.shelf

    @property
    def house(self) -> HouseBook:
        """The real house."""
        return self._unit.house

    @property
    def staff(self) -> StaffRoll:
        """The real staff."""
        return self._unit.staff

    @property
    def machine(self) -> MachineBook:
        """The real machine's memory."""
        return self._unit.machine

    def commit(self) -> None:
        """Speak, commit, speak; what is no part of a collection is committed in silence."""
        name = _NAMES.get(self.journal.heard)
        if name is None:
            self._unit.commit()
            return
        self._reach(f"{name} written, not committed")
        self._unit.commit()
        self._reach(f"{name} committed")


class HeardJournal:
    """A real journal, and the kind that was written last."""

    def __init__(self, journal: Journal) -> None:
        self._journal = journal
        self.heard = ""

    def append(self, events: Sequence[Event], at: datetime) -> None:
        """Write them."""
        self._journal.append(events, at)
        self.heard = events[-1].kind

    def backwards(
        self, kinds: Sequence[type[EventT]], *, ticket_no: str | None = None, before: int | None = None
    ) -> Iterator[Recorded[EventT]]:
        """Read."""
        return self._journal.backwards(kinds, ticket_no=ticket_no, before=before)

    def told_of(self, ticket_nos: Sequence[str]) -> Sequence[Recorded[Event]]:
        """Read."""
        return self._journal.told_of(ticket_nos)

    def between(
        self, kinds: Sequence[type[EventT]], begin: datetime, end: datetime | None = None
    ) -> Sequence[Recorded[EventT]]:
        """Read."""
        return self._journal.between(kinds, begin, end)


_NAMES = {"seat_claimed": "claim", "print_started": "start", "ticket_printed": "outcome"}


def collect(folder: Path, die_at: str, of_ticket: int) -> None:
    """Press the key, and die on the way: at a step of the first, second, ... ticket."""
    reached: Counter[str] = Counter()

    def reach(step: str) -> None:
        reached[step] += 1
        with (folder / "reached").open("a", encoding="utf-8") as file:
            file.write(step + "\n")
            _flush(file.fileno())
        if (step, reached[step]) == (die_at, of_ticket):
            os.kill(os.getpid(), signal.SIGKILL)

    foyer = Foyer(folder / "terminal.sqlite", HandClock())
    units = DyingUnits(foyer.units, reach)
    printer, turn = PaperFolder(folder, reach), LockedTurn(folder)
    printing = PrintDesk(IDENTITY, TERMINAL_KEY.sign, printer, units, foyer.clock, turn)
    desk = CollectionDesk(CINEMA_KEY, printing)
    reach("key pressed")
    verdict = desk.look_up(code_of(0).digits)
    assert isinstance(verdict, Collectable)
    reach("looked up")
    desk.collect([seat.ticket_no for seat in verdict.seats], "attempt", lambda _: reach("ticket announced"))
    foyer.close()


def _flush(handle: int) -> None:
    os.fsync(handle)


def main() -> None:
    """Serve requests ``[folder, step, ticket]`` until the input ends; answer with the child's wait status."""
    for line in sys.stdin:
        folder, step, ticket = json.loads(line)
        child = os.fork()
        if child == 0:
            try:
                collect(Path(folder), step, ticket)
            finally:
                os._exit(99)
        _, status = os.waitpid(child, 0)
        print(json.dumps(-os.WTERMSIG(status) if os.WIFSIGNALED(status) else os.WEXITSTATUS(status)), flush=True)


if __name__ == "__main__":
    main()
