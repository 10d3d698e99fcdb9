"""What a crash leaves behind: types and lines for whoever mends it, and not a word of what was said (R7)."""

import re
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.support.packs import code_of
from willcall.qtkit.crash_guard import crash_guard
from willcall.qtkit.crash_log import HUNG, KEPT, KILLED, LONGEST, CrashLog, LastCrash

NOW = datetime(2014, 3, 8, 11, 2, tzinfo=UTC)
CODE = code_of(1).digits


def next_run(folder: Path, now: datetime = NOW) -> LastCrash | None:
    """Start anew, hear how the run before ended, and end in order."""
    log = CrashLog()
    log.begin(folder, now)
    found = log.left_behind()
    log.told()
    log.end()
    return found


def caught(act: Callable[[], object]) -> BaseException:
    with pytest.raises(Exception) as caught:  # noqa: PT011  # whatever it is
        act()
    return caught.value


def crash(log: CrashLog, under_way: str = "printing") -> None:
    log.note(caught(lambda: int("no number")), under_way)


def test_a_run_that_ends_in_order_leaves_nothing(tmp_path: Path) -> None:
    for _ in range(2):
        assert next_run(tmp_path / "crashes") is None
    assert list((tmp_path / "crashes").iterdir()) == []


def test_a_run_that_ended_without_a_word_was_killed(tmp_path: Path) -> None:
    log = CrashLog()
    log.begin(tmp_path, NOW)
    assert log._file is not None
    log._file.close()
    assert next_run(tmp_path, NOW + timedelta(minutes=1)) == LastCrash(KILLED)
    assert next_run(tmp_path, NOW + timedelta(minutes=2)) is None


def test_a_crash_is_told_by_type_place_and_what_was_under_way_at_the_next_start_and_once(tmp_path: Path) -> None:
    log = CrashLog()
    log.begin(tmp_path, NOW)
    before = datetime.now(UTC).replace(microsecond=0)
    crash(log)
    log.end()
    told = next_run(tmp_path)
    assert told is not None
    assert (told.error, told.under_way) == ("ValueError", "printing")
    assert told.at is not None
    assert before <= told.at <= datetime.now(UTC)
    assert next_run(tmp_path, NOW + timedelta(minutes=1)) is None
    assert len(list(tmp_path.glob("*.log"))) == 1  # kept for a technician


