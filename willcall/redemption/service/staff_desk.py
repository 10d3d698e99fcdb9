"""All that a staff screen needs to put paper right: see what is in doubt, settle it, reprint, see the printer."""

from dataclasses import dataclass

from willcall.redemption.domain.collecting import CollectOrder, CollectRefusal
from willcall.redemption.domain.paper import PrinterState
from willcall.redemption.domain.print_evidence import Interruption, PrintEvidence, UnconfirmedSeat
from willcall.redemption.domain.reprints import REPRINT_LIMIT, ReprintAnswer, ReprintOrder
from willcall.redemption.domain.seats import Seat
from willcall.redemption.domain.settlements import SettleAnswer, Statement
from willcall.redemption.domain.staff import StaffMember
from willcall.redemption.domain.ticket_qr import PaperReading, TerminalKeys, read_ticket_qr
from willcall.redemption.service.collect_for_guest import collect_for_guest
from willcall.redemption.service.collect_seats import OnTicket
from willcall.redemption.service.print_evidence import evidence_of, unconfirmed_prints
from willcall.redemption.service.print_tickets import PrintDesk, PrintRun
from willcall.redemption.service.printer_health import PrinterHealth, printer_health
from willcall.redemption.service.recover_seats import recover_in_turn
from willcall.redemption.service.reprint_ticket import reprint_ticket
from willcall.redemption.service.settle_print import PaperCheck, settle_by_scan, settle_by_statement


@dataclass(frozen=True, slots=True)
class StaffDesk:
    """The use cases of staff, bound to one terminal. Safe to call from any one thread at a time.

    ``collect`` and ``reprint`` print, each in its turn (decision 30). All else only reads and writes the terminal's
    database.

    Each call raises ``TerminalFaultError`` where the database failed, and then has changed nothing that it does not
    say.
    """

    printing: PrintDesk
    keys: TerminalKeys
    reprint_limit: int = REPRINT_LIMIT

    def read_paper(self, scanned: str) -> PaperReading:
        """Say what a scanned ticket is."""
        return read_ticket_qr(scanned, self.keys)

    def collect(self, order: CollectOrder, on_ticket: OnTicket = lambda _: None) -> PrintRun | CollectRefusal:
        """Hand out seats to a guest; see ``service.collect_for_guest``."""
        return collect_for_guest(order, on_ticket, desk=self.printing)

    def settle_leftovers(self) -> tuple[Seat, ...]:
        """Settle what a run left in hand that ended by a fault; see ``service.recover_seats``."""
        desk = self.printing
        return recover_in_turn(desk.turn, units=desk.units, clock=desk.clock, reason=Interruption.FAULT)

    def reprint(self, order: ReprintOrder) -> ReprintAnswer:
        """Print one more copy; see ``service.reprint_ticket``."""
        return reprint_ticket(order, desk=self.printing, limit=self.reprint_limit)

    def unconfirmed_prints(self) -> tuple[UnconfirmedSeat, ...]:
        """Return every unconfirmed seat with its evidence, the newest first."""
        return unconfirmed_prints(self.printing.units)

    def evidence_of(self, ticket_no: str) -> PrintEvidence | None:
        """Return what is known of a seat's copy in question; None where there is no question."""
        return evidence_of(ticket_no, self.printing.units)

    def settle_by_scan(self, ticket_no: str, scanned: str, staff: StaffMember) -> SettleAnswer:
        """Settle with the paper that did come out; see ``service.settle_print``."""
        desk = self.printing
        check = PaperCheck(desk.identity.terminal_no, self.keys, desk.rehearsal)
        return settle_by_scan(ticket_no, scanned, staff, check=check, units=desk.units, clock=desk.clock)

    def settle_by_statement(self, statement: Statement) -> SettleAnswer:
        """Settle by what somebody states; see ``service.settle_print`` for what they have to do before."""
        return settle_by_statement(statement, units=self.printing.units, clock=self.printing.clock)

    def printer_state(self) -> PrinterState:
        """Ask the printer how it is, and note it where it is another state than before."""
        return self.printing.printer_state()

    def printer_health(self) -> PrinterHealth | None:
        """Return the printer's last noted state and since when; None where nobody has looked yet."""
        return printer_health(self.printing.units, self.printing.watch.printer)
