"""What makes a torn ticket void: readable on every head, and nothing that a reader takes for a ticket."""

import pytest
from PIL import Image

from tests.support.paper_reading import is_void, qr_of
from tools.draw_void import draw
from willcall.printing.void import void_raster


def test_the_picture_is_the_one_that_was_drawn() -> None:
    assert void_raster(576).tobytes() == draw().tobytes()


@pytest.mark.parametrize("head_dots", [384, 480, 576, 832])
def test_every_head_burns_all_the_words_on_black(head_dots: int) -> None:
    band = void_raster(head_dots)
    assert (band.mode, band.width, band.height) == ("1", head_dots, 288)
    assert band.crop((0, 0, 384, 288)).tobytes() == void_raster(384).tobytes()
    black = band.convert("L").histogram()[0]
    assert black > head_dots * band.height / 2
    edges = [band.crop(box) for box in ((0, 0, head_dots, 8), (0, 280, head_dots, 288), (376, 0, 384, 288))]
    assert [edge.getcolors() for edge in edges] == [[(edge.width * edge.height, 0)] for edge in edges]


def test_it_is_told_from_any_other_paper() -> None:
    band = void_raster(576).convert("L")
    torn = Image.new("L", (576, 800), 255)
    torn.paste(band, (0, 480))
    assert is_void(torn)
    assert qr_of(torn) is None
    assert not is_void(Image.new("L", (576, 800), 255))
    torn.paste(0, (0, 790, 576, 800))
    assert not is_void(torn)
