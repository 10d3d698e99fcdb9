"""The words for what is broken: the printer, this machine, the program (R9)."""

from dataclasses import replace

from PySide6.QtCore import QCoreApplication

from willcall.kiosk.journey.states import PrinterTrouble, TerminalFault
from willcall.kiosk.viewmodels.advice import Advice
from willcall.kiosk.viewmodels.house import HouseWords
from willcall.kiosk.viewmodels.pictures import BROKEN_MACHINE, RESTING_MACHINE, printer_picture
from willcall.qtkit.fault_words import fault_title, printer_words
from willcall.redemption.domain.faults import BUG_REASON

translate = QCoreApplication.translate

CRASH_REASON = BUG_REASON
"""The reason code of the out-of-order screen."""

REST_REASON = "X20"
"""The reason code of a machine that staff took out of service."""


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
        reason=REST_REASON,
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
