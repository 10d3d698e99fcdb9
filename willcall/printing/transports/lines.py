"""A line to a printer: bytes out, bytes in. Network, USB and serial differ in this and in nothing else."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from willcall.redemption.domain.paper import MayHaveComeOut, NeverStarted, PaperTrouble

_HEED_EVERY = 0.1
"""Seconds that a full line may keep us from hearing what the printer reports."""


class LineLostError(Exception):
    """A known fault: the line could not be had, or broke.

    ``trouble`` is its name for people; ``detail`` is for the log: what the system said, and what to do about it.
    """

    def __init__(self, trouble: PaperTrouble, detail: str = "") -> None:
        super().__init__(f"{trouble.value}: {detail}" if detail else trouble.value)
        self.trouble = trouble
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Patience:
    """How long to wait, in seconds.

    Args:
        connect: for the line.
        answer: for a real-time answer; a printer gives it within milliseconds.
        clear: for the word that the buffers are clear; some printers never give it.
        stall: while the printer takes no byte.
        paper: from the last byte to the in-order answer: a slow printer burns a long ticket in 3 s.
    """

    connect: float = 2.0
    answer: float = 1.0
    clear: float = 0.5
    stall: float = 5.0
    paper: float = 10.0


class Line(Protocol):
    """An open line. Every fault of the operating system comes out as :class:`LineLostError`."""

    def send(self, data: bytes | memoryview, seconds: float) -> int:
        """Hand over what goes at once and return how many bytes; 0 where nothing went in that time."""
        ...

    def receive(self, seconds: float) -> bytes:
        """Return what came in; nothing where nothing came in that time."""
        ...

    def close(self) -> None:
        """Close it in good order."""
        ...

    def abort(self) -> None:
        """Close it and throw away what the machine has not yet handed to the printer."""
        ...


@dataclass(slots=True)
class Delivery:
    """Bytes on their way over a line, counted, so that whatever happens it is known how many went.

    Args:
        line: where they go.
        data: what goes.
        stall: seconds that the line may take nothing.
    """

    line: Line
    data: bytes
    stall: float
    sent: int = 0

    def run(self, reported: Callable[[], PaperTrouble | None]) -> PaperTrouble | None:
        """Send all of it, with an ear for what the printer reports; return what kept it from going, if anything.

        Raises:
            LineLostError: the line broke.
        """
        left = memoryview(self.data)
        until = time.monotonic() + self.stall
        while self.sent < len(self.data):
            trouble = reported()
            if trouble is not None or time.monotonic() > until:
                return trouble or PaperTrouble.NOT_ANSWERING
            went = self.line.send(left[self.sent :], min(_HEED_EVERY, self.stall))
            self.sent += went
            until = time.monotonic() + self.stall if went else until
        return None

    def failed(self, trouble: PaperTrouble, total: int) -> MayHaveComeOut | NeverStarted:
        """Return what is known of a ticket of ``total`` bytes that ran into trouble; questions may follow it."""
        return MayHaveComeOut(min(self.sent, total), total, trouble) if self.sent else NeverStarted(trouble)
