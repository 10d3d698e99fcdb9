"""How many tickets came out since new paper was put in.

A printer's sensors say that a roll is near its end, or at it. How much there is before that, staff judge by this
figure: they know what their rolls hold.
"""

from itertools import islice

from willcall.redemption.domain.events import PrinterChanged, TicketPrinted
from willcall.redemption.domain.paper import PaperNotice, PaperTrouble
from willcall.redemption.service.ports import Journal
from willcall.redemption.service.printer_health import is_told_of

MOST = 3000
"""Entries that are looked through: a roll of 80 m holds some 500 tickets."""


_TOLD: tuple[type[PrinterChanged | TicketPrinted], ...] = (PrinterChanged, TicketPrinted)


def tickets_since_new_paper(journal: Journal, printer: str = "") -> int | None:
    """Count the tickets since a printer was first well again after its paper had been near its end, or at it.

    None where no such change was noted lately: on a printer without these sensors nobody knows. Tickets that another
    printer of this terminal brought out are counted with them.
    """
    tickets, since_well = 0, None
    for told in islice(journal.backwards(_TOLD), MOST):
        event = told.event
        if isinstance(event, TicketPrinted):
            tickets += 1
        elif not is_told_of(event, printer):
            continue
        elif not _is_low(event):
            since_well = since_well if event.trouble else tickets
        elif since_well is not None:
            return since_well
    return None


def _is_low(changed: PrinterChanged) -> bool:
    return changed.trouble == PaperTrouble.PAPER_END or PaperNotice.NEAR_END in changed.notices.split()
