"""Nothing happens at import, and only where the program is put together does it look at the environment."""

import ast
import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
MODULES = sorted((ROOT / "willcall").rglob("*.py"))
# Where settings are made: they are handed down from here.
COMPOSITION_ROOTS = frozenset({"bootstrap.py", "commands.py"})


def test_importing_every_module_writes_starts_and_opens_nothing() -> None:
    command = [sys.executable, "-m", "tests.architecture.import_watch"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert report["effects"] == []
    assert len(report["modules"]) > 10


def reads_environment(source: str) -> list[int]:
    """Return the lines that reach for the process's environment."""
    lines = []
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Attribute(value=ast.Name(id="os"), attr="environ" | "environb" | "getenv"):
                lines.append(node.lineno)
            case ast.ImportFrom(module="os", names=names) if {"environ", "getenv"} & {each.name for each in names}:
                lines.append(node.lineno)
    return lines


def test_only_composition_roots_read_the_environment() -> None:
    readers = {
        path.relative_to(ROOT).as_posix(): lines
        for path in MODULES
        if path.name not in COMPOSITION_ROOTS
        if (lines := reads_environment(path.read_text(encoding="utf-8")))
    }
    assert readers == {}


@pytest.mark.parametrize(
    "source",
    ["import os\nos.environ['A']", "import os\nos.getenv('A')", "from os import environ", "from os import getenv"],
)
def test_every_way_to_read_the_environment_is_seen(source: str) -> None:
    assert reads_environment(source)
