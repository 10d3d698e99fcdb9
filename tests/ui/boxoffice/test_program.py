"""The program itself: how it starts, how it ends, and what a bug leaves behind."""

import os
import re
import signal
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from tests.support.box_office_day import SUPERVISOR, BoxOfficeDay
from tests.ui.boxoffice.conftest import CounterPrinter
from tests.ui.conftest import PATIENCE_MS
from willcall.boxoffice.bootstrap import composed
from willcall.boxoffice.commands import CANNOT_START, main
from willcall.qtkit.crash_log import CrashLog
from willcall.redemption.domain.sign_in import SignedIn
from willcall.redemption.domain.staff import StaffRole
from willcall.redemption.settings import load_settings

pytestmark = pytest.mark.usefixtures("_typeface")


@pytest.fixture
def _own_import(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("willcall.qtkit.plain_imports.restore_import", lambda: None)


@pytest.mark.usefixtures("_own_import")
def test_settings_that_are_not_there_are_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--settings", str(tmp_path / "none.toml")]) == CANNOT_START
    assert "there is no settings file" in capsys.readouterr().err


@pytest.mark.usefixtures("_own_import")
def test_nobody_starts_before_it_was_said_where_tickets_come_out(
    day: BoxOfficeDay, capsys: pytest.CaptureFixture[str]
) -> None:
    text = day.settings.read_text(encoding="utf-8")
    day.settings.write_text(text.partition("[printer]")[0], encoding="utf-8")
    assert main(["--settings", str(day.settings)]) == CANNOT_START
    assert "printer.kind" in capsys.readouterr().err


@pytest.mark.parametrize("size", ["1366", "1366x", "12x12", "0x768"])
def test_a_size_that_is_none_is_refused(size: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--windowed", size])
    assert "WIDTHxHEIGHT" in capsys.readouterr().err


def test_the_whole_program_starts_opens_its_terminal_and_ends_when_it_is_asked_to(day: BoxOfficeDay) -> None:
    command = [
        sys.executable,
        "-m",
        "willcall.boxoffice.commands",
        "--settings",
        str(day.settings),
        "--windowed",
        "1366x768",
    ]
    surroundings = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    with subprocess.Popen(command, env=surroundings, stderr=subprocess.PIPE, text=True) as program:
        running = day.settings.parent / "data" / "crashes-boxoffice" / "running.log"
        deadline = time.monotonic() + PATIENCE_MS / 1000
        assert program.stderr is not None
        # the first talk with head office fails: by then the terminal is open
        while "sync_failed" not in program.stderr.readline():
            assert time.monotonic() < deadline
        program.send_signal(signal.SIGTERM)
        assert program.wait(PATIENCE_MS / 1000) == 0
    assert not running.exists()
    assert (day.settings.parent / "data" / "boxoffice.ini").exists()


def _bug() -> None:
    raise ZeroDivisionError("4821 0937 1605")


@pytest.mark.expects_log("unhandled_exception")
def test_r7_after_a_bug_nobody_goes_on_and_the_next_start_notes_it_without_what_it_said(
    qtbot: QtBot, day: BoxOfficeDay
) -> None:
    settings, crashes = load_settings(day.settings), CrashLog()
    crashes.begin(settings.data_dir / "crashes-boxoffice", datetime.now(UTC))
    with composed(settings, (1366, 768), printer_for=lambda _: CounterPrinter(), crashes=crashes) as window:
        qtbot.waitUntil(lambda: window.office.identity is not None, timeout=PATIENCE_MS)
        window.let_in(SignedIn(SUPERVISOR, StaffRole.SUPERVISOR))
        again: list[bool] = []
        window.again.connect(lambda: again.append(True))
        QTimer.singleShot(0, _bug)
        qtbot.waitUntil(window.out_of_order.isVisible, timeout=PATIENCE_MS)
        window.take_scan("482109371605")
        assert window.out_of_order.isVisible()
        window.out_of_order.again.click()
        assert again == [True]
    crashes.end()
    crashes.begin(settings.data_dir / "crashes-boxoffice", datetime.now(UTC))
    with composed(settings, (1366, 768), printer_for=lambda _: CounterPrinter(), crashes=crashes) as window:
        qtbot.waitUntil(lambda: window.office.identity is not None, timeout=PATIENCE_MS)
    crashes.end()
    foyer = day.foyer()
    (noted,) = [entry.facts for entry in foyer.outbox.every_entry() if entry.kind == "program_crashed"]
    foyer.close()
    assert (noted["error"], noted["under_way"]) == ("ZeroDivisionError", "today")
    assert not re.search(r"4821|0937", str(noted))


def test_a_terminal_that_is_not_enrolled_says_so_at_the_sign_in(qtbot: QtBot, day: BoxOfficeDay) -> None:
    (day.settings.parent / "data" / "terminal.sqlite").unlink()
    settings = load_settings(day.settings)
    with composed(settings, (1366, 768), printer_for=lambda _: CounterPrinter()) as window:
        qtbot.waitUntil(lambda: "(K11)" in window.sign_in.answer.text.text(), timeout=PATIENCE_MS)
        assert window.locked
