"""One program of a terminal at a printer: whoever opens a line clears the printer, and would clear another's ticket.

Over the USB and on a serial line the system sees to that. A printer on the network may take several lines at once, and
obeys all of them.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from willcall.printing.transports.lines import Line, LineLostError
from willcall.redemption.domain.paper import PaperTrouble

_HELD = "another program of this terminal keeps a line to it: give each a printer of its own, or both a system queue"


@dataclass(frozen=True, slots=True)
class PrinterLock:
    """What one program of a terminal has while it keeps a line. The system's own: it ends with its program.

    Args:
        printer: the printer's name.
        folder: where the programs of this terminal lock what they use.
    """

    printer: str
    folder: Path

    def take(self) -> FileLock:
        """Return the lock, taken.

        Raises:
            LineLostError: another program has it (``BUSY``), or there is no room for it.
        """
        lock = FileLock(self.folder / f"{re.sub('[^0-9A-Za-z.]+', '-', self.printer)}.lock", thread_local=False)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            raise LineLostError(PaperTrouble.BUSY, _HELD) from None
        except OSError as fault:
            raise LineLostError(PaperTrouble.FAILED, f"{self.folder}: {fault.strerror}") from fault
        return lock

    def is_kept(self) -> bool:
        """Say whether another program has it."""
        try:
            self.take().release()
        except LineLostError as lost:
            return lost.trouble is PaperTrouble.BUSY
        return False


@dataclass(frozen=True, slots=True)
class SoleOpening:
    """Opens a line unless another program of this terminal has one to the same printer.

    Args:
        open_line: opens a line or raises :class:`LineLostError`.
        lock: the printer's.
    """

    open_line: Callable[[], Line]
    lock: PrinterLock

    def __call__(self) -> "SoleLine":
        """Return an open line.

        Raises:
            LineLostError: as ``open_line`` does, or the printer is another program's.
        """
        lock = self.lock.take()
        try:
            return SoleLine(self.open_line(), lock)
        except LineLostError:
            lock.release()
            raise


@dataclass(frozen=True, slots=True)
class SoleLine:
    """A line, and the lock that keeps other programs from having one; both end together."""

    line: Line
    lock: FileLock

    def send(self, data: bytes | memoryview, seconds: float) -> int:
        """Hand over what goes."""
        return self.line.send(data, seconds)

    def receive(self, seconds: float) -> bytes:
        """Return what came in."""
        return self.line.receive(seconds)

    def close(self) -> None:
        """Close it in good order."""
        self.line.close()
        self.lock.release()

    def abort(self) -> None:
        """Close it and throw away what has not left."""
        self.line.abort()
        self.lock.release()
