"""What became of a paper."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication, QObject

from willcall.boxoffice.tokens import Tone
from willcall.qtkit.fault_words import printer_words
from willcall.redemption.domain.paper import CameOut, MayHaveComeOut, NeverStarted, PaperTrouble, PrintOutcome
from willcall.redemption.service.print_tickets import PrintRun

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


def run_words(run: PrintRun) -> Told:
    """Return what became of the papers of one collection."""
    outcomes = [outcome for _, outcome in run.outcomes]
    doubtful = [each for each in outcomes if isinstance(each, MayHaveComeOut)]
    if not outcomes:
        return translate("Outcome", "Nothing was printed: somebody else was quicker, or it was taken back."), Tone.WARN
    if run.printed == len(outcomes):
        return OutcomeCounts().printed(run.printed), Tone.GOOD
    #: %1 papers of %2 came out
    words = translate("Outcome", "%1 of %2 came out.").replace("%1", str(run.printed))
    words = words.replace("%2", str(len(outcomes)))
    if doubtful:
        #: %1 is a number of papers
        words += " " + translate("Outcome", "%1 in doubt: settle it.").replace("%1", str(len(doubtful)))
    if run.trouble:
        words += " " + trouble_words(run.trouble)
    return words, Tone.BAD if doubtful else Tone.WARN


class OutcomeCounts(QObject):
    """Phrases with a number: Qt's ``lupdate`` finds plural forms only in calls of ``tr``."""

    def printed(self, count: int) -> str:
        """Return how many tickets came out."""
        return self.tr("%n ticket(s) printed", "", count)
