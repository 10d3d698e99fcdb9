"""The one background thread of a terminal: synchronises while there is a line, waits while there is none."""

import threading
import time
from collections.abc import Callable
from random import Random

import structlog

from willcall.redemption.domain.faults import TerminalFaultError

_FIRST_PAUSE_S = 5.0
_LONGEST_PAUSE_S = 300.0
_JITTER = 0.2

_log = structlog.get_logger("willcall.sync")


class SyncWorker:
    """Runs rounds until stopped; no fault and no bug ends it, because a terminal without it would go silent (R4)."""

    def __init__(self, run_round: Callable[[], object], every_s: float, random: Random) -> None:
        """Take what one round is, how often while the line is up (seconds), and the source of jitter."""
        self._run_round = run_round
        self._every_s = every_s
        self._random = random
        self._failures = 0
        self._wake = threading.Event()
        self._stopping = False
        self._due: float | None = None
        self._thread = threading.Thread(target=self._work, name="willcall-sync", daemon=True)

    def start(self) -> None:
        """Begin with a round at once."""
        self._thread.start()

    def poke(self) -> None:
        """Do the next round now."""
        self._wake.set()

    def due_in_s(self) -> float | None:
        """Return in how many seconds the next round begins; None while one is under way, or none ever will be."""
        due = self._due
        return None if due is None else max(0.0, due - time.monotonic())

    def stop(self, timeout_s: float = 5.0) -> None:
        """End after the round under way, or never begin.

        A round that hangs in the network is left to die with the process.
        """
        self._stopping = True
        self._wake.set()
        if self._thread.ident is not None:
            self._thread.join(timeout_s)

    def _work(self) -> None:
        while not self._stopping:
            self._wake.clear()
            self._failures = 0 if self._survived() else self._failures + 1
            if not self._stopping:
                pause_s = self.pause_s()
                self._due = time.monotonic() + pause_s
                self._wake.wait(pause_s)
                self._due = None

    def _survived(self) -> bool:
        try:
            self._run_round()
        except TerminalFaultError as fault:
            _log.info("sync_failed", fault=fault.code.value, failures=self._failures + 1)
            return False
        except Exception:  # noqa: BLE001 - whatever it was, the next round is the terminal's only way to be heard
            _log.exception("sync_bug")
            return False
        return True

    def pause_s(self) -> float:
        """Return how long to wait before the next round: doubling after failures, and never in step with others."""
        if self._failures == 0:
            return self._every_s * self._random.uniform(1 - _JITTER, 1 + _JITTER)
        longest = min(_FIRST_PAUSE_S * 2.0 ** min(self._failures - 1, 10), _LONGEST_PAUSE_S)
        return self._random.uniform(longest / 2, longest)
