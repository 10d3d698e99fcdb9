"""Print claimed seats, one after the other: each byte is preceded by a record on disk, each outcome followed by one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import assert_never

from willcall.redemption.domain.events import (
    Event,
    PrintStarted,
    PrintUnconfirmed,
    SeatReleased,
    TicketPrinted,
)
from willcall.redemption.domain.identity import TerminalIdentity
from willcall.redemption.domain.paper import (
    CameOut,
    MayHaveComeOut,
    Meanwhile,
    NeverStarted,
    PaperTrouble,
    PrinterState,
    PrintOutcome,
    nothing,
)
from willcall.redemption.domain.seats import Act
from willcall.redemption.domain.tickets import Sign, Ticket, ticket_qr
from willcall.redemption.domain.verdicts import Withdrawn
from willcall.redemption.service.claim_seats import ClaimedSeat
from willcall.redemption.service.move_seat import move_seat
from willcall.redemption.service.ports import (
    Clock,
    PreparedTicket,
    PrintTurn,
    TicketPrinter,
    UnitsOfWork,
)
from willcall.redemption.service.printer_health import PrinterWatch


@dataclass(frozen=True, slots=True)
class PrintRun:
    """What became of each seat, in order; ``outcomes`` is as long as the claim, or as what was kept from us.

    ``withdrawn`` says of each seat that the claim found withdrawn why it was, without an outcome.
    """

    outcomes: tuple[tuple[ClaimedSeat, PrintOutcome], ...]
    withdrawn: tuple[Withdrawn, ...] = ()

    @property
    def printed(self) -> int:
        """How many papers came out."""
        return sum(isinstance(outcome, CameOut) for _, outcome in self.outcomes)

    @property
    def trouble(self) -> PaperTrouble | None:
        """The first trouble that the printer had, if any."""
        return next(
            (outcome.trouble for _, outcome in self.outcomes if not isinstance(outcome, CameOut)),
            None,
        )


@dataclass(frozen=True, slots=True)
class PrintDesk:
    """What printing needs: the terminal, its signature for the ticket's QR, its printer, its books, its clock, a turn.

    ``rehearsal``: a day is being rehearsed, and each paper says so. ``asks_in_turn``: other programs print at the same
    printer, and whoever asks it takes away what a run left there.
    """

    identity: TerminalIdentity
    sign: Sign
    printer: TicketPrinter
    units: UnitsOfWork
    clock: Clock
    turn: PrintTurn
    rehearsal: bool = False
    asks_in_turn: bool = False
    watch: PrinterWatch = field(default_factory=PrinterWatch)

    def printer_state(self) -> PrinterState:
        """Ask the printer how it is, and note it where it is another state than before.

        Raises:
            TerminalFaultError: the database failed; the state was not noted.
        """
        state = self.look()
        self.watch.note(state, self.units, self.clock())
        return state

    def look(self) -> PrinterState:
        """Ask the printer how it is; it is busy where another program prints there and goes on printing.

        Raises:
            TerminalFaultError: the turn cannot be asked for.
        """
        if not self.asks_in_turn:
            return self.printer.state()
        with self.turn.take() as ours:
            return self.printer.state() if ours else PrinterState(PaperTrouble.BUSY)

    def print_sample(self, sample: Ticket) -> PrintOutcome:
        """Print a ticket that belongs to no seat.

        Raises:
            TerminalFaultError: the turn cannot be asked for; nothing was printed.
        """
        with self.turn.take() as ours:
            prepared = self.printer.prepare(sample) if ours else NeverStarted(PaperTrouble.BUSY)
            return prepared if isinstance(prepared, NeverStarted) else prepared.send()

    def print_claimed(
        self,
        claimed: Sequence[ClaimedSeat],
        on_ticket: Callable[[int], None] = lambda _: None,
    ) -> PrintRun:
        """Print the seats in order; ``on_ticket`` hears the number (from 1) of each ticket before it starts.

        After a trouble the rest is released, not tried: nothing may come out later, behind the next guest's back.

        Raises:
            TerminalFaultError: the database failed; what was not recorded was not printed.
        """
        outcomes: list[tuple[ClaimedSeat, PrintOutcome]] = []
        trouble: PaperTrouble | None = None
        tickets = [self.ticket(mine, mine.seat.copies + 1) for mine in claimed]
        for number, (mine, ticket) in enumerate(zip(claimed, tickets, strict=True), start=1):
            if trouble is None:
                on_ticket(number)
                outcome = self._print_one(mine, ticket, self._drawing(tickets[number : number + 1]))
            else:
                outcome = self._let_go(mine, NeverStarted(trouble))
            trouble = None if isinstance(outcome, CameOut) else outcome.trouble
            outcomes.append((mine, outcome))
        return PrintRun(tuple(outcomes))

    def _drawing(self, coming: Sequence[Ticket]) -> Meanwhile:
        """Return what to do while a ticket prints: draw the next one, where there is one."""

        def draw() -> None:
            for ticket in coming:
                self.printer.draw_ahead(ticket)

        return draw

    def _print_one(self, mine: ClaimedSeat, ticket: Ticket, meanwhile: Meanwhile) -> PrintOutcome:
        prepared = self.printer.prepare(ticket)
        if isinstance(prepared, NeverStarted):
            return self._let_go(mine, prepared)
        self._move(mine, Act.START_PRINT, PrintStarted(ticket.ticket_no, ticket.copy_no), ticket.copy_no)
        return self.send(mine, ticket.copy_no, prepared, meanwhile)

    def send(
        self, mine: ClaimedSeat, copy_no: int, prepared: PreparedTicket, meanwhile: Meanwhile = nothing
    ) -> PrintOutcome:
        """Send a prepared copy whose start is on disk, and record what became of it.

        Raises:
            IllegalActError: the start is not on disk.
            TerminalFaultError: the database failed; what became of the copy is in nobody's record.
        """
        ticket_no = mine.seat.ticket_no
        outcome = prepared.send(meanwhile)
        match outcome:
            case CameOut(promise):
                self._move(mine, Act.CONFIRM, TicketPrinted(ticket_no, copy_no, promise.value), copy_no)
            case MayHaveComeOut(sent, total, trouble):
                event = PrintUnconfirmed(ticket_no, copy_no, sent, total, trouble.value)
                self._move(mine, Act.LOSE_TRACK, event, copy_no)
            case NeverStarted():
                self._let_go(mine, outcome, Act.CALL_OFF)
            case _:
                assert_never(outcome)
        return outcome

    def _let_go(self, mine: ClaimedSeat, outcome: NeverStarted, act: Act = Act.RELEASE) -> NeverStarted:
        self._move(mine, act, SeatReleased(mine.seat.ticket_no, outcome.trouble.value))
        return outcome

    def _move(self, mine: ClaimedSeat, act: Act, event: Event, copy_no: int | None = None) -> None:
        move_seat(mine.seat.ticket_no, act, event, units=self.units, clock=self.clock, copy_no=copy_no)

    def ticket(self, mine: ClaimedSeat, copy_no: int) -> Ticket:
        """Return the facts that stand on one copy of a seat's ticket."""
        zone = self.identity.zone
        return Ticket(
            ticket_no=mine.seat.ticket_no,
            copy_no=copy_no,
            cinema=self.identity.cinema,
            showing=mine.showing,
            place=mine.seat.place,
            price_fen=mine.showing.price_fen,
            terminal_no=self.identity.terminal_no,
            printed_at=self.clock().astimezone(zone),
            starts_at=mine.showing.starts_at.astimezone(zone),
            qr_payload=ticket_qr(
                mine.seat.ticket_no, copy_no, self.identity.terminal_no, self.sign, rehearsal=self.rehearsal
            ),
            rehearsal=self.rehearsal,
        )