STANDING_STILL = """
import ctypes, sys
from datetime import UTC, datetime
from pathlib import Path
from willcall.qtkit import crash_log
crash_log.STILL_S = 0.2
log = crash_log.CrashLog(native=True)
log.begin(Path(sys.argv[1]), datetime.now(UTC))
log.alive()
if sys.argv[2] == "ending":
    log.ending()
ctypes.CDLL(None).usleep(700_000)
if sys.argv[2] == "went on":
    log.alive()
if sys.argv[2] == "in order":
    log.end()
    sys.exit()
sys.stdout.write("there")
sys.stdout.flush()
ctypes.CDLL(None).sleep(60)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="written with POSIX's sleep")
@pytest.mark.parametrize(
    ("how", "told"), [("still", HUNG), ("went on", KILLED), ("ending", KILLED), ("in order", None)]
)
def test_a_run_that_stood_still_when_it_was_killed_hung(tmp_path: Path, how: str, told: str | None) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", STANDING_STILL, str(tmp_path), how], stdout=subprocess.PIPE
    ) as program:
        assert program.stdout is not None
        assert program.stdout.read(5) == (b"there" if told else b"")
        program.kill()
    found = next_run(tmp_path)
    assert (found.error if found else None) == told


def test_where_the_main_thread_stood_is_told_by_the_line_of_ours(tmp_path: Path) -> None:
    (tmp_path / "running.log").write_text(
        "run 2014-03-08T11:02:00+00:00\n"
        "Timeout (0:00:15)!\n"
        'Thread 0x00007f1 (most recent call first):\n  File "/usr/lib/willcall/qtkit/threads.py", line 7 in errand\n'
        'Thread 0x00007f2 (most recent call first):\n  File "/usr/lib/python3/socket.py", line 1 in recv\n'
        '  File "/usr/lib/willcall/kiosk/window.py", line 99 in _tick\n',
        "utf-8",
    )
    assert next_run(tmp_path) == LastCrash(HUNG, "willcall/kiosk/window.py:99")


def test_runs_that_crash_while_nobody_can_be_told_fill_no_disk(tmp_path: Path) -> None:
    for minute in range(KEPT + 5):
        log = CrashLog()
        log.begin(tmp_path, NOW + timedelta(minutes=minute))
        crash(log, f"run_{minute}")
        log.end()
    assert len(list(tmp_path.glob("*.new"))) <= KEPT
    told = next_run(tmp_path, NOW + timedelta(days=1))
    assert told is not None
    assert told.under_way == f"run_{KEPT + 4}"


def test_of_several_crashes_in_a_run_the_first_is_the_one(tmp_path: Path) -> None:
    log = CrashLog()
    log.begin(tmp_path, NOW)
    crash(log, "entry")
    log.note(caught(lambda: {}["x"]), "out_of_order")  # type: ignore[index]  # the point
    log.end()
    told = next_run(tmp_path)
    assert told is not None
    assert (told.error, told.under_way) == ("ValueError", "entry")


def test_what_nobody_was_told_of_waits_for_the_next_start(tmp_path: Path) -> None:
    log = CrashLog()
    log.begin(tmp_path, NOW)
    crash(log)
    log.end()
    mute = CrashLog()
    mute.begin(tmp_path, NOW + timedelta(minutes=1))
    assert mute.left_behind() is not None  # and then its terminal could not be opened
    mute.end()
    told = next_run(tmp_path, NOW + timedelta(minutes=2))
    assert told is not None
    assert told.error == "ValueError"


def test_r7_neither_what_an_error_says_nor_what_a_variable_holds_is_written_down(tmp_path: Path) -> None:
    def look_up(typed: str) -> None:
        held = {"code": typed}
        try:
            raise KeyError(f"no such code {typed}")  # noqa: TRY301  # the point
        except KeyError as error:
            raise RuntimeError(f"gave up on {held}") from error

    log = CrashLog()
    log.begin(tmp_path, NOW)
    log.note(caught(lambda: look_up(CODE)), "looking_up")
    log.end()
    (written,) = tmp_path.iterdir()
    text = written.read_text("utf-8")
    assert CODE not in text
    assert "such code" not in text
    assert "KeyError" in text
    assert "RuntimeError during looking_up" in text
    assert f"{Path(__file__).name}:" in text
    assert text.count("look_up") == 2


def test_a_line_of_ours_is_the_place_and_not_the_librarys_below_it(tmp_path: Path) -> None:
    from willcall.redemption.domain.journal import written_time  # noqa: PLC0415  # any code of ours that calls another

    log = CrashLog()
    log.begin(tmp_path, NOW)
    log.note(caught(lambda: written_time(None)), "welcome")  # type: ignore[arg-type]  # the point
    log.end()
    told = next_run(tmp_path)
    assert told is not None
    assert told.place.startswith("willcall/redemption/domain/journal.py:")


def test_a_program_that_crashes_for_ever_fills_no_disk(tmp_path: Path) -> None:
    log = CrashLog()
    log.begin(tmp_path, NOW)
    error = caught(lambda: int("no number"))
    for _ in range(2000):
        log.note(error, "printing")
    log.end()
    (written,) = tmp_path.iterdir()
    assert written.stat().st_size < 2 * LONGEST


def test_no_more_than_so_many_crashes_are_kept_and_these_are_the_latest(tmp_path: Path) -> None:
    for run in range(KEPT + 5):
        log = CrashLog()
        log.begin(tmp_path, NOW + timedelta(hours=run))
        log.told()
        crash(log)
        log.end()
    next_run(tmp_path, NOW + timedelta(days=9))
    kept = sorted(path.name for path in tmp_path.iterdir())
    assert len(kept) == KEPT
    assert kept[-1].startswith("20140317T")
    assert kept[0].startswith("20140308T1702")


def test_before_it_has_begun_and_after_it_has_ended_nothing_is_written(tmp_path: Path) -> None:
    log = CrashLog()
    crash(log)
    assert log.left_behind() is None
    log.told()
    log.end()
    log.begin(tmp_path, NOW)
    log.end()
    crash(log)
    assert [path.name for path in tmp_path.iterdir()] == ["running.log"]  # it had crashed before
    assert "crash" not in (tmp_path / "running.log").read_text()


def test_a_disk_that_takes_nothing_does_not_make_a_crash_worse(tmp_path: Path) -> None:
    class FullDisk:
        def tell(self) -> int:
            return 0

        def write(self, _: bytes) -> None:
            raise OSError(28, "No space left on device")

        def close(self) -> None:
            pass

    log = CrashLog()
    log.begin(tmp_path, NOW)
    assert log._file is not None
    log._file.close()
    log._file = FullDisk()  # type: ignore[assignment]  # as far as it is asked
    crash(log)
    log.end()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", LastCrash(KILLED)),
        ("\0\0\ufffd\n", LastCrash(KILLED)),
        ("run x\ncrash 2014-03-99T00:00:00+00:00 KeyError during found at willcall/x.py:1\n", None),
        ("run x\ncrash 2014-03-08T11:02:03+00:00 Key\0Error during found at x\n", LastCrash(KILLED)),
        ("run x\ncrash 2014-03-08T11:02:03+00:00 KeyErr", LastCrash(KILLED)),
    ],
    ids=["empty", "rubbish", "no time", "no name", "cut"],
)
def test_a_file_that_was_cut_or_scribbled_over_stops_no_start(
    tmp_path: Path, text: str, told: LastCrash | None
) -> None:
    (tmp_path / "running.log").write_text(text, "utf-8")
    found = next_run(tmp_path)
    assert found == (told or LastCrash("KeyError", "willcall/x.py:1", "found"))
    assert next_run(tmp_path) is None


NATIVE = """
import sys, pathlib
from datetime import UTC, datetime
from willcall.qtkit.crash_log import CrashLog
log = CrashLog(native=True)
log.begin(pathlib.Path(sys.argv[1]), datetime.now(UTC))
def look_up(typed):
    import ctypes, os
    os.abort() if sys.argv[2] == "abort" else ctypes.string_at(0)
