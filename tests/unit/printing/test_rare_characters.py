"""Nothing is lost on a rare character, and the full typeface is loaded for no other."""

import io
from dataclasses import replace
from pathlib import Path

import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, PdfObject

from tests.support.paper_reading import text_of
from willcall.printing.render import Renderer
from willcall.printing.sample import sample_ticket
from willcall.printing.templates import built_in_names
from willcall.redemption.domain.showings import BilingualText
from willcall.redemption.domain.tickets import Ticket

RARE = "龘𠮷嶋"


def titled(zh: str) -> Ticket:
    """Return a ticket for a film."""
    sample = sample_ticket()
    return replace(sample, showing=replace(sample.showing, film=BilingualText(zh, "Film")))


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
