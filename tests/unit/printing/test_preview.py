"""A template as it will look, for whoever edits it."""

import io
from pathlib import Path

import pytest
from PIL import Image

from tests.support.paper_layout import layout_of, written
from tests.support.paper_reading import picture_from, qr_of, text_of
from willcall.printing.broken_template import BrokenTemplateError
from willcall.printing.preview import PreviewRefusedError, specimen_names, write_preview
from willcall.printing.sample import sample_ticket
from willcall.printing.templates import NoSuchTemplateError


def test_a_preview_shows_the_ticket_and_what_is_printed_on_the_stock(tmp_path: Path) -> None:
    picture = tmp_path / "stock.PDF"
    write_preview("stock150", picture, "long")
    text = text_of(picture.read_bytes())
    assert "霍格沃茨" in text
    assert "电影票CINEMATICKET" in text


@pytest.mark.parametrize(("dpi", "width"), [(203.2, 640), (101.6, 320)])
def test_a_picture_is_as_fine_as_it_is_asked_for(tmp_path: Path, dpi: float, width: int) -> None:
    picture = tmp_path / "roll.png"
    write_preview("roll80", picture, "test", dpi)
    shown = picture_from(picture.read_bytes())
    assert shown.width == width
    assert qr_of(shown) == sample_ticket().qr_payload


@pytest.mark.parametrize(("template", "width"), [("roll58", 4 * 116 + 3 * 14 + 32), ("stock150", 2 * 300 + 14 + 32)])
def test_all_specimens_fit_on_one_sheet(tmp_path: Path, template: str, width: int) -> None:
    sheet, picture = tmp_path / "sheet.pdf", tmp_path / "sheet.png"
    write_preview(template, sheet, "all")
    text = written(layout_of(sheet.read_bytes()).letters)
    for words in ("长片名longnames", "仅英文Englishonly", "补打REPRINT", "演练REHEARSAL", "测试TEST"):
        assert words in text
    write_preview(template, picture, "all", dpi=50.8)
    with Image.open(io.BytesIO(picture.read_bytes())) as shown:
        assert shown.width == width


def test_the_same_preview_is_the_same_file(tmp_path: Path) -> None:
    one, other = tmp_path / "one.pdf", tmp_path / "other.pdf"
    for each in (one, other):
        write_preview("roll58", each, "all")
    assert one.read_bytes() == other.read_bytes()


def test_a_template_that_does_not_compile_is_refused_and_leaves_no_picture(tmp_path: Path) -> None:
    own, picture = tmp_path / "own.typ", tmp_path / "own.png"
    own.write_text("\n #nonsense", "utf-8")
    with pytest.raises(BrokenTemplateError) as refused:
        write_preview(str(own), picture)
    assert refused.value.shown.endswith("own.typ:2:3: unknown variable: nonsense\n2 |  #nonsense\n      ^")
    assert not picture.exists()


def test_a_template_that_a_kiosk_would_not_use_is_shown_and_refused(tmp_path: Path) -> None:
    own, picture = tmp_path / "own.typ", tmp_path / "own.png"
    own.write_text('#import "@willcall/ticket:1.0.0": *\n#show: paper\n#ticket.film.zh', "utf-8")
    with pytest.raises(BrokenTemplateError, match="it does not show cinema, screen"):
        write_preview(str(own), picture)
    assert picture.exists()


@pytest.mark.parametrize(
    ("template", "file", "specimen", "said"),
    [
        ("roll90", "a.png", "usual", "ours are roll58, roll80, stock150"),
        ("roll80", "a.jpg", "usual", "a .png or a .pdf, not a .jpg"),
        ("roll80", "preview", "usual", "not a file without a suffix"),
        ("roll80", "a.png", "short", "there are usual, long, couple, chinese, english, reprint, rehearsal, test, all"),
    ],
)
def test_what_cannot_be_shown_is_refused_with_what_can(
    tmp_path: Path, template: str, file: str, specimen: str, said: str
) -> None:
    with pytest.raises((NoSuchTemplateError, PreviewRefusedError), match=said):
        write_preview(template, tmp_path / file, specimen)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("dpi", [0, -203.2, 1e9, float("nan")])
def test_a_resolution_that_no_picture_has_is_refused(tmp_path: Path, dpi: float) -> None:
    with pytest.raises(PreviewRefusedError, match="20 to 1200 dots an inch"):
        write_preview("roll80", tmp_path / "a.png", dpi=dpi)


def test_the_names_of_the_specimens_end_with_all() -> None:
    assert specimen_names()[0] == "usual"
    assert specimen_names()[-1] == "all"
