"""How the terminal is, in few words for the window's foot. The view of the terminals has the long ones."""

from datetime import timedelta
from typing import Final

from PySide6.QtCore import QCoreApplication

from willcall.boxoffice.tokens import Tone
from willcall.boxoffice.words.times import span
from willcall.qtkit.health_words import health_words
from willcall.redemption.domain.health import HealthRow, Level, Part

translate = QCoreApplication.translate

TONES: Final = {Level.GOOD: Tone.GOOD, Level.WARN: Tone.WARN, Level.BAD: Tone.BAD}


def status_words(row: HealthRow) -> str:
    """Return a few words about a part."""
    match row.part:
        case Part.LINE:
            return _line(row)
        case Part.OUTBOX:
            return _outbox(row)
        case Part.PACK:
            return _codes(row)
        case _:
            how, _ = health_words(row)
            #: the printer's state follows
            return translate("Status", "Printer: %1").replace("%1", f"{how} {row.code}".strip())


def _line(row: HealthRow) -> str:
    age = row.fact("age_s")
    if age is None:
        return translate("Status", "Head office never reached")
    if row.level is Level.GOOD and row.code:
        #: the last try failed, and the one before it was not long ago; %1 is a span such as 5 min
        return translate("Status", "Head office heard %1 ago").replace("%1", _span(age))
    if row.level is Level.GOOD:
        return translate("Status", "Head office on line")
    #: %1 is a span such as 5 min
    return translate("Status", "No line for %1").replace("%1", _span(age))


def _outbox(row: HealthRow) -> str:
    #: entries that head office has not got yet; %1 is a number
    waiting = translate("Status", "%1 waiting").replace("%1", str(row.fact("waiting") or 0))
    if not row.fact("refused"):
        return waiting
    #: entries that head office would not take; %1 is a number
    return f"{waiting} · " + translate("Status", "%1 refused").replace("%1", str(row.fact("refused")))


def _codes(row: HealthRow) -> str:
    if row.fact("age_s") is None:
        return translate("Status", "No codes for today")
    #: how long ago this terminal was given its codes; %1 is a span such as 5 min
    return translate("Status", "Codes %1 old").replace("%1", _span(row.fact("age_s")))


def _span(seconds: object) -> str:
    return span(timedelta(seconds=seconds if isinstance(seconds, int) else 0))
