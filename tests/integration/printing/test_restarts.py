"""What the kiosk does about paper when it starts: a half that hangs in the printer is no beginning of a ticket."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support.fake_printer import FakePrinter
from tests.support.kiosk_terminal import collect, terminal_folder
from tests.support.network_stage import printer_at, until_well
from tests.support.packs import ticket_no
from tests.support.paper_reading import is_void, qr_of
from willcall.kiosk.heart import Heart
from willcall.kiosk.journey.ports import Desk
from willcall.printing.render import Renderer
from willcall.qtkit.crash_log import CrashLog
from willcall.redemption.domain.paper import PaperTrouble
from willcall.redemption.settings import load_settings

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
    return lambda: Heart(
        lambda: load_settings(settings), lambda _: printer_at(fake, renderer), lambda _: None, CrashLog()
    )


@contextmanager
def running(start: Start) -> Iterator[Desk]:
    heart = start()
    heart.start()
    try:
        yield heart.open()
    finally:
        heart.close()


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
        until_well(desk.printer_state)
        (torn,) = fake.papers
        assert is_void(torn)
        assert collect(desk, 1) == 2
    first, second = fake.papers[1:]
    assert [(qr_of(paper) or "").split(":")[2] for paper in (first, second)] == [ticket_no(2), ticket_no(3)]
    assert fake.hanging is None
