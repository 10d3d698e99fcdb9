"""The test run's own rules bite: each of these careless tests fails, and their careful twins pass."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

PLUGINS = ["quiet_logs", "loopback_only", "no_leftovers"]

CARELESS = """
import logging, socket, threading, time, warnings
import pytest, structlog
from PySide6.QtCore import QThread, QTimer, qWarning
from PySide6.QtGui import QWindow

kept = []

def bad_log(): logging.getLogger("x").warning("careless")
def bad_structlog(): structlog.get_logger("x").error("careless", seat=1)
@pytest.mark.expects_log("never said")
def bad_expectation(): pass
def bad_warning(): warnings.warn("careless")
def bad_qt_warning(qapp): qWarning("careless")
def bad_socket():
    try: socket.create_connection(("192.0.2.1", 80))
    except RuntimeError: pass
def bad_name():
    try: socket.getaddrinfo("example.org", 80)
    except RuntimeError: pass
def bad_window(qapp): kept.append(QWindow())
def bad_timer(qapp):
    kept.append(QTimer()); kept[-1].start(100_000)
def bad_qthread(qapp):
    kept.append(QThread()); kept[-1].start()
def good_end_of_qthread(qapp):
    for each in kept:
        if isinstance(each, QThread): each.quit(); each.wait()
def bad_thread(): threading.Thread(target=time.sleep, args=(60,), daemon=True).start()

@pytest.mark.expects_log("care")
def good_mark(): structlog.get_logger("x").warning("with care")
def good_fixture(expected_logs):
    expected_logs.expect("care"); logging.getLogger("x").warning("with care")
def good_info(): logging.getLogger("x").info("quiet")
def good_loopback():
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname()).close()
        socket.create_connection(("localhost", server.getsockname()[1])).close()
def good_window(qapp):
    window = QWindow(); window.show(); window.deleteLater()
def good_thread():
    thread = threading.Thread(target=time.sleep, args=(0.05,)); thread.start(); thread.join()
"""
RULES = """
[pytest]
python_functions = bad_* good_*
filterwarnings = error
qt_api = pyside6
qt_log_level_fail = WARNING
markers =
    expects_log(pattern): expected
    leaves_qt(reason): allowed
"""


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str]]:
    """Run the careless tests in a process of their own; return each test's words (PASSED, FAILED, ERROR)."""
    folder = tmp_path_factory.mktemp("careless")
    folder.joinpath("test_careless.py").write_text(CARELESS, encoding="utf-8")
    folder.joinpath("pytest.ini").write_text(RULES, encoding="utf-8")
    impatience = "from tests.support import no_leftovers\nno_leftovers.PATIENCE = 0.2\n"
    folder.joinpath("conftest.py").write_text(impatience, encoding="utf-8")
    plugins = [word for name in PLUGINS for word in ("-p", f"tests.support.{name}")]
    code = "import sys, pytest; sys.path.insert(0, sys.argv.pop(1)); sys.exit(pytest.main(sys.argv[1:]))"
    command = [sys.executable, "-c", code, str(ROOT), "-v", "-p", "no:randomly", "-p", "no:cacheprovider"]
    done = subprocess.run([*command, *plugins, str(folder)], capture_output=True, text=True, check=False, cwd=folder)
    found: dict[str, set[str]] = {}
    for name, word in re.findall(r"::(\w+) (PASSED|FAILED|ERROR)", done.stdout):
        found.setdefault(name, set()).add(word)
    assert found, done.stdout + done.stderr
    return found


NAMES = re.findall(r"^def ((?:good|bad)_\w+)", CARELESS, re.MULTILINE)


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("bad_")])
def test_a_careless_test_fails(outcomes: dict[str, set[str]], name: str) -> None:
    assert outcomes[name] & {"FAILED", "ERROR"}


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("good_")])
def test_a_careful_test_passes(outcomes: dict[str, set[str]], name: str) -> None:
    assert outcomes[name] == {"PASSED"}
