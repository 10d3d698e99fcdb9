"""The printer as the desk knows it: tickets in, outcomes back, one at a time."""

from contextlib import suppress
from dataclasses import dataclass, replace
from threading import Lock

from willcall.printing.broken_template import BrokenTemplateError
from willcall.printing.render import Drawing, Renderer
from willcall.printing.sample import sample_ticket
from willcall.printing.template_in_use import TemplateInUse
from willcall.printing.transports import Job, Transport
from willcall.redemption.domain.paper import Meanwhile, NeverStarted, PaperTrouble, PrinterState, PrintOutcome, nothing
from willcall.redemption.domain.tickets import Ticket


class JobOverError(Exception):
    """A bug: a ticket was sent twice, or after another one had been prepared."""


class SpoolPrinter:
    """Draws with a renderer and sends over a transport. Any thread may call it; a second caller waits for the first.

    A cinema's own template that is not sound, or fails on one ticket, is replaced by ``stand_in``, ours for the same
    paper. Where nothing sets a ticket it is a trouble like the printer's own, and nothing is promised to anybody. Both
    stand in the log with file, line and Typst's words, and are over, without a restart, when the template is corrected.

    There is no queue. What was prepared and not sent is forgotten when the next ticket is prepared, so that nothing can
    come out later, behind the next guest's back.
    """

    def __init__(self, renderer: Renderer, transport: Transport, stand_in: Renderer | None = None) -> None:
        self._template = TemplateInUse(renderer, stand_in)
        self._transport = transport
        self._one_at_a_time = Lock()
        self._prepared: Job | None = None
        self._ahead: Drawing | None = None

    def warm_up(self) -> None:
        """Set a sample ticket, so that the first guest does not wait for fonts to load; about 0.1 s.

        A cinema's own template is proofed, in about 0.4 s.
        """
        with self._one_at_a_time, suppress(BrokenTemplateError):
            self._template.look()
            # the transport remembers what paper it is for
            self._transport.draw_ahead(self._template.draw(sample_ticket()))

    def state(self) -> PrinterState:
        """Ask the printer how it is. While a ticket is under way the answer comes after it."""
        with self._one_at_a_time:
            if not self._template.look():
                return PrinterState(PaperTrouble.TEMPLATE)
            return replace(self._transport.state(), template_replaced=self._template.replaced)

    def draw_ahead(self, ticket: Ticket) -> None:
        """Draw the next ticket while one is under way: the thread that sends calls it, from within ``send``.

        A template that makes no ticket of it shows when the ticket is prepared.
        """
        drawing = self._template.draw(ticket)
        with suppress(BrokenTemplateError):
            self._transport.draw_ahead(drawing)
            self._ahead = drawing

    def expect_leftover(self) -> None:
        """Take it that a torn ticket hangs in the printer: it is made void before anybody is told that all is well.

        For a program that begins and finds seats whose printing the last one had begun.
        """
        with self._one_at_a_time:
            self._transport.expect_leftover()

    def prepare(self, ticket: Ticket) -> "SpooledTicket | NeverStarted":
        """Do all that can be done before the first byte."""
        with self._one_at_a_time:
            self._forget()
            self._template.look()
            ready = self._made_ready(self._drawn(ticket))
            if isinstance(ready, NeverStarted):
                return ready
            self._prepared = ready
            return SpooledTicket(self, ready)

    def send(self, job: Job, meanwhile: Meanwhile) -> PrintOutcome:
        """Send the job that was prepared last.

        Raises:
            JobOverError: it is not that job, or was sent before.
        """
        with self._one_at_a_time:
            if job is not self._prepared:
                raise JobOverError
            self._prepared = None
            return job.send(meanwhile)

    def close(self) -> None:
        """Let go of the printer and of what was prepared and not sent."""
        with self._one_at_a_time:
            self._forget()
            self._transport.close()

    def _drawn(self, ticket: Ticket) -> Drawing:
        drawing, self._ahead = self._ahead, None
        return drawing if drawing is not None and drawing.ticket == ticket else self._template.draw(ticket)

    def _made_ready(self, drawing: Drawing) -> Job | NeverStarted:
        try:
            return self._transport.make_ready(drawing)
        except BrokenTemplateError as broken:
            instead = self._template.draw_instead(drawing, broken)
            return self._made_ready(instead) if instead else NeverStarted(PaperTrouble.TEMPLATE)

    def _forget(self) -> None:
        if self._prepared is not None:
            self._prepared.discard()
            self._prepared = None


@dataclass(frozen=True, slots=True)
class SpooledTicket:
    """A ticket ready to go."""

    printer: SpoolPrinter
    job: Job

    def send(self, meanwhile: Meanwhile = nothing) -> PrintOutcome:
        """Send it, once; ``meanwhile`` is called while the printer works."""
        return self.printer.send(self.job, meanwhile)
