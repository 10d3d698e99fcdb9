"""The words for what is broken or came out wrong: the printer, this machine, a print run that ended early (R9)."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from willcall.kiosk.journey.basket import Tally
from willcall.kiosk.journey.states import PrinterTrouble, PrintIncomplete, TerminalFault
from willcall.kiosk.viewmodels.advice import Advice
from willcall.kiosk.viewmodels.house import HouseWords
from willcall.kiosk.viewmodels.phrases import Phrases
from willcall.kiosk.viewmodels.pictures import BROKEN_MACHINE, RESTING_MACHINE, incomplete_picture, printer_picture
from willcall.qtkit.fault_words import fault_title, printer_words
from willcall.redemption.domain.faults import BUG_REASON
from willcall.redemption.domain.verdicts import REASON_CODES, UnconfirmedPrint

translate = QCoreApplication.translate

CRASH_REASON = BUG_REASON
"""The reason code of the out-of-order screen."""

GONE_REASON = "C12"
"""The reason code when seats were taken by another attempt between looking up and printing."""


def printer_advice(state: PrinterTrouble) -> Advice:
    """Return what the screen says while the printer cannot print."""
    title, happened, next_step = printer_words(state.trouble)
    if state.basket.finds:
        next_step = translate("Trouble", "Your tickets stay here until it prints again. Or use another machine.")
    return Advice(
        title,
        #: %1 is a sentence about the printer
        translate("Trouble", "%1 Your code stays good.").replace("%1", happened),
        next_step,
        reason=state.trouble.value,
        broken=True,
        picture=printer_picture(state),
    )


def fault_advice(state: TerminalFault) -> Advice:
    """Return what the screen says when this machine, not the code, failed."""
    happened = translate("Trouble", "It is this machine, not your code. Your code stays good.")
    if state.press:
        happened = translate("Trouble", "It is this machine, not your code. Not every ticket may have come out.")
    return Advice(
        fault_title(state.code),
        happened,
        translate("Trouble", "Please use another machine, or see our staff."),
        reason=state.code.value,
        broken=True,
        picture=BROKEN_MACHINE,
    )


def out_of_service_advice(words: HouseWords) -> Advice:
    """Return what the screen says while staff have taken the machine out of service."""
    return Advice(
        words.out_of_service_headline,
        translate("Trouble", "Our staff are seeing to it. Your code stays good."),
        words.out_of_service_next,
        picture=RESTING_MACHINE,
    )


def out_of_order_advice() -> Advice:
    """Return what the screen says after a bug."""
    return Advice(
        translate("Trouble", "Out of order"),
        translate("Trouble", "Something went wrong in this machine; it starts again by itself. Your code stays good."),
        translate("Trouble", "Please use another machine, or see our staff."),
        reason=CRASH_REASON,
        broken=True,
        picture=BROKEN_MACHINE,
    )


def with_help(advice: Advice, help_line: str) -> Advice:
    """Return the advice with the cinema's own line on where help is, if it has one."""
    if not help_line:
        return advice
    #: label over where help is, such as a counter or a telephone number
    return replace(advice, facts=(*advice.facts, (translate("Trouble", "Help"), help_line)))


def incomplete_advice(state: PrintIncomplete, say: Phrases) -> Advice:
    """Return what the screen says when not every paper came out, ticket by ticket."""
    return Advice(
        _incomplete_title(state),
        _incomplete_happened(state),
        _incomplete_next(state),
        facts=(*_incomplete_facts(state), *_facts_by_showing(state, say)),
        reason=incomplete_reason(state),
        broken=state.trouble is not None or state.doubtful > 0,
        picture=incomplete_picture(state),
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


def _facts_by_showing(state: PrintIncomplete, say: Phrases) -> tuple[tuple[str, str], ...]:
    """Return how many came out of which showing, where there are several and it is certain."""
    if len(state.tallies) < 2:  # noqa: PLR2004  # several
        return ()
    return tuple((say.time_and_screen(tally.showing), _came_out(tally)) for tally in state.tallies)


def _came_out(tally: Tally) -> str:
    #: of one showing's tickets, %1 of %2 were printed; keep it short
    text = translate("Trouble", "%1 of %2 came out")
    return text.replace("%1", str(tally.printed)).replace("%2", str(tally.asked))
