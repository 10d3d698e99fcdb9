"""A kiosk that ended by a fault is started again; one that was left is not."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from willcall.kiosk.machine.ending import CANNOT_START, LEFT, RESTART, ending_signals
from willcall.kiosk.machine.life_signs import NOTIFY_SOCKET, Sign, SignHearer
from willcall.kiosk.machine.stay_up import Keeper, Patience

# ends with the next of its arguments each time it is run, and leaves a line in its diary
PROGRAM = """
import pathlib, sys
diary = pathlib.Path(sys.argv[1])
runs = diary.read_text().count("run") if diary.exists() else 0
diary.open("a").write("run\\n")
sys.exit(int(sys.argv[2 + runs]))
"""


def kept(folder: Path, *codes: int, lasting: float = 0.0) -> tuple[int, int, list[float], list[str]]:
    """Return the last code, how often it ran, the pauses and what was told."""
    diary, pauses, told, now = folder / "diary", list[float](), list[str](), [0.0]

    def clock() -> float:
        now[0] += lasting
        return now[0]

    command = [sys.executable, "-c", PROGRAM, str(diary), *map(str, codes)]
    code = Keeper(command, told.append, os.environ, clock=clock, sleep=pauses.append).keep()
    return code, diary.read_text("utf-8").count("run"), pauses, told


@pytest.mark.parametrize("code", [LEFT, CANNOT_START, 2])
def test_what_was_left_or_cannot_start_is_not_started_again(tmp_path: Path, code: int) -> None:
    assert kept(tmp_path, code) == (code, 1, [], [])


def test_a_kiosk_that_wants_a_restart_gets_one_at_once_and_one_with_a_bug_at_each_start_does_not_fill_its_journal(
    tmp_path: Path,
) -> None:
    code, runs, pauses, told = kept(tmp_path, RESTART, RESTART, LEFT)
    assert (code, runs, pauses) == (LEFT, 3, [1.0, 2.0])
    assert "ended with 75" in told[0]


def test_a_kiosk_that_crashes_again_and_again_is_given_more_and_more_time(tmp_path: Path) -> None:
    code, runs, pauses, _ = kept(tmp_path, *([3] * 7), LEFT)
    assert (code, runs, pauses) == (LEFT, 8, [1.0, 2.0, 4.0, 8.0, 16.0, 30.0, 30.0])


def test_a_crash_after_a_long_good_run_is_answered_at_once(tmp_path: Path) -> None:
    assert kept(tmp_path, 3, 3, 3, LEFT, lasting=61.0)[2] == [1.0, 1.0, 1.0]


# gives as many signs as its argument says, 50 ms apart, says in between that it ends where there is an "e", then hangs
HANGING = """
import os, sys, time
from willcall.kiosk.machine.life_signs import SignGiver
giver = SignGiver(os.environ["NOTIFY_SOCKET"])
for sign in sys.argv[1]:
    giver.ending() if sign == "e" else giver.alive()
    time.sleep(0.05)
time.sleep(60)
"""


def kept_hanging(signs: str, patience: Patience, above: str = "") -> tuple[int, list[str]]:
    """Keep a program that hangs once, and say how it ended and what was told."""
    told = list[str]()
    keeper = Keeper([sys.executable, "-c", HANGING, signs], told.append, os.environ | {NOTIFY_SOCKET: above}, patience)
    keeper._sleep = lambda _: keeper._over.set()  # once is enough
    code = keeper.keep()
    return code, told


def killed() -> int:
    return 1 if sys.platform == "win32" else -signal.SIGKILL


def test_a_kiosk_that_hangs_is_killed_and_started_again() -> None:
    code, told = kept_hanging("aaa", Patience(starting=30.0, running=0.3, ending=30.0, look=0.1))
    assert code == LEFT  # of the run that was not begun any more
    assert "no sign of life for 0.3 s" in told[0]
    assert f"ended with {killed()}; it is started again" in told[1]


def test_a_kiosk_that_hangs_before_its_first_sign_has_more_time_and_not_for_ever() -> None:
    _, told = kept_hanging("", Patience(starting=0.4, running=0.1, ending=30.0, look=0.1))
    assert "no sign of life for 0.4 s" in told[0]


def test_a_kiosk_that_ends_has_the_time_to_print_to_the_end() -> None:
    _, told = kept_hanging("ae", Patience(starting=30.0, running=30.0, ending=0.5, look=0.1))
    assert "no sign of life for 0.5 s" in told[0]


def test_the_keeper_itself_gives_signs_to_whoever_keeps_it() -> None:
    hearer = SignHearer()
    kept_hanging("a", Patience(starting=30.0, running=0.1, ending=30.0, look=0.1), above=hearer.address)
    assert hearer.heard() is Sign.ALIVE
    hearer.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGHUP")
def test_the_end_of_a_session_ends_a_kiosk_unless_whoever_started_it_had_that_ignored() -> None:
    assert signal.SIGHUP in ending_signals()
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        assert ending_signals() == (signal.SIGINT, signal.SIGTERM)
    finally:
        signal.signal(signal.SIGHUP, before)


KEEPING = """
import os, sys
from willcall.kiosk.machine.stay_up import stay_up
sys.exit(stay_up(sys.argv[1:], lambda text: print(text, flush=True), os.environ))
"""
WAITING = """
import os, signal, sys, time
signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
print(os.getpid(), flush=True)
time.sleep(60)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM that a program hears")
def test_ending_the_keeper_ends_the_kiosk_in_good_order() -> None:
    command = [sys.executable, "-c", KEEPING, sys.executable, "-c", WAITING]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as keeper:
        assert keeper.stdout is not None
        assert int(keeper.stdout.readline())
        os.kill(keeper.pid, signal.SIGTERM)
        assert keeper.wait(10) == LEFT
        assert keeper.stdout.read() == ""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_kiosk_that_was_killed_comes_up_again() -> None:
    command = [
        sys.executable,
        "-c",
        KEEPING,
        sys.executable,
        "-c",
        "import os; " + WAITING.replace("'up'", "os.getpid()"),
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as keeper:
        assert keeper.stdout is not None
        first = int(keeper.stdout.readline())
        os.kill(first, signal.SIGKILL)
        assert "ended with -9" in keeper.stdout.readline()
        second = int(keeper.stdout.readline())
        assert second != first
        os.kill(keeper.pid, signal.SIGTERM)
        assert keeper.wait(10) == LEFT


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGTERM that a program hears")
def test_ending_the_keeper_while_it_waits_ends_it_at_once() -> None:
    command = [sys.executable, "-c", KEEPING, sys.executable, "-c", "import sys; sys.exit(3)"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as keeper:
        assert keeper.stdout is not None
        for _ in range(2):
            assert "ended with 3" in keeper.stdout.readline()
        os.kill(keeper.pid, signal.SIGTERM)
        assert keeper.wait(1.5) == LEFT
