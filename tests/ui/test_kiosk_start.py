"""What the kiosk's process brings in, and when: the first picture waits for little, and nothing stays for nothing."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.support.kiosk_terminal import terminal_folder

ROOT = Path(__file__).parents[2]
HEAVY = {"cryptography", "pydantic", "requests", "sqlalchemy", "structlog", "typst"}
"""Each of them takes a good part of the time to the first picture, or more than all of it."""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """One start of the real kiosk, until its heart is open."""
    settings = terminal_folder(tmp_path_factory.mktemp("terminal"))
    command = [sys.executable, "-m", "tests.support.kiosk_start", "--settings", str(settings), "--windowed", "540x960"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=90)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    assert found["code"] == 0
    return found


def test_heavy_libraries_are_brought_in_by_the_desk_behind_the_first_picture(told: dict[str, Any]) -> None:
    asked = {name: thread for name, thread in told["first_asked_by"].items() if name in HEAVY}
    assert set(asked) == HEAVY
    assert {thread.split("_")[0] for thread in asked.values()} == {"desk"}


def test_the_first_picture_does_not_wait_for_openssl(told: dict[str, Any]) -> None:
    assert told["first_asked_by"]["_hashlib"] != "MainThread"


def test_the_source_text_of_no_library_stays_in_memory(told: dict[str, Any]) -> None:
    # PySide6's own are read before it can be told not to
    texts = [name for name in told["source_texts"] if "site-packages" in name and "PySide6" not in name]
    assert [name for name in texts if "shiboken6" not in name] == []


def test_nothing_is_brought_in_for_what_a_kiosk_never_does(told: dict[str, Any]) -> None:
    assert {"alembic", "fastapi", "psycopg", "rich", "typer"}.isdisjoint(told["first_asked_by"])


def test_of_qt_and_pillow_nothing_is_brought_in_that_no_kiosk_uses(told: dict[str, Any]) -> None:
    assert "PIL.PngImagePlugin" in told["first_asked_by"]
    unused = {"PIL.BmpImagePlugin", "PIL.GifImagePlugin", "PIL.JpegImagePlugin", "PySide6.QtOpenGL", "PySide6.QtQuick"}
    assert unused.isdisjoint(told["first_asked_by"])
