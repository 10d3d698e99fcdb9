"""A line to a printer: bytes out, bytes in. Network, USB and serial differ in this and in nothing else."""

from dataclasses import dataclass
from typing import Protocol

from willcall.redemption.domain.paper import PaperTrouble


class LineLostError(Exception):
    """A known fault: the line could not be had, or broke. ``trouble`` is its name for people."""

    def __init__(self, trouble: PaperTrouble) -> None:
        super().__init__(trouble.value)
        self.trouble = trouble


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
