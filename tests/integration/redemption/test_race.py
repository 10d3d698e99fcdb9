"""R1 as a race: two processes, one database, thousands of codes."""

import json
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from tests.support.packs import foyer, issued, pack, ticket_no
from willcall.redemption.domain.journal import check_chain

ROOT = Path(__file__).parents[3]
SEATS = 2000


def test_r1_two_processes_that_want_every_seat_get_each_seat_once(tmp_path: Path) -> None:
    terminal = foyer(tmp_path, pack(issued(SEATS)))
    command = [sys.executable, "-m", "tests.support.racing_terminal", str(terminal.path)]
    racers = [
        subprocess.Popen([*command, name, str(SEATS), str(order)], cwd=ROOT, stdout=subprocess.PIPE, text=True)
        for order, name in enumerate(["kiosk", "boxoffice"])
    ]
    while not all((tmp_path / f"ready-{name}").exists() for name in ("kiosk", "boxoffice")):
        assert all(racer.poll() is None for racer in racers)
        time.sleep(0.005)
    (tmp_path / "start").touch()
    won: list[list[str]] = [json.loads(racer.communicate(timeout=120)[0]) for racer in racers]
    assert [racer.returncode for racer in racers] == [0, 0]

    everything = {ticket_no(serial) for serial in range(SEATS)}
    assert all(won), "one of the two came to nothing; that was no race"
    assert Counter(won[0] + won[1]) == Counter(everything)
    entries = list(terminal.outbox.every_entry())
    check_chain(entries)
    claims = [entry.facts for entry in entries if entry.kind == "seat_claimed"]
    assert Counter(fact["ticket_no"] for fact in claims) == Counter(everything)
    by_kiosk = {fact["ticket_no"] for fact in claims if str(fact["attempt"]).startswith("kiosk")}
    assert by_kiosk == set(won[0])
    assert set(terminal.states().values()) == {"claimed"}
    terminal.close()
