"""The QR as data."""

from hypothesis import example, given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from tests.support.paper_reading import qr_of
from willcall.printing.qr_symbol import QUIET_MODULES, QrSymbol, qr_symbol


def drawn(symbol: QrSymbol, module: int = 4) -> Image.Image:
    """Draw a symbol by its runs alone."""
    side = (symbol.modules + 2 * QUIET_MODULES) * module
    picture = Image.new("L", (side, side), 255)
    pen = ImageDraw.Draw(picture)
    for x, y, count in symbol.runs:
        left, top = (x + QUIET_MODULES) * module, (y + QUIET_MODULES) * module
        pen.rectangle((left, top, left + count * module - 1, top + module - 1), fill=0)
    return picture


_LINEAR_BY_CHANCE = (
    "WILLCALL-TICKET:1:2908521462791799:5:8U:"
    "dgAAqwD8AAEAAAAAQGcAAAEBPgEACfzRUFEBw_0AYQAdAAAAAAA0_AAMAQABAUA4SXoOAQED8IUBOAGNAPrpiQ"
)
"""One of its rows is an Interleaved 2 of 5, too."""


@given(payload=st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), min_size=1, max_size=180))
@example(payload=_LINEAR_BY_CHANCE)
def test_the_runs_read_back(payload: str) -> None:
    assert qr_of(drawn(qr_symbol(payload))) == payload


def test_runs_do_not_touch_one_another() -> None:
    runs = qr_symbol("WILLCALL-TICKET:1").runs
    ends = {(y, x + count) for x, y, count in runs}
    assert not ends & {(y, x) for x, y, _ in runs}
