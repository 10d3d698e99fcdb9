"""The system's own spooler: CUPS, or that of Windows."""

import sys

from willcall.printing.transports import Transport
from willcall.printing.transports.queues import PrintQueue, SpoolerPatience
from willcall.printing.transports.spooled import SpooledTransport


def system_spooler(queue: str, patience: SpoolerPatience | None = None) -> Transport:
    """Return the way to paper over one of the system's queues, by its name. Touches nothing yet."""
    patience = patience or SpoolerPatience()
    return SpooledTransport(_queue(queue, patience), patience)


def _queue(name: str, patience: SpoolerPatience) -> PrintQueue:
    # each is imported where it is used: the other system has not even what it stands on
    if sys.platform == "win32":
        from willcall.printing.transports.windows_spooler import WindowsQueue  # noqa: PLC0415

        return WindowsQueue(name)
    from willcall.printing.transports.cups import CupsQueue  # noqa: PLC0415

    return CupsQueue(name, patience)
