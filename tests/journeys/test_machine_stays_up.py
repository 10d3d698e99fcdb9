"""A machine that stays up: killed, crashed or ended by staff, real processes, and what the next start knows of it."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest
from typer.testing import CliRunner

from demo.kiosk_driver import draw_into_memory_without_a_display
from tests.support.kiosk_process import KioskProcess
from tests.support.kiosk_terminal import papers, terminal_folder
from tests.support.packs import code_of
from willcall.kiosk.machine.ending import CANNOT_START, LEFT, RESTART
from willcall.kiosk.machine.stay_up import Keeper, Patience
from willcall.redemption.bootstrap import open_terminal
from willcall.redemption.domain.events import Fact
from willcall.redemption.settings import load_settings
from willcall.redemption.sync.commands import app

PATIENCE_S = 90.0
KIOSK = [sys.executable, "-m", "willcall.kiosk.commands"]
posix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither SIGKILL nor a SIGTERM that is heard")


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("QT_QPA_PLATFORM", os.environ.get("QT_QPA_PLATFORM", ""))  # so that it is as before afterwards
    draw_into_memory_without_a_display()
    file = terminal_folder(tmp_path)
    file.write_text(file.read_text("utf-8") + "[screen]\nrestart_seconds = 3\npoll_seconds = 1\n", "utf-8")
    return file


def until(so: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not so():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def journal(settings: Path, *kinds: str) -> list[dict[str, Fact]]:
    terminal = open_terminal(load_settings(settings))
    try:
        return [dict(entry.facts) for entry in terminal.outbox.every_entry() if entry.kind in kinds]
    finally:
        terminal.close()


def health(settings: Path) -> dict[str, dict[str, object]]:
    """Return a row for each part, as anybody reads it beside the running kiosk."""
    said = CliRunner().invoke(app, ["status", "--json", "--settings", str(settings)])
    return {row["part"]: row for row in json.loads(said.stdout)["health"]}


@contextmanager
def started(settings: Path, *command: str) -> Iterator[psutil.Popen]:
    """Start a program on a terminal, and see to it that nothing of it is left."""
    with (settings.parent / "kiosk.log").open("ab") as log:
        process = psutil.Popen([*command, "--settings", str(settings)], stderr=log)
    try:
        yield process
    finally:
        for each in (*process.children(recursive=True), process) if process.is_running() else ():
            each.kill()
        process.wait(PATIENCE_S)


@posix
def test_r3_a_kiosk_killed_while_it_prints_comes_back_and_the_next_staff_are_told_not_the_next_guest(
    settings: Path,
) -> None:
    with KioskProcess(settings, "--die-at", "started", kept_up=True) as kiosk:
        kiosk.sees("welcome")
        kiosk.do("scan", text=code_of(0).qr_payload)
        kiosk.sees("found")
        kiosk.do("press", object="printButton")
        until(lambda: len(journal(settings, "program_crashed")) == 1)
        kiosk.sees("welcome")  # another process answers
        rows = health(settings)
        assert (rows["unfinished"]["level"], rows["unfinished"]["seats"]) == ("bad", 1)
        assert rows["program"]["error"] == "killed"
        kiosk.do("scan", text=code_of(1).digits)
        kiosk.sees("found")
        kiosk.do("quit")
        assert kiosk.ended() == LEFT
    assert papers(settings) == []
    assert [facts["reason"] for facts in journal(settings, "print_unconfirmed")] == ["crash"]


@posix
def test_the_command_keeps_itself_up_and_is_ended_in_good_order(settings: Path) -> None:
    with started(settings, *KIOSK, "--stay-up", "--windowed", "540x960") as keeper:
        until(lambda: len(journal(settings, "printer_changed")) == 1)
        (first,) = keeper.children()
        first.kill()
        until(lambda: len(journal(settings, "program_crashed")) == 1)
        (second,) = keeper.children()
        assert second.pid != first.pid
        assert (settings.parent / "data" / "crashes" / "running.log").exists()
        keeper.send_signal(signal.SIGTERM)
        assert keeper.wait(PATIENCE_S) == LEFT
        assert not second.is_running()
    assert not (settings.parent / "data" / "crashes" / "running.log").exists()
    assert journal(settings, "program_crashed")[0]["error"] == "killed"


CRASHING = """
import sys
from willcall.kiosk import commands
from willcall.kiosk.viewmodels.journey import Journey
tick = Journey.tick
def stumble(self):
    tick(self)
    if self._flow.state.__class__.__name__ == "Welcome" and self.property("machine"):
        typed = sys.argv[2]
        Journey.tick = tick
        if sys.argv[1] == "native":
            import ctypes
            ctypes.string_at(0)
        raise ZeroDivisionError(f"while looking at {typed}")
