"""A ticket's bytes, to the byte."""

import hashlib
from pathlib import Path

from PIL import Image

from tests.support.fake_printer_paper import Kind, Reader, Roll, rows_of
from willcall.printing.escpos import ticket_bytes
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


def regolden() -> None:
    """Write the golden ticket anew, on purpose: ``python -m tests.unit.printing.test_escpos``."""
    raster = Renderer().draw(sample_ticket()).raster
    raster.save(GOLDEN / "ticket.png", optimize=True)
    (GOLDEN / "ticket.escpos.sha256").write_text(hashlib.sha256(ticket_bytes(raster)).hexdigest() + "\n")


if __name__ == "__main__":
    regolden()
