"""Templates, and what a drawing gives."""

from pathlib import Path

import pytest

from tests.support.paper_reading import picture_from, text_of
from willcall.printing.render import BrokenTemplateError, Renderer, template_path
from willcall.printing.sample import sample_ticket


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
    own = tmp_path / "own.typ"
    own.write_text("#set page(width: 58mm, height: auto)\n#json(bytes(sys.inputs.ticket)).film.zh", "utf-8")
    assert "流浪地球" in text_of(Renderer(str(own)).draw(sample_ticket()).pdf)


def test_a_narrower_paper_lies_in_the_middle_of_the_head(tmp_path: Path) -> None:
    own = tmp_path / "narrow.typ"
    own.write_text("#set page(width: 58mm, height: 10mm, margin: 0mm, fill: black)", "utf-8")
    raster = Renderer(str(own)).draw(sample_ticket()).raster.convert("L")
    assert raster.crop((0, 0, 56, 80)).getextrema() == (255, 255)
    assert raster.crop((57, 0, 519, 80)).getextrema() == (0, 0)
    assert raster.crop((521, 0, 576, 80)).getextrema() == (255, 255)


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


def test_a_name_is_one_of_ours_and_a_file_is_a_file() -> None:
    assert template_path("roll80").is_file()
    assert template_path("cinema/own.typ") == Path("cinema/own.typ")