Journey.tick = stumble
sys.exit(commands.main(sys.argv[3:]))
"""


@pytest.mark.parametrize(
    ("how", "ends_with", "error", "under_way"),
    [
        ("bug", RESTART, "ZeroDivisionError", "welcome"),
        pytest.param("native", -signal.SIGSEGV, "Segmentation fault", "", marks=posix),
    ],
)
def test_r7_a_crash_leaves_no_code_behind_and_is_told_at_the_next_start_by_type_and_place_alone(
    settings: Path, how: str, ends_with: int, error: str, under_way: str
) -> None:
    code = code_of(0).digits
    with started(settings, sys.executable, "-c", CRASHING, how, code, "--windowed", "540x960") as kiosk:
        assert kiosk.wait(PATIENCE_S) == ends_with
    (crash,) = (settings.parent / "data" / "crashes").iterdir()
    assert error in crash.read_text("utf-8")
    for file in (crash, settings.parent / "kiosk.log"):
        assert code not in file.read_text("utf-8")
    with KioskProcess(settings) as kiosk_again:
        kiosk_again.sees("welcome")
        kiosk_again.do("scan", text=code)
        kiosk_again.sees("found")
        kiosk_again.do("quit")
    (told,) = journal(settings, "program_crashed")
    assert (told["error"], told["under_way"]) == (error, under_way)
    assert (health(settings)["program"]["level"], health(settings)["program"]["code"]) == ("warn", "X10")


HANGING = """
import ctypes, pathlib, sys
from willcall.kiosk import commands
from willcall.kiosk.machine import pulse
from willcall.kiosk.viewmodels.journey import Journey
from willcall.qtkit import crash_log
pulse.BEAT_S, crash_log.STILL_S = 0.25, 1.0
tick, once = Journey.tick, pathlib.Path(sys.argv[1])
def stumble(self):
    tick(self)
    if self.property("machine") and not once.exists():
        once.touch()
        ctypes.PyDLL(None).sleep(600)  # it keeps every other thread of Python from running, too
Journey.tick = stumble
sys.exit(commands.main(sys.argv[2:]))
"""


@posix
def test_a_kiosk_that_hangs_is_killed_and_comes_back_and_the_next_start_says_where_it_hung(settings: Path) -> None:
    once, told = settings.parent / "once", list[str]()
    command = [sys.executable, "-c", HANGING, str(once), "--windowed", "540x960", "--settings", str(settings)]
    keeper = Keeper(command, told.append, os.environ, Patience(running=3.0, look=0.1))
    with ThreadPoolExecutor(1) as pool:
        kept = pool.submit(keeper.keep)
        try:
            until(lambda: len(journal(settings, "program_crashed")) == 1)
        finally:
            keeper.end(signal.SIGTERM, None)
        assert kept.result(PATIENCE_S) == LEFT
    (crash,) = journal(settings, "program_crashed")
    assert crash["error"] == "hung"
    assert str(crash["place"]).startswith("willcall/kiosk/window.py:")
    assert "no sign of life for 3 s" in told[0]
    assert health(settings)["program"]["error"] == "hung"


def test_a_kiosk_that_cannot_start_says_so_once_and_is_not_tried_again(settings: Path) -> None:
    settings.write_text("no settings", "utf-8")
    ended = subprocess.run(
        [*KIOSK, "--stay-up", "--windowed", "540x960", "--settings", str(settings)],
        check=False,
        capture_output=True,
        text=True,
        timeout=PATIENCE_S,
    )
    assert ended.returncode == CANNOT_START
    assert ended.stderr.count("willcall-kiosk:") == 1
