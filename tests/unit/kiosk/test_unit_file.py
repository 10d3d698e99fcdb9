"""The unit that runs a kiosk under systemd: its lines are ones that systemd, the program and a shell accept."""

import os
import shlex
import shutil
import subprocess
import sys
from configparser import ConfigParser
from importlib.resources import files
from pathlib import Path

import pytest

from willcall.kiosk import commands
from willcall.kiosk.machine import stay_up
from willcall.kiosk.machine.ending import CANNOT_START, LEFT

UNIT = files("willcall.resources") / "systemd" / "willcall-kiosk.service"


def line(section: str, name: str) -> str:
    """Return one setting of the unit."""
    parser = ConfigParser(interpolation=None, strict=True)
    parser.optionxform = str  # type: ignore[assignment,method-assign]  # the documented way to keep the letters' case
    parser.read_string(UNIT.read_text("utf-8"))
    return parser[section][name]


def test_what_it_starts_is_a_command_line_that_the_program_accepts() -> None:
    cage, end_of_options, program, *words = shlex.split(line("Service", "ExecStart"))
    assert (Path(cage).name, end_of_options, Path(program).name) == ("cage", "--", commands.PROGRAM)
    given = commands._parser().parse_args(words)
    assert given.stay_up
    assert given.windowed is None
    assert given.settings == Path("/etc/willcall/terminal.toml")


def test_what_staff_left_and_what_cannot_start_is_not_started_again_and_again() -> None:
    assert (LEFT, line("Service", "Restart")) == (0, "on-failure")
    assert line("Service", "RestartPreventExitStatus") == str(CANNOT_START)


def test_systemd_hears_the_keeper_and_waits_longer_than_it_is_ever_silent() -> None:
    # the keeper is no process of systemd's own: cage started it
    assert line("Service", "NotifyAccess") == "all"
    assert float(line("Service", "WatchdogSec")) >= 2 * stay_up._LONGEST_PAUSE_S


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="there is no systemd here")
def test_systemd_finds_nothing_wrong_with_it(tmp_path: Path) -> None:
    # it asks whether programs and users are there: these are of the machine that the unit is for
    text = UNIT.read_text("utf-8").replace("/usr/bin/cage", "/bin/sh").replace("User=willcall", "User=root")
    unit = tmp_path / "willcall-kiosk.service"
    unit.write_text(text, "utf-8")
    command = ["systemd-analyze", "verify", "--man=no", str(unit)]
    environment = os.environ | {"SYSTEMD_LOG_LEVEL": "warning"}
    said = subprocess.run(command, check=False, capture_output=True, text=True, timeout=60, env=environment)
    about_it = [each for each in said.stderr.splitlines() if "willcall-kiosk" in each]
    assert about_it == []
    assert said.returncode == 0, said.stderr


COMPOSITOR = """
import signal, subprocess, sys
child = subprocess.Popen([sys.executable, *sys.argv[1:]])
def drop(*_):
    child.kill()
    sys.exit(0)
signal.signal(signal.SIGTERM, drop)
print(child.pid, flush=True)
child.wait()
"""
PRINTING = """
import pathlib, signal, sys, time
def finish(*_):
    time.sleep(0.5)
    pathlib.Path(sys.argv[1]).write_text("the ticket is out")
    sys.exit(0)
signal.signal(signal.SIGTERM, finish)
print("printing", flush=True)
while True:
    signal.pause()
"""


@pytest.mark.skipif(sys.platform != "linux", reason="a unit is for Linux")
def test_stopping_the_unit_lets_a_ticket_come_out_before_the_compositor_goes(tmp_path: Path) -> None:
    ticket = tmp_path / "ticket"
    command = [sys.executable, "-c", COMPOSITOR, "-c", PRINTING, str(ticket)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as cage:
        assert cage.stdout is not None
        assert {cage.stdout.readline().strip().isdigit(), cage.stdout.readline().strip().isdigit()} == {True, False}
        stop = line("Service", "ExecStop").removeprefix("-").replace("$MAINPID", str(cage.pid))
        stopping = subprocess.Popen(shlex.split(stop))
        cage.wait(30)  # systemd reaps it meanwhile
        assert stopping.wait(30) == 0
        assert ticket.read_text() == "the ticket is out"
        assert cage.returncode == 0
