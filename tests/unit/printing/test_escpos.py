"""A ticket's bytes, to the byte."""

import hashlib
from pathlib import Path

import pytest
from escpos.image import EscposImage
from PIL import Image

from tests.support.fake_printer_paper import Kind, Reader, Roll, rows_of
from willcall.printing.escpos import BAND_DOTS, ticket_bytes
from willcall.printing.render import Renderer
from willcall.printing.sample import sample_ticket

GOLDEN = Path(__file__).parent / "golden"


def test_a_ticket_is_byte_exact() -> None:
    """The picture is compared first: it shows what changed. ``regolden`` draws it anew."""
    raster = Renderer().draw(sample_ticket()).raster
    with Image.open(GOLDEN / "ticket.png") as golden:
        assert raster.size == golden.size
        assert raster.tobytes() == golden.tobytes()
    assert hashlib.sha256(ticket_bytes(raster)).hexdigest() == (GOLDEN / "ticket.escpos.sha256").read_text().strip()


def test_the_bytes_burn_the_raster_that_was_given() -> None:
    raster = Image.effect_noise((576, 300), 80).convert("1")
    commands = list(Reader().feed(ticket_bytes(raster)))
    assert [command.kind for command in commands] == [Kind.RESET, Kind.BAND, Kind.BAND, Kind.BAND, Kind.CUT]
    roll = Roll()
    for band in commands[1:-1]:
        for row in rows_of(band):
            roll.burn(row)
    roll.cut()
    assert roll.cut_off[0].tobytes() == raster.convert("L").tobytes()


@pytest.mark.parametrize("width", [576, 571, 384])
def test_the_dots_are_those_that_python_escpos_would_send(width: int) -> None:
    raster = Image.effect_noise((width, BAND_DOTS), 80).convert("1")
    (_, band, _) = Reader().feed(ticket_bytes(raster))
    assert b"".join(rows_of(band)) == EscposImage(raster).to_raster_format()


def regolden() -> None:
    """Write the golden ticket anew, on purpose: ``python -m tests.unit.printing.test_escpos``."""
    raster = Renderer().draw(sample_ticket()).raster
    raster.save(GOLDEN / "ticket.png", optimize=True)
    (GOLDEN / "ticket.escpos.sha256").write_text(hashlib.sha256(ticket_bytes(raster)).hexdigest() + "\n")


if __name__ == "__main__":
    regolden()
