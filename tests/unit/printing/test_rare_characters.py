"""Nothing is lost on a rare character, and the full typeface is loaded for no other."""

import io
import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from unittest.mock import patch

import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, PdfObject

from tests.support.paper_layout import Letter, layout_of
from tests.support.paper_reading import text_of
from willcall.printing.daily_type import is_daily
from willcall.printing.render import Renderer
from willcall.printing.sample import sample_ticket
from willcall.printing.templates import built_in_names, template_folder
from willcall.redemption.domain.showings import BilingualText
from willcall.redemption.domain.tickets import Ticket

RARE = "龘𠮷嶋"


def titled(zh: str) -> Ticket:
    """Return a ticket for a film."""
    sample = sample_ticket()
    return replace(sample, showing=replace(sample.showing, film=BilingualText(zh, "Film")))


def beside(letters: list[Letter], pair: str) -> tuple[Letter, Letter]:
    """Return the first two letters of this text."""
    return next((one, other) for one, other in pairwise(letters) if one.text + other.text == pair)


def dictionary(found: PdfObject | None) -> DictionaryObject:
    """Return it as what it has to be."""
    assert isinstance(found, DictionaryObject)
    return found


def typefaces(pdf: bytes) -> set[str]:
    """Return what a page is set in, without the tag of what was taken from each."""
    (page,) = PdfReader(io.BytesIO(pdf)).pages
    fonts = dictionary(dictionary(page["/Resources"])["/Font"])
    return {
        str(dictionary(each.get_object())["/BaseFont"]).partition("+")[2].partition("-")[0] for each in fonts.values()
    }


@pytest.mark.parametrize("name", built_in_names())
def test_a_rare_character_is_set_in_the_full_typeface(name: str) -> None:
    pdf = Renderer(name).draw(titled(f"冰雪{RARE}奇缘")).pdf
    assert f"冰雪{RARE}奇缘" in text_of(pdf)
    assert "NotoSansCJKsc" in typefaces(pdf)


@pytest.mark.parametrize("rare", ["", RARE], ids=["small typeface", "full typeface"])
@pytest.mark.parametrize("name", built_in_names())
def test_an_apostrophe_leaves_no_hole_in_a_word(name: str, rare: str) -> None:
    letters = layout_of(Renderer(name).draw(titled(f"{rare}Ocean’s “Eleven”")).pdf).letters
    for part in ("n’", "’s", "“E", "n”"):
        one, other = beside(letters, part)
        assert other.left - one.right < (letters[0].bottom - letters[0].top) / 3


def test_quotes_of_a_chinese_title_have_the_width_of_its_characters() -> None:
    one, quote = beside(layout_of(Renderer().draw(titled("新“爱乐之城”再映")).pdf).letters, "新“")
    assert quote.left - one.right > (one.right - one.left) / 3


@pytest.mark.parametrize("name", built_in_names())
def test_a_daily_ticket_needs_the_small_typeface_alone(name: str) -> None:
    assert typefaces(Renderer(name).draw(sample_ticket()).pdf) == {"WillcallSans"}


def test_a_rare_character_is_burnt_as_the_full_typeface_has_it(tmp_path: Path) -> None:
    def burnt(own: str) -> bytes:
        (tmp_path / "own.typ").write_text(
            f'#import "@willcall/ticket:1.0.0": *\n#show: paper.with(width: 80mm)\n{own}\n#ticket.film.zh', "utf-8"
        )
        return Renderer(str(tmp_path / "own.typ")).draw(titled(f"冰雪{RARE}喆 Frozen")).raster.tobytes()

    assert burnt("") == burnt('#set text(font: "Noto Sans CJK SC")')
    assert burnt("") != burnt('#set text(font: "Willcall Sans", fallback: false)')


@pytest.fixture(scope="module")
def in_the_small_typeface() -> frozenset[str]:
    with TTFont("willcall/resources/fonts/WillcallSans.otf") as font:
        return frozenset(map(chr, font.getBestCmap()))


def test_what_is_said_to_be_daily_is_in_the_small_typeface(in_the_small_typeface: frozenset[str]) -> None:
    said = {chr(code) for code in range(0x20, 0x30000) if not 0xD800 <= code < 0xE000 and is_daily(chr(code))}
    assert len(said) > 7_000
    assert {each for each in said if each.isprintable()} <= in_the_small_typeface


@pytest.mark.parametrize("text", ["冰雪奇缘 Frozen", "哈利·波特（下）：最后决战", "Amélie ¥3.80", "吒"])
def test_daily_is_what_almost_all_titles_are_made_of(text: str) -> None:
    assert is_daily(text)


@pytest.mark.parametrize("text", ["龘", "𠮷", "Příběh", "İstanbul", "a\u0301", "한국", "ไทย", "□😀"])
def test_not_daily_is_what_another_typeface_sets(text: str) -> None:
    assert not is_daily(f"冰雪奇缘{text}")


def test_all_words_of_our_templates_are_in_the_small_typeface(in_the_small_typeface: frozenset[str]) -> None:
    for template in template_folder().rglob("*.typ"):
        words = re.sub(r"//.*", "", template.read_text("utf-8"))
        assert set(words) - {"\n"} <= in_the_small_typeface, template.name


def test_a_daily_ticket_has_no_other_typeface_even_looked_at() -> None:
    with patch("willcall.printing.render.ticket_fonts", side_effect=AssertionError):
        assert Renderer().draw(sample_ticket()).raster.getbbox()


def test_daily_and_rare_tickets_may_take_turns() -> None:
    renderer = Renderer()
    first, rare, again = (renderer.draw(titled(title)).raster.tobytes() for title in ("冰雪", f"冰雪{RARE}", "冰雪"))
    assert first == again != rare
