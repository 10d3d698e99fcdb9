"""From a code to the paper: the first byte at a network printer, and the pause between two tickets of a basket."""

import json
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from benchmarks.foyer import NOON, Foyer, build_foyer
from benchmarks.row import Row, quantile
from willcall.printing.bootstrap import open_printer
from willcall.printing.escpos import ticket_bytes
from willcall.printing.render import Renderer
from willcall.printing.sample import sample_ticket
from willcall.redemption.domain.codes import CollectionCode
from willcall.redemption.domain.verdicts import Collectable
from willcall.redemption.print_turn import LockedTurn
from willcall.redemption.service.collection_desk import CollectionDesk
from willcall.redemption.service.print_tickets import PrintDesk
from willcall.redemption.settings import PrinterSettings

SEATS = 50_000
_GUESTS = 25


@dataclass(frozen=True, slots=True)
class Printer:
    """The fake printer's process."""

    process: "subprocess.Popen[str]"
    port: int

    def first_byte_at(self) -> float:
        """Return when the first byte of a ticket came, in seconds of the clock that ``perf_counter`` reads too."""
        at: float = self._told()["first_byte_at"]
        return at

    def last_pause(self) -> float:
        """Return how long its mechanism stood idle before the ticket that it printed last, in seconds."""
        gaps: list[float] = self._told()["idle_gaps"]
        return gaps[-1]

    def _told(self) -> dict[str, Any]:
        return dict(json.loads(_answer(self.process, "\n")))


def measure() -> list[Row]:
    """Return p50 of code to first byte, and the median pause of the printer's mechanism within baskets of two."""
    with TemporaryDirectory() as folder, _printer() as printer:
        floors = [_bare(printer) for _ in range(_GUESTS)]
        foyer = build_foyer(Path(folder), SEATS)
        with _desk(foyer, printer.port) as desk:
            served = [_serve(desk, printer, code) for code in foyer.codes[:_GUESTS]]
    guests, gaps = zip(*served, strict=True)
    floor, first = quantile(floors, 0.5) * 1000, quantile(guests[1:], 0.5) * 1000
    return [
        Row("code to the first byte at a network printer, p50", "ms", floor, first, 60, absolute=True),
        Row(
            "printer idle between two tickets of a basket, p50",
            "ms",
            floor,
            quantile(gaps, 0.5) * 1000,
            30,
            absolute=True,
        ),
        Row("printer idle between two tickets of a basket, longest", "ms", floor, max(gaps) * 1000, 30, absolute=True),
    ]


def _serve(desk: CollectionDesk, printer: Printer, code: CollectionCode) -> tuple[float, float]:
    """Return the seconds to the first byte, and the pause before the second and last ticket of the basket."""
    began = perf_counter()
    desk.printer_state()
    verdict = desk.look_up(code.digits)
    if not isinstance(verdict, Collectable):
        raise TypeError(f"not collectable: {verdict}")
    desk.collect([seat.ticket_no for seat in verdict.seats], f"attempt {began}")
    return printer.first_byte_at() - began, printer.last_pause()


def _bare(printer: Printer) -> float:
    """Return the floor: a drawn and encoded ticket sent over a new connection."""
    data = ticket_bytes(Renderer().draw(sample_ticket()).raster)
    began = perf_counter()
    with socket.create_connection(("127.0.0.1", printer.port)) as line:
        line.sendall(data + b"\x1dr\x01")
        line.recv(1)
    return printer.first_byte_at() - began


@contextmanager
def _desk(foyer: Foyer, port: int) -> Iterator[CollectionDesk]:
    engine = foyer.new_database("paper.sqlite")
    foyer.apply_pack(engine)
    printer = open_printer(PrinterSettings(kind="network", host="127.0.0.1", port=port))
    printer.warm_up()
    sign = Ed25519PrivateKey.generate().sign
    try:
        turn = LockedTurn(foyer.folder)
        printing = PrintDesk(foyer.identity, sign, printer, foyer.units(engine), lambda: NOON, turn)
        yield CollectionDesk(foyer.cinema_key, printing)
    finally:
        printer.close()
        engine.dispose()


@contextmanager
def _printer() -> Iterator[Printer]:
    command = [sys.executable, "-m", "benchmarks.printer"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield Printer(process, int(_answer(process, "")))
        process.communicate()


def _answer(process: "subprocess.Popen[str]", question: str) -> str:
    if process.stdin is None or process.stdout is None:
        raise RuntimeError("the fake printer has no pipes")
    process.stdin.write(question)
    process.stdin.flush()
    return process.stdout.readline()
