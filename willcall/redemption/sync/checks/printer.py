"""How the terminal's printer is, asked from a command without getting into the way of whoever prints."""

from pathlib import Path

from filelock import FileLock, Timeout

from willcall.printing.bootstrap import open_printer
from willcall.printing.templates import NoSuchTemplateError
from willcall.redemption.domain.paper import PaperTrouble, PrinterState
from willcall.redemption.print_turn import LockedTurn
from willcall.redemption.settings import TerminalSettings

_ANOTHER_HOLDS_IT = frozenset({PaperTrouble.NOT_ANSWERING, PaperTrouble.BUSY})


def ask_printer(settings: TerminalSettings, noted: PrinterState | None) -> PrinterState | None:
    """Return how the printer is; None where the settings name none.

    Whoever reaches a printer empties its buffers first. So it is asked only while nobody else prints for this terminal.
    Beside a kiosk that prints just now, or keeps the printer's only line to itself, ``noted`` is what counts: the kiosk
    asks every few seconds and notes each change.

    Raises:
        TerminalFaultError: the data folder cannot be used.
    """
    if settings.printer.kind is None:
        return None
    with LockedTurn(settings.data_dir, longest_wait_s=0).take() as ours:
        seen = _asked(settings) if ours else PrinterState(PaperTrouble.BUSY)
    by_kiosk = noted is not None and seen.trouble in _ANOTHER_HOLDS_IT and _kiosk_runs(settings.data_dir)
    return noted if by_kiosk else seen


def _asked(settings: TerminalSettings) -> PrinterState:
    try:
        printer = open_printer(settings.printer, locks=settings.data_dir)
    except NoSuchTemplateError:
        return PrinterState(PaperTrouble.TEMPLATE)
    try:
        return printer.state()
    finally:
        printer.close()


def _kiosk_runs(data_dir: Path) -> bool:
    lock = FileLock(data_dir / "kiosk.lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        return True
    lock.release()
    return False
