"""All that a machine in the foyer needs: guests collect at it, and staff look after it."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import assert_never

from willcall.redemption.domain.desk_events import StaffSignedOut
from willcall.redemption.domain.ending import Ending
from willcall.redemption.domain.events import Event
from willcall.redemption.domain.faults import TerminalFaultError
from willcall.redemption.domain.health import HealthRow
from willcall.redemption.domain.machine_events import ProgramLeft, PutInService, SamplePrinted, TakenOutOfService
from willcall.redemption.domain.paper import CameOut, MayHaveComeOut, NeverStarted, PrinterState, PrintOutcome
from willcall.redemption.domain.seats import Seat
from willcall.redemption.domain.sign_in import SignIn
from willcall.redemption.domain.tickets import Ticket
from willcall.redemption.domain.verdicts import Verdict
from willcall.redemption.service.collection_desk import CollectionDesk
from willcall.redemption.service.ports import PinKeeper
from willcall.redemption.service.print_tickets import PrintRun
from willcall.redemption.service.sign_in import sign_in
from willcall.redemption.service.terminal_health import TerminalHealth


@dataclass(frozen=True, slots=True)
class MachineDesk:
    """The use cases of a machine, bound to one terminal. Safe to call from any one thread at a time.

    That a member of staff is signed in, and what their role may do, is the screen's to see to. ``sample`` makes a
    ticket that admits nobody. Each call raises ``TerminalFaultError`` where the database failed.
    """

    collecting: CollectionDesk
    pins: PinKeeper
    looking: TerminalHealth
    sample: Callable[[], Ticket]

    def look_up(self, text: str) -> Verdict:
        """Answer for what was typed or scanned; see ``service.look_up``."""
        return self.collecting.look_up(text)

    def collect(
        self, ticket_nos: Sequence[str], attempt: str, on_ticket: Callable[[int], None] = lambda _: None
    ) -> PrintRun:
        """Claim the seats and print them; see ``CollectionDesk.collect``."""
        return self.collecting.collect(ticket_nos, attempt, on_ticket)

    def settle_leftovers(self) -> tuple[Seat, ...]:
        """Settle what a collection left in hand that ended by a fault; see ``CollectionDesk.settle_leftovers``."""
        return self.collecting.settle_leftovers()

    def printer_state(self) -> PrinterState:
        """Ask the printer how it is, and note it where it is another state than before."""
        return self.collecting.printer_state()

    def in_service(self) -> bool:
        """Say whether the machine serves guests; what staff decided outlives a restart."""
        with self.collecting.printing.units.reading() as unit:
            return unit.machine.read().out_of_service_since is None

    def sign_in(self, staff_no: str, pin: str, locked_by: str = "") -> SignIn:
        """Check a PIN; see ``service.sign_in``."""
        desk = self.collecting.printing
        return sign_in(staff_no, pin, units=desk.units, pins=self.pins, clock=desk.clock, locked_by=locked_by)

    def health(self) -> tuple[HealthRow, ...]:
        """Ask the printer, and look at every part; a fault of the database is a row of its own."""
        return self.looking.rows(self._seen())

    def test_print(self, staff_no: str) -> PrintOutcome:
        """Print a sample that belongs to no seat."""
        outcome = self.collecting.printing.print_sample(self.sample())
        self._note(_sample_printed(staff_no, outcome))
        return outcome

    def set_in_service(self, staff_no: str, *, in_service: bool) -> None:
        """Take the machine out of service, or put it in service again; nothing where it is so already."""
        desk = self.collecting.printing
        now = desk.clock()
        with desk.units.writing() as unit:
            standing = unit.machine.read()
            if (standing.out_of_service_since is None) is in_service:
                return
            unit.machine.write(replace(standing, out_of_service_since=None if in_service else now))
            unit.journal.append([PutInService(staff_no) if in_service else TakenOutOfService(staff_no)], now)
            unit.commit()

    def sign_out(self, staff_no: str) -> None:
        """Note that a member of staff is done, or has gone."""
        self._note(StaffSignedOut(staff_no))

    def leave(self, staff_no: str, how: Ending) -> None:
        """Note that the program ends because somebody said so."""
        self._note(ProgramLeft(staff_no, how.value))

    def _seen(self) -> PrinterState | None:
        """Return the printer's state, noted where that can be done; None where it cannot even be asked."""
        desk, state = self.collecting.printing, None
        with suppress(TerminalFaultError):  # a row of its own says so
            state = desk.look()
            desk.watch.note(state, desk.units, desk.clock())
        return state

    def _note(self, event: Event) -> None:
        desk = self.collecting.printing
        with desk.units.writing() as unit:
            unit.journal.append([event], desk.clock())
            unit.commit()


def _sample_printed(staff_no: str, outcome: PrintOutcome) -> SamplePrinted:
    match outcome:
        case CameOut():
            return SamplePrinted(staff_no, "came_out", "")
        case MayHaveComeOut():
            return SamplePrinted(staff_no, "may_have_come_out", outcome.trouble.value)
        case NeverStarted():
            return SamplePrinted(staff_no, "never_started", outcome.trouble.value)
        case _:
            assert_never(outcome)
