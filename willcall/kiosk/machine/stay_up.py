"""A small parent that keeps a kiosk running: no Qt, no settings, nothing that could fail with the kiosk.

For machines where nothing else restarts programs, or where the screen must not go dark between two runs.
"""

import signal
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from types import FrameType

LEFT = 0
"""Exit code of a kiosk that staff left, or that the system asked to end."""

CANNOT_START = 78
"""Exit code of a kiosk whose settings cannot be used (EX_CONFIG of sysexits.h): starting it again changes nothing.

Not 1: with that Python itself ends where something fell through.
"""

RESTART = 75
"""Exit code of a kiosk that wants to be started again (EX_TEMPFAIL of sysexits.h)."""

_FIRST_PAUSE_S = 1.0
_LONGEST_PAUSE_S = 30.0
_STEADY_S = 60.0
"""A run that lasted so long was a good one: the next crash is answered at once again."""

_ENDING = (LEFT, CANNOT_START, 2)
"""Exit codes after which nothing is started again; argparse ends with 2 where it was called wrongly."""


class Keeper:
    """Starts a program again and again, until it says that it is done or somebody ends the keeper.

    Args:
        command: the program and its arguments.
        tell: hears in one line each time why it is started again.
        clock: seconds of a clock that never goes back.
        sleep: waits so many seconds, or less where the keeper is ended meanwhile.
    """

    def __init__(
        self,
        command: Sequence[str],
        tell: Callable[[str], None],
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] | None = None,
    ) -> None:
        self._command, self._tell = list(command), tell
        self._over = threading.Event()
        self._clock, self._sleep = clock, sleep or self._over.wait
        self._child: subprocess.Popen[bytes] | None = None

    def keep(self) -> int:
        """Run the program until it is done; return its last exit code."""
        pause = _FIRST_PAUSE_S
        while True:
            began = self._clock()
            code = self._run()
            if self._over.is_set() or code in _ENDING:
                return code
            if code == RESTART or self._clock() - began >= _STEADY_S:
                pause = _FIRST_PAUSE_S
            self._tell(f"the kiosk ended with {code}; it is started again in {pause:g} s")
            self._sleep(pause)
            pause = min(pause * 2, _LONGEST_PAUSE_S)

    def end(self, number: int, _: FrameType | None) -> None:
        """Pass a signal on to the program, which prints to its end what it is printing, and start nothing again."""
        self._over.set()
        if self._child is not None:
            self._child.send_signal(number)

    def _run(self) -> int:
        if self._over.is_set():
            return LEFT
        with subprocess.Popen(self._command) as child:
            self._child = child
            if self._over.is_set():  # between the question and the start
                child.terminate()
            try:
                return child.wait()
            finally:
                self._child = None


def stay_up(command: Sequence[str], tell: Callable[[str], None]) -> int:
    """Keep a kiosk running, ended by the signals that end a kiosk; return its last exit code."""
    keeper = Keeper(command, tell)
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, keeper.end)
    return keeper.keep()
