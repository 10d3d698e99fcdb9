"""The stage of the demo: its folders and settings, and the programs that run on it, all on loopback."""

import json
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Self

import requests

ROOM = Path("var/demo")
_READY_WITHIN_S = 30.0
_ENDS_WITHIN_S = 15.0


class StageError(Exception):
    """Something on the stage did not do its part; the message says what, and shows its last words."""


@dataclass(frozen=True, slots=True)
class Actor:
    """A terminal of the demo: where its data, secrets, settings and papers are."""

    cinema_code: str
    terminal_no: str
    room: Path

    @property
    def settings(self) -> Path:
        """Its settings file."""
        return self.room / "terminal.toml"

    @property
    def database(self) -> Path:
        """Its database."""
        return self.room / "data" / "terminal.sqlite"

    @property
    def papers(self) -> Path:
        """The folder in which its tickets come out."""
        return self.room / "tickets"

    def write_settings(self, at: datetime) -> None:
        """Write its settings, with its clock standing at a time of the show day."""
        self.room.mkdir(parents=True, exist_ok=True)
        lines = (
            f"data_dir = {json.dumps(str((self.room / 'data').resolve()))}",
            f"key_dir = {json.dumps(str((self.room / 'keys').resolve()))}",
            'keys = "file"',
            "sync_every_s = 2",
            f"rehearsal_shift_s = {_shift_to(at)}",
            "[printer]",
            'kind = "pdf_folder"',
            f"folder = {json.dumps(str(self.papers.resolve()))}",
        )
        self.settings.write_text("\n".join(lines) + "\n", encoding="utf-8")


class Stage:
    """Everything under one folder, empty at the start."""

    def __init__(self, room: Path = ROOM) -> None:
        """Bind to a folder; nothing is touched yet."""
        self.room = room
        self.centre_room = room / "centre"
        self.port = _free_port()
        self._centre: subprocess.Popen[bytes] | None = None

    def clear(self) -> None:
        """Take everything away that an earlier run left."""
        shutil.rmtree(self.room, ignore_errors=True)
        self.centre_room.mkdir(parents=True)

    @property
    def url(self) -> str:
        """Where the centre is."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def centre_settings(self) -> Path:
        """The centre's settings file."""
        return self.centre_room / "centre.toml"

    def write_centre_settings(self, at: datetime) -> None:
        """Write the centre's settings, with its clock standing at a time of the campaign."""
        lines = (
            f"data_dir = {json.dumps(str(self.centre_room.resolve()))}",
            f"master_key_file = {json.dumps(str((self.room / 'centre-keys' / 'master.key').resolve()))}",
            f"rehearsal_shift_s = {_shift_to(at)}",
        )
        self.centre_settings.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def centre(self, *words: str | Path) -> str:
        """Run a command of the centre and return what it printed.

        Raises:
            StageError: it failed.
        """
        return self.run("willcall-centre", "--settings", self.centre_settings, *words)

    def run(self, program: str, *words: str | Path) -> str:
        """Run one of Willcall's programs to its end and return what it printed.

        Raises:
            StageError: it failed.
        """
        command = [str(Path(sys.executable).with_name(program)), *map(str, words)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)
        if done.returncode:
            raise StageError(f"{program} {' '.join(map(str, words))}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
        return done.stdout

    def open_line(self) -> None:
        """Start the centre's service and wait until it answers."""
        program = Path(sys.executable).with_name("willcall-centre")
        command = [str(program), "--settings", str(self.centre_settings), "serve", "--port", str(self.port)]
        with (self.room / "centre.log").open("ab") as log:
            self._centre = subprocess.Popen(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL)
        deadline = time.monotonic() + _READY_WITHIN_S
        while not self._answers():
            if time.monotonic() > deadline or self._centre.poll() is not None:
                raise StageError(f"the centre does not answer; see {self.room / 'centre.log'}")
            time.sleep(0.05)

    def _answers(self) -> bool:
        try:
            requests.get(f"{self.url}/terminal/v1/packs", timeout=1)
        except requests.ConnectionError:
            return False
        return True

    def cut_line(self) -> None:
        """Stop the centre's service: from now on every terminal is on its own."""
        if self._centre is not None:
            self._centre.terminate()
            self._centre.wait(_ENDS_WITHIN_S)
            self._centre = None

    def __enter__(self) -> Self:
        """Open the stage."""
        return self

    def __exit__(self, *_: object) -> None:
        """Leave nothing running behind."""
        self.cut_line()


class KioskWindow:
    """A real kiosk in a process of its own, driven through its window; see ``demo.kiosk_driver``."""

    def __init__(self, actor: Actor, *words: str) -> None:
        """Start it; it is ready for its first command when it shows the welcome screen."""
        command = [sys.executable, "-m", "demo.kiosk_driver", "--settings", str(actor.settings), *words]
        environment = {**os.environ, "QT_QUICK_BACKEND": "software"}
        with (actor.room / "kiosk.log").open("ab") as log:
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True, env=environment
            )
        self._log = actor.room / "kiosk.log"

    def do(self, what: str, **words: object) -> dict[str, Any]:
        """Give one command and return the answer.

        Raises:
            StageError: the kiosk is gone, or says that it could not.
        """
        answer = self._ask({"do": what, **words})
        if answer is None:
            raise StageError(f"the kiosk is gone; see {self._log}")
        if not answer.get("ok", True):
            raise StageError(f"{what} {words}: {answer}")
        return answer

    def do_last(self, what: str, **words: object) -> int:
        """Give a command in which the kiosk dies, and return how it died (minus the signal's number)."""
        self._ask({"do": what, **words})
        return self._process.wait(_ENDS_WITHIN_S)

    def _ask(self, command: dict[str, object]) -> dict[str, Any] | None:
        line = _asked(self._process, json.dumps(command))
        return json.loads(line) if line else None

    def __enter__(self) -> Self:
        """Use it."""
        return self

    def __exit__(self, *_: object) -> None:
        """End it, if it still runs."""
        if self._process.poll() is None:
            self._ask({"do": "quit"})
        try:
            self._process.wait(_ENDS_WITHIN_S)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()


def serve_crowd(actor: Actor, guests: Sequence[tuple[str, datetime]]) -> Iterator[tuple[str, int]]:
    """Let guests (code, when they come) collect at a terminal; yield each one's verdict and tickets.

    Raises:
        StageError: the terminal failed.
    """
    command = [sys.executable, "-m", "demo.crowd", "--settings", str(actor.settings)]
    log = actor.room / "crowd.log"
    with log.open("ab") as errors:
        crowd = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors, text=True)
    with crowd:
        for code, comes_at in guests:
            answer = _asked(crowd, f"{code} {comes_at.isoformat()}")
            if not answer:
                raise StageError(f"the terminal of {actor.cinema_code} is gone; see {log}")
            verdict, tickets = answer.split()
            yield verdict, int(tickets)


def _asked(process: subprocess.Popen[str], line: str) -> str:
    """Write a line to a process and return the line that it answers; empty where it is gone."""
    if process.stdin is None or process.stdout is None:
        raise StageError("the process has no pipes")
    try:
        process.stdin.write(line + "\n")
        process.stdin.flush()
    except BrokenPipeError:
        return ""
    return process.stdout.readline()


def _shift_to(at: datetime) -> int:
    return round((at - datetime.now(UTC)).total_seconds())


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
    return port
