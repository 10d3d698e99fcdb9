"""Claim seats and print them, as one run: at most one of a terminal at a time, whichever programs print for it."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from willcall.redemption.domain.paper import NeverStarted, PaperTrouble
from willcall.redemption.service.claim_seats import AT_THE_MACHINE, ClaimedSeat, Collector, claim_seats
from willcall.redemption.service.print_tickets import PrintDesk, PrintRun

OnTicket = Callable[[int], None]
"""Hears the number (from 1) of each ticket before it starts."""


def collect_seats(
    ticket_nos: Sequence[str], attempt: str, on_ticket: OnTicket, *, desk: PrintDesk, by: Collector = AT_THE_MACHINE
) -> PrintRun:
    """Claim the seats and print them. Seats that were claimed elsewhere meanwhile are not in the run.

    Where another program prints for too long nothing is claimed, and the printer is told to be busy.

    Raises:
        TerminalFaultError: the database failed; what was not recorded was not printed.
    """
    with desk.turn.take() as ours:
        if not ours:
            return _busy(ticket_nos, desk)
        claim = claim_seats(
            ticket_nos, attempt, units=desk.units, terminal_no=desk.identity.terminal_no, clock=desk.clock, by=by
        )
        run = desk.print_claimed(claim.seats, on_ticket)
    return replace(run, withdrawn=claim.withdrawn)


def _busy(ticket_nos: Sequence[str], desk: PrintDesk) -> PrintRun:
    with desk.units.reading() as unit:
        wanted = [ClaimedSeat(*pair) for pair in unit.shelf.find_seats(ticket_nos)]
    return PrintRun(tuple((each, NeverStarted(PaperTrouble.BUSY)) for each in wanted))
