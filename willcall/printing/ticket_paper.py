"""The paper that a template is for, as the template itself says it."""

import json
from dataclasses import dataclass
from typing import Literal

from willcall.printing.broken_template import BrokenTemplateError

_KEYS = {"head", "turn", "ends"}
_WIDEST_HEAD = 2400
"""Dots; 300 mm, wider than any printer for tickets."""


@dataclass(frozen=True, slots=True)
class TicketPaper:
    """What a printer has to know of its paper.

    ``head_dots`` is what the print head reaches, in the middle of the paper, in dots of 0.125 mm. ``turn`` is how the
    page is turned for it, in degrees clockwise. ``to_mark``: a ticket ends at the stock's next black mark.
    """

    head_dots: int
    turn: Literal[0, 90]
    to_mark: bool


def ticket_paper(metadata: str) -> TicketPaper:
    """Read what a template says under ``<paper>``: a JSON list of one dictionary.

    Raises:
        BrokenTemplateError: it says nothing, or something else, or says it twice.
    """
    found = json.loads(metadata)
    if len(found) != 1:
        how = "says nothing" if not found else "says more than once"
        raise BrokenTemplateError(f"it {how} what paper it is for; write  #show: paper.with(...)  once")
    (said,) = found
    if not isinstance(said, dict) or set(said) != _KEYS:
        raise BrokenTemplateError(f"<paper> has to say {', '.join(sorted(_KEYS))}, and says {json.dumps(said)}")
    return TicketPaper(_head(said["head"]), _turn(said["turn"]), _ends(said["ends"]) == "mark")


def _head(said: object) -> int:
    if isinstance(said, bool) or not isinstance(said, int) or not 0 < said <= _WIDEST_HEAD:
        raise BrokenTemplateError(f"head is a whole number of dots, 1 to {_WIDEST_HEAD}, not {json.dumps(said)}")
    return said


def _turn(said: object) -> Literal[0, 90]:
    match said:
        case 0:
            return 0
        case 90:
            return 90
        case _:
            raise BrokenTemplateError(f"turn is 0 or 90, not {json.dumps(said)}")


def _ends(said: object) -> Literal["cut", "mark"]:
    match said:
        case "cut":
            return "cut"
        case "mark":
            return "mark"
        case _:
            raise BrokenTemplateError(f'ends is "cut" or "mark", not {json.dumps(said)}')
