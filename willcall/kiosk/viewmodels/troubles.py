"""The words for what is broken or came out wrong: the printer, this machine, a print run that ended early (R9)."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from willcall.kiosk.states import PrinterTrouble, PrintIncomplete, TerminalFault
from willcall.kiosk.viewmodels.advice import Advice
from willcall.redemption.domain.faults import BUG_REASON, FaultCode
from willcall.redemption.domain.paper import PaperTrouble
from willcall.redemption.domain.verdicts import REASON_CODES, UnconfirmedPrint

translate = QCoreApplication.translate

CRASH_REASON = BUG_REASON
"""The reason code of the out-of-order screen."""

GONE_REASON = "C12"
"""The reason code when seats were taken by another attempt between looking up and printing."""


def printer_advice(state: PrinterTrouble) -> Advice:
    """Return what the screen says while the printer cannot print."""
    return Advice(
        _printer_title(state.trouble),
        translate("Trouble", "This machine cannot print at the moment. Your code stays good."),
        translate("Trouble", "Please use another machine, or see our staff."),
        reason=state.trouble.value,
        broken=True,
    )


def _printer_title(trouble: PaperTrouble) -> str:  # noqa: PLR0911  # a title for each trouble
    match trouble:
        case PaperTrouble.PAPER_END:
            return translate("Trouble", "Out of ticket paper")
        case PaperTrouble.COVER_OPEN:
            return translate("Trouble", "The printer is open")
        case PaperTrouble.CUTTER:
            return translate("Trouble", "The ticket cutter is stuck")
        case PaperTrouble.OVERHEATED:
            return translate("Trouble", "The printer is cooling down")
        case PaperTrouble.NOT_ANSWERING | PaperTrouble.OFF_LINE:
            return translate("Trouble", "The printer is not connected")
        case PaperTrouble.FAILED | PaperTrouble.NO_ROOM:
            return translate("Trouble", "The printer has a fault")
        case PaperTrouble.TEMPLATE:
            return translate("Trouble", "Tickets cannot be printed here")
        case _:
            assert_never(trouble)


def fault_advice(state: TerminalFault) -> Advice:
    """Return what the screen says when this machine, not the code, failed."""
    happened = translate("Trouble", "It is this machine, not your code. Your code stays good.")
    if state.press:
        happened = translate("Trouble", "It is this machine, not your code. Not every ticket may have come out.")
    return Advice(
        _fault_title(state.code),
        happened,
        translate("Trouble", "Please use another machine, or see our staff."),
        reason=state.code.value,
        broken=True,
    )


def _fault_title(code: FaultCode) -> str:
    match code:
        case FaultCode.DATABASE_BUSY:
            return translate("Trouble", "This machine is busy")
        case FaultCode.DATABASE_DAMAGED | FaultCode.DATABASE_UNREACHABLE | FaultCode.DATABASE_TOO_NEW:
            return translate("Trouble", "This machine cannot read its records")
        case FaultCode.DISK_FULL:
            return translate("Trouble", "The disk of this machine is full")
        case FaultCode.KEY_MISSING | FaultCode.NOT_ENROLLED | FaultCode.ALREADY_ENROLLED | FaultCode.KEYS_TAKEN:
            return translate("Trouble", "This machine is not set up")
        case (
            FaultCode.CENTRE_UNREACHABLE
            | FaultCode.CENTRE_REFUSED
            | FaultCode.CENTRE_FAILED
            | FaultCode.PACK_REFUSED
            | FaultCode.LINE_NOT_SAFE
        ):
            return translate("Trouble", "This machine was not supplied")
        case _:
            assert_never(code)


def out_of_order_advice() -> Advice:
    """Return what the screen says after a bug."""
    return Advice(
        translate("Trouble", "Out of order"),
        translate("Trouble", "Something went wrong in this machine. Your code stays good."),
        translate("Trouble", "Please use another machine, or see our staff."),
        reason=CRASH_REASON,
        broken=True,
    )


def incomplete_advice(state: PrintIncomplete) -> Advice:
    """Return what the screen says when not every paper came out, ticket by ticket."""
    return Advice(
        _incomplete_title(state),
        _incomplete_happened(state),
        _incomplete_next(state),
        facts=_incomplete_facts(state),
        reason=incomplete_reason(state),
        broken=state.trouble is not None or state.doubtful > 0,
    )


def incomplete_reason(state: PrintIncomplete) -> str:
    """Return the reason code: the printer's trouble, else a paper in doubt, else that somebody else was quicker."""
    if state.trouble:
        return state.trouble.value
    return REASON_CODES[UnconfirmedPrint] if state.doubtful else GONE_REASON


def _incomplete_title(state: PrintIncomplete) -> str:
    if state.printed:
        #: %1 tickets of %2 were printed
        text = translate("Trouble", "%1 of %2 tickets came out")
        return text.replace("%1", str(state.printed)).replace("%2", str(state.asked))
    if state.unconfirmed:
        return translate("Trouble", "The printer stopped")
    if state.doubtful:
        return translate("Trouble", "Printing broke off")
    return translate("Trouble", "Nothing was printed")


def _incomplete_happened(state: PrintIncomplete) -> str:
    if state.unconfirmed:
        return translate("Trouble", "The printer stopped in the middle of a ticket.")
    if state.doubtful:
        return translate("Trouble", "This machine failed in the middle of a ticket. Please count your tickets.")
    if state.released:
        return translate("Trouble", "The printer stopped. What did not come out is still yours.")
    return translate("Trouble", "The other seats have just been collected with the same code.")


def _incomplete_next(state: PrintIncomplete) -> str:
    if state.unconfirmed or state.doubtful or not state.released:
        return translate("Trouble", "Please see our staff: they can check and give you your tickets.")
    return translate("Trouble", "Use the same code again when the printer is ready, or see our staff.")


def _incomplete_facts(state: PrintIncomplete) -> tuple[tuple[str, str], ...]:
    uncertain = state.unconfirmed + state.doubtful
    counts = (
        #: label of a count of tickets
        (translate("Trouble", "Came out"), state.printed),
        #: label of a count of tickets that may or may not have been printed
        (translate("Trouble", "Not certain"), uncertain),
        #: label of a count of tickets that were certainly not printed
        (translate("Trouble", "Still to collect"), state.released),
        #: label of a count of tickets that another attempt took meanwhile
        (translate("Trouble", "Collected elsewhere"), state.asked - state.printed - uncertain - state.released),
    )
    return tuple((label, str(count)) for label, count in counts if count)
