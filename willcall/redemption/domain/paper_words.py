"""What staff and operators read about a printer: a sentence on what happened, and one on what to do now.

English alone: these stand in commands and logs. Screens have their own, translated; docs/operations.md has the codes.
"""

from dataclasses import dataclass

from willcall.redemption.domain.paper import PaperNotice, PaperTrouble

PaperCode = PaperTrouble | PaperNotice


@dataclass(frozen=True, slots=True)
class PaperWords:
    """Two sentences about one code."""

    happened: str
    to_do: str


_WORDS: dict[PaperCode, PaperWords] = {
    PaperTrouble.NOT_ANSWERING: PaperWords(
        "The printer does not answer.", "Check its power, its cable and the address in the settings."
    ),
    PaperTrouble.OFF_LINE: PaperWords("The printer is off-line.", "Press its on-line key."),
    PaperTrouble.BUSY: PaperWords(
        "The printer is busy with something else, such as another machine's ticket.",
        "Wait; if it stays busy, switch it off and on.",
    ),
    PaperTrouble.NO_ANSWERS: PaperWords(
        "This printer never answers, so nobody but a person can say whether a ticket came out.",
        "Look for the paper, then settle the seat.",
    ),
    PaperTrouble.PAPER_END: PaperWords(
        "The paper has run out.", "Put in a new roll and close the cover; it goes on by itself."
    ),
    PaperTrouble.COVER_OPEN: PaperWords("The printer's cover is open.", "Close it."),
    PaperTrouble.CUTTER: PaperWords(
        "The cutter is stuck.", "Clear the way of the paper, throw half tickets away, then switch it off and on."
    ),
    PaperTrouble.OVERHEATED: PaperWords("The print head is too hot.", "Wait; it goes on by itself when it is cool."),
    PaperTrouble.FAILED: PaperWords(
        "The printer reports a fault of its own.", "Switch it off and on; if the fault stays, call a technician."
    ),
    PaperTrouble.NO_ROOM: PaperWords("The disk where tickets are written is full.", "Make room on it."),
    PaperTrouble.TEMPLATE: PaperWords(
        "The ticket template makes no ticket.",
        "Correct the template: the log has its file and line (broken_template). It goes on by itself.",
    ),
    PaperNotice.NEAR_END: PaperWords(
        "The paper is near its end; the printer still prints.", "Have a new roll at hand."
    ),
    PaperNotice.TEMPLATE_REPLACED: PaperWords(
        "The cinema's own ticket template makes no ticket; the built-in one stands in.",
        "Correct the template: the log has its file and line (broken_template).",
    ),
}


def paper_words(code: PaperCode) -> PaperWords:
    """Return the words for a code; every code has some."""
    return _WORDS[code]
