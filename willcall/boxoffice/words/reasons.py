"""Reasons as the journal has them, in words."""

from PySide6.QtCore import QCoreApplication

from willcall.qtkit.fault_words import printer_words
from willcall.redemption.domain.collecting import NoCodeReason
from willcall.redemption.domain.exceptions import ClosingReason
from willcall.redemption.domain.paper import PaperTrouble
from willcall.redemption.domain.print_evidence import Interruption
from willcall.redemption.domain.releases import ReleaseReason
from willcall.redemption.domain.reprints import ReprintReason
from willcall.redemption.domain.settlements import SCANNED_REASON, CameOutReason, NoPaperReason

translate = QCoreApplication.translate

Reason = NoCodeReason | ClosingReason | ReleaseReason | ReprintReason | CameOutReason | NoPaperReason


def reason_words(reason: str) -> str:
    """Return a reason in words; one from a later version of the program as it is."""
    if reason in set(PaperTrouble):
        return f"{printer_words(PaperTrouble(reason))[0]} ({reason})"
    return _words().get(reason, reason)


def _words() -> dict[str, str]:
    return {
        ReprintReason.UNREADABLE: translate("Reason", "Torn or unreadable"),
        ReprintReason.LOST: translate("Reason", "Lost by the guest"),
        ReprintReason.JAMMED: translate("Reason", "Jammed in the printer"),
        ReprintReason.FAINT: translate("Reason", "Printed too faint"),
        ReprintReason.CUT_WRONG: translate("Reason", "Cut in the wrong place"),
        ReprintReason.LEFT_BEHIND: translate("Reason", "Taken by somebody else"),
        ReprintReason.OTHER: translate("Reason", "Other (with a note)"),
        NoPaperReason.NOTHING_CAME_OUT: translate("Reason", "Nothing came out"),
        NoPaperReason.HALF_A_TICKET: translate("Reason", "Half a ticket, thrown away"),
        NoPaperReason.BLANK_PAPER: translate("Reason", "Blank paper, thrown away"),
        CameOutReason.HANDED_OUT: translate("Reason", "Handed out already"),
        CameOutReason.UNREADABLE: translate("Reason", "Its QR cannot be read"),
        SCANNED_REASON: translate("Reason", "The paper was scanned"),
        ReleaseReason.MACHINE_STOPPED: translate("Reason", "The machine stopped, nothing is in its printer"),
        ReleaseReason.PAPER_DESTROYED: translate("Reason", "The paper is in hand and torn up"),
        ReleaseReason.SEEN_ON_CAMERA: translate("Reason", "The recording shows that none was taken"),
        ReleaseReason.WRONG_TICK: translate("Reason", "Ticked by mistake, nobody was let in"),
        NoCodeReason.CODE_LOST: translate("Reason", "The guest lost the code"),
        NoCodeReason.PHONE_DEAD: translate("Reason", "The guest's phone is dead"),
        NoCodeReason.UNREADABLE: translate("Reason", "The code cannot be read"),
        ClosingReason.GUEST_HELPED: translate("Reason", "The guest was helped"),
        ClosingReason.HEAD_OFFICE_KNOWS: translate("Reason", "Head office knows"),
        ClosingReason.HARMLESS: translate("Reason", "Looked into, harmless"),
        ClosingReason.GUESSER_SENT_AWAY: translate("Reason", "Whoever guessed was sent away"),
        Interruption.CRASH: translate("Reason", "the program ended amid the print"),
        Interruption.FAULT: translate("Reason", "the records failed amid the print"),
    }
