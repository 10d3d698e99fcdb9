"""Try the printer that the settings name, from its state to a paper in the hand; no terminal, no database."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, assert_never

from willcall.kiosk.heart import only_one, printer_of, sample_at, see_printer
from willcall.redemption.domain.paper import (
    CameOut,
    MayHaveComeOut,
    NeverStarted,
    PaperNotice,
    PaperTrouble,
    PrinterState,
    PrintOutcome,
    Promise,
)
from willcall.redemption.domain.paper_words import PaperCode, paper_words
from willcall.redemption.print_turn import LONGEST_WAIT_S, LockedTurn

if TYPE_CHECKING:
    from willcall.redemption.service.ports import ReadyPrinter
    from willcall.redemption.settings import TerminalSettings

Tell = Callable[[str], None]
"""Takes one line for whoever tries the printer."""


def print_test(settings: "TerminalSettings", tell: Tell, longest_wait_s: float = LONGEST_WAIT_S) -> bool:
    """Ask the printer how it is, print one sample ticket that admits nobody, and say what became of it.

    A box office that prints for the same terminal is waited for.

    Returns:
        Whether a ticket printed now would have come out, as far as the printer promises.

    Raises:
        CannotStartError: no printer is named, or a kiosk runs and prints here already.
    """
    see_printer(settings.printer)
    with only_one(settings.data_dir), LockedTurn(settings.data_dir, longest_wait_s).take() as ours:
        if not ours:
            _tell_code(PaperTrouble.BUSY, tell)
            return False
        printer = printer_of(settings)
        try:
            return _tried(printer, tell)
        finally:
            printer.close()


def _tried(printer: "ReadyPrinter", tell: Tell) -> bool:
    printer.warm_up()
    state = printer.state()
    _tell_state(state, tell)
    if state.trouble is not None:
        return False
    prepared = printer.prepare(sample_at(datetime.now(UTC).astimezone()))
    outcome = prepared if isinstance(prepared, NeverStarted) else prepared.send()
    _tell_outcome(outcome, tell)
    return isinstance(outcome, CameOut)


def _tell_state(state: PrinterState, tell: Tell) -> None:
    if not state.codes:
        tell("The printer is ready.")
    for code in state.codes:
        _tell_code(PaperNotice(code) if code in set(PaperNotice) else PaperTrouble(code), tell)


def _tell_code(code: PaperCode, tell: Tell) -> None:
    words = paper_words(code)
    tell(f"{code.value}  {words.happened} {words.to_do}")


def _tell_outcome(outcome: PrintOutcome, tell: Tell) -> None:
    match outcome:
        case CameOut(Promise.CONFIRMS):
            tell("The sample came out: the printer says so.")
        case CameOut():
            tell("The sample was taken by the spooler, which says that it is done. Look whether it came out.")
        case MayHaveComeOut(sent, total, trouble):
            tell(f"The sample may have come out: {sent:,} of {total:,} bytes were sent. Look for it.")
            _tell_code(trouble, tell)
        case NeverStarted(trouble):
            tell("The sample was not printed.")
            _tell_code(trouble, tell)
        case _:
            assert_never(outcome)
