"""A small parent that keeps a kiosk running: no Qt, no settings, nothing that could fail with the kiosk.

For machines where nothing else restarts programs, or where the screen must not go dark between two runs. It hears the
kiosk's signs of life (``life_signs``): one that hangs is killed, and started again.
"""

import signal
import subprocess
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from types import FrameType

from willcall.kiosk.machine.ending import CANNOT_START, LEFT, ending_signals
from willcall.kiosk.machine.life_signs import NOTIFY_SOCKET, Sign, SignGiver, SignHearer

_FIRST_PAUSE_S = 1.0
_LONGEST_PAUSE_S = 30.0
_STEADY_S = 60.0
"""A run that lasted so long was a good one: the next crash is answered at once again."""

_DONE = (LEFT, CANNOT_START, 2)
"""Exit codes after which nothing is started again; argparse ends with 2 where it was called wrongly."""


@dataclass(frozen=True, slots=True)
class Patience:
    """For how long a program may be silent, in seconds, before it is taken to hang.

    Args:
        starting: until its first sign: a first start after an update may take long on a slow disk.
        running: between two signs; ``pulse.BEAT_S`` is when one is due.
        ending: once it said that it ends: a basket on a slow printer is still to come out.
        look: how often it is asked. Counted are looks, so that no time counts in which this process did not run either.
    """

    starting: float = 90.0
    running: float = 20.0
    ending: float = 120.0
    look: float = 1.0


_USUAL = Patience()


class Keeper:
    """Starts a program again and again, until it says that it is done or somebody ends the keeper.

    Args:
        command: the program and its arguments.
        tell: hears in one line each time why it is killed or started again.
        environment: the program's, but for where it gives its signs of life. The keeper gives its own to whom it names.
        patience: with a program that gives none.
        clock: seconds of a clock that never goes back.
        sleep: waits so many seconds, or less where the keeper is ended meanwhile.
    """

    def __init__(
        self,
        command: Sequence[str],
        tell: Callable[[str], None],
        environment: Mapping[str, str],
        patience: Patience = _USUAL,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], object] | None = None,
    ) -> None:
        self._command, self._tell = list(command), tell
        self._environment, self._patience = environment, patience
        self._over = threading.Event()
        self._clock, self._sleep = clock, sleep or self._over.wait
        self._child: subprocess.Popen[bytes] | None = None

    def keep(self) -> int:
        """Run the program until it is done; return its last exit code."""
        above = SignGiver(self._environment.get(NOTIFY_SOCKET, ""))
        with closing(above), closing(SignHearer()) as hearer:
            pause = _FIRST_PAUSE_S
            while True:
                began = self._clock()
                code = self._run(hearer, above)
                if self._over.is_set() or code in _DONE:
                    return code
                if self._clock() - began >= _STEADY_S:
                    pause = _FIRST_PAUSE_S
                self._tell(f"the kiosk ended with {code}; it is started again in {pause:g} s")
                self._sleep(pause)
                pause = min(pause * 2, _LONGEST_PAUSE_S)

    def end(self, number: int, _: FrameType | None) -> None:
        """Pass a signal on to the program, which prints to its end what it is printing, and start nothing again."""
        self._over.set()
        if self._child is not None:
            self._child.send_signal(number)

    def _run(self, hearer: SignHearer, above: SignGiver) -> int:
        if self._over.is_set():
            return LEFT
        hearer.heard()  # what the run before said last
        environment = {**self._environment, NOTIFY_SOCKET: hearer.address}
        with subprocess.Popen(self._command, env=environment) as child:
            self._child = child
            if self._over.is_set():  # between the question and the start
                child.terminate()
            try:
                return self._watched(child, hearer, above)
            finally:
                self._child = None

    def _watched(self, child: "subprocess.Popen[bytes]", hearer: SignHearer, above: SignGiver) -> int:
        silent, allowed = 0.0, self._patience.starting
        while silent < allowed:
            above.alive()
            try:
                return child.wait(self._patience.look)
            except subprocess.TimeoutExpired:
                silent += self._patience.look
            match hearer.heard():
                case Sign.ALIVE:
                    silent, allowed = 0.0, self._patience.running
                case Sign.ENDING:
                    silent, allowed = 0.0, self._patience.ending
                case None:
                    continue
        self._tell(f"the kiosk hangs: no sign of life for {allowed:g} s; it is killed")
        child.kill()
        return child.wait()


def stay_up(command: Sequence[str], tell: Callable[[str], None], environment: Mapping[str, str]) -> int:
    """Keep a kiosk running, ended by the signals that end a kiosk; return its last exit code."""
    keeper = Keeper(command, tell, environment)
    for number in ending_signals():
        signal.signal(number, keeper.end)
    return keeper.keep()
