"""Look up and claim, at the size of the case, against the same rows read and written by bare ``sqlite3``."""

import random
import secrets
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.foyer import CINEMA, NOON, TERMINAL, Foyer, build_foyer
from benchmarks.row import Row, quantile
from willcall.redemption.cache.database import open_database
from willcall.redemption.domain.codes import CollectionCode, code_tag
from willcall.redemption.domain.verdicts import Collectable
from willcall.redemption.service.claim_seats import claim_seats
from willcall.redemption.service.look_up import look_up
from willcall.redemption.service.refusals import MistypedRow

SEATS = 390_000
_GUESTS = 3_000
_AS_TEXT = "2014-03-08T04:00:00.000000Z"

_FIND = """
SELECT seats.serial, seats.home, seats.state, seats.copies, seats.attempt, seats.changed_at, seats.terminal_no,
       places.seat_code, places.row, places.number, places.kind, showings.*, screens.*
FROM seats JOIN showings USING (showing_code) JOIN screens USING (screen_code)
     JOIN places ON places.screen_code = showings.screen_code AND places.seat_code = seats.seat_code
WHERE seats.tag = ? ORDER BY seats.serial
"""
_CLAIM = "UPDATE seats SET state = 'claimed', attempt = ?, changed_at = ?, terminal_no = ? WHERE serial = ?"
_JOURNAL = "INSERT INTO journal (sequence, at, kind, facts, previous, digest) VALUES (?, ?, 'seat_claimed', ?, ?, ?)"


def measure() -> list[Row]:
    """Return p50 and p99 of look-up and claim; guests alternate between ours and the floor."""
    with TemporaryDirectory() as folder:
        foyer = build_foyer(Path(folder), SEATS)
        engine = foyer.new_database("ours.sqlite")
        foyer.apply_pack(engine)
        engine.dispose()
        shutil.copy(foyer.folder / "ours.sqlite", foyer.folder / "floor.sqlite")
        with _ours(foyer) as ours, _floor(foyer) as floor:
            floors, measured = _alternate(foyer.codes, floor, ours)
    return [
        Row("look up + claim, 390,000 seats cached, p50", "ms", quantile(floors, 0.5), quantile(measured, 0.5), 3),
        Row(
            "look up + claim, 390,000 seats cached, p99",
            "ms",
            quantile(floors, 0.99),
            quantile(measured, 0.99),
            10,
            absolute=True,
        ),
    ]


_Guest = Callable[[CollectionCode], None]


def _alternate(codes: tuple[CollectionCode, ...], floor: _Guest, ours: _Guest) -> tuple[list[float], list[float]]:
    guests = random.sample(codes, 2 * _GUESTS)
    floors, measured = [], []
    for one, other in zip(guests[::2], guests[1::2], strict=True):
        floors.append(_timed(floor, one))
        measured.append(_timed(ours, other))
    return floors, measured


def _timed(collect: _Guest, code: CollectionCode) -> float:
    before = perf_counter()
    collect(code)
    return (perf_counter() - before) * 1000


@contextmanager
def _ours(foyer: Foyer) -> Iterator[_Guest]:
    engine = open_database(foyer.folder / "ours.sqlite")
    units, mistyped = foyer.units(engine), MistypedRow()

    def collect(code: CollectionCode) -> None:
        verdict = look_up(
            code.digits,
            units=units,
            cinema_key=foyer.cinema_key,
            identity=foyer.identity,
            clock=lambda: NOON,
            mistyped=mistyped,
        )
        if not isinstance(verdict, Collectable):
            raise TypeError(verdict)
        numbers = [seat.ticket_no for seat in verdict.seats]
        claim_seats(numbers, secrets.token_hex(16), units=units, terminal_no=TERMINAL, clock=lambda: NOON)

    yield collect
    engine.dispose()


@contextmanager
def _floor(foyer: Foyer) -> Iterator[_Guest]:
    database = sqlite3.connect(foyer.folder / "floor.sqlite", isolation_level=None)
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "cache_size = -16000"):
        database.execute(f"PRAGMA {pragma}")

    def collect(code: CollectionCode) -> None:
        tag = code_tag(foyer.cinema_key, code)
        database.execute("BEGIN IMMEDIATE")
        database.execute("SELECT wrong, until FROM tries").fetchone()
        seats = database.execute(_FIND, (tag,)).fetchall()
        sequence, digest = database.execute("SELECT max(sequence), digest FROM journal").fetchone()
        attempt = secrets.token_hex(16)
        database.executemany(_CLAIM, [(attempt, _AS_TEXT, TERMINAL, seat[0]) for seat in seats])
        database.executemany(
            _JOURNAL,
            [
                (sequence + 1 + n, _AS_TEXT, _facts(seat[0], seat[7], attempt), digest, digest)
                for n, seat in enumerate(seats)
            ],
        )
        database.execute("COMMIT")

    yield collect
    database.close()


def _facts(serial: int, seat_code: str, attempt: str) -> str:
    return (
        f'{{"ticket_no": "{CINEMA}{serial:08d}", "showing_code": "0000000000000000", '
        f'"seat_code": "{seat_code}", "attempt": "{attempt}"}}'
    )
