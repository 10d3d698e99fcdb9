"""The turn to print for a terminal, as a lock of the system's beside its database: it ends with its process."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from willcall.redemption.domain.faults import FaultCode, TerminalFaultError

LONGEST_WAIT_S = 10.0
"""Seconds: a family's tickets from another program are out by then, and a guest still stands here."""


@dataclass(frozen=True, slots=True)
class LockedTurn:
    """See the port. ``data_dir`` is where the terminal's database is."""

    data_dir: Path
    longest_wait_s: float = LONGEST_WAIT_S

    @contextmanager
    def take(self) -> Iterator[bool]:
        """Wait for the lock, and hold it for the body."""
        lock = FileLock(self.data_dir / "printing.lock", thread_local=False)
        ours = self._taken(lock)
        try:
            yield ours
        finally:
            lock.release()

    def _taken(self, lock: FileLock) -> bool:
        try:
            lock.acquire(timeout=self.longest_wait_s)
        except Timeout:
            return False
        except OSError as error:
            code = FaultCode.DISK_FULL if error.errno == errno.ENOSPC else FaultCode.DATABASE_UNREACHABLE
            raise TerminalFaultError(code, f"{self.data_dir}: {error.strerror}") from error
        return True
