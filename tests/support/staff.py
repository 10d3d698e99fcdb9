"""Members of staff, what they order and state, and the honest one who looks into the tray before."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from tests.support.packs import IDENTITY, TERMINAL_KEY
from tests.support.papers import Paper
from willcall.redemption.domain.reprints import ReprintOrder, ReprintReason
from willcall.redemption.domain.settlements import CameOutReason, NoPaperReason, SettleAnswer, Statement
from willcall.redemption.domain.staff import StaffMember, StaffRole
from willcall.redemption.service.ports import Clock, UnitsOfWork
from willcall.redemption.service.settle_print import PaperCheck, settle_by_scan, settle_by_statement

CLERK = StaffMember("7", StaffRole.CLERK)
SUPERVISOR = StaffMember("S1", StaffRole.SUPERVISOR)
TECHNICIAN = StaffMember("T-3", StaffRole.TECHNICIAN)

KEYS = {IDENTITY.terminal_no: TERMINAL_KEY.public_key().public_bytes_raw()}.get
"""The keys that the test cinema's terminal knows: its own."""


def torn(ticket_no: str, lifted_by: StaffMember | None = None) -> ReprintOrder:
    """Return a clerk's everyday order."""
    return ReprintOrder(ticket_no, ReprintReason.UNREADABLE, CLERK, lifted_by=lifted_by)


def none_came_out(ticket_no: str, copy_no: int = 1) -> Statement:
    """Return a clerk's statement that there is no paper."""
    return Statement(ticket_no, copy_no, NoPaperReason.NOTHING_CAME_OUT, CLERK)


def it_came_out(ticket_no: str, copy_no: int = 1) -> Statement:
    """Return a supervisor's word that there is one, which nobody can scan."""
    return Statement(ticket_no, copy_no, CameOutReason.HANDED_OUT, SUPERVISOR)


def settle_honestly(
    ticket_no: str, copy_no: int, tray: Iterable[Paper], units: UnitsOfWork, clock: Clock
) -> SettleAnswer:
    """Look for the paper in question: scan it where it lies in the tray, else state that there is none."""
    for paper in tray:
        if (paper.ticket_no, paper.copy_no) == (ticket_no, copy_no):
            check = PaperCheck(IDENTITY.terminal_no, KEYS)
            return settle_by_scan(ticket_no, paper.qr, CLERK, check=check, units=units, clock=clock)
    return settle_by_statement(none_came_out(ticket_no, copy_no), units=units, clock=clock)


@dataclass
class QuickPins:
    """Hashes of PINs that take no time and hide nothing; ``looked`` has every PIN that was looked at."""

    looked: list[str] = field(default_factory=list)
    meanwhile: Callable[[], None] = lambda: None

    def make(self, staff_no: str, role: StaffRole, pin: str) -> str:
        """Return what it is made of."""
        self.meanwhile()
        return f"{staff_no}/{role}/{pin}"

    def fits(self, pin_hash: str, staff_no: str, role: StaffRole, pin: str) -> bool:
        """Compare."""
        self.looked.append(pin)
        return pin_hash == self.make(staff_no, role, pin)

    def waste_time(self, pin: str) -> None:
        """Look at it all the same."""
        self.looked.append(pin)
