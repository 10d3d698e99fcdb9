"""The real kiosk in a process of its own, driven through its window by ``demo.kiosk_driver``."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, Self

_PATIENCE_S = 60.0
"""On a machine that does much else at the same time a start alone takes many seconds."""


_KEEPER = """
import os, sys
from willcall.kiosk.machine.stay_up import stay_up
sys.exit(stay_up(sys.argv[1:], lambda line: print(line, file=sys.stderr, flush=True), os.environ))
"""


class KioskProcess:
    """Starts the kiosk and tells it what to do. What it logs is in ``log``.

    ``kept_up``: another one is started when it dies, and goes on with what it is told.
    """

    def __init__(self, settings: Path, *words: str, kept_up: bool = False) -> None:
        self.log = settings.parent / "kiosk.log"
        command = [sys.executable, "-m", "demo.kiosk_driver", "--settings", str(settings), *words]
        if kept_up:
            command = [sys.executable, "-c", _KEEPER, *command]
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=log, text=True
            )

    def do(self, what: str, **words: object) -> dict[str, Any]:
        """Give a command and return its answer; an empty one where the kiosk died of it."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.stdin.write(json.dumps({"do": what, **words}) + "\n")
        self._process.stdin.flush()
        line = self._process.stdout.readline()
        answer: dict[str, Any] = json.loads(line) if line else {}
        return answer

    def sees(self, state: str) -> dict[str, Any]:
        """Wait until the kiosk is in a state."""
        answer = self.do("wait", state=state, timeout=_PATIENCE_S)
        assert answer["state"] == state, answer
        return answer

    def ended(self) -> int:
        """Wait for the end and return the exit code, minus the signal's number where one killed it."""
        return self._process.wait(_PATIENCE_S)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for pipe in (self._process.stdin, self._process.stdout):
            if pipe is not None:
                pipe.close()
        try:
            self.ended()
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
