"""What is committed names no machine's own paths and no package index: it means the same everywhere."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

# Put together here, so that this file does not hold what it forbids.
INDEX_HOSTS = re.compile(
    "|".join(["pypi" + r"\.(org|python)", "pythonhosted" + r"\.org", "/sim" + "ple/?(?=[\"'\\s])"])
)
HOMES = re.compile(r"(?<![\w.~-])/(?:root|work|opt/\w+|home/(?!user\b|willcall\b)\w+|Users/\w+)(?=/)")
OUTSIDE = re.compile(r"\.\./" + "shared/")


def committed_files() -> list[Path]:
    """List the files that git has, or will have with the next commit."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip("not a git checkout")
    return [path for name in done.stdout.split("\0") if name and (path := ROOT / name).is_file()]


def text_of(path: Path) -> str:
    """Return a file's text; a binary one's is what of it is ASCII."""
    return path.read_bytes().decode("ascii", "replace")


@pytest.mark.skipif(shutil.which("git") is None, reason="needs git to know what is committed")
@pytest.mark.parametrize("forbidden", [INDEX_HOSTS, HOMES, OUTSIDE], ids=["index hosts", "home paths", "outside paths"])
def test_committed_text_is_the_same_on_every_machine(forbidden: re.Pattern[str]) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{text.count(chr(10), 0, match.start()) + 1}: {match.group()}"
        for path in committed_files()
        for text in [text_of(path)]
        for match in forbidden.finditer(text)
    ]
    assert found == []


def test_lock_files_name_no_address_at_all() -> None:
    locks = sorted((ROOT / "requirements").glob("*.txt"))
    assert locks
    assert [path.name for path in locks if re.search(r"https?://|--index|--find-links", text_of(path))] == []
