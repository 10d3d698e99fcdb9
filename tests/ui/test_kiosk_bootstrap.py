"""The kiosk as it is put together for real: over a terminal's own database, behind its own window."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tests.support.kiosk_stage import control, visible_items
from tests.support.kiosk_terminal import terminal_folder
from tests.support.packs import NAME, code_of
from tests.support.quiet_logs import ExpectedLogs
from tests.ui.conftest import PATIENCE_MS
from willcall.kiosk import bootstrap, commands
from willcall.kiosk.bootstrap import composed
from willcall.kiosk.heart import CannotStartError, only_one
from willcall.kiosk.journey.ports import Ending
from willcall.kiosk.journey.states import Entry, Found, OutOfOrder, StaffSignIn, TakeTickets, TerminalFault, Welcome
from willcall.kiosk.machine.ending import CANNOT_START
from willcall.kiosk.window import KioskWindow, Placing
from willcall.redemption.domain.faults import FaultCode
from willcall.redemption.domain.sign_in import NoStaffYet
from willcall.redemption.settings import load_settings

ROOT = Path(__file__).parents[2]
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
def test_r9_a_template_that_makes_no_ticket_is_named_in_the_log_and_ours_stands_in(
    qtbot: QtBot, tmp_path: Path, expected_logs: ExpectedLogs
) -> None:
    settings, own = terminal_folder(tmp_path), tmp_path / "own.typ"
    own.write_text("#nonsense(", "utf-8")
    settings.write_text(f"{settings.read_text('utf-8')}template = {json.dumps(str(own))}\n", "utf-8")
    with kiosk_over(settings) as kiosk:
        qtbot.waitUntil(lambda: bool(expected_logs.records), timeout=PATIENCE_MS)
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
    printer = f'kind = "pdf_folder"\nfolder = "{data}"\ntemplate = "roll8O.typ"\n'
    settings.write_text(f'data_dir = "{data}"\n[printer]\n{printer}', encoding="utf-8")
    with kiosk_over(settings, refused):
        qtbot.waitUntil(lambda: bool(refused), timeout=PATIENCE_MS)
    assert "no ticket template" in str(refused[0])


def test_settings_that_cannot_be_used_are_told_in_one_line(qtbot: QtBot, tmp_path: Path) -> None:
    refused = list[CannotStartError]()
    with kiosk_over(tmp_path / "nowhere.toml", refused):
        qtbot.waitUntil(lambda: bool(refused), timeout=PATIENCE_MS)
    assert "no settings file" in str(refused[0])


@pytest.mark.expects_log("crashes_not_written")
def test_a_folder_for_crashes_that_cannot_be_used_keeps_no_kiosk_from_its_guests(qtbot: QtBot, tmp_path: Path) -> None:
    settings = terminal_folder(tmp_path)
    (tmp_path / "data" / "crashes").write_text("in the way", "utf-8")
    with kiosk_over(settings) as kiosk:
        kiosk.flow.scan(code_of(0).digits)
        qtbot.waitUntil(lambda: isinstance(kiosk.flow.state, Found), timeout=PATIENCE_MS)


@pytest.mark.expects_log("unhandled_exception")
def test_a_bug_in_a_slot_leaves_the_machine_out_of_order_by_name(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with kiosk_over(terminal_folder(tmp_path)) as kiosk:
        QTest.qWait(1)

        def bug() -> None:
            raise ZeroDivisionError

        kiosk.door.post(bug)
        qtbot.waitUntil(lambda: kiosk.flow.state == OutOfOrder("welcome"), timeout=PATIENCE_MS)


@pytest.mark.parametrize("size", ["1080", "axb", "1x1", "1080x1920x2"])
def test_a_window_of_no_size_is_refused(size: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        commands.main(["--windowed", size])
    assert end.value.code == 2
    assert "WIDTHxHEIGHT" in capsys.readouterr().err


def test_the_command_says_why_it_does_not_start(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(_: object, placing: Placing, keeper: str) -> None:
        raise CannotStartError(f"not in {placing.size}")

    monkeypatch.setattr(bootstrap, "run_kiosk", refuse)
    assert commands.main(["--windowed", "1080x1920"]) == CANNOT_START
    assert capsys.readouterr().err == "willcall-kiosk: not in (1080, 1920)\n"


@pytest.mark.parametrize(("how", "code"), [(Ending.RESTART, 75), (Ending.LEAVE, 0)])
def test_the_exit_code_says_whether_to_start_again(tmp_path: Path, how: Ending, code: int) -> None:
    program = (
        "import sys\n"
        "from pathlib import Path\n"
        "from PySide6.QtCore import QTimer\n"
        "from willcall.kiosk import bootstrap\n"
        "from willcall.kiosk.journey.ports import Ending\n"
        "from willcall.kiosk.window import KioskWindow, Placing\n"
        "from willcall.redemption.settings import load_settings\n"
        "show = KioskWindow.show\n"
        "def show_and_end(self, placing):\n"
        "    show(self, placing)\n"
        "    QTimer.singleShot(0, self, lambda: self.ended.emit(Ending(sys.argv[2])))\n"
        "KioskWindow.show = show_and_end\n"
        "sys.exit(bootstrap.run_kiosk(lambda: load_settings(Path(sys.argv[1])), Placing((540, 960))))\n"
    )
    settings = terminal_folder(tmp_path)
    done = subprocess.run(
        [sys.executable, "-c", program, str(settings), how.value],
        cwd=ROOT,
        check=False,
        capture_output=True,
        timeout=60,
    )
    assert done.returncode == code, done.stderr.decode()


def test_the_cinemas_own_words_times_and_comfort_come_from_its_settings(qtbot: QtBot, tmp_path: Path) -> None:
    settings = terminal_folder(tmp_path)
    own = '[screen]\nidle_seconds = 20\nlarge_text = true\n[screen.texts.zh]\nwelcome_headline = "欢迎光临"\n'
    settings.write_text(settings.read_text("utf-8") + own, "utf-8")
    with kiosk_over(settings) as kiosk:
        qtbot.waitUntil(lambda: shown(kiosk, "欢迎光临"), timeout=PATIENCE_MS)
        qtbot.waitUntil(lambda: bool(kiosk.journey.property("largeText")), timeout=PATIENCE_MS)
        assert kiosk.flow.stage.times.idle == 20


@pytest.mark.parametrize(
    ("own", "told"),
    [
        ('language = "xx"', "screen.language: there is no translation 'xx', only"),
        ('[screen.texts.xx]\nwelcome_headline = "?"', "screen.texts.xx: there is no translation 'xx', only"),
        ('[screen.texts.zh]\nwelcome = "?"', "screen.texts.zh.welcome: "),
        ("idle_seconds = 0", "screen.idle_seconds: "),
    ],
)
def test_words_and_times_that_cannot_be_used_are_told_in_one_line(
    qtbot: QtBot, tmp_path: Path, own: str, told: str
) -> None:
    settings, refused = terminal_folder(tmp_path), list[CannotStartError]()
    settings.write_text(f"{settings.read_text('utf-8')}[screen]\n{own}\n", "utf-8")
    with kiosk_over(settings, refused):
        qtbot.waitUntil(lambda: bool(refused), timeout=PATIENCE_MS)
    assert told in str(refused[0])


def test_nobody_can_sign_in_where_no_staff_are_known(qtbot: QtBot, tmp_path: Path) -> None:
    with kiosk_over(terminal_folder(tmp_path)) as kiosk:
        kiosk.flow.call_staff()
        for digits in ("1042", "202614"):
            for digit in digits:
                kiosk.flow.type_digit(digit)
            kiosk.flow.submit()
        answered = StaffSignIn(Welcome(), "1042", at_pin=True, answer=NoStaffYet())
        qtbot.waitUntil(lambda: kiosk.flow.state == answered, timeout=PATIENCE_MS)
