"""What came of looking for a seat."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication, QObject

from willcall.boxoffice.tokens import Tone
from willcall.redemption.domain.seat_queries import (
    FindAnswer,
    NoPhonesHere,
    NotANumber,
    NothingFits,
    SeatsFound,
    ShowingUnknown,
)
from willcall.redemption.domain.ticket_qr import NotATicketQr, RehearsalPaper, SignatureWrong, TerminalUnknown

translate = QCoreApplication.translate


class FindCounts(QObject):
    """Phrases with a number: Qt's ``lupdate`` finds plural forms only in calls of ``tr``."""

    def to_collect(self, count: int) -> str:
        """Return how many tickets a code opens."""
        return self.tr("%n ticket(s) to collect", "", count)

    def collect(self, count: int) -> str:
        """Return what the button says that collects."""
        return self.tr("Print %n ticket(s)", "", count)

    def found(self, count: int) -> str:
        """Return how many seats fit."""
        return self.tr("%n seat(s) found", "", count)


def find_words(answer: FindAnswer) -> tuple[str, Tone]:
    """Return what was found, or why nothing."""
    match answer:
        case SeatsFound():
            return FindCounts().found(len(answer.seats)), Tone.GOOD
        case NothingFits():
            return translate("Find", "No seat fits. Check what was typed, and the showing."), Tone.WARN
        case NotANumber():
            #: %1 is a number of digits
            words = translate("Find", "That takes %1 digits.")
            return words.replace("%1", str(answer.digits)), Tone.WARN
        case ShowingUnknown():
            return translate("Find", "This terminal does not know that showing."), Tone.WARN
        case NoPhonesHere():
            return translate("Find", "The channel gave no phones for this showing."), Tone.WARN
        case _:
            assert_never(answer)


def paper_words(paper: RehearsalPaper | NotATicketQr | SignatureWrong | TerminalUnknown) -> str:
    """Return what is the matter with a paper that was scanned."""
    match paper:
        case RehearsalPaper():
            return translate("Find", "That paper is from a rehearsal. It admits nobody.")
        case NotATicketQr():
            return translate("Find", "That is no ticket's QR.")
        case SignatureWrong():
            return translate("Find", "The signature is wrong: the ticket is forged or damaged.")
        case TerminalUnknown():
            #: %1 is the number of a machine
            words = translate("Find", "The ticket names machine %1, whose key is not here.")
            return words.replace("%1", paper.terminal_no)
        case _:
            assert_never(paper)
