"""A ticket by way of the system's spooler, whichever it is: what is waited for, and what is cancelled."""

import time
from contextlib import suppress
from dataclasses import dataclass

import structlog

from willcall.printing.render import Drawing
from willcall.printing.transports.queues import ON_ITS_WAY, PrintQueue, QueueFaultError, SpoolerPatience
from willcall.printing.transports.queues.watch import Watch
from willcall.redemption.domain.paper import (
    CameOut,
    MayHaveComeOut,
    Meanwhile,
    NeverStarted,
    PaperTrouble,
    PrinterState,
    PrintOutcome,
    Promise,
)

_log = structlog.get_logger("willcall.printing")


class SpooledTransport:
    """Promises ACCEPTS: the spooler says that all of a ticket went to the device. That proves no paper.

    Jobs of ours that are older than the ticket at hand are cancelled and seen gone before anything else, so that no
    crash, and no spooler that comes back, prints one behind the next guest's back.

    Args:
        queue: the spooler's queue. Programs of one terminal may share it, by turns: each takes the others' jobs for
            what a run left.
        patience: how long to wait for what.
    """

    promise = Promise.ACCEPTS

    def __init__(self, queue: PrintQueue, patience: SpoolerPatience) -> None:
        self._queue = queue
        self._patience = patience
        self._clean = False
        self._others_since: float | None = None
        self._distrust: PaperTrouble | None = None
        self._distrust_until = 0.0
        self._told = ""

    def state(self) -> PrinterState:
        """Ask the queue. What may be left of ours is cancelled first."""
        try:
            if not self._clean:
                self._clear()
            state = self._queue.state()
            trouble = state.trouble or self._long_kept_by_others() or self._distrusted()
        except QueueFaultError as fault:
            self._tell(fault)
            return PrinterState(fault.trouble)
        finally:
            self._queue.close()
        self._told = ""
        return PrinterState(trouble, state.paper_near_end)

    def draw_ahead(self, drawing: Drawing) -> None:
        """Make the PDF."""
        drawing.pdf  # noqa: B018  # kept in the drawing

    def expect_leftover(self) -> None:
        """Look for jobs of ours once more. What a driver has torn nobody but the driver can make void."""
        self._clean = False

    def make_ready(self, drawing: Drawing) -> "SpooledJob | NeverStarted":
        """See the queue empty and well. Nothing is put in yet: where this program ends here, nothing lies about."""
        size = len(drawing.pdf)
        try:
            self._clear()
            busy = self._wait_for_others()
            trouble = self._queue.state().trouble or busy
        except QueueFaultError as fault:
            self._tell(fault)
            trouble = fault.trouble
        if trouble is not None:
            self._queue.close()
            return NeverStarted(trouble)
        return SpooledJob(self, drawing, size)

    def send(self, drawing: Drawing, size: int, meanwhile: Meanwhile) -> PrintOutcome:
        """Put a ticket in, held; release it; wait for its end. Whatever did not end well is cancelled."""
        self._clean = False
        outcome = self._sent(drawing, size, meanwhile)
        if isinstance(outcome, CameOut):
            self._clean, self._distrust = True, None
        else:
            self._clear_up(outcome)
        self._queue.close()
        return outcome

    def close(self) -> None:
        """Let go of the spooler."""
        self._clean = False
        self._queue.close()

    def _sent(self, drawing: Drawing, size: int, meanwhile: Meanwhile) -> PrintOutcome:
        released = False
        try:
            number = self._queue.hold(drawing)
            try:
                self._queue.release(number)
            except QueueFaultError as fault:
                released = fault.unsure
                raise
            released = True
            meanwhile()
            return Watch(self._queue, number, size, self._patience).outcome()
        except QueueFaultError as fault:
            self._tell(fault)
            return MayHaveComeOut(size, size, fault.trouble) if released else NeverStarted(fault.trouble)

    def _clear_up(self, outcome: MayHaveComeOut | NeverStarted) -> None:
        """Cancel what is left, and be quick where the spooler comes back: it would begin again where it was."""
        if isinstance(outcome, MayHaveComeOut):
            self._distrust, self._distrust_until = outcome.trouble, time.monotonic() + self._patience.distrust
        until = time.monotonic() + self._patience.clear
        while not self._clean and time.monotonic() < until:
            with suppress(QueueFaultError):
                self._clear()
            if not self._clean:
                time.sleep(self._patience.look)

    def _clear(self) -> None:
        """Cancel all jobs of ours and see them gone.

        Raises:
            QueueFaultError: BUSY where they do not go.
        """
        self._clean = False
        until = time.monotonic() + self._patience.clear
        while ours := [job for job in self._queue.jobs() if job.ours]:
            if time.monotonic() > until:
                raise QueueFaultError(PaperTrouble.BUSY, f"{len(ours)} old jobs in the queue cannot be cancelled")
            for job in ours:
                self._queue.cancel(job.number)
            time.sleep(self._patience.look)
        self._clean = True

    def _others(self) -> bool:
        """Tell whether the printer works for somebody else, or on the last words of a job that was cancelled."""
        return any(job.stage in ON_ITS_WAY and not job.ours for job in self._queue.jobs())

    def _wait_for_others(self) -> PaperTrouble | None:
        until = time.monotonic() + self._patience.others
        while self._others():
            if time.monotonic() > until:
                return PaperTrouble.BUSY
            time.sleep(self._patience.look)
        return None

    def _long_kept_by_others(self) -> PaperTrouble | None:
        """Return BUSY when jobs of others have been there at every look for longer than we would wait for them."""
        if not self._others():
            self._others_since = None
            return None
        now = time.monotonic()
        self._others_since = self._others_since if self._others_since is not None else now
        return PaperTrouble.BUSY if now - self._others_since > self._patience.others else None

    def _distrusted(self) -> PaperTrouble | None:
        return self._distrust if time.monotonic() < self._distrust_until else None

    def _tell(self, fault: QueueFaultError) -> None:
        """Log a fault in the spooler's own words, once for as long as it stays the same."""
        if str(fault) != self._told:
            _log.warning("print_queue", text=str(fault))
        self._told = str(fault)


@dataclass(frozen=True, slots=True)
class SpooledJob:
    """A ticket's PDF, and a queue that was seen empty. ``size`` is in bytes."""

    transport: SpooledTransport
    drawing: Drawing
    size: int

    def send(self, meanwhile: Meanwhile) -> PrintOutcome:
        """Give it to the spooler and wait for what it says."""
        return self.transport.send(self.drawing, self.size, meanwhile)

    def discard(self) -> None:
        """Nothing has left, so there is nothing to take back."""
