"""A printer that counts papers: what R1 is about is what came out, not what a program believes."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

from willcall.redemption.domain.paper import (
    CameOut,
    MayHaveComeOut,
    Meanwhile,
    NeverStarted,
    PaperTrouble,
    PrinterState,
    PrintOutcome,
    Promise,
    nothing,
)
from willcall.redemption.domain.tickets import Ticket


class PowerCutError(BaseException):
    """The machine went dark at this step; no handler of the program's may catch it."""


class Play(Enum):
    """What the printer does with a ticket."""

    CONFIRMS = "the paper is out, and the printer says so"
    ACCEPTS = "the paper is out, a spooler took it"
    NOT_READY = "cannot print, says so before the first byte"
    REFUSES = "the line broke before the first byte left"
    LOST_WITH_PAPER = "bytes left, no answer, the paper is out"
    LOST_WITHOUT_PAPER = "bytes left, no answer, no paper"
    DARK_BEFORE = "the power went before the printer was reached"
    DARK_AT_FIRST_BYTE = "the power went after the printer was reached, before the first byte"
    DARK_WITHOUT_PAPER = "the power went while bytes left, no paper"
    DARK_WITH_PAPER = "the power went after the paper was out"


_DARK = frozenset({Play.DARK_AT_FIRST_BYTE, Play.DARK_WITHOUT_PAPER, Play.DARK_WITH_PAPER})
_WITH_PAPER = frozenset({Play.CONFIRMS, Play.ACCEPTS, Play.LOST_WITH_PAPER, Play.DARK_WITH_PAPER})
_ANSWERS: dict[Play, PrintOutcome] = {
    Play.CONFIRMS: CameOut(Promise.CONFIRMS),
    Play.ACCEPTS: CameOut(Promise.ACCEPTS),
    Play.REFUSES: NeverStarted(PaperTrouble.NOT_ANSWERING),
    Play.LOST_WITH_PAPER: MayHaveComeOut(100, 200, PaperTrouble.NOT_ANSWERING),
    Play.LOST_WITHOUT_PAPER: MayHaveComeOut(1, 200, PaperTrouble.PAPER_END),
}


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper that came out."""

    showing_code: str
    seat_code: str
    ticket_no: str
    copy_no: int
    qr: str = field(default="", compare=False)


@dataclass(slots=True)
class CountingPrinter:
    """Plays ``plays`` one by one, then confirms. ``papers`` is what lies in the tray.

    ``on_prepare`` and ``on_first_byte`` run at these moments, so that a test can look at the disk or let another
    screen act meanwhile.
    """

    plays: deque[Play] = field(default_factory=deque)
    papers: list[Paper] = field(default_factory=list)
    now: PrinterState = field(default_factory=PrinterState)
    on_prepare: Callable[[Ticket], None] = lambda _: None
    on_first_byte: Callable[[Ticket], None] = lambda _: None
    drawn: list[Ticket] = field(default_factory=list)
    drawn_ahead: list[Ticket] = field(default_factory=list)

    def state(self) -> PrinterState:
        """Return ``now``."""
        return self.now

    def draw_ahead(self, ticket: Ticket) -> None:
        """Note what would be drawn."""
        self.drawn_ahead.append(ticket)

    def prepare(self, ticket: Ticket) -> "CountedTicket | NeverStarted":
        """Take the next play; some end here."""
        play = self.plays.popleft() if self.plays else Play.CONFIRMS
        self.on_prepare(ticket)
        if play is Play.DARK_BEFORE:
            raise PowerCutError
        if play is Play.NOT_READY:
            return NeverStarted(PaperTrouble.PAPER_END)
        self.drawn.append(ticket)
        return CountedTicket(self, ticket, play)


@dataclass(frozen=True, slots=True)
class CountedTicket:
    """A ticket about to be sent."""

    printer: CountingPrinter
    ticket: Ticket
    play: Play

    def send(self, meanwhile: Meanwhile = nothing) -> PrintOutcome:
        """Play it."""
        if self.play is not Play.REFUSES:
            self.printer.on_first_byte(self.ticket)
        if self.play in _WITH_PAPER:
            ticket = self.ticket
            self.printer.papers.append(
                Paper(
                    ticket.showing.showing_code,
                    ticket.place.seat_code,
                    ticket.ticket_no,
                    ticket.copy_no,
                    ticket.qr_payload,
                )
            )
        if self.play in _DARK:
            raise PowerCutError
        meanwhile()
        return _ANSWERS[self.play]
