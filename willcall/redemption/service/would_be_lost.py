"""What head office would never hear of, were this terminal given up now."""

from willcall.redemption.domain.events import PrintUnconfirmed, TicketPrinted
from willcall.redemption.domain.farewells import LostEntries
from willcall.redemption.service.ports import Outbox

_ALL = 2**31 - 1
"""Entries. No journal is that long."""


def would_be_lost(outbox: Outbox) -> LostEntries | None:
    """Return what the centre has not acknowledged; None where it has all of it (R4).

    Raises:
        TerminalFaultError: the database failed.
    """
    waiting = outbox.waiting(_ALL)
    if not waiting:
        return None
    kinds = [entry.kind for entry in waiting]
    return LostEntries(
        waiting[0].sequence,
        waiting[-1].sequence,
        kinds.count(TicketPrinted.kind),
        kinds.count(PrintUnconfirmed.kind),
    )
