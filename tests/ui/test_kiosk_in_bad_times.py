"""The kiosk as it is put together for real, in bad times: what is gone at its start, and who hears that it lives."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tests.support.fake_printer import FakePrinter
from tests.support.kiosk_terminal import terminal_folder
from tests.support.packs import code_of
from tests.support.quiet_logs import ExpectedLogs
from tests.ui.conftest import PATIENCE_MS
from willcall.kiosk.bootstrap import composed
from willcall.kiosk.journey.ports import Ending
from willcall.kiosk.journey.states import (
    Found,
    OutOfOrder,
    PrinterTrouble,
    StaffSignIn,
    TakeTickets,
    TerminalFault,
    Welcome,
)
from willcall.kiosk.machine import pulse
from willcall.kiosk.machine.life_signs import Sign, SignHearer
from willcall.kiosk.viewmodels.journey import Journey
from willcall.kiosk.window import KioskWindow, Placing
from willcall.redemption.domain.faults import FaultCode
from willcall.redemption.domain.paper import PaperTrouble
from willcall.redemption.settings import load_settings

SIZE = Placing((540, 960))
pytestmark = pytest.mark.usefixtures("_typeface")


@contextmanager
def kiosk_over(settings: Path, keeper: str = "") -> Iterator[KioskWindow]:
    with composed(lambda: load_settings(settings), SIZE, lambda error: pytest.fail(str(error)), keeper=keeper) as kiosk:
        yield kiosk


def at_a_network_printer(settings: Path, port: int) -> None:
    """Have a terminal print over the network, and look at its printer every second."""
    before, _, _ = settings.read_text("utf-8").partition("[printer]")
    printer = f'[printer]\nkind = "network"\nhost = "127.0.0.1"\nport = {port}\n'
    settings.write_text(f"{before}{printer}[screen]\npoll_seconds = 1\n", "utf-8")


def a_free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


@pytest.mark.expects_log("no_line_to_printer")
def test_a_printer_that_is_gone_at_the_start_is_named_and_guests_are_served_once_it_is_back(
    qtbot: QtBot, tmp_path: Path
) -> None:
    settings, port = terminal_folder(tmp_path), a_free_port()
    at_a_network_printer(settings, port)
    with kiosk_over(settings) as kiosk:
        gone = PrinterTrouble(PaperTrouble.NOT_ANSWERING)
        qtbot.waitUntil(lambda: kiosk.flow.state == gone, timeout=PATIENCE_MS)
        with FakePrinter(port=port) as printer:
            qtbot.waitUntil(lambda: kiosk.flow.state == Welcome(), timeout=PATIENCE_MS)
            kiosk.flow.scan(code_of(0).digits)
            qtbot.waitUntil(lambda: isinstance(kiosk.flow.state, Found), timeout=PATIENCE_MS)
            kiosk.flow.print_tickets()
            qtbot.waitUntil(lambda: isinstance(kiosk.flow.state, TakeTickets), timeout=PATIENCE_MS)
            assert len(printer.papers) == 2


def test_r9_records_that_are_damaged_are_named_to_guests_and_to_staff_who_cannot_sign_in(
    qtbot: QtBot, tmp_path: Path
) -> None:
    settings = terminal_folder(tmp_path)
    (tmp_path / "data" / "terminal.sqlite").write_bytes(bytes(range(256)) * 32)
    damaged = FaultCode.DATABASE_DAMAGED
    with kiosk_over(settings) as kiosk:
        qtbot.waitUntil(lambda: kiosk.flow.state == TerminalFault(damaged), timeout=PATIENCE_MS)
        kiosk.flow.call_staff()
        for typed in ("1042", "482915"):
            for digit in typed:
                kiosk.flow.type_digit(digit)
            kiosk.flow.submit()
        refused = StaffSignIn(TerminalFault(damaged), "1042", at_pin=True, answer=damaged)
        qtbot.waitUntil(lambda: kiosk.flow.state == refused, timeout=PATIENCE_MS)


def test_a_kiosk_gives_signs_of_life_while_its_screen_goes_on_and_ends_when_its_keeper_is_gone(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pulse, "BEAT_S", 0.0)
    hearer, said, ended = SignHearer(), list[Sign | None](), list[Ending]()
    settings = terminal_folder(tmp_path)
    with kiosk_over(settings, hearer.address) as kiosk:
        kiosk.ended.connect(ended.append)
        kiosk.ticked.connect(lambda: said.append(hearer.heard()))
        qtbot.waitUntil(lambda: Sign.ALIVE in said, timeout=PATIENCE_MS)
        kiosk.journey.tick()  # time that passes otherwise than for the screen is no sign
        assert hearer.heard() is None
        hearer.close()
        qtbot.waitUntil(lambda: Ending.RESTART in ended, timeout=PATIENCE_MS)


@pytest.mark.expects_log("unhandled_exception")
def test_a_bug_in_each_tick_is_no_sign_of_life(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, expected_logs: ExpectedLogs
) -> None:
    def bug(_: Journey) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(pulse, "BEAT_S", 0.0)
    hearer = SignHearer()
    with kiosk_over(terminal_folder(tmp_path), hearer.address) as kiosk:
        qtbot.waitUntil(lambda: hearer.heard() is Sign.ALIVE, timeout=PATIENCE_MS)
        monkeypatch.setattr(Journey, "tick", bug)
        qtbot.waitUntil(lambda: kiosk.flow.state == OutOfOrder("welcome"), timeout=PATIENCE_MS)
        hearer.heard()
        failed = len(expected_logs.records)
        qtbot.waitUntil(lambda: len(expected_logs.records) >= failed + 2, timeout=PATIENCE_MS)
        assert hearer.heard() is None
    hearer.close()


def test_a_kiosk_that_ends_says_so_before_it_waits_for_its_printer(tmp_path: Path, qtbot: QtBot) -> None:
    hearer, settings = SignHearer(), terminal_folder(tmp_path)
    with kiosk_over(settings, hearer.address):
        qtbot.waitUntil(lambda: hearer.heard() is Sign.ALIVE, timeout=PATIENCE_MS)
    assert hearer.heard() is Sign.ENDING
    hearer.close()
