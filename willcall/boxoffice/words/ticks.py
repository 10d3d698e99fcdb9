"""What became of the ticks of a door list."""

from PySide6.QtCore import QCoreApplication, QObject

from willcall.boxoffice.tokens import Tone
from willcall.redemption.domain.ticks import TicksEntered

translate = QCoreApplication.translate


def ticks_words(entered: TicksEntered) -> tuple[str, Tone]:
    """Return what became of them, and how urgent that is."""
    #: %1 is a number of guests
    words = [translate("Ticks", "Let in and counted: %1.").replace("%1", str(len(entered.admitted)))]
    if entered.before:
        words.append(translate("Ticks", "Entered before: %1.").replace("%1", str(len(entered.before))))
    if entered.disputed:
        #: seats that were not open any more when their tick was entered; %1 is a number
        disputed = translate("Ticks", "Not open any more: %1. Each is an exception now.")
        words.append(disputed.replace("%1", str(len(entered.disputed))))
    if entered.unknown:
        words.append(translate("Ticks", "Not on this list: %1.").replace("%1", str(len(entered.unknown))))
    bad = bool(entered.disputed or entered.unknown)
    return " ".join(words), Tone.WARN if bad else Tone.GOOD


class TickCounts(QObject):
    """Phrases with a number: Qt's ``lupdate`` finds plural forms only in calls of ``tr``."""

    def enter(self, count: int) -> str:
        """Return what the button says that enters ticks."""
        return self.tr("Enter %n tick(s)", "", count)
