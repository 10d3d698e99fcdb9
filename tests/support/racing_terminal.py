"""A process of its own that claims every code of a database, in an order of its own: half of a race."""

import json
import sys
import time
from pathlib import Path
from random import Random

from tests.support.packs import Foyer, HandClock, ticket_no
from willcall.redemption.service.claim_seats import claim_seats

_LONGEST_PAUSE_S = 0.002


def race(database: Path, name: str, seats: int, order: int) -> list[str]:
    """Wait for the start, claim every seat, and return the ticket numbers that this process was given."""
    serials = list(range(seats))
    Random(order).shuffle(serials)
    foyer = Foyer(database, HandClock())
    start = database.with_name("start")
    database.with_name(f"ready-{name}").touch()
    while not start.exists():
        time.sleep(0.001)
    won = []
    pauses = Random(order)
    for serial in serials:
        attempt = f"{name}-{serial}"
        claimed = claim_seats([ticket_no(serial)], attempt, units=foyer.units, terminal_no="01", clock=foyer.clock)
        won += [mine.seat.ticket_no for mine in claimed.seats]
        # without a pause the process that has the lock can keep it to the end: SQLite's waiting is not fair
        time.sleep(pauses.uniform(0, _LONGEST_PAUSE_S))
    foyer.close()
    return won


if __name__ == "__main__":
    path, name, seats, order = sys.argv[1:]
    print(json.dumps(race(Path(path), name, int(seats), int(order))))
