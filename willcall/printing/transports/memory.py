"""Paper that is only remembered: for tests, and for trying the screens without a printer."""

from collections import deque
from dataclasses import dataclass, field

from willcall.printing.render import Drawing
from willcall.redemption.domain.paper import CameOut, Meanwhile, NeverStarted, PrinterState, PrintOutcome, Promise


@dataclass(slots=True)
class MemoryTransport:
    """Keeps what came out in ``papers``. Set ``now`` and queue ``outcomes`` to play a printer's trouble."""

    now: PrinterState = field(default_factory=PrinterState)
    outcomes: deque[PrintOutcome] = field(default_factory=deque)
    papers: list[Drawing] = field(default_factory=list)
    promise: Promise = Promise.CONFIRMS

    def state(self) -> PrinterState:
        """Return ``now``."""
        return self.now

    def draw_ahead(self, drawing: Drawing) -> None:
        """Make the PDF."""
        drawing.pdf  # noqa: B018  # kept in the drawing

    def expect_leftover(self) -> None:
        """Nothing hangs half done here."""

    def make_ready(self, drawing: Drawing) -> "MemoryJob | NeverStarted":
        """Refuse with the trouble of ``now``, if there is one; draw, as a way to paper does."""
        if self.now.trouble is not None:
            return NeverStarted(self.now.trouble)
        self.draw_ahead(drawing)
        return MemoryJob(self, drawing)

    def close(self) -> None:
        """Nothing is held open."""


@dataclass(frozen=True, slots=True)
class MemoryJob:
    """A ticket on its way into memory."""

    transport: MemoryTransport
    drawing: Drawing

    def send(self, meanwhile: Meanwhile) -> PrintOutcome:
        """Answer with the next queued outcome, else print."""
        played = self.transport.outcomes
        outcome = played.popleft() if played else CameOut(self.transport.promise)
        if isinstance(outcome, CameOut):
            meanwhile()
            self.transport.papers.append(self.drawing)
        return outcome

    def discard(self) -> None:
        """Nothing to give up."""
