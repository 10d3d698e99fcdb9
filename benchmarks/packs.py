"""Applying a day pack at the size of the case, against a bare ``executemany`` of the same rows."""

import sqlite3
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.claims import SEATS
from benchmarks.foyer import Foyer, build_foyer
from benchmarks.row import Row

_RUNS = 3
_COLUMNS = ("serial", "tag", "showing_code", "seat_code", "home", "state", "sold")


def measure() -> list[Row]:
    """Return the time to verify and apply the pack; both start with an empty database of the same schema."""
    with TemporaryDirectory() as folder:
        foyer = build_foyer(Path(folder), SEATS)
        floors, measured = [], []
        for run in range(_RUNS):
            measured.append(_ours(foyer, f"ours{run}.sqlite"))
            floors.append(_floor(foyer, f"ours{run}.sqlite", f"floor{run}.sqlite"))
    return [Row("apply a day pack of 390,000 seats", "s", median(floors), median(measured), 2.5)]


def _ours(foyer: Foyer, name: str) -> float:
    engine = foyer.new_database(name)
    before = perf_counter()
    foyer.apply_pack(engine)
    spent = perf_counter() - before
    engine.dispose()
    return spent


def _floor(foyer: Foyer, same_as: str, name: str) -> float:
    filled = sqlite3.connect(foyer.folder / same_as)
    rows = filled.execute(f"SELECT {', '.join(_COLUMNS)} FROM seats").fetchall()
    schema = [sql for (sql,) in filled.execute("SELECT sql FROM sqlite_master WHERE tbl_name = 'seats' AND sql <> ''")]
    filled.close()
    database = sqlite3.connect(foyer.folder / name)
    for statement in ("PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", "PRAGMA cache_size = -16000", *schema):
        database.execute(statement)
    before = perf_counter()
    database.executemany(f"INSERT INTO seats ({', '.join(_COLUMNS)}) VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
    database.commit()
    spent = perf_counter() - before
    database.close()
    return spent
