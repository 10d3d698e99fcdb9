"""Every fault at every step of a three-seat job, with a crash and without: judged by the papers that came out.

The cast: a guest with three seats, whose collection something goes wrong with; the cinema's people, who mend the
printer, restart the program where it died, and look into the tray; and the next guest, who comes first.
"""

import json
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests.support.fault_matrix import BURNING, SEATS, Combination, Manner, combinations
from tests.support.fault_matrix_papers import Tray
from tests.support.fault_matrix_printer import HeldPrinter
from tests.support.fault_matrix_steps import Steps
from tests.support.fault_matrix_terminal import (
    FIRST_GUEST,
    NEXT_GUEST,
    StartedTerminal,
    collect,
    first_collection,
    lose_patience,
    new_terminal,
    started,
)
from tests.support.ledger import states_told
from tests.support.packs import code_of, ticket_no
from tests.support.staff import CLERK, KEYS, none_came_out
from willcall.printing.transports.lines import Patience
from willcall.redemption.domain.journal import check_chain
from willcall.redemption.domain.settlements import Settled
from willcall.redemption.domain.verdicts import AlreadyCollected, Collectable, UnconfirmedPrint
from willcall.redemption.service.staff_desk import StaffDesk

ROOT = Path(__file__).parents[3]
AMPLE = Patience(connect=2.0, answer=2.0, clear=2.0, stall=3.0, paper=5.0)
THIN = {"answer": 0.1, "clear": 0.05, "stall": 0.15, "paper": 0.2}
THREE = [ticket_no(serial) for serial in range(SEATS)]
FOURTH = ticket_no(SEATS)

Die = Callable[[Path, Combination, HeldPrinter, Patience], dict[str, float]]

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL and no fork")


