"""What a template says of its paper."""

import json

import pytest

from willcall.printing.broken_template import BrokenTemplateError
from willcall.printing.render import Renderer
from willcall.printing.ticket_paper import TicketPaper, ticket_paper

GOOD = {"head": 448, "turn": 90, "ends": "mark"}


@pytest.mark.parametrize(
    ("template", "paper"),
    [
        ("roll80", TicketPaper(576, 0, to_mark=False)),
        ("roll58", TicketPaper(384, 0, to_mark=False)),
        ("stock150", TicketPaper(448, 90, to_mark=True)),
    ],
)
def test_each_of_our_templates_says_what_paper_it_is_for(template: str, paper: TicketPaper) -> None:
    assert Renderer(template).paper == paper


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ([], "says nothing"),
        ([GOOD, GOOD], "more than once"),
        (["roll80"], "has to say ends, head, turn"),
        ([{"head": 576, "turn": 0}], "has to say ends, head, turn"),
        ([GOOD | {"paper": "roll80"}], "has to say ends, head, turn"),
        *(([GOOD | {"head": head}], "head is a whole number") for head in (0, -8, 57.6, "576", True, 4000)),
        *(([GOOD | {"turn": turn}], "turn is 0 or 90") for turn in (180, "90", None)),
        *(([GOOD | {"ends": ends}], 'ends is "cut" or "mark"') for ends in ("tear", True)),
    ],
)
def test_anything_else_is_refused_in_plain_words(said: object, what: str) -> None:
    with pytest.raises(BrokenTemplateError, match=what):
        ticket_paper(json.dumps(said))
