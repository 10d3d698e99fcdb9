"""A cinema's own template, proofed."""

from pathlib import Path

import pytest

from willcall.printing.broken_template import BrokenTemplateError
from willcall.printing.render import Renderer
from willcall.printing.template_proof import prove
from willcall.printing.templates import built_in_names

SOUND = """#import "@willcall/ticket:1.0.0": *
#show: paper.with(width: 80mm, head: 576, ends: "cut")
#for mark in marks [#mark.zh #mark.en #mark.lines.join() ]
#ticket.cinema.zh #ticket.film.zh
#ticket.screen.zh
#ticket.date.zh
#ticket.time
#ticket.row
#ticket.seat
#ticket.price
#ticket.ticket_no
#pad(4mm, qr-code(4 * dot))
"""


def own(folder: Path, text: str) -> Renderer:
    path = folder / "own.typ"
    path.write_text(text, "utf-8")
    return Renderer(str(path))


def refusal(folder: Path, text: str, paper: str = "roll80") -> str:
    with pytest.raises(BrokenTemplateError) as refused:
        prove(own(folder, text), Renderer(paper).paper)
    return str(refused.value)


@pytest.mark.parametrize("name", built_in_names())
def test_our_own_templates_are_sound(name: str) -> None:
    prove(Renderer(name), Renderer(name).paper)


def test_a_plain_template_with_all_that_is_demanded_is_sound(tmp_path: Path) -> None:
    prove(own(tmp_path, SOUND), Renderer("roll80").paper)


@pytest.mark.parametrize(
    ("left_out", "missing"),
    [
        ("#ticket.cinema.zh ", "cinema"),
        ("#ticket.film.zh\n", "film"),
        ("#ticket.screen.zh\n", "screen"),
        ("#ticket.date.zh\n", "date"),
        ("#ticket.time\n", "time"),
        ("#ticket.row\n", "row"),
        ("#ticket.seat\n", "seat"),
        ("#ticket.price\n", "price"),
        ("#ticket.ticket_no\n", "ticket_no"),
        ("#for mark in marks [#mark.zh #mark.en #mark.lines.join() ]\n", "reprint, rehearsal, sample, copy_no"),
        ("#mark.lines.join() ", "copy_no"),
    ],
)
def test_a_fact_that_changes_nothing_on_the_paper_is_missing_by_name(
    tmp_path: Path, left_out: str, missing: str
) -> None:
    assert left_out in SOUND
    assert refusal(tmp_path, SOUND.replace(left_out, "")) == f"it does not show {missing}"


def test_what_is_white_on_white_is_not_on_the_paper(tmp_path: Path) -> None:
    assert refusal(tmp_path, SOUND.replace("#ticket.time", "#text(white, ticket.time)")) == "it does not show time"


@pytest.mark.parametrize(
    ("drawn", "fault"),
    [
        ("", "it does not show qr"),
        ("#pad(4mm, qr-code(2 * dot))", "modules of qr are 2.0 dots"),
        ("#grid(columns: 2, ..(pad(4mm, qr-code(4 * dot)),) * 2)", "qr more than once, or not square"),
        ("#pad(4mm, scale(x: -100%, qr-code(4 * dot)))", "does not show qr as it is"),
        ("#block(fill: black, inset: 4mm, block(fill: white, qr-code(4 * dot)))", "4 modules have to stay white"),
    ],
)
def test_a_qr_that_no_scanner_reads_is_refused(tmp_path: Path, drawn: str, fault: str) -> None:
    assert fault in refusal(tmp_path, SOUND.replace("#pad(4mm, qr-code(4 * dot))", drawn))


def test_a_qr_may_stand_on_its_side_and_at_the_papers_edge(tmp_path: Path) -> None:
    turned = "#v(4mm)#place(left, rotate(90deg, qr-code(5 * dot)))#v(40mm)"
    prove(own(tmp_path, SOUND.replace("#pad(4mm, qr-code(4 * dot))", turned)), Renderer("roll80").paper)


def test_a_template_for_a_wider_paper_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path, SOUND, "roll58") == "it is 576 dots wide, this paper has 384"


@pytest.mark.parametrize(("paper", "ends"), [("roll80", "mark"), ("stock150", "cut")])
def test_a_template_that_ends_elsewhere_than_the_paper_is_refused(tmp_path: Path, paper: str, ends: str) -> None:
    narrow = SOUND.replace("head: 576", "head: 448").replace('ends: "cut"', f'ends: "{ends}"')
    assert "a ticket on this paper ends at a" in refusal(tmp_path, narrow, paper)


def test_a_template_that_says_nothing_of_its_paper_is_refused(tmp_path: Path) -> None:
    assert "says nothing what paper" in refusal(tmp_path, "#json(bytes(sys.inputs.ticket)).film.zh")


def test_a_long_title_that_makes_a_second_page_is_refused(tmp_path: Path) -> None:
    low = SOUND.replace("ends:", "height: 75mm, ends:").replace("#ticket.film.zh", "#text(12mm, ticket.film.zh)")
    assert "is one page, this template makes" in refusal(tmp_path, low)


def test_a_long_title_beyond_the_head_is_refused(tmp_path: Path) -> None:
    assert "beyond the 576 dots" in refusal(
        tmp_path, SOUND.replace("#ticket.film.zh", "#box(width: 200mm, text(6mm, ticket.film.zh))")
    )


@pytest.mark.parametrize("name", ["film", "screen"])
def test_a_long_name_that_is_cut_short_is_refused(tmp_path: Path, name: str) -> None:
    cut = f"#box(width: 20mm, height: 1em, clip: true, ticket.{name}.zh)"
    assert refusal(tmp_path, SOUND.replace(f"#ticket.{name}.zh", cut)) == f"it does not show the end of a long {name}"


def test_no_package_is_fetched_from_the_network(tmp_path: Path) -> None:
    said = refusal(tmp_path, SOUND + '\n  #import "@preview/cetz:0.4.2"\n')
    assert "own.typ:14:11: no package but @willcall is at hand" in said
