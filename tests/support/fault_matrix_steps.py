"""The steps of a collection, from the announcement of a ticket to its record, each with a word as it is reached."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from willcall.printing.spool import SpooledTicket, SpoolPrinter
from willcall.printing.transports.lines import Line
from willcall.redemption.domain.paper import Meanwhile, NeverStarted, PrinterState, PrintOutcome, nothing
from willcall.redemption.domain.tickets import Ticket

Strike = Callable[[], None]


@dataclass(slots=True)
class Steps:
    """Follows a collection, step by step, and lets the fault strike once, ``at`` a step of a ticket.

    ``sent`` are bytes that left for the printer; ``first`` is when each step was first reached, by ``perf_counter``.
    """

    at: tuple[str, int]
    strike: Strike
    ticket: int = 1
    sent: int = 0
    first: dict[str, float] = field(default_factory=dict)
    struck: bool = False

    def reach(self, step: str) -> None:
        """Hear of a step."""
        self.first.setdefault(step, time.perf_counter())
        if (step, self.ticket) == self.at and not self.struck:
            self.struck = True
            self.strike()
        if step == "outcome committed":
            self.ticket += 1


@dataclass(slots=True)
class SteppedLine:
    """A real line that tells of a ticket's first byte and of its half."""

    line: Line
    steps: Steps
    job: int | None = None
    gone: int = 0

    def send(self, data: bytes | memoryview, seconds: float) -> int:
        """Send; a ticket's bytes only as far as the next step."""
        if self.job is None:
            return self._send(data, seconds)
        self.job = self.job or len(data)
        stops = {1: "first byte", self.job // 2: "half the bytes"}
        ahead = min((stop for stop in stops if stop > self.gone), default=self.job)
        went = self._send(data[: ahead - self.gone], seconds)
        self.gone += went
        if went and self.gone in stops:
            self.steps.reach(stops[self.gone])
        return went

    def _send(self, data: bytes | memoryview, seconds: float) -> int:
        went = self.line.send(data, seconds)
        self.steps.sent += went
        return went

    def receive(self, seconds: float) -> bytes:
        """Listen."""
        return self.line.receive(seconds)

    def close(self) -> None:
        """Close."""
        self.line.close()

    def abort(self) -> None:
        """Reset."""
        self.line.abort()


@dataclass(slots=True)
class SteppedPrinter:
    """The real printer, with a word at each step."""

    printer: SpoolPrinter
    steps: Steps
    line: SteppedLine | None = None

    def state(self) -> PrinterState:
        """Ask it."""
        return self.printer.state()

    def draw_ahead(self, ticket: Ticket) -> None:
        """Draw ahead."""
        self.printer.draw_ahead(ticket)

    def prepare(self, ticket: Ticket) -> "SteppedTicket | NeverStarted":
        """Prepare, between two words."""
        self.steps.reach("announced")
        ready = self.printer.prepare(ticket)
        if isinstance(ready, NeverStarted):
            return ready
        self.steps.reach("prepared")
        return SteppedTicket(self, ready)


@dataclass(frozen=True, slots=True)
class SteppedTicket:
    """A ticket ready to go."""

    printer: SteppedPrinter
    ticket: SpooledTicket

    def send(self, meanwhile: Meanwhile = nothing) -> PrintOutcome:
        """Send it, with a word at each step of its bytes and at the answer."""
        steps, line = self.printer.steps, self.printer.line

        def last_byte_gone() -> None:
            steps.reach("last byte gone")
            meanwhile()

        assert line is not None
        line.job, line.gone = 0, 0
        outcome = self.ticket.send(last_byte_gone)
        line.job = None
        steps.reach("answered")
        return outcome
