"""Kiosk and box office on one terminal's books: each at a printer of its own, one run after the other."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.support.fake_printer import FakePrinter
from tests.support.kiosk_terminal import collect, terminal_folder
from tests.support.network_stage import printer_at, until_well
from tests.support.packs import ticket_no
from tests.support.paper_reading import is_void, qr_of
from tests.support.papers import CountingPrinter
from tests.support.staff import CLERK
from willcall.boxoffice.counter import Counter
from willcall.kiosk.heart import Heart
from willcall.kiosk.journey.ports import Desk
from willcall.printing.render import Renderer
from willcall.qtkit.crash_log import CrashLog
from willcall.redemption.domain.collecting import CollectOrder
from willcall.redemption.domain.paper import PrinterState
from willcall.redemption.domain.tickets import Ticket
from willcall.redemption.print_turn import LockedTurn
from willcall.redemption.service.print_tickets import PrintRun
from willcall.redemption.settings import PrinterSettings, TerminalSettings, load_settings


@pytest.fixture(scope="module")
def renderer() -> Renderer:
    return Renderer()


@pytest.fixture
def terminal(tmp_path: Path) -> TerminalSettings:
    return load_settings(terminal_folder(tmp_path))


@contextmanager
def kiosk_at(fake: FakePrinter, renderer: Renderer, terminal: TerminalSettings) -> Iterator[Desk]:
    heart = Heart(lambda: at(fake, terminal), lambda _: printer_at(fake, renderer), lambda _: None, CrashLog())
    with closing(heart):
        heart.start()
        yield heart.open()


def at(fake: FakePrinter, terminal: TerminalSettings) -> TerminalSettings:
    """Return the settings of a program that prints there."""
    there = PrinterSettings(kind="network", host=fake.host, port=fake.port)
    return terminal.model_copy(update={"printer": there})


def test_r3_half_a_ticket_is_made_void_where_it_hangs_though_another_program_was_quicker_at_its_own_printer(
    renderer: Renderer, terminal: TerminalSettings
) -> None:
    with FakePrinter() as foyers, FakePrinter() as counters:
        with kiosk_at(foyers, renderer, terminal) as desk:
            foyers.new_roll(paper_mm=40)
            assert collect(desk, 0) == 0
        with closing(Counter(at(counters, terminal), lambda _: printer_at(counters, renderer), CrashLog())) as counter:
            until_well(counter.desks().staff.printer_state)
        assert [is_void(paper) for paper in counters.papers] == [True]
        with kiosk_at(foyers, renderer, terminal) as desk:
            foyers.new_roll()
            until_well(desk.printer_state)
            assert collect(desk, 1) == 2
        torn, *tickets = foyers.papers
        assert is_void(torn)
        assert [(qr_of(paper) or "").split(":")[2] for paper in tickets] == [ticket_no(2), ticket_no(3)]


@dataclass(slots=True)
class Tray(CountingPrinter):
    """A printer of which a program lets go at its end; ``on_look`` runs when it is asked how it is."""

    on_look: Callable[[], None] = field(default=lambda: None)

    def state(self) -> PrinterState:
        """Return ``now``."""
        self.on_look()
        return CountingPrinter.state(self)

    def warm_up(self) -> None:
        """Do nothing."""

    def expect_leftover(self) -> None:
        """Do nothing."""

    def close(self) -> None:
        """Do nothing."""


def test_r1_a_guest_who_presses_while_the_clerk_prints_gets_the_tickets_right_behind(
    terminal: TerminalSettings,
) -> None:
    foyers, counters = Tray(), Tray()
    heart = Heart(lambda: terminal, lambda _: foyers, lambda _: None, CrashLog())
    with (
        closing(heart),
        closing(Counter(terminal, lambda _: counters, CrashLog())) as counter,
        ThreadPoolExecutor(1) as kiosks_thread,
    ):
        heart.start()
        desk = kiosks_thread.submit(heart.open).result()
        pressed: list[Future[int]] = []

        def guest(_: Ticket) -> None:
            assert foyers.papers == []
            if not pressed:
                pressed.append(kiosks_thread.submit(collect, desk, 1))

        counters.on_first_byte = guest
        run = counter.desks().staff.collect(CollectOrder((ticket_no(0), ticket_no(1)), "a", CLERK))
        assert isinstance(run, PrintRun)
        assert run.printed == 2
        assert pressed[0].result(timeout=10) == 2
    assert [paper.ticket_no for paper in counters.papers] == [ticket_no(0), ticket_no(1)]
    assert [paper.ticket_no for paper in foyers.papers] == [ticket_no(2), ticket_no(3)]


@pytest.mark.parametrize(
    "printer",
    [
        PrinterSettings(kind="system", queue="tickets"),
        PrinterSettings(kind="network", host="192.0.2.10"),
        PrinterSettings(kind="usb"),
    ],
    ids=lambda printer: printer.name,
)
def test_a_queue_that_two_programs_may_share_is_looked_at_while_neither_prints(
    terminal: TerminalSettings, printer: PrinterSettings
) -> None:
    held = []

    def look() -> None:
        with LockedTurn(terminal.data_dir, longest_wait_s=0).take() as free:
            held.append(not free)

    tray = Tray(on_look=look)
    chosen = terminal.model_copy(update={"printer": printer})
    with closing(Counter(chosen, lambda _: tray, CrashLog())) as counter:
        counter.desks().staff.printer_state()
        counter.desks().machine.health()
    assert held == [printer.kind == "system"] * 2
