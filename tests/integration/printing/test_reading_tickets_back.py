"""Whatever the facts are, every template's paper bears them: all that the trade demands is found on it again."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image, ImageChops

from tests.support.paper_layout import Layout, Letter, covered, layout_of, written
from tests.support.paper_reading import picture_from, plain, qr_of, text_of
from tests.support.property_profiles import SLOW_EXAMPLES
from willcall.printing.lettering import letters
from willcall.printing.qr_symbol import QUIET_MODULES, qr_symbol
from willcall.printing.render import Drawing, Renderer
from willcall.printing.sample import sample_ticket, specimens
from willcall.printing.templates import built_in_names
from willcall.printing.ticket_paper import TicketPaper
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
    st.lists(_CHARACTERS, min_size=1, max_size=80).map("".join),
    st.text("abcdefghijklmnopqrstuvwxyzABCW 0123456789'-", min_size=1, max_size=80),
    st.sampled_from(
        ["#panic()", '#eval("1")', '"]\n#read("/etc/passwd")', "$x$ *b* _i_ `c` <l> @r // --- ...", "W" * 80]
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
        sample=draw(st.booleans()),
    )


def crowded() -> Ticket:
    """Return a ticket whose names are all as long as a schedule may have them, and as wide, with every mark."""
    usual = specimens()["couple"]
    chinese, english = "影" * 80, "W" * 80
    name = BilingualText(chinese, english)
    return replace(
        usual,
        cinema=name,
        showing=replace(usual.showing, film=name, screen=name, directions=name, version=chinese),
        place=replace(usual.place, row="贵宾ABCDEW", number="WWWWWWWW"),
        copy_no=30,
        rehearsal=True,
        sample=True,
        terminal_no="WWWWWWWWWWWW",
        price_fen=999_999,
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
        "测试TEST不是影票NOTATICKET" if ticket.sample else "",
    ]


def on_the_stub(ticket: Ticket) -> list[str]:
    """Return what has to stand on the stub again, too, when it is torn off."""
    showing, start = ticket.showing, ticket.starts_at
    return [
        showing.film.zh,
        showing.screen.zh,
        f"{start.year}年{start.month}月{start.day}日",
        f"{start:%H:%M}",
        ticket.place.row,
        ticket.place.number,
        ticket.ticket_no,
        "补打REPRINT" if ticket.copy_no > 1 else "",
        "演练REHEARSAL" if ticket.rehearsal else "",
        "测试TEST" if ticket.sample else "",
    ]


PERFORATION_MM = 114


@pytest.fixture(scope="module")
def renderers() -> dict[str, Renderer]:
    return {name: Renderer(name) for name in built_in_names()}


@pytest.fixture(scope="module")
def renderer(renderers: dict[str, Renderer]) -> Renderer:
    return renderers["roll80"]


@SLOW_EXAMPLES
@given(ticket=tickets())
@example(ticket=crowded())
def test_all_that_the_trade_demands_is_found_on_every_paper_and_nothing_covers_it(
    renderers: dict[str, Renderer], ticket: Ticket
) -> None:
    for name, renderer in renderers.items():
        layout = layout_of(renderer.draw(ticket).pdf)
        paper = plain(written(layout.letters))
        assert missing(demanded(ticket), paper) == [], name
        assert ("补打REPRINT第" in paper) is ticket.is_reprint
        assert ("NOTVALIDFORADMISSION" in paper) is ticket.rehearsal
        assert ("NOTATICKET" in paper) is ticket.sample
        assert ("ADMITONE" in paper) is not (ticket.rehearsal or ticket.sample)
        assert list(covered(layout.letters)) == [], name
        assert beyond_the_head(layout, renderer.paper) == [], name
        if name == "stock150":
            see_stub(layout, ticket)


@SLOW_EXAMPLES
@given(ticket=tickets())
@example(ticket=crowded())
def test_the_picture_and_the_raster_are_whole_and_their_qr_reads_on_every_paper(
    renderers: dict[str, Renderer], ticket: Ticket
) -> None:
    for name, renderer in renderers.items():
        drawing = renderer.draw(ticket)
        page = picture_from(drawing.picture())
        assert qr_of(page) == qr_of(drawing.raster) == ticket.qr_payload, name
        assert clear_of(page, drawing), f"clipped at an edge of {name}"
        assert white_around_qr(drawing), name


def see_stub(layout: Layout, ticket: Ticket) -> None:
    """See that the stub says by itself what the door needs, and that nothing is torn in two with it."""
    assert not [letter for letter in layout.letters if letter.left < PERFORATION_MM < letter.right]
    stub = plain(written(letter for letter in layout.letters if letter.left > PERFORATION_MM))
    assert missing(on_the_stub(ticket), stub) == []


def missing(texts: list[str], paper: str) -> list[str]:
    """Return those of the texts that are not on the paper."""
    return [text for text in texts if plain(letters(text)) not in paper]


def beyond_the_head(layout: Layout, paper: TicketPaper) -> list[Letter]:
    """Return the letters of which something stands where the print head does not reach."""
    reach = paper.head_dots / 8
    across, down = ((layout.width - reach) / 2, 0.0) if not paper.turn else (0.0, (layout.height - reach) / 2)
    return [
        each
        for each in layout.letters
        if each.left < across
        or each.right > layout.width - across
        or each.top < down
        or each.bottom > layout.height - down
    ]


def clear_of(page: Image.Image, drawing: Drawing) -> bool:
    """Say whether the margins that the print head does not reach are white."""
    paper = drawing.renderer.paper
    across = page.transpose(Image.Transpose.ROTATE_270) if paper.turn else page
    margin = (across.width - paper.head_dots) // 2
    sides = [(0, 0, margin, across.height), (across.width - margin, 0, across.width, across.height)]
    return all(blank(across.crop(each)) for each in sides)


def white_around_qr(drawing: Drawing) -> bool:
    """Find the symbol dot by dot, each module as many whole dots, and say whether its quiet zone is white."""
    symbol, raster = qr_symbol(drawing.ticket.qr_payload), drawing.raster.convert("L")
    for module in (5, 4, 3, 2):
        pattern = Image.new("L", (symbol.modules,) * 2, 255)
        for x, y in symbol.dark:
            pattern.putpixel((x, y), 0)
        side = symbol.modules * module
        drawn = pattern.resize((side, side), Image.Resampling.NEAREST)
        if drawing.renderer.paper.turn:
            drawn = drawn.transpose(Image.Transpose.ROTATE_270)
        quiet = QUIET_MODULES * module
        framed = Image.new("L", (side + 2 * quiet,) * 2, 255)
        framed.paste(drawn, (quiet, quiet))
        if any(is_at(framed, raster, place, quiet) for place in places_of(drawn, raster)):
            return True
    return False


def places_of(drawn: Image.Image, raster: Image.Image) -> list[tuple[int, int]]:
    """Return where the first row of a symbol stands."""
    row, dots = drawn.crop((0, 0, drawn.width, 1)).tobytes(), raster.tobytes()
    found, at = [], dots.find(row)
    while at >= 0:
        found.append((at % raster.width, at // raster.width))
        at = dots.find(row, at + 1)
    return found


def is_at(framed: Image.Image, raster: Image.Image, place: tuple[int, int], quiet: int) -> bool:
    """Say whether a symbol with its quiet zone stands at a place; what lies beside the raster is white paper."""
    wide = Image.new("L", (raster.width + 2 * quiet, raster.height + 2 * quiet), 255)
    wide.paste(raster, (quiet, quiet))
    x, y = place
    return ImageChops.difference(wide.crop((x, y, x + framed.width, y + framed.height)), framed).getbbox() is None


@pytest.mark.parametrize("kind", ["reprint", "rehearsal", "test"])
@pytest.mark.parametrize("name", built_in_names())
def test_a_paper_that_is_no_ordinary_ticket_says_so_before_anything_else(
    renderers: dict[str, Renderer], name: str, kind: str
) -> None:
    raster = renderers[name].draw(specimens()[kind]).raster.convert("L")
    usual = renderers[name].draw(specimens()["usual"]).raster.convert("L")
    black_mm2 = (raster.histogram()[0] - usual.histogram()[0]) / 64
    assert black_mm2 > 350, "white on black, and large"


def test_the_paper_of_a_rehearsal_says_so_at_its_top_larger_than_anything_else(renderer: Renderer) -> None:
    normal, marked = (renderer.draw(specimens()[kind]) for kind in ("usual", "rehearsal"))
    mark = marked.raster.height - normal.raster.height
    assert mark > normal.raster.height / 3
    top = marked.raster.convert("L").crop((0, 40, 576, mark))
    assert top.histogram()[0] > top.width * top.height / 2, "white on black, as a reprint is marked"
    assert "ADMITONE" in text_of(normal.pdf)
    assert "ADMITONE" not in text_of(marked.pdf)


def blank(part: Image.Image) -> bool:
    """Say whether a part of a picture is white paper."""
    return part.getextrema() == (255, 255)


@pytest.mark.parametrize("name", built_in_names())
def test_a_fact_that_is_empty_leaves_its_place_empty(renderers: dict[str, Renderer], name: str) -> None:
    usual, nothing = specimens()["couple"], BilingualText("\u0007")
    showing = replace(usual.showing, film=nothing, screen=nothing, directions=nothing, version=" ")
    place = replace(usual.place, row="", number="\n")
    drawing = renderers[name].draw(replace(usual, cinema=nothing, showing=showing, place=place))
    assert qr_of(drawing.raster) == usual.qr_payload
    assert usual.ticket_no in text_of(drawing.pdf)


@pytest.mark.parametrize("film", ["שלום עולם", "العربية مرحبا", "Ben-Hur בן חור 2"])
def test_a_title_written_from_right_to_left_loses_no_letter(renderer: Renderer, film: str) -> None:
    ticket = sample_ticket()
    drawing = renderer.draw(replace(ticket, showing=replace(ticket.showing, film=BilingualText(film))))
    assert not Counter(plain(film)) - Counter(text_of(drawing.pdf))


@pytest.mark.parametrize("dpi", [150.0, 203.2, 300.0, 406.4])
def test_the_qr_reads_at_every_resolution(renderer: Renderer, dpi: float) -> None:
    ticket = sample_ticket()
    assert qr_of(picture_from(renderer.draw(ticket).picture(dpi))) == ticket.qr_payload
