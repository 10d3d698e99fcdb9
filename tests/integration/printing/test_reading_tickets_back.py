"""Whatever the facts are, the paper bears them: all that the trade demands is found on it again."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from tests.support.paper_reading import picture_from, plain, qr_of, text_of
from willcall.printing.lettering import letters
from willcall.printing.render import Renderer
from willcall.printing.sample import sample_ticket
from willcall.redemption.domain.money import yuan
from willcall.redemption.domain.showings import BilingualText, SeatKind
from willcall.redemption.domain.tickets import Ticket, ticket_qr

SHANGHAI = ZoneInfo("Asia/Shanghai")
WEEKDAYS = "一二三四五六日"

_MARKUP = "#$*_@<>[]{}()\\`'\"“”‘’/=-+~.,:;!?%&|^"
_CHARACTERS = st.one_of(
    st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5),
    st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5),
    st.characters(min_codepoint=0x20, max_codepoint=0x17F, exclude_categories=["Cc", "Cf", "Zs"]),
    st.sampled_from(_MARKUP),
    st.sampled_from(" 　　αΩжЯのカ한글éßø№①Ⅷ㈱·—…、。，：（）《》【】"),
    st.sampled_from("\u0000\u0007\t\n\u200b\u202e\ufeff"),
    st.sampled_from(["😀", "🎬", "👩‍👩‍👧", "👍🏽"]),
)
_TITLES = st.one_of(
    st.lists(_CHARACTERS, min_size=1, max_size=40).map("".join),
    st.text("abcdefghijklmnopqrstuvwxyzABCW 0123456789'-", min_size=1, max_size=90),
    st.sampled_from(
        ["#panic()", '#eval("1")', '"]\n#read("/etc/passwd")', "$x$ *b* _i_ `c` <l> @r // --- ...", "W" * 90]
    ),
).filter(letters)
_ENGLISH = st.one_of(st.just(""), _TITLES)
_NAMES = st.builds(BilingualText, _TITLES, _ENGLISH)
_ARMREST = st.one_of(st.integers(1, 199).map(str), st.text("ABCDEWX0123456789-排座VIP", min_size=1, max_size=8)).filter(
    letters
)


@st.composite
def tickets(draw: st.DrawFn) -> Ticket:
    """Tickets as no cinema would dare to sell them."""
    base = sample_ticket()
    number = draw(st.from_regex(r"[0-9]{16}", fullmatch=True))
    copy_no = draw(st.integers(1, 30))
    terminal = draw(st.from_regex(r"[A-Z0-9-]{1,12}", fullmatch=True))
    signature = draw(st.binary(min_size=64, max_size=64))
    starts_at = draw(st.datetimes(datetime(2014, 1, 1), datetime(2039, 1, 1)))  # noqa: DTZ001  # hypothesis' own rule
    showing = replace(
        base.showing,
        film=draw(_NAMES),
        screen=draw(_NAMES),
        directions=draw(st.one_of(st.just(BilingualText("")), _NAMES)),
        version=draw(_ENGLISH),
    )
    return replace(
        base,
        ticket_no=number,
        copy_no=copy_no,
        cinema=draw(_NAMES),
        showing=showing,
        place=replace(base.place, row=draw(_ARMREST), number=draw(_ARMREST), kind=draw(st.sampled_from(SeatKind))),
        price_fen=draw(st.integers(0, 999_999)),
        terminal_no=terminal,
        starts_at=starts_at.replace(tzinfo=UTC).astimezone(SHANGHAI),
        qr_payload=ticket_qr(number, copy_no, terminal, lambda _: signature),
        rehearsal=draw(st.booleans()),
    )


def demanded(ticket: Ticket) -> list[str]:
    """Return what has to stand on the paper, as it has to stand there."""
    showing, start = ticket.showing, ticket.starts_at
    names = [ticket.cinema, showing.film, showing.screen, showing.directions]
    return [
        *(text for name in names for text in (name.zh, name.en)),
        showing.version,
        f"{start.year}年{start.month}月{start.day}日",
        f"周{WEEKDAYS[start.weekday()]}",
        f"{start:%H:%M}",
        ticket.place.row,
        ticket.place.number,
        f"¥{yuan(ticket.price_fen)}",
        ticket.ticket_no,
        f"TERMINAL{ticket.terminal_no}",
        f"{ticket.printed_at:%Y-%m-%d%H:%M:%S}",
        "情侣座COUPLESEAT" if ticket.place.kind is SeatKind.COUPLE else "",
        f"补打REPRINT第{ticket.copy_no}张·COPY{ticket.copy_no}" if ticket.copy_no > 1 else "",
        "演练REHEARSAL不作入场凭证NOTVALIDFORADMISSION" if ticket.rehearsal else "",
    ]


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer()


@given(ticket=tickets())
def test_all_that_the_trade_demands_is_found_on_the_paper(renderer: Renderer, ticket: Ticket) -> None:
    drawing = renderer.draw(ticket)
    paper = text_of(drawing.pdf)
    missing = [text for text in demanded(ticket) if plain(letters(text)) not in paper]
    assert not missing, paper
    assert ("补打REPRINT第" in paper) is ticket.is_reprint
    assert ("NOTVALIDFORADMISSION" in paper) is ticket.rehearsal


@given(ticket=tickets())
def test_the_picture_and_the_raster_are_whole_and_their_qr_reads(renderer: Renderer, ticket: Ticket) -> None:
    drawing = renderer.draw(ticket)
    page = picture_from(drawing.picture())
    assert qr_of(page) == qr_of(drawing.raster) == ticket.qr_payload
    assert blank(page.crop((0, 0, 32, page.height))), "clipped at the left"
    assert blank(page.crop((page.width - 32, 0, page.width, page.height))), "clipped at the right"


def test_the_paper_of_a_rehearsal_says_so_at_its_top_larger_than_anything_else(renderer: Renderer) -> None:
    normal, marked = (renderer.draw(replace(sample_ticket(), rehearsal=rehearsal)) for rehearsal in (False, True))
    mark = marked.raster.height - normal.raster.height
    assert mark > normal.raster.height / 3
    top = marked.raster.convert("L").crop((0, 40, 576, mark))
    assert top.histogram()[0] > top.width * top.height / 2, "white on black, as a reprint is marked"
    assert "ADMITONE" in text_of(normal.pdf)
    assert "ADMITONE" not in text_of(marked.pdf)


def blank(part: Image.Image) -> bool:
    """Say whether a part of a picture is white paper."""
    return part.getextrema() == (255, 255)


@pytest.mark.parametrize("film", ["שלום עולם", "العربية مرحبا", "Ben-Hur בן חור 2"])
def test_a_title_written_from_right_to_left_loses_no_letter(renderer: Renderer, film: str) -> None:
    ticket = sample_ticket()
    drawing = renderer.draw(replace(ticket, showing=replace(ticket.showing, film=BilingualText(film))))
    assert not Counter(plain(film)) - Counter(text_of(drawing.pdf))


@pytest.mark.parametrize("dpi", [150.0, 203.2, 300.0, 406.4])
def test_the_qr_reads_at_every_resolution(renderer: Renderer, dpi: float) -> None:
    ticket = sample_ticket()
    assert qr_of(picture_from(renderer.draw(ticket).picture(dpi))) == ticket.qr_payload


def test_every_module_of_the_qr_is_five_whole_dots(renderer: Renderer) -> None:
    raster = renderer.draw(sample_ticket(copy_no=2)).raster.convert("L")
    rows = {bytes(raster.crop((16, y, 16 + 35, y + 1)).tobytes()) for y in range(raster.height)}
    dark, light = b"\x00" * 5, b"\xff" * 5
    assert dark + light + dark * 3 + light + dark in rows, "no row goes through the middle of a finder pattern"