@pytest.fixture(scope="module")
def die() -> Iterator[Die]:
    """Run a first collection until its step; let the fault strike there and kill it; return when it reached what."""
    command = [sys.executable, "-m", "tests.support.fault_matrix_terminal"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as terminals:
        assert terminals.stdin is not None
        assert terminals.stdout is not None
        into, out = terminals.stdin, terminals.stdout

        def say(words: object) -> dict[str, object]:
            into.write(json.dumps(words) + "\n")
            into.flush()
            answer: dict[str, object] = json.loads(out.readline())
            return answer

        def run(folder: Path, cell: Combination, printer: HeldPrinter, patience: Patience) -> dict[str, float]:
            reached = say([str(folder), printer.port, cell.step, cell.ticket, patience.clear])
            strike(cell, printer, int(str(reached["sent"])))
            assert say("die") == {"ended": -signal.SIGKILL}
            first = reached["first"]
            assert isinstance(first, dict)
            return first

        yield run
        into.close()


@pytest.fixture
def folder() -> Iterator[Path]:
    """Return a folder in memory, where there is one: a killed process loses nothing of what it gave to the system."""
    memory = Path("/dev/shm")  # noqa: S108  # no name in it can be guessed
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as path:
        yield Path(path)


def strike(cell: Combination, printer: HeldPrinter, sent: int) -> None:
    """Let the fault strike once the printer has taken in all that was sent to it."""
    printer.wait_for(lambda it: it.bytes_received >= sent)
    cell.fault.strike(printer)
    if cell.fault.manner is not Manner.SEVERS:
        printer.go_on()


@pytest.mark.parametrize("cell", combinations(), ids=str)
def test_r1_r2_r3_whatever_goes_wrong_the_papers_are_true(cell: Combination, folder: Path, die: Die) -> None:
    fault = cell.fault
    held_in = cell.ticket if cell.step in BURNING else None
    patience = replace(AMPLE, **({"clear": THIN["clear"]} if fault.simple else {}))
    if fault.starved:
        lose_patience(patience, stall=0.5)  # a ticket on its way keeps the patience with which it was begun
    new_terminal(folder)
    with HeldPrinter(simple=fault.simple, starved=fault.starved, small=fault.small, held_in=held_in) as printer:
        if cell.crash:
            reached = die(folder, cell, printer, patience)
            if fault.waits:
                lose_patience(patience, **THIN)
            with started(folder, printer.port, patience) as terminal:
                Aftermath(cell, printer, terminal, patience).play()
        else:

            def now() -> None:
                strike(cell, printer, steps.sent)
                if fault.waits:
                    lose_patience(patience, **THIN)

            steps = Steps((cell.step, cell.ticket), now)
            with started(folder, printer.port, patience, steps) as terminal:
                first_collection(terminal.desk, steps)
                assert steps.struck
                reached = steps.first
                Aftermath(cell, printer, terminal, patience).play()
        if printer.first_job_byte_at is not None and "start committed" in reached:
            assert reached["start committed"] < printer.first_job_byte_at, "R2: durable before paper"


class Aftermath:
    """What the cinema's people and the guests do afterwards, and what they find."""

    def __init__(self, cell: Combination, printer: HeldPrinter, terminal: StartedTerminal, patience: Patience) -> None:
        self.cell, self.printer, self.patience = cell, printer, patience
        self.foyer, self.desk = terminal.foyer, terminal.desk
        self.tray = Tray(printer)

    def play(self) -> None:
        self.mend()
        self.see_that_states_are_true()
        self.serve_the_next_guest()
        self.serve_the_first_guest_again()
        self.read_the_journal()

    def wholes(self) -> Counter[str]:
        return Counter(str(slip.ticket_no) for slip in self.tray.slips() if slip.whole)

    def mend(self) -> None:
        """The kiosk asks while the trouble lasts; then somebody mends it; then the kiosk asks until all is well."""
        lose_patience(self.patience, answer=THIN["answer"], clear=THIN["clear"])
        state = self.desk.printer_state()
        assert state.trouble is not None or not self.printer.old_ticket_waits
        complete = self.tray.slips()
        self.cell.fault.mend(self.printer)
        self.printer.go_on()
        lose_patience(self.patience, stall=AMPLE.stall, paper=AMPLE.paper)
        until = time.monotonic() + 5.0
        while (state := self.desk.printer_state()).trouble is not None:
            assert time.monotonic() < until, state
        lose_patience(self.patience, answer=AMPLE.answer)
        assert not self.printer.old_ticket_waits, "a code would be accepted with an old ticket in the printer"
        if self.cell.fault.can_be_told_to_forget:
            late = self.tray.slips()[len(complete) :]
            assert not [slip for slip in late if slip.whole], "an old ticket came out once the printer was mended"

    def see_that_states_are_true(self) -> None:
        states, out = self.foyer.states(), self.wholes()
        for number, may_be in zip(THREE, self.cell.may_be(), strict=True):
            assert states[number] in may_be
            assert states[number] != "printed" or out[number] == 1
            assert states[number] != "open" or out[number] == 0

    def serve_the_next_guest(self) -> None:
        before = self.tray.slips()
        run = collect(self.desk, NEXT_GUEST)
        assert run is not None
        assert run.printed == 1
        (paper,) = self.tray.slips()[len(before) :]
        assert paper.ticket_no == FOURTH
        assert paper.whole, "it hangs together with something else"

    def serve_the_first_guest_again(self) -> None:
        shown = code_of(FIRST_GUEST).digits
        while not isinstance(verdict := self.desk.look_up(shown), AlreadyCollected):
            if isinstance(verdict, Collectable):
                run = collect(self.desk, FIRST_GUEST)
                assert run is not None
                assert run.printed == len(verdict.seats)
            else:
                assert isinstance(verdict, UnconfirmedPrint)
                for seat in verdict.seats:
                    self.settle(seat.ticket_no)
        assert self.wholes() == Counter([*THREE, FOURTH])
        assert all(slip.whole or slip.void for slip in self.tray.slips()), (
            "a half that somebody could take for a ticket"
        )
        assert self.printer.hanging is None
        assert set(self.foyer.states().values()) == {"printed"}

    def settle(self, number: str) -> None:
        """A member of staff looks into the tray."""
        staff = StaffDesk(self.desk.printing, KEYS)
        found = [slip.qr for slip in self.tray.slips() if slip.whole and slip.ticket_no == number]
        answer = (
            staff.settle_by_scan(number, found[0] or "", CLERK)
            if found
            else staff.settle_by_statement(none_came_out(number))
        )
        assert isinstance(answer, Settled)

    def read_the_journal(self) -> None:
        entries = list(self.foyer.outbox.every_entry())
        check_chain(entries)
        told = states_told(entries)
        assert {number: told[number] for number in [*THREE, FOURTH]} == self.foyer.states()
        begun = {
            (entry.facts["ticket_no"], entry.facts["copy_no"]) for entry in entries if entry.kind == "print_started"
        }
        assert {(slip.ticket_no, slip.copy_no) for slip in self.tray.slips() if slip.ticket_no} <= begun
        claims = Counter(str(entry.facts["ticket_no"]) for entry in entries if entry.kind == "seat_claimed")
        assert set(claims) == {*THREE, FOURTH}
