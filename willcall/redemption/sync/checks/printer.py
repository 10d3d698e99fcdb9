"""How the terminal's printer is, asked from a command without getting into the way of whoever prints."""

from willcall.printing.bootstrap import is_kept, open_printer
from willcall.printing.templates import NoSuchTemplateError
from willcall.redemption.domain.paper import PaperTrouble, PrinterState
from willcall.redemption.print_turn import LockedTurn
from willcall.redemption.settings import TerminalSettings


def ask_printer(settings: TerminalSettings, noted: PrinterState | None) -> PrinterState | None:
    """Return how the printer is; None where the settings name none.

    Whoever reaches a printer empties its buffers first. So it is asked only while nobody else prints for this terminal.
    Beside a program that prints just now, or keeps the printer's line to itself, ``noted`` is what counts: it asks
    every few seconds and notes each change.

    Raises:
        TerminalFaultError: the data folder cannot be used.
    """
    if settings.printer.kind is None:
        return None
    with LockedTurn(settings.data_dir, longest_wait_s=0).take() as ours:
        if ours and not is_kept(settings.printer, settings.data_dir):
            return _asked(settings)
    return noted or PrinterState(PaperTrouble.BUSY)


def _asked(settings: TerminalSettings) -> PrinterState:
    try:
        printer = open_printer(settings.printer, locks=settings.data_dir)
    except NoSuchTemplateError:
        return PrinterState(PaperTrouble.TEMPLATE)
    try:
        return printer.state()
    finally:
        printer.close()