look_up(sys.argv[3])
"""


@pytest.mark.parametrize(("how", "error"), [("abort", "Aborted"), ("segv", "Segmentation fault")])
def test_r7_a_native_crash_is_written_by_the_interpreter_with_lines_and_no_values(
    tmp_path: Path, how: str, error: str
) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", NATIVE, str(tmp_path), how, CODE], check=False, capture_output=True, timeout=60
    )
    assert ended.returncode != 0
    text = (tmp_path / "running.log").read_text("utf-8")
    assert "in look_up" in text
    assert CODE not in text
    told = next_run(tmp_path)
    assert told is not None
    assert told.error in {error, "access violation"}
    assert re.fullmatch(r"\S+:\d+", told.place)


@pytest.mark.expects_log("unhandled_exception.*under_way='found'")
def test_the_guard_writes_down_what_falls_through_in_a_thread(tmp_path: Path) -> None:
    def bug() -> None:
        raise ZeroDivisionError(CODE)

    log, crashed = CrashLog(), list[bool]()
    log.begin(tmp_path, NOW)
    with crash_guard(lambda: crashed.append(True), log, lambda: "found"):
        thread = threading.Thread(target=bug)
        thread.start()
        thread.join()
    log.end()
    told = next_run(tmp_path)
    assert told is not None
    assert (told.error, told.under_way, crashed) == ("ZeroDivisionError", "found", [True])


@pytest.mark.expects_log("unraisable_exception.*ZeroDivisionError")
def test_r7_what_cannot_be_raised_is_logged_without_what_it_says(capsys: pytest.CaptureFixture[str]) -> None:
    class Last:
        def __del__(self) -> None:
            raise ZeroDivisionError(CODE)

    with crash_guard(lambda: None):
        Last()
    assert CODE not in capsys.readouterr().err
