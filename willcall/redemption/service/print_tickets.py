"""Print claimed seats, one after the other: each byte is preceded by a record on disk, each outcome followed by one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import assert_never

from willcall.redemption.domain.events import (
    Event,
    PrintStarted,
    PrintUnconfirmed,
    ReprintOrdered,
    SeatReleased,
    TicketPrinted,
)
from willcall.redemption.domain.identity import TerminalIdentity
from willcall.redemption.domain.paper import (
    CameOut,
    MayHaveComeOut,
    NeverStarted,
    PaperTrouble,
    PrintOutcome,
)
from willcall.redemption.domain.seats import Act
from willcall.redemption.domain.tickets import Sign, Ticket, ticket_qr
from willcall.redemption.service.claim_seats import ClaimedSeat
from willcall.redemption.service.move_seat import move_seat
from willcall.redemption.service.ports import (
    Clock,
    PreparedTicket,
    TicketPrinter,
    UnitsOfWork,
)


@dataclass(frozen=True, slots=True)
class PrintRun:
    """What became of each seat, in order; ``outcomes`` is as long as the claim."""

    outcomes: tuple[tuple[ClaimedSeat, PrintOutcome], ...]

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
    """What printing needs: the terminal, its signature for the ticket's QR, its printer, its books, its clock.

    ``rehearsal``: a day is being rehearsed, and each paper says so.
    """

    identity: TerminalIdentity
    sign: Sign
    printer: TicketPrinter
    units: UnitsOfWork
    clock: Clock
    rehearsal: bool = False

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
        for number, mine in enumerate(claimed, start=1):
            if trouble is None:
                on_ticket(number)
                outcome = self._print_one(mine)
            else:
                outcome = self._let_go(mine, NeverStarted(trouble))
            trouble = None if isinstance(outcome, CameOut) else outcome.trouble
            outcomes.append((mine, outcome))
        return PrintRun(tuple(outcomes))

    def reprint(self, printed: ClaimedSeat, staff_no: str, reason: str) -> PrintOutcome:
        """Print one more copy of a ticket whose paper is out; it bears its copy number and says REPRINT.

        Raises:
            IllegalActError: the seat is not printed, or another copy was begun since ``printed`` was read.
            TerminalFaultError: the database failed; nothing was printed.
        """
        copy_no = printed.seat.copies + 1
        prepared = self.printer.prepare(self.ticket(printed, copy_no))
        if isinstance(prepared, NeverStarted):
            return prepared
        self._move(
            printed,
            Act.REPRINT,
            ReprintOrdered(printed.seat.ticket_no, copy_no, staff_no, reason),
            copy_no,
        )
        return self._send(printed, copy_no, prepared)

    def _print_one(self, mine: ClaimedSeat) -> PrintOutcome:
        copy_no = mine.seat.copies + 1
        prepared = self.printer.prepare(self.ticket(mine, copy_no))
        if isinstance(prepared, NeverStarted):
            return self._let_go(mine, prepared)
        self._move(mine, Act.START_PRINT, PrintStarted(mine.seat.ticket_no, copy_no), copy_no)
        return self._send(mine, copy_no, prepared)

    def _send(self, mine: ClaimedSeat, copy_no: int, prepared: PreparedTicket) -> PrintOutcome:
        ticket_no = mine.seat.ticket_no
        outcome = prepared.send()
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
            qr_payload=ticket_qr(mine.seat.ticket_no, copy_no, self.identity.terminal_no, self.sign),
            rehearsal=self.rehearsal,
        )
