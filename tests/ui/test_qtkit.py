"""The door to threads, the crash guard, Qt's messages and the languages."""

import re
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, qWarning
from pytestqt.qtbot import QtBot

from tests.support.quiet_logs import ExpectedLogs
from tests.support.stub_desk import CODE
from tests.ui.conftest import PATIENCE_MS
from willcall.qtkit.crash_guard import crash_guard
from willcall.qtkit.messages import qt_messages_logged, without_numbers
from willcall.qtkit.threads import WorkerDoor
from willcall.qtkit.translation import Translation

HOUR = timedelta(hours=1)


class Sender(QObject):
    """Something that signals."""

    happened = Signal()


def _bug() -> None:
    raise ZeroDivisionError(CODE)


def test_work_is_done_elsewhere_and_answered_here(qtbot: QtBot) -> None:
    door, heard = WorkerDoor("desk"), []
    door.run(threading.current_thread, lambda thread: heard.append((thread, threading.current_thread())), _never)
    qtbot.waitUntil(lambda: bool(heard), timeout=PATIENCE_MS)
    door.close()
    ((there, here),) = heard
    assert there.name.startswith("desk")
    assert here is threading.main_thread()


def test_what_work_raises_is_carried_back(qtbot: QtBot) -> None:
    door, failed = WorkerDoor("desk"), list[Exception]()
    door.run(_bug, _never, failed.append)
    qtbot.waitUntil(lambda: bool(failed), timeout=PATIENCE_MS)
    door.close()
    assert isinstance(failed[0], ZeroDivisionError)


def test_work_is_done_in_order_one_at_a_time(qtbot: QtBot) -> None:
    door, order = WorkerDoor("desk"), list[int]()

    def errand(number: int) -> Callable[[], int]:
        return lambda: number

    for number in range(50):
        door.run(errand(number), order.append, _never)
    qtbot.waitUntil(lambda: len(order) == 50, timeout=PATIENCE_MS)
    door.close()
    assert order == list(range(50))


def test_a_closed_door_calls_nobody_back(qtbot: QtBot) -> None:
    door = WorkerDoor("desk")
    door.run(lambda: 1, _never, _never)
    door.close()
    qtbot.wait(20)


def test_work_that_says_nothing_is_told_from_work_that_does_and_from_no_work(qtbot: QtBot) -> None:
    door, going_on, silent = WorkerDoor("desk"), threading.Event(), list[float]()
    door.run(lambda: going_on.wait(PATIENCE_MS / 1000), lambda _: None, _never)
    qtbot.waitUntil(lambda: door.silent_s > 0.3, timeout=PATIENCE_MS)
    before = door.silent_s
    door.post(lambda: silent.append(door.silent_s))
    qtbot.waitUntil(lambda: bool(silent), timeout=PATIENCE_MS)
    assert silent[0] < before
    going_on.set()
    qtbot.waitUntil(lambda: door.silent_s == 0.0, timeout=PATIENCE_MS)
    door.close()


def _never(_: object) -> None:
    raise AssertionError("not to be called")


@pytest.mark.expects_log("unhandled_exception")
def test_r7_a_bug_in_a_slot_is_guarded_and_logged_without_what_it_says(
    qtbot: QtBot, expected_logs: ExpectedLogs
) -> None:
    sender, crashed = Sender(), list[bool]()
    sender.happened.connect(_bug)
    before = sys.excepthook
    with crash_guard(lambda: crashed.append(True)):
        QTimer.singleShot(0, sender.happened.emit)
        qtbot.waitUntil(lambda: bool(crashed), timeout=PATIENCE_MS)
    assert sys.excepthook is before
    assert not [line for line in expected_logs.records if CODE in line]


@pytest.mark.expects_log("unhandled_exception")
def test_a_bug_in_a_thread_is_guarded_too() -> None:
    crashed = list[bool]()
    with crash_guard(lambda: crashed.append(True)):
        thread = threading.Thread(target=_bug)
        thread.start()
        thread.join()
    assert crashed == [True]


@pytest.mark.expects_log("qt_message.*something is odd")
def test_r7_what_qt_says_is_logged_without_long_numbers(expected_logs: ExpectedLogs) -> None:
    with qt_messages_logged():
        qWarning(f"something is odd about {CODE}")
    assert not [line for line in expected_logs.records if CODE in line]


@pytest.mark.parametrize("text", [CODE, "4821 0937 1608", "4821-0937-1608", "４８２１０９３７１６０８"])
def test_r7_every_way_to_write_a_code_is_blacked_out(text: str) -> None:
    assert without_numbers(f"a {text} b") == "a … b"


def test_a_language_is_switched_while_the_program_runs(qapp: QCoreApplication) -> None:
    told = list[str]()
    translation = Translation(lambda: told.append("again"))
    translation.switch("zh")
    assert QCoreApplication.translate("EntryScreen", "Cancel") == "取消"
    translation.switch("zh")
    translation.switch("en")
    assert QCoreApplication.translate("EntryScreen", "Cancel") == "Cancel"
    translation.remove()
    assert told == ["again", "again"]


@pytest.mark.expects_log("translation_missing")
def test_a_language_without_a_file_shows_the_texts_of_the_source(qapp: QCoreApplication) -> None:
    translation = Translation()
    translation.switch("xx")
    assert QCoreApplication.translate("EntryScreen", "Cancel") == "Cancel"
    translation.remove()


def test_the_log_is_lines_with_time_and_level_on_standard_error_and_standard_output_stays_free() -> None:
    talk = (
        "from PySide6.QtCore import qWarning\n"
        "from willcall.qtkit.messages import qt_messages_logged\n"
        "from willcall.qtkit.translation import Translation\n"
        "with qt_messages_logged():\n"
        "    qWarning('something odd')\n"
        "Translation().switch('tlh')\n"
    )
    said = subprocess.run([sys.executable, "-c", talk], capture_output=True, text=True, check=True, timeout=60)
    assert said.stdout == ""
    lines = said.stderr.splitlines()
    assert [re.sub(r" +", " ", line.split("Z ", 1)[1]) for line in lines] == [
        "[warning ] qt_message category=default text='something odd'",
        "[warning ] translation_missing file=willcall_tlh language=tlh",
    ]
    assert all(abs(datetime.now(UTC) - datetime.fromisoformat(line.split(" ", 1)[0])) < HOUR for line in lines)
