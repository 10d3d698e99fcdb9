"""How long the interface stands still while a day pack is applied behind it, in the same process: ``measure``.

In a process of its own, ``python -m benchmarks.moving``: what is to be opened comes as JSON on standard input.
"""

import json
import subprocess
import sys
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory
from threading import Event
from time import perf_counter

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from benchmarks.foyer import CINEMA, DAY, NOON, TERMINAL, Foyer, build_foyer, furnish_terminal
from benchmarks.row import Row
from benchmarks.windows import surroundings
from willcall.redemption.cache.database import open_database
from willcall.redemption.cache.journal import SqlOutbox
from willcall.redemption.cache.packs import SqlPackShelf
from willcall.redemption.cache.terminal import SqlSyncLog
from willcall.redemption.domain.codes import CollectionCode
from willcall.redemption.sync.rounds import SyncRound
from willcall.redemption.sync.worker import SyncWorker
from willcall.redemption.wire.enrolment import PackIndex, PackOffer
from willcall.redemption.wire.journal import JournalBatch, JournalReceipt

SEATS = 50_000
_RUNS = 7
_LONGEST_MS = 50
_ONCE_S = 3600.0
"""A worker's pause that outlasts the run."""


def measure() -> list[Row]:
    """Return the longest wait between two pictures and the longest that the event loop was not served, medians of runs.

    The floor of each is the same window over the same time with nothing behind it.
    """
    with TemporaryDirectory() as folder:
        foyer = build_foyer(Path(folder), SEATS)
        question = _question(foyer)
        command = [sys.executable, "-m", "benchmarks.moving"]
        done = subprocess.run(
            command, input=question, stdout=subprocess.PIPE, text=True, check=True, env=surroundings()
        )
    told = json.loads(done.stdout)
    return [
        Row(
            f"interface while a pack of 50,000 seats is applied behind it: longest {what}",
            "ms",
            median(run[key] for run in told["alone"]) * 1000,
            median(run[key] for run in told["behind"]) * 1000,
            _LONGEST_MS,
            absolute=True,
        )
        for what, key in (("wait between two pictures", "frame_s"), ("time not served", "served_s"))
    ]


def _question(foyer: Foyer) -> str:
    (foyer.folder / "pack").write_bytes(foyer.sealed_pack)
    for run in range(_RUNS):
        foyer.new_database(f"behind{run}.sqlite").dispose()
    return json.dumps(
        {
            "settings": str(furnish_terminal(foyer)),
            "code": foyer.codes[0].digits,
            "folder": str(foyer.folder),
            "centre_key": foyer.centre_key.public_key().public_bytes_raw().hex(),
        }
    )


@dataclass(frozen=True)
class OneDayCentre:
    """A centre that has one pack, and takes every entry."""

    sealed: bytes

    def pack_index(self) -> PackIndex:
        """Offer the pack."""
        return PackIndex(packs=(PackOffer(business_day=DAY.isoformat(), version=1),), centre_time=NOON.isoformat())

    def pack(self, day: date, have: int) -> bytes:
        """Return the pack."""
        del day, have
        return self.sealed

    def send_journal(self, batch: JournalBatch) -> JournalReceipt:
        """Take the entries."""
        return JournalReceipt(answers=(), highest_contiguous=batch.entries[-1].sequence)


def main() -> None:
    """Watch a window that moves, with a pack behind it and alone, run by run."""
    from benchmarks.guest import guest_at_kiosk  # noqa: PLC0415  # Qt belongs into this process alone
    from benchmarks.stillness import watch  # noqa: PLC0415

    asked = json.load(sys.stdin)
    told: dict[str, list[dict[str, float]]] = {"alone": [], "behind": []}
    with guest_at_kiosk(Path(asked["settings"]), CollectionCode(asked["code"])) as guest:
        for run in range(_RUNS):
            applied = _begin(asked, run)
            behind = watch(guest.kiosk.window, applied.is_set)
            until = perf_counter() + behind.seconds
            alone = watch(guest.kiosk.window, lambda until=until: perf_counter() >= until)  # type: ignore[misc]
            told["behind"].append(asdict(behind))
            told["alone"].append(asdict(alone))
    print(json.dumps(told))


def _begin(asked: dict[str, str], run: int) -> Event:
    """Begin to synchronise a terminal that has no pack yet; return what says that it has been applied."""
    engine, applied = open_database(Path(asked["folder"]) / f"behind{run}.sqlite"), Event()
    sync_round = SyncRound(
        OneDayCentre((Path(asked["folder"]) / "pack").read_bytes()),
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(asked["centre_key"])),
        SqlOutbox(engine, CINEMA, TERMINAL, lambda: NOON),
        SqlPackShelf(engine, CINEMA, TERMINAL, lambda: NOON),
        SqlSyncLog(engine),
        lambda: NOON,
    )

    def once() -> None:
        report = sync_round.run()
        engine.dispose()
        if report.packs:
            applied.set()

    SyncWorker(once, _ONCE_S, Random()).start()
    return applied


if __name__ == "__main__":
    main()
