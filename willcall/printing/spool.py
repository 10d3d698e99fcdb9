"""The printer as the desk knows it: tickets in, outcomes back, one at a time."""

from dataclasses import dataclass
from threading import Lock

import structlog

from willcall.printing.render import BrokenTemplateError, Drawing, Renderer
from willcall.printing.sample import sample_ticket
from willcall.printing.transports import Job, Transport
from willcall.redemption.domain.paper import NeverStarted, PaperTrouble, PrinterState, PrintOutcome
from willcall.redemption.domain.tickets import Ticket

_log = structlog.get_logger("willcall.printing")


class JobOverError(Exception):
    """A bug: a ticket was sent twice, or after another one had been prepared."""


class SpoolPrinter:
    """Draws with a renderer and sends over a transport. Any thread may call it; a second caller waits for the first.

    A template that makes no ticket is a trouble like the printer's own, with Typst's words in the log. Where it fails
    on the sample ticket nothing is promised to anybody until it was corrected, which is seen without a restart.

    There is no queue. What was prepared and not sent is forgotten when the next ticket is prepared, so that nothing can
    come out later, behind the next guest's back.
    """

    def __init__(self, renderer: Renderer, transport: Transport) -> None:
        self._renderer = renderer
        self._transport = transport
        self._one_at_a_time = Lock()
        self._prepared: Job | None = None
        self._broken = ""

    def warm_up(self) -> None:
        """Set a sample ticket, so that the first guest does not wait for fonts to load; about 0.1 s."""
        with self._one_at_a_time:
            self._set_sample()

    def state(self) -> PrinterState:
        """Ask the printer how it is. While a ticket is under way the answer comes after it."""
        with self._one_at_a_time:
            if self._broken and not self._set_sample():
                return PrinterState(PaperTrouble.TEMPLATE)
            return self._transport.state()

    def prepare(self, ticket: Ticket) -> "SpooledTicket | NeverStarted":
        """Do all that can be done before the first byte."""
        with self._one_at_a_time:
            self._forget()
            ready = self._made_ready(self._renderer.draw(ticket))
            if isinstance(ready, NeverStarted):
                return ready
            self._prepared = ready
            return SpooledTicket(self, ready)

    def send(self, job: Job) -> PrintOutcome:
        """Send the job that was prepared last.

        Raises:
            JobOverError: it is not that job, or was sent before.
        """
        with self._one_at_a_time:
            if job is not self._prepared:
                raise JobOverError
            self._prepared = None
            return job.send()

    def close(self) -> None:
        """Let go of the printer and of what was prepared and not sent."""
        with self._one_at_a_time:
            self._forget()
            self._transport.close()

    def _made_ready(self, drawing: Drawing) -> Job | NeverStarted:
        try:
            return self._transport.make_ready(drawing)
        except BrokenTemplateError as broken:
            _log.error("broken_template", text=str(broken))
            return NeverStarted(PaperTrouble.TEMPLATE)

    def _set_sample(self) -> bool:
        """Tell whether the template makes a ticket of the sample; log why not, once for each reason."""
        try:
            self._renderer.draw(sample_ticket()).raster  # noqa: B018  # drawn for its effect on the compiler's memory
            broken = ""
        except BrokenTemplateError as error:
            broken = str(error)
        if broken and broken != self._broken:
            _log.error("broken_template", text=broken)
        self._broken = broken
        return not broken

    def _forget(self) -> None:
        if self._prepared is not None:
            self._prepared.discard()
            self._prepared = None


@dataclass(frozen=True, slots=True)
class SpooledTicket:
    """A ticket ready to go."""

    printer: SpoolPrinter
    job: Job

    def send(self) -> PrintOutcome:
        """Send it, once."""
        return self.printer.send(self.job)
