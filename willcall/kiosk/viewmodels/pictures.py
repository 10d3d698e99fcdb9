"""Which picture goes with a refusal or a trouble: a thing, a sign on it, and now and then a word in it.

The things are drawn in ``qml/Kiosk/Components/Drawings.js``, the signs in ``Mark.qml``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from willcall.kiosk.journey.states import PrinterTrouble, PrintIncomplete
from willcall.kiosk.viewmodels.phrases import Phrases
from willcall.redemption.domain.paper import PaperTrouble
from willcall.redemption.domain.showings import Showing
from willcall.redemption.domain.verdicts import (
    AlreadyCollected,
    AnotherCinema,
    AnotherDay,
    CacheTooOld,
    HeldElsewhere,
    MistypedCode,
    Refusal,
    Revoked,
    ShowingCancelled,
    ShowingMoved,
    ShowingOver,
    TooManyTries,
    UnconfirmedPrint,
    UnknownCode,
)


@dataclass(frozen=True, slots=True)
class Picture:
    """A ``thing`` with a ``sign`` and ``words``; or in their place ``papers``, tickets each with how it fares."""

    thing: str = ""
    sign: str = ""
    words: str = ""
    papers: tuple[str, ...] = ()


BROKEN_MACHINE = Picture("machine", "wrench")
RESTING_MACHINE = Picture("machine", "clock")


_REFUSALS: Mapping[type[Refusal], Picture] = {
    AlreadyCollected: Picture("ticket", "check"),
    UnconfirmedPrint: Picture("printer", "question"),
    Revoked: Picture("ticket", "cross"),
    ShowingCancelled: Picture("screen", "cross"),
    ShowingMoved: Picture("doors", "clock"),
    AnotherDay: Picture("calendar"),
    AnotherCinema: Picture("pin"),
    ShowingOver: Picture("screen", "clock"),
    UnknownCode: Picture("magnifier", "question"),
    MistypedCode: Picture("code", "exclamation"),
    HeldElsewhere: Picture("machine", "next"),
    TooManyTries: Picture("hourglass"),
    CacheTooOld: Picture("machine", "exclamation"),
}

_PRINTER: Mapping[PaperTrouble, Picture] = {
    PaperTrouble.PAPER_END: Picture("roll", "exclamation"),
    PaperTrouble.COVER_OPEN: Picture("printer_open", "exclamation"),
    PaperTrouble.CUTTER: Picture("blade", "exclamation"),
    PaperTrouble.OVERHEATED: Picture("thermometer", "clock"),
    PaperTrouble.NOT_ANSWERING: Picture("plug", "cross"),
    PaperTrouble.OFF_LINE: Picture("plug", "cross"),
    PaperTrouble.BUSY: Picture("printer", "clock"),
    PaperTrouble.NO_ANSWERS: Picture("printer", "question"),
}
"""What can be seen at the printer; any other trouble is inside it."""


def refusal_picture(verdict: Refusal, say: Phrases) -> Picture:
    """Return the picture of a verdict: with the new time, the day, the machine in it, where there is one."""
    return replace(_REFUSALS[type(verdict)], words=_word_in(verdict, say))


def _word_in(verdict: Refusal, say: Phrases) -> str:
    match verdict:
        case ShowingMoved(to=Showing() as to):
            return say.clock(to.starts_at)
        case ShowingOver(showing):
            return say.clock(showing.ends_at)
        case AnotherDay(day):
            return str(day.day)
        case HeldElsewhere(terminal_no):
            return terminal_no.lstrip("0") or terminal_no
        case _:
            return ""


def printer_picture(state: PrinterTrouble) -> Picture:
    """Return the picture of what ails the printer."""
    return _PRINTER.get(state.trouble, Picture("printer", "wrench"))


def incomplete_picture(state: PrintIncomplete) -> Picture:
    """Return the tickets of a run that ended early, one by one: out, in doubt, still to come, not to be had."""
    gone = state.gone + len(state.withdrawn)
    fates = (("out", state.printed), ("unsure", state.uncertain), ("left", state.released), ("gone", gone))
    return Picture(papers=tuple(fate for fate, count in fates for _ in range(count)))
