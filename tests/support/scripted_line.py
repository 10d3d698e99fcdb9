"""A line whose other end is a script: what is said is noted, and a function of the test's answers it."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from willcall.printing.transports.lines import LineLostError
from willcall.redemption.domain.paper import PaperTrouble

_NAP = 0.002


@dataclass(slots=True)
class ScriptedLine:
    """Takes everything; ``answers`` is asked what comes back for each piece that was sent.

    Attributes:
        waiting: what can be heard; put bytes in to let something have waited in the machine.
        said: the pieces that were sent.
        breaks_after: pieces after which the line breaks; None for never.
    """

    answers: Callable[[bytes], bytes] = lambda _: b""
    waiting: bytearray = field(default_factory=bytearray)
    said: list[bytes] = field(default_factory=list)
    breaks_after: int | None = None
    closed: str = ""

    def send(self, data: bytes | memoryview, seconds: float) -> int:
        """Take it all."""
        if self.breaks_after is not None and len(self.said) >= self.breaks_after:
            raise LineLostError(PaperTrouble.NOT_ANSWERING)
        self.said.append(bytes(data))
        self.waiting += self.answers(bytes(data))
        return len(data)

    def receive(self, seconds: float) -> bytes:
        """Return what waits; let the time pass where nothing does."""
        if not self.waiting:
            time.sleep(min(seconds, _NAP))
        received = bytes(self.waiting)
        self.waiting.clear()
        return received

    def close(self) -> None:
        """Note it."""
        self.closed = "closed"

    def abort(self) -> None:
        """Note it."""
        self.closed = "aborted"
