"""A ticket's bytes, to the byte."""

import hashlib
import re
from pathlib import Path

import pytest
from escpos.image import EscposImage
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from tests.support.fake_printer_paper import Command, Kind, Reader, Roll, rows_of
from tests.support.fake_printer_realtime import Watch
from willcall.printing.escpos import (
    ASK_STATUS,
    BAND_BYTES,
    CLEAR_BUFFERS,
    FILL_BAND,
    ask_process_id,
    ticket_bytes,
    without_real_time,
)
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
    raster = Image.effect_noise((576, 300), 80).convert("1").resize((576, 900))
    commands = list(Reader().feed(ticket_bytes(raster)))
    assert [command.kind for command in commands] == [Kind.RESET, Kind.REPORT, *[Kind.BAND] * 8, Kind.CUT]
    roll = Roll()
    for row in dots_of(commands):
        roll.burn(row)
    roll.cut()
    assert moved(roll.cut_off[0], raster) <= 2 * len(OBEYED.findall(inverted(raster)))


OBEYED = re.compile(rb"\x10[\x04\x05\x14]")


def inverted(raster: Image.Image) -> bytes:
    return raster.convert("L").point(lambda grey: 255 - grey).convert("1").tobytes()


def dots_of(commands: list[Command]) -> list[bytes]:
    return [row for command in commands if command.kind is Kind.BAND for row in rows_of(command)]


def moved(paper: Image.Image, raster: Image.Image) -> int:
    return sum(one != other for one, other in zip(paper.tobytes(), raster.convert("L").tobytes(), strict=True))


def test_a_ticket_without_unlucky_dots_is_burnt_as_it_was_drawn() -> None:
    raster = Image.linear_gradient("L").resize((576, 300)).point(lambda grey: 255 * (grey > 100), mode="1")
    rows = dots_of(list(Reader().feed(ticket_bytes(raster))))
    assert b"".join(rows) == inverted(raster)


@pytest.mark.parametrize("width", [576, 571, 384])
def test_the_dots_are_those_that_python_escpos_would_send(width: int) -> None:
    raster = Image.effect_noise((width, 128), 80).convert("1")
    (_, _, band, _) = Reader().feed(ticket_bytes(raster))
    assert b"".join(rows_of(band)) == without_real_time(EscposImage(raster).to_raster_format())


@pytest.mark.parametrize("width", [8, 384, 571, 576, 832])
def test_no_band_is_longer_than_what_fills_one(width: int) -> None:
    raster = Image.new("1", (width, 2500))
    bands = [command for command in Reader().feed(ticket_bytes(raster)) if command.kind is Kind.BAND]
    assert max(len(band.body) - 6 for band in bands) <= BAND_BYTES == len(FILL_BAND)
    assert len(b"".join(dots_of(bands))) == (width + 7) // 8 * 2500


def test_pre_printed_stock_is_fed_to_its_mark_before_it_is_cut() -> None:
    raster = Image.new("1", (576, 10))
    assert ticket_bytes(raster, to_mark=True).endswith(b"\x1d\x0c" + b"\x1dVB\x00")
    assert b"\x1d\x0c" not in ticket_bytes(raster)


def test_a_process_id_is_asked_for_as_epson_writes_it() -> None:
    assert ask_process_id(b"A0Z9") == bytes.fromhex("1d 28 48 06 00 30 30 41 30 5a 39")


URGENT = [*ASK_STATUS, CLEAR_BUFFERS, b"\x10\x05\x01", b"\x10\x05\x02", b"\x10\x14\x01\x00\x01"]


@given(st.lists(st.one_of(st.sampled_from(URGENT), st.sampled_from([b"\x10", b"\x20"]), st.binary(max_size=5))))
def test_no_picture_is_taken_for_a_command_and_only_single_dots_move(parts: list[bytes]) -> None:
    dots = b"".join(parts)
    safe = without_real_time(dots)
    assert [urgent for _, urgent, _ in Watch().cut(safe) if urgent is not None] == []
    assert OBEYED.search(safe) is None
    assert len(safe) == len(dots)
    for was, now in zip(dots, safe, strict=True):
        assert now == was or (was, now) == (0x10, 0x20)
    assert sum(was != now for was, now in zip(dots, safe, strict=True)) == len(OBEYED.findall(dots))


def test_the_watch_sees_what_was_planted_however_it_arrives() -> None:
    planted = b"\xff\x10" + CLEAR_BUFFERS + b"\x10" + ASK_STATUS[3] + b"\x00"
    for cut in range(len(planted)):
        watch = Watch()
        pieces = [*watch.cut(planted[:cut]), *watch.cut(planted[cut:])]
        assert [urgent.name for _, urgent, _ in pieces if urgent] == ["CLEAR", "STATUS"]
        assert b"".join(piece for piece, _, _ in pieces) == planted


def regolden() -> None:
    """Write the golden ticket anew, on purpose: ``python -m tests.unit.printing.test_escpos``."""
    raster = Renderer().draw(sample_ticket()).raster
    raster.save(GOLDEN / "ticket.png", optimize=True)
    (GOLDEN / "ticket.escpos.sha256").write_text(hashlib.sha256(ticket_bytes(raster)).hexdigest() + "\n")


if __name__ == "__main__":
    regolden()
