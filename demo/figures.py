"""The figures of the day, every one read from the databases when it is over."""

import json
import sqlite3
from collections import Counter
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from demo.stage import Actor, Stage


@dataclass(frozen=True, slots=True)
class Outage:
    """When the line was dead, by the clock of the show day."""

    began: datetime
    ended: datetime


def read_figures(stage: Stage, actors: Sequence[Actor], campaign: str, outage: Outage) -> dict[str, Any]:
    """Return the figures of ``summary.json``."""
    centre = stage.centre_room / "centre.sqlite"
    terminals = [actor.database for actor in actors]
    settlement = json.loads(stage.centre("settle", campaign, "--json"))
    during = (_written(outage.began), _written(outage.ended))
    return {
        "seats_booked": _one(centre, "SELECT count(*) FROM booked_seats"),
        "codes_issued": _one(centre, "SELECT count(*) FROM codes"),
        "codes_delivered": _one(centre, "SELECT sum(codes) FROM deliveries"),
        "codes_sold": _one(centre, "SELECT count(*) FROM sales WHERE counts"),
        "seats_sold": _one(centre, "SELECT sum(seats) FROM sales WHERE counts"),
        "seats_collected": _one(centre, "SELECT count(*) FROM seat_states WHERE state = 'printed'"),
        "collected_while_offline": _sum(
            terminals, "SELECT count(*) FROM journal WHERE kind = 'ticket_printed' AND at BETWEEN ? AND ?", during
        ),
        "tickets_printed": _sum(terminals, "SELECT count(*) FROM journal WHERE kind = 'ticket_printed'"),
        "unconfirmed": _sum(terminals, "SELECT count(*) FROM seats WHERE state = 'unconfirmed'"),
        "refused": _refused(terminals),
        "journal_entries": _sum(terminals, "SELECT max(sequence) FROM journal"),
        "journal_acknowledged": _sum(terminals, "SELECT acknowledged FROM sync_state"),
        "journal_at_the_centre": _one(centre, "SELECT count(*) FROM journal_entries WHERE refusal IS NULL"),
        "exceptions": _kinds(centre),
        "settlement": {name: figure for name, figure in settlement.items() if isinstance(figure, int | str)},
    }


def disagreements(figures: dict[str, Any]) -> list[str]:
    """Say in words which figures do not agree with each other; none is how it should be."""
    owed = figures["settlement"]
    pairs = {
        "codes delivered, codes issued": (figures["codes_delivered"], figures["codes_issued"]),
        "seats collected, tickets printed": (figures["seats_collected"], figures["tickets_printed"]),
        "seats collected, settlement": (figures["seats_collected"], owed["collected"]),
        "booked, collected + open + revoked": (
            figures["seats_booked"],
            owed["collected"] + owed["open"] + owed["revoked"],
        ),
        "sold, collected + open + revoked of the sold": (
            figures["seats_sold"],
            owed["sold_collected"] + owed["sold_open"] + owed["sold_revoked"],
        ),
        "journal entries, acknowledged": (figures["journal_entries"], figures["journal_acknowledged"]),
        "journal entries, at the centre": (figures["journal_entries"], figures["journal_at_the_centre"]),
        "balanced": (owed["balanced"], True),
    }
    return [f"{what}: {one} and {other}" for what, (one, other) in pairs.items() if one != other]


def _rows(database: Path, statement: str, values: Sequence[str] = ()) -> list[tuple[Any, ...]]:
    with closing(sqlite3.connect(f"{database.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        return connection.execute(statement, values).fetchall()


def _one(database: Path, statement: str, values: Sequence[str] = ()) -> int:
    return int(_rows(database, statement, values)[0][0] or 0)


def _sum(databases: Sequence[Path], statement: str, values: Sequence[str] = ()) -> int:
    return sum(_one(database, statement, values) for database in databases)


def _refused(databases: Sequence[Path]) -> dict[str, int]:
    counts: Counter[str] = Counter()
    statement = "SELECT json_extract(facts, '$.verdict') FROM journal WHERE kind = 'code_refused'"
    for database in databases:
        counts.update(verdict for (verdict,) in _rows(database, statement))
    return dict(sorted(counts.items()))


def _kinds(centre: Path) -> dict[str, int]:
    return dict(_rows(centre, "SELECT kind, count(*) FROM exceptions WHERE closed_at IS NULL GROUP BY kind"))


def _written(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
