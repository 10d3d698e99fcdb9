"""A box office over any units of work, with a centre that says what a test has it say."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from tests.support.packs import CINEMA_KEY, IDENTITY, NOW, OPENER, TODAY
from tests.support.turns import OpenTurn
from willcall.redemption.domain.sync_status import HeldPack, RefusedEntry, SyncStatus
from willcall.redemption.service.box_office import BoxOffice
from willcall.redemption.service.open_exceptions import LookAtJournal
from willcall.redemption.service.ports import Clock, PrintTurn, SyncLog, UnitsOfWork
from willcall.redemption.service.terminal_health import TerminalHealth

ALL_IS_WELL = SyncStatus(
    0, 0, 0, NOW, None, 12, tuple(HeldPack(TODAY + timedelta(days=ahead), 1, 1, 4, NOW) for ahead in range(3))
)


@dataclass(slots=True)
class PlayedSyncLog:
    """How the terminal stands with the centre; the centre has nothing yet, and all else is well."""

    told: SyncStatus = ALL_IS_WELL
    refused: list[RefusedEntry] = field(default_factory=list)

    def status(self) -> SyncStatus:
        """Return it."""
        return replace(self.told, refused=len(self.refused))

    def refusals(self, *, with_closed: bool = False) -> Sequence[RefusedEntry]:
        """Return what was refused; nobody closes anything here."""
        return list(self.refused)


def office_over(
    units: UnitsOfWork,
    clock: Clock,
    sync_log: SyncLog | None = None,
    turn: PrintTurn | None = None,
    journal: LookAtJournal = tuple,
) -> BoxOffice:
    """Return the box office of the test cinema's terminal."""
    looking = TerminalHealth(IDENTITY, "0.1", units, sync_log or PlayedSyncLog(), lambda: 50_000_000_000, clock)
    return BoxOffice(IDENTITY, units, clock, OPENER, looking, CINEMA_KEY, turn or OpenTurn(), journal)
