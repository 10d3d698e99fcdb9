"""What became of a USB stick, in one sentence."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from willcall.boxoffice.tokens import Tone
from willcall.redemption.domain.journal_findings import JournalCut, JournalReplaced
from willcall.redemption.domain.sticks import (
    AcknowledgedBefore,
    AcknowledgedNow,
    Acknowledgement,
    JournalExported,
    PacksImported,
    StickFault,
)

translate = QCoreApplication.translate

Told = tuple[str, Tone]


def refused_words(why: StickFault, detail: str) -> str:
    """Return why a stick was not taken; %1 is a file, a cinema, a terminal, or what the system says."""
    words = {
        StickFault.UNUSABLE: translate("Stick", "The stick cannot be used: %1"),
        StickFault.NOTHING_THERE: translate("Stick", "There is no file for this terminal: %1"),
        StickFault.UNFINISHED: translate("Stick", "%1 was never finished: write it again, and wait for the end."),
        StickFault.NOT_OURS: translate("Stick", "%1 is no file of Willcall's."),
        StickFault.CUT_SHORT: translate("Stick", "%1 is cut short. Nothing of it was used; write it again."),
        StickFault.TOO_NEW: translate("Stick", "%1 was written by a later version. Install that one here first."),
        StickFault.DAMAGED: translate("Stick", "%1 is damaged or not genuine. Nothing of it was used."),
        StickFault.WRONG_WAY: translate("Stick", "%1 goes the other way: it is meant for head office."),
        StickFault.ANOTHER_CINEMA: translate("Stick", "The stick is for another cinema: %1. Nothing was used."),
        StickFault.ANOTHER_TERMINAL: translate("Stick", "The stick is for another terminal: %1. Nothing was used."),
        StickFault.UNKNOWN_TERMINAL: translate("Stick", "There is no terminal %1. Nothing was used."),
        StickFault.REVOKED_TERMINAL: translate("Stick", "Terminal %1 is revoked. Nothing was used."),
        StickFault.NOT_FOR_US: translate("Stick", "%1 was sealed for somebody else. Nothing was used."),
    }
    return words[why].replace("%1", detail)


def exported_words(done: JournalExported) -> Told:
    """Return what is on the stick now."""
    if not done.last:
        #: %1 is a file's name
        words = translate("Stick", "%1 is written; no entry waits. Take the stick out now.")
        return words.replace("%1", done.file), Tone.GOOD
    #: %1 is a file's name, %2 and %3 are numbers of entries
    words = translate("Stick", "%1 is written with entries %2 to %3. Take the stick out now.")
    return words.replace("%1", done.file).replace("%2", str(done.first)).replace("%3", str(done.last)), Tone.GOOD


def imported_words(done: PacksImported) -> Told:
    """Return what a stick from head office brought."""
    if done.is_news:
        packs = ", ".join(f"{day} v{version}" for day, version in done.applied) or "–"
        #: %1 are business days with versions
        told = translate("Stick", "Taken. Codes: %1.").replace("%1", packs)
    elif done.is_old:
        told = translate("Stick", "An old stick: this terminal holds something later. Nothing was changed.")
    else:
        told = translate("Stick", "Nothing on this stick is new. Nothing was changed.")
    #: %1 is why a pack of codes cannot be used
    bad = [translate("Stick", "Codes that cannot be used: %1.").replace("%1", reason) for reason in done.refused]
    words = " ".join([told, *bad, *_acknowledged(done.acknowledged)])
    return words, (Tone.GOOD if done.is_news else Tone.INFO) if done.is_well else Tone.BAD


def _acknowledged(word: Acknowledgement) -> list[str]:
    match word:
        case AcknowledgedNow():
            #: %1 is a number of entries
            words = translate("Stick", "Head office has the journal up to entry %1.")
            return [words.replace("%1", str(word.last))]
        case AcknowledgedBefore():
            return []
        case JournalCut() | JournalReplaced():
            return [translate("Stick", "Head office knows another journal than this terminal: call a technician.")]
        case _:
            assert_never(word)
