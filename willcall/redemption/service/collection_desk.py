"""All that a screen needs to hand out tickets: look a code up, collect its seats, ask the printer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from willcall.redemption.domain.paper import PrinterState
from willcall.redemption.domain.print_evidence import Interruption
from willcall.redemption.domain.seats import Seat
from willcall.redemption.domain.verdicts import Verdict
from willcall.redemption.service.collect_seats import collect_seats
from willcall.redemption.service.look_up import look_up
from willcall.redemption.service.print_tickets import PrintDesk, PrintRun
from willcall.redemption.service.recover_seats import recover_in_turn
from willcall.redemption.service.refusals import MistypedRow, forget_wrong_codes


@dataclass(frozen=True, slots=True)
class CollectionDesk:
    """The use cases of a collecting screen, bound to one terminal. Safe to call from any one thread at a time."""

    cinema_key: bytes = field(repr=False)
    printing: PrintDesk
    _mistyped: MistypedRow = field(default_factory=MistypedRow)

    def look_up(self, text: str) -> Verdict:
        """Answer for what was typed or scanned; see ``service.look_up``."""
        desk = self.printing
        return look_up(
            text,
            units=desk.units,
            cinema_key=self.cinema_key,
            identity=desk.identity,
            clock=desk.clock,
            mistyped=self._mistyped,
        )

    def collect(
        self,
        ticket_nos: Sequence[str],
        attempt: str,
        on_ticket: Callable[[int], None] = lambda _: None,
    ) -> PrintRun:
        """Claim the seats and print them; see ``service.collect_seats``.

        Whoever collects is no guesser: the wrong codes that came before are forgotten.
        """
        desk = self.printing
        run = collect_seats(ticket_nos, attempt, on_ticket, desk=desk)
        if run.printed:
            forget_wrong_codes(desk.units, desk.clock())
        return run

    def settle_leftovers(self) -> tuple[Seat, ...]:
        """Settle what a collection left in hand that ended by a fault; return the seats as they are now.

        Call it on the thread that collects, where no collection can be under way; see ``service.recover_seats``.

        Raises:
            TerminalFaultError: the database failed, or another program prints just now; nothing was changed.
        """
        desk = self.printing
        return recover_in_turn(desk.turn, units=desk.units, clock=desk.clock, reason=Interruption.FAULT)

    def printer_state(self) -> PrinterState:
        """Ask the printer how it is, and note it where it is another state than before; see ``service.printer_health``.

        Raises:
            TerminalFaultError: the database failed; the state was not noted.
        """
        return self.printing.printer_state()
