"""What CUPS says of a printer, put into words.

The keywords are those of RFC 8011 (5.4.12) and of the registry that the Printer Working Group keeps; ``cups-...`` and
``offline`` are CUPS's own. They are the same in every language. A keyword's end says how bad it is: ``-report`` (to be
known), ``-warning`` (still prints), ``-error``; without one it is an error.
"""

from collections.abc import Sequence

from willcall.redemption.domain.paper import PaperTrouble, PrinterState

STOPPED = 5
"""The value of ``printer-state`` for a printer that prints nothing, such as one that somebody has paused."""

_NOTICE = frozenset({"report", "warning"})
_LOW = "media-low"
_NO_TROUBLE = frozenset({"none", _LOW})

_WHATEVER_ITS_END = {
    "connecting-to-device": PaperTrouble.NOT_ANSWERING,
    "timed-out": PaperTrouble.NOT_ANSWERING,
    "offline": PaperTrouble.OFF_LINE,
    "paused": PaperTrouble.OFF_LINE,
    "shutdown": PaperTrouble.OFF_LINE,
    "cups-missing-filter": PaperTrouble.FAILED,
    "cups-insecure-filter": PaperTrouble.FAILED,
}
"""Reports and warnings by their form, yet nothing comes out."""

_ERRORS = {
    "cover-open": PaperTrouble.COVER_OPEN,
    "door-open": PaperTrouble.COVER_OPEN,
    "interlock-open": PaperTrouble.COVER_OPEN,
    "media-empty": PaperTrouble.PAPER_END,
    "media-needed": PaperTrouble.PAPER_END,
    "fuser-over-temp": PaperTrouble.OVERHEATED,
    "spool-area-full": PaperTrouble.NO_ROOM,
    "moving-to-paused": PaperTrouble.OFF_LINE,
    "stopping": PaperTrouble.OFF_LINE,
    "stopped-partly": PaperTrouble.OFF_LINE,
}
_KNIVES = ("cutter-", "trimmer-")
_PAPER = frozenset({"media-empty", "media-needed", _LOW})

_MEND_FIRST = (
    PaperTrouble.CUTTER,
    PaperTrouble.COVER_OPEN,
    PaperTrouble.PAPER_END,
    PaperTrouble.OVERHEATED,
    PaperTrouble.NO_ROOM,
    PaperTrouble.FAILED,
    PaperTrouble.OFF_LINE,
    PaperTrouble.NOT_ANSWERING,
)
"""Of several troubles, the first of these is the cause to mend first; being off-line is often its effect."""


def state_from(printer_state: int, reasons: Sequence[str], *, accepts: bool) -> PrinterState:
    """Return a queue's state.

    Args:
        printer_state: ``printer-state``.
        reasons: ``printer-state-reasons``.
        accepts: ``printer-is-accepting-jobs``.
    """
    troubles = {_trouble(*_split(reason)) for reason in reasons}
    if printer_state == STOPPED or not accepts:
        troubles.add(PaperTrouble.OFF_LINE)
    return PrinterState(
        next((trouble for trouble in _MEND_FIRST if trouble in troubles), None),
        paper_near_end=any(_is_near_end(*_split(reason)) for reason in reasons),
    )


def _split(reason: str) -> tuple[str, str]:
    """Return a keyword and its end; without one it is an error."""
    for end in ("report", "warning", "error"):
        if reason.endswith(f"-{end}"):
            return reason.removesuffix(f"-{end}"), end
    return reason, "error"


def _trouble(word: str, end: str) -> PaperTrouble | None:
    if word in _WHATEVER_ITS_END:
        return _WHATEVER_ITS_END[word]
    if end in _NOTICE or word in _NO_TROUBLE:
        return None
    return PaperTrouble.CUTTER if word.startswith(_KNIVES) else _ERRORS.get(word, PaperTrouble.FAILED)


def _is_near_end(word: str, end: str) -> bool:
    """Tell whether staff should see to the paper: it is low, or one of several trays is empty."""
    return word in _PAPER and (word == _LOW or end in _NOTICE)
