"""What the kiosk does about paper when it starts: a half that hangs in the printer is no beginning of a ticket."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support.fake_printer import FakePrinter
from tests.support.kiosk_terminal import terminal_folder
from tests.support.packs import code_of, ticket_no
from tests.support.paper_reading import is_void, qr_of
from willcall.kiosk.heart import Heart
from willcall.kiosk.journey.ports import Desk
from willcall.printing.render import Renderer
from willcall.printing.spool import SpoolPrinter
from willcall.printing.transports.lines import Patience
from willcall.printing.transports.network import TcpLine
from willcall.printing.transports.receipt_printer import ReceiptPrinter
from willcall.qtkit.crash_log import CrashLog
from willcall.redemption.domain.paper import PaperTrouble
from willcall.redemption.domain.verdicts import Collectable
from willcall.redemption.settings import TerminalSettings, load_settings

PATIENCE = Patience(connect=2.0, answer=2.0, clear=2.0, stall=3.0, paper=5.0)

Start = Callable[[], Heart]


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer()


@pytest.fixture
def fake() -> Iterator[FakePrinter]:
    with FakePrinter() as printer:
        yield printer


@pytest.fixture
def start(tmp_path: Path, fake: FakePrinter, renderer: Renderer) -> Start:
    """Make the heart of a kiosk, at the fake printer."""
    settings = terminal_folder(tmp_path)

    def printer_for(_: TerminalSettings) -> SpoolPrinter:
        return SpoolPrinter(
            renderer, ReceiptPrinter(lambda: TcpLine.open(fake.host, fake.port, PATIENCE.connect), PATIENCE)
        )

    return lambda: Heart(lambda: load_settings(settings), printer_for, lambda _: None, CrashLog())


@contextmanager
def running(start: Start) -> Iterator[Desk]:
    heart = start()
    heart.start()
    try:
        yield heart.open()
    finally:
        heart.close()


def collect(desk: Desk, code: int) -> int:
    verdict = desk.look_up(code_of(code).digits)
    assert isinstance(verdict, Collectable)
    return desk.collect([seat.ticket_no for seat in verdict.seats], f"code {code}").printed


def until_well(desk: Desk) -> None:
    until = time.monotonic() + 5.0
    while (state := desk.printer_state()).trouble is not None:
        assert time.monotonic() < until, state


@pytest.mark.parametrize("restarts", [1, 2])
def test_r3_a_torn_ticket_is_made_void_before_the_next_guest_however_often_the_kiosk_was_restarted(
    start: Start, fake: FakePrinter, restarts: int
) -> None:
    with running(start) as desk:
        fake.new_roll(paper_mm=40)
        assert collect(desk, 0) == 0
    for _ in range(restarts - 1):
        with running(start) as desk:
            assert desk.printer_state().trouble is PaperTrouble.PAPER_END
    with running(start) as desk:
        fake.new_roll()
        until_well(desk)
        (torn,) = fake.papers
        assert is_void(torn)
        assert collect(desk, 1) == 2
    first, second = fake.papers[1:]
    assert [(qr_of(paper) or "").split(":")[2] for paper in (first, second)] == [ticket_no(2), ticket_no(3)]
    assert fake.hanging is None
