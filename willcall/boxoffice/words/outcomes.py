"""What became of a paper."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from willcall.boxoffice.tokens import Tone
from willcall.qtkit.fault_words import printer_words
from willcall.redemption.domain.paper import CameOut, MayHaveComeOut, NeverStarted, PaperTrouble, PrintOutcome

translate = QCoreApplication.translate

Told = tuple[str, Tone]


def trouble_words(trouble: PaperTrouble) -> str:
    """Return what is the matter with the printer, with the code that staff look up."""
    return f"{printer_words(trouble)[0]} ({trouble.value})"


def told_of(outcome: PrintOutcome) -> Told:
    """Return what became of a paper, and how urgent that is."""
    match outcome:
        case CameOut():
            return translate("Outcome", "the paper came out"), Tone.GOOD
        case MayHaveComeOut():
            #: %1 says what is the matter with the printer
            words = translate("Outcome", "not certain whether the paper came out. %1")
            return words.replace("%1", trouble_words(outcome.trouble)), Tone.BAD
        case NeverStarted():
            #: %1 says what is the matter with the printer
            words = translate("Outcome", "nothing was printed. %1")
            return words.replace("%1", trouble_words(outcome.trouble)), Tone.WARN
        case _:
            assert_never(outcome)
