"""R2 and R3 with SIGKILL at every step between the key press and the paper, on the first and on a later ticket."""

import json
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from sqlite3 import connect

import pytest

from tests.support.dying_terminal import STEPS, PaperFolder
from tests.support.packs import CINEMA_KEY, Foyer, HandClock, code_of, foyer, issued, pack, ticket_no
from tests.support.papers import Paper
from tests.support.staff import settle_honestly
from willcall.redemption.domain.journal import check_chain
from willcall.redemption.domain.verdicts import Collectable, UnconfirmedPrint
from willcall.redemption.print_turn import LockedTurn
from willcall.redemption.service.collection_desk import CollectionDesk
from willcall.redemption.service.recover_seats import recover_in_turn

ROOT = Path(__file__).parents[3]
SEATS = 3
ONCE = {"key pressed", "looked up", "claim written, not committed", "claim committed"}
DEATHS = [(step, ticket) for step in STEPS for ticket in range(1, SEATS + 1) if ticket == 1 or step not in ONCE]

Die = Callable[[Path, str, int], int]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL and no fork")


@pytest.fixture(scope="module")
def die() -> Iterator[Die]:
    """Run a terminal until it dies; return how it ended, as ``subprocess`` spells it."""
    command = [sys.executable, "-m", "tests.support.dying_terminal"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as terminals:
        assert terminals.stdin is not None
        assert terminals.stdout is not None
        into, out = terminals.stdin, terminals.stdout

        def run(folder: Path, step: str, ticket: int) -> int:
            into.write(json.dumps([str(folder), step, ticket]) + "\n")
            into.flush()
            return int(out.readline())

        yield run
        into.close()


def papers(folder: Path, *suffixes: str) -> list[str]:
    return sorted(path.stem for path in folder.iterdir() if path.suffix in suffixes)


def tray(folder: Path) -> list[Paper]:
    """Return the whole papers, with the QR that stands at the end of each."""
    found = []
    for path in folder.glob("*.paper"):
        number, copy = path.stem.split("-")
        qr = path.read_bytes().removeprefix(b"half of a ticket").decode()
        found.append(Paper("", "", number, int(copy), qr))
    return found


def on_disk(folder: Path) -> list[tuple[str, dict[str, object]]]:
    """Read the journal as any stranger would, with what the dead process left."""
    with connect(folder / "terminal.sqlite") as connection:
        rows = connection.execute("SELECT kind, facts FROM journal ORDER BY sequence").fetchall()
    connection.close()
    return [(kind, json.loads(facts)) for kind, facts in rows]


@pytest.mark.parametrize("step", ["claim committed", "half the bytes", "paper out"])
def test_r1_a_turn_ends_with_the_program_that_was_killed_in_it_and_the_next_guest_waits_for_nothing(
    die: Die, tmp_path: Path, step: str
) -> None:
    foyer(tmp_path, pack(issued(4, each=2))).close()
    assert die(tmp_path, step, 1) == -signal.SIGKILL
    terminal, turn = Foyer(tmp_path / "terminal.sqlite", HandClock()), LockedTurn(tmp_path, longest_wait_s=0)
    printing = replace(terminal.desk(PaperFolder(tmp_path)).printing, turn=turn)
    mine = [ticket_no(2), ticket_no(3)]
    assert CollectionDesk(CINEMA_KEY, printing).collect(mine, "next").printed == len(mine)
    recover_in_turn(turn, units=terminal.units, clock=terminal.clock)
    assert list(terminal.states().values()) == [STEPS[step], "open", "printed", "printed"]
    check_chain(terminal.outbox.every_entry())
    terminal.close()


@pytest.mark.parametrize(("step", "ticket"), DEATHS, ids=[f"{step}, ticket {ticket}" for step, ticket in DEATHS])
def test_r2_r3_a_terminal_killed_at_any_step_tells_the_truth_and_prints_no_second_original(
    die: Die, tmp_path: Path, step: str, ticket: int
) -> None:
    foyer(tmp_path, pack(issued(SEATS, each=SEATS))).close()
    assert die(tmp_path, step, ticket) == -signal.SIGKILL
    reached = (tmp_path / "reached").read_text(encoding="utf-8").splitlines()
    assert reached[-1] == step

    # R2: whatever the printer got, the disk had it first; and nothing that was committed is gone
    journal = on_disk(tmp_path)
    kinds = [kind for kind, _ in journal]
    begun = {(facts["ticket_no"], facts["copy_no"]) for kind, facts in journal if kind == "print_started"}
    claimed = {facts["ticket_no"] for kind, facts in journal if kind == "seat_claimed"}
    for paper in papers(tmp_path, ".half", ".paper"):
        number, copy = paper.split("-")
        assert (number, int(copy)) in begun
        assert number in claimed
    assert len(claimed) == SEATS * reached.count("claim committed")
    assert kinds.count("print_started") == reached.count("start committed")
    assert kinds.count("ticket_printed") == reached.count("outcome committed")

    # R3: after the next start, each seat is called what it is
    terminal = Foyer(tmp_path / "terminal.sqlite", HandClock())
    recover_in_turn(LockedTurn(tmp_path, longest_wait_s=0), units=terminal.units, clock=terminal.clock)
    truth = ["printed"] * (ticket - 1) + [STEPS[step]] + ["open"] * (SEATS - ticket)
    assert [terminal.states()[ticket_no(serial)] for serial in range(SEATS)] == truth
    check_chain(terminal.outbox.every_entry())

    # R1: the guest comes back, and nothing comes out twice
    desk = terminal.desk(PaperFolder(tmp_path))
    verdict = desk.look_up(code_of(0).digits)
    if isinstance(verdict, Collectable):
        assert desk.collect([seat.ticket_no for seat in verdict.seats], "again").printed == truth.count("open")
    if STEPS[step] == "unconfirmed":
        number = ticket_no(ticket - 1)
        assert isinstance(desk.look_up(code_of(0).digits), UnconfirmedPrint)
        out = bool(papers(tmp_path, ".paper").count(f"{number}-1"))
        (tmp_path / f"{number}-1.half").unlink(missing_ok=True)  # the member of staff throws half a ticket away
        settle_honestly(number, 1, tray(tmp_path), terminal.units, terminal.clock)
        assert desk.collect([number], "settled").printed == (0 if out else 1)
    assert papers(tmp_path, ".paper", ".half") == [f"{ticket_no(serial)}-1" for serial in range(SEATS)]
    assert set(terminal.states().values()) == {"printed"}
    terminal.close()
