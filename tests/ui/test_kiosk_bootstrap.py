"""The kiosk as it is put together for real: over a terminal's own database, behind its own window."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from typer.testing import CliRunner

from tests.support.kiosk_stage import control, visible_items
from tests.support.kiosk_terminal import terminal_folder
from tests.support.packs import NAME, code_of
from tests.ui.conftest import PATIENCE_MS
from willcall.kiosk import commands
from willcall.kiosk.bootstrap import composed
from willcall.kiosk.heart import CannotStartError, only_one
from willcall.kiosk.states import Entry, Found, OutOfOrder, PrinterTrouble, TakeTickets, TerminalFault, Welcome
from willcall.kiosk.window import KioskWindow, Placing
from willcall.redemption.domain.faults import FaultCode
from willcall.redemption.domain.paper import PaperTrouble
from willcall.redemption.settings import load_settings

SIZE = Placing((540, 960))
pytestmark = pytest.mark.usefixtures("_typeface")


@contextmanager
def kiosk_over(settings: Path, refused: list[CannotStartError] | None = None) -> Iterator[KioskWindow]:
    with composed(lambda: load_settings(settings), SIZE, (refused if refused is not None else []).append) as kiosk:
        yield kiosk


def shown(kiosk: KioskWindow, text: str) -> bool:
    return any(item.property("text") == text for item in visible_items(kiosk))


def test_r5_the_first_picture_waits_for_nothing_and_tickets_come_with_the_line_dead(
    qtbot: QtBot, tmp_path: Path
) -> None:
    with kiosk_over(terminal_folder(tmp_path)) as kiosk:
        qtbot.waitUntil(lambda: control(kiosk, "beginButton") is not None, timeout=PATIENCE_MS)
        qtbot.waitUntil(lambda: kiosk.journey.property("machine") == "1 号机", timeout=PATIENCE_MS)
        assert kiosk.journey.property("rehearsal")
        assert kiosk.journey.property("cinema") == NAME.zh
        kiosk.flow.scan(code_of(0).qr_payload)
        qtbot.waitUntil(lambda: isinstance(kiosk.flow.state, Found), timeout=PATIENCE_MS)
        kiosk.flow.print_tickets()
        qtbot.waitUntil(lambda: isinstance(kiosk.flow.state, TakeTickets), timeout=PATIENCE_MS)
    assert len(list((tmp_path / "tickets").glob("*.pdf"))) == 2


def test_a_code_scanned_before_the_heart_is_open_is_answered_when_it_is(qtbot: QtBot, tmp_path: Path) -> None:
    with kiosk_over(terminal_folder(tmp_path)) as kiosk:
        kiosk.flow.scan(code_of(0).digits)
        qtbot.waitUntil(lambda: isinstance(kiosk.flow.state, Found), timeout=PATIENCE_MS)


def test_the_cinemas_name_appears_on_whatever_screen_shows_and_in_either_language(qtbot: QtBot, tmp_path: Path) -> None:
    with kiosk_over(terminal_folder(tmp_path)) as kiosk:
        assert kiosk.journey.property("cinema") == ""
        kiosk.flow.type_digit("4")
        qtbot.waitUntil(lambda: shown(kiosk, NAME.zh), timeout=PATIENCE_MS)
        assert isinstance(kiosk.flow.state, Entry)
        kiosk.flow.switch_language()
        qtbot.waitUntil(lambda: shown(kiosk, NAME.en), timeout=PATIENCE_MS)
        kiosk.flow.leave()
        qtbot.waitUntil(lambda: shown(kiosk, NAME.zh), timeout=PATIENCE_MS)


@pytest.mark.expects_log("broken_template.*own.typ:1")
def test_r9_a_template_that_makes_no_ticket_is_named_and_gets_well_without_a_restart(
    qtbot: QtBot, tmp_path: Path
) -> None:
    settings, own = terminal_folder(tmp_path), tmp_path / "own.typ"
    own.write_text("#nonsense(", "utf-8")
    settings.write_text(f"{settings.read_text('utf-8')}template = {json.dumps(str(own))}\n", "utf-8")
    with kiosk_over(settings) as kiosk:
        broken = PrinterTrouble(PaperTrouble.TEMPLATE)
        qtbot.waitUntil(lambda: kiosk.flow.state == broken, timeout=PATIENCE_MS)
        own.write_text("a ticket", "utf-8")
        qtbot.waitUntil(lambda: kiosk.flow.state == Welcome(), timeout=PATIENCE_MS)


def test_r9_a_terminal_that_is_not_enrolled_says_so(qtbot: QtBot, tmp_path: Path) -> None:
    settings = tmp_path / "terminal.toml"
    settings.write_text(f'data_dir = "{tmp_path.as_posix()}/data"\nkeys = "file"\n', encoding="utf-8")
    with kiosk_over(settings) as kiosk:
        qtbot.waitUntil(lambda: kiosk.flow.state == TerminalFault(FaultCode.NOT_ENROLLED), timeout=PATIENCE_MS)


def test_a_kiosk_beside_another_on_the_same_data_is_told_why_not(qtbot: QtBot, tmp_path: Path) -> None:
    settings, refused = terminal_folder(tmp_path), list[CannotStartError]()
    with only_one(tmp_path / "data"), kiosk_over(settings, refused):
        qtbot.waitUntil(lambda: bool(refused), timeout=PATIENCE_MS)
    assert "already" in str(refused[0])


def test_r9_a_data_folder_that_cannot_be_made_is_told_in_one_line(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    settings, refused = tmp_path / "terminal.toml", list[CannotStartError]()
    settings.write_text(f'data_dir = "{(tmp_path / "file" / "data").as_posix()}"', encoding="utf-8")
    with kiosk_over(settings, refused):
        qtbot.waitUntil(lambda: bool(refused), timeout=PATIENCE_MS)
    assert "cannot be used" in str(refused[0])


def test_a_kiosk_without_a_printer_in_its_settings_does_not_start(qtbot: QtBot, tmp_path: Path) -> None:
    settings, refused = tmp_path / "terminal.toml", list[CannotStartError]()
    settings.write_text(f'data_dir = "{(tmp_path / "data").as_posix()}"\n', encoding="utf-8")
    with kiosk_over(settings, refused):
        qtbot.waitUntil(lambda: bool(refused), timeout=PATIENCE_MS)
    assert "where tickets come out" in str(refused[0])


def test_a_ticket_template_that_is_not_there_is_told_in_one_line(qtbot: QtBot, tmp_path: Path) -> None:
    settings, refused = tmp_path / "terminal.toml", list[CannotStartError]()
    data = (tmp_path / "data").as_posix()
    settings.write_text(f'data_dir = "{data}"\n[printer]\nkind = "pdf_folder"\ntemplate = "roll8O"\n', encoding="utf-8")
    with kiosk_over(settings, refused):
        qtbot.waitUntil(lambda: bool(refused), timeout=PATIENCE_MS)
    assert "no ticket template" in str(refused[0])


def test_settings_that_cannot_be_used_are_told_in_one_line(qtbot: QtBot, tmp_path: Path) -> None:
    refused = list[CannotStartError]()
    with kiosk_over(tmp_path / "nowhere.toml", refused):
        qtbot.waitUntil(lambda: bool(refused), timeout=PATIENCE_MS)
    assert "no settings file" in str(refused[0])


@pytest.mark.expects_log("unhandled_exception")
def test_a_bug_in_a_slot_leaves_the_machine_out_of_order_by_name(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with kiosk_over(terminal_folder(tmp_path)) as kiosk:
        QTest.qWait(1)

        def bug() -> None:
            raise ZeroDivisionError

        kiosk.door.post(bug)
        qtbot.waitUntil(lambda: kiosk.flow.state == OutOfOrder(), timeout=PATIENCE_MS)


@pytest.mark.parametrize("size", ["1080", "axb", "1x1", "1080x1920x2"])
def test_a_window_of_no_size_is_refused(size: str) -> None:
    answer = CliRunner().invoke(commands.app, ["--windowed", size])
    assert answer.exit_code == 2
    assert "WIDTHxHEIGHT" in answer.output


def test_the_command_says_why_it_does_not_start(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: object, placing: Placing) -> None:
        raise CannotStartError(f"not in {placing.size}")

    monkeypatch.setattr(commands, "run_kiosk", refuse)
    answer = CliRunner().invoke(commands.app, ["--windowed", "1080x1920"])
    assert (answer.exit_code, answer.output) == (1, "willcall-kiosk: not in (1080, 1920)\n")
