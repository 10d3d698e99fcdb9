"""Templates, and what a drawing gives."""

from dataclasses import replace
from pathlib import Path

import pytest
from PIL import ImageChops

from tests.support.paper_reading import picture_from, qr_of, text_of
from willcall.printing.broken_template import BrokenTemplateError
from willcall.printing.render import Renderer
from willcall.printing.sample import sample_ticket

PAPER = '(head: 576, turn: 0, ends: "cut")'


def own_template(folder: Path, *lines: str, paper: str = PAPER) -> str:
    """Write a template of a cinema's own, without our package, and return its path."""
    path = folder / "own.typ"
    path.write_text("\n".join([*lines, f"#metadata({paper}) <paper>"]), "utf-8")
    return str(path)


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer()


def test_the_same_facts_give_the_same_bytes(renderer: Renderer) -> None:
    one, other = renderer.draw(sample_ticket()), Renderer().draw(sample_ticket())
    assert one.pdf == other.pdf
    assert one.picture() == other.picture()


def test_the_raster_is_as_wide_as_the_head_and_the_picture_as_the_paper(renderer: Renderer) -> None:
    drawing = renderer.draw(sample_ticket())
    assert drawing.raster.mode == "1"
    assert drawing.raster.width == 576
    assert picture_from(drawing.picture()).width == 640


def test_a_cinema_can_bring_its_own_template(tmp_path: Path) -> None:
    own = own_template(tmp_path, "#set page(width: 58mm, height: auto)", "#json(bytes(sys.inputs.ticket)).film.zh")
    assert "流浪地球" in text_of(Renderer(own).draw(sample_ticket()).pdf)


def test_a_template_in_any_folder_takes_the_parts_that_ours_are_made_of(tmp_path: Path) -> None:
    folder = tmp_path / "影院 templates"
    folder.mkdir()
    (folder / "own.typ").write_text(
        '#import "@willcall/ticket:1.0.0": *\n#show: paper.with(width: 58mm, head: 384)\n'
        "#pair(ticket.film, 9 * u, 6 * u)\n#qr-code(module-for(300))",
        "utf-8",
    )
    drawing = Renderer(str(folder / "own.typ")).draw(sample_ticket())
    assert drawing.raster.width == 384
    assert qr_of(drawing.raster) == sample_ticket().qr_payload


@pytest.mark.parametrize(("width", "blank"), [("58mm", 56), ("73mm", 0)])
def test_a_paper_of_another_width_lies_in_the_middle_of_the_head(tmp_path: Path, width: str, blank: int) -> None:
    own = own_template(
        tmp_path, f"#set page(width: {width}, height: 10mm, margin: (x: 1mm, y: 0mm))", "#rect(width: 100%)"
    )
    raster = Renderer(own).draw(sample_ticket()).raster.convert("L")
    assert raster.size == (576, 80)
    ink = ImageChops.invert(raster).getbbox()
    assert ink is not None
    assert abs(ink[0] - (576 - ink[2])) <= 1
    assert abs(ink[0] - blank - 8) <= 8


def test_what_the_head_does_not_reach_is_refused_and_not_cut_off(tmp_path: Path) -> None:
    own = own_template(tmp_path, "#set page(width: 80mm, height: 10mm, margin: 0mm, fill: black)")
    with pytest.raises(BrokenTemplateError, match="beyond the 576 dots"):
        _ = Renderer(own).draw(sample_ticket()).raster


def test_a_page_across_the_papers_way_is_turned_clockwise(tmp_path: Path) -> None:
    own = own_template(
        tmp_path,
        "#set page(width: 40mm, height: 20mm, margin: 0mm)",
        "#place(top + left, rect(width: 5mm, height: 2mm, fill: black))",
        paper='(head: 160, turn: 90, ends: "mark")',
    )
    drawing = Renderer(own).draw(sample_ticket())
    assert drawing.to_mark
    assert drawing.raster.size == (160, 320)
    assert ImageChops.invert(drawing.raster.convert("L")).getbbox() == (144, 0, 160, 40)


def test_a_broken_template_is_refused_with_the_line_at_fault(tmp_path: Path) -> None:
    own = tmp_path / "broken.typ"
    own.write_text("#let x = 1\n#nonsense(", "utf-8")
    with pytest.raises(BrokenTemplateError, match=r"broken\.typ:2"):
        _ = Renderer(str(own)).draw(sample_ticket()).pdf


def test_a_template_that_makes_two_pages_is_refused(tmp_path: Path) -> None:
    own = tmp_path / "pages.typ"
    own.write_text("one #pagebreak() two", "utf-8")
    with pytest.raises(BrokenTemplateError, match="makes 2"):
        Renderer(str(own)).draw(sample_ticket()).picture()


def test_a_template_cannot_read_outside_its_folder(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("s3cret", "utf-8")
    folder = tmp_path / "templates"
    folder.mkdir()
    (folder / "own.typ").write_text('#read("../secret")', "utf-8")
    with pytest.raises(BrokenTemplateError):
        Renderer(str(folder / "own.typ")).draw(sample_ticket()).picture()


def test_the_paper_is_asked_again_when_the_template_was_changed(tmp_path: Path) -> None:
    renderer = Renderer(own_template(tmp_path, "a"))
    before = renderer.files_seen()
    assert not renderer.paper.to_mark
    own_template(tmp_path, "a", paper='(head: 576, turn: 0, ends: "mark")')
    assert not renderer.paper.to_mark
    assert renderer.files_seen() != before
    assert renderer.read_paper().to_mark
    assert renderer.paper.to_mark


def test_what_is_printed_on_the_stock_beforehand_is_seen_in_previews_alone() -> None:
    drawing = Renderer("stock150").draw(sample_ticket())
    assert "CINEMATICKET" not in text_of(drawing.pdf)
    assert "CINEMATICKET" in text_of(drawing.renderer.compiled(replace(drawing.inputs, preview=True), "pdf"))


def test_a_template_that_vanishes_is_named(tmp_path: Path) -> None:
    renderer = Renderer(own_template(tmp_path, "a"))
    seen = renderer.files_seen()
    renderer.path.unlink()
    assert renderer.files_seen() != seen
    with pytest.raises(BrokenTemplateError, match="not found"):
        renderer.draw(sample_ticket()).picture()
