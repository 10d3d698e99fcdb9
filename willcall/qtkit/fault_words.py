"""The words for each trouble of the printer and each fault of the machine; no two share a title (R9)."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from willcall.redemption.domain.faults import FaultCode
from willcall.redemption.domain.paper import PaperTrouble

translate = QCoreApplication.translate

Words = tuple[str, str, str]
"""A title, what happened, what to do now."""


def printer_words(trouble: PaperTrouble) -> Words:
    """Return what a guest reads while the printer cannot print."""
    match trouble:
        case PaperTrouble.PAPER_END | PaperTrouble.COVER_OPEN | PaperTrouble.CUTTER | PaperTrouble.OVERHEATED:
            return _paper_path_words(trouble)
        case PaperTrouble.NOT_ANSWERING | PaperTrouble.OFF_LINE | PaperTrouble.BUSY | PaperTrouble.NO_ANSWERS:
            return _line_words(trouble)
        case PaperTrouble.FAILED | PaperTrouble.NO_ROOM | PaperTrouble.TEMPLATE:
            return _fault_words(trouble)
        case _:
            assert_never(trouble)


def _paper_path_words(trouble: PaperTrouble) -> Words:
    words = {
        PaperTrouble.PAPER_END: (
            translate("Printer", "Out of ticket paper"),
            translate("Printer", "The roll is used up."),
            translate("Printer", "Please tell our staff, or use another machine."),
        ),
        PaperTrouble.COVER_OPEN: (
            translate("Printer", "The printer is open"),
            translate("Printer", "Somebody is seeing to the printer."),
            translate("Printer", "It goes on as soon as the printer is closed. Or use another machine."),
        ),
        PaperTrouble.CUTTER: (
            translate("Printer", "The ticket cutter is stuck"),
            translate("Printer", "A paper is caught in the printer."),
            translate("Printer", "Please do not pull at the paper. Tell our staff, or use another machine."),
        ),
        PaperTrouble.OVERHEATED: (
            translate("Printer", "The printer is cooling down"),
            translate("Printer", "It has printed a great many tickets."),
            translate("Printer", "It goes on by itself in a few minutes. Or use another machine."),
        ),
    }
    return words[trouble]


def _line_words(trouble: PaperTrouble) -> Words:
    elsewhere = translate("Printer", "Please use another machine, or see our staff.")
    words = {
        PaperTrouble.NOT_ANSWERING: (
            translate("Printer", "The printer does not answer"),
            translate("Printer", "This machine cannot reach its printer."),
            elsewhere,
        ),
        PaperTrouble.OFF_LINE: (
            translate("Printer", "The printer is switched off-line"),
            translate("Printer", "It prints nothing until somebody switches it on again."),
            elsewhere,
        ),
        PaperTrouble.BUSY: (
            translate("Printer", "The printer is busy"),
            translate("Printer", "It is still at work on another ticket."),
            translate("Printer", "Please wait a moment: it goes on by itself."),
        ),
        PaperTrouble.NO_ANSWERS: (
            translate("Printer", "The printer cannot tell whether a ticket came out"),
            translate("Printer", "This machine does not know what is on paper."),
            elsewhere,
        ),
    }
    return words[trouble]


def _fault_words(trouble: PaperTrouble) -> Words:
    elsewhere = translate("Printer", "Please use another machine, or see our staff.")
    words = {
        PaperTrouble.FAILED: (
            translate("Printer", "The printer has a fault"),
            translate("Printer", "It reports a fault of its own."),
            elsewhere,
        ),
        PaperTrouble.NO_ROOM: (
            translate("Printer", "There is no room for further tickets"),
            translate("Printer", "The disk where this machine writes its tickets is full."),
            elsewhere,
        ),
        PaperTrouble.TEMPLATE: (
            translate("Printer", "Tickets cannot be printed here"),
            translate("Printer", "The form of this machine's tickets cannot be used."),
            elsewhere,
        ),
    }
    return words[trouble]


def fault_title(code: FaultCode) -> str:
    """Return in one line what is the matter with the machine."""
    titles = {
        FaultCode.DATABASE_BUSY: translate("Fault", "This machine is busy"),
        FaultCode.DATABASE_DAMAGED: translate("Fault", "The records of this machine are damaged"),
        FaultCode.DISK_FULL: translate("Fault", "The disk of this machine is full"),
        FaultCode.DATABASE_UNREACHABLE: translate("Fault", "This machine cannot reach its records"),
        FaultCode.DATABASE_TOO_NEW: translate("Fault", "The program of this machine is too old for its records"),
        FaultCode.JOURNAL_TOUCHED: translate("Fault", "The records of this machine cannot be trusted"),
        FaultCode.KEY_MISSING: translate("Fault", "A key of this machine is missing"),
        FaultCode.NOT_ENROLLED: translate("Fault", "This machine is not set up yet"),
        FaultCode.ALREADY_ENROLLED: translate("Fault", "This machine is set up already"),
        FaultCode.KEYS_TAKEN: translate("Fault", "This machine has the keys of another one"),
        FaultCode.CENTRE_UNREACHABLE: translate("Fault", "This machine does not reach head office"),
        FaultCode.CENTRE_REFUSED: translate("Fault", "Head office does not accept this machine"),
        FaultCode.CENTRE_FAILED: translate("Fault", "Head office has a fault"),
        FaultCode.LINE_NOT_SAFE: translate("Fault", "The line to head office is not safe"),
        FaultCode.PACK_REFUSED: translate("Fault", "This machine was sent codes that it cannot trust"),
    }
    return titles[code]
