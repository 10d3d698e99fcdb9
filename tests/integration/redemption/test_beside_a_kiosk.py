"""The utility beside a running kiosk, on the same database: reading waits for nobody, and nobody cries wolf."""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from typer.testing import CliRunner

from tests.support.kiosk_terminal import terminal_folder
from tests.support.packs import CENTRE_KEY, CINEMA, NOW, TERMINAL_KEY, TODAY, Issued, pack
from willcall.redemption.domain.journal import GENESIS
from willcall.redemption.sync.commands import app
from willcall.redemption.wire.bundles import BundleHead, PacksLoad, seal_bundle
from willcall.redemption.wire.day_pack import seal_pack
from willcall.redemption.wire.journal import JournalStanding

ROOT = Path(__file__).parents[3]
TICKETS = 40


class Kiosk:
    """A kiosk in another process."""

    def __init__(self, running: "subprocess.Popen[str]") -> None:
        self._running = running
        self.heard()

    def tell(self, what: str) -> None:
        assert self._running.stdin is not None
        self._running.stdin.write(what + "\n")
        self._running.stdin.flush()
        self.heard()

    def heard(self) -> None:
        assert self._running.stdout is not None
        assert self._running.stdout.readline() == "done\n"


@contextmanager
def kiosk(file: Path) -> Iterator[Kiosk]:
    command = [sys.executable, "-m", "tests.support.busy_kiosk", str(file)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT) as running:
        try:
            yield Kiosk(running)
        finally:
            running.kill()


def told(file: Path, *words: str | Path) -> tuple[int, dict[str, object]]:
    result = CliRunner().invoke(app, [*map(str, words), "--json", "--settings", str(file)])
    answer: dict[str, object] = json.loads(result.stdout)
    return result.exit_code, answer


@pytest.fixture
def file(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    settings = terminal_folder(tmp_path, codes=TICKETS, each=1)
    told(settings, "run")
    return settings


def stick_with_tomorrows_pack(file: Path) -> Path:
    tomorrow = TODAY.replace(day=9)
    load = PacksLoad(
        acknowledged=JournalStanding(sequence=0, digest=GENESIS),
        refused=(),
        packs=(seal_pack(*pack([Issued(900, 900, 0)], day=tomorrow), CENTRE_KEY),),
    )
    head = BundleHead(kind="packs", cinema_code=CINEMA, terminal_no="01", made_at=NOW, body_bytes=0)
    written = file.parent / "stick" / "a.wcstick"
    written.write_bytes(seal_bundle(head, load, CENTRE_KEY, TERMINAL_KEY.public_key()))
    return written


def test_while_a_kiosk_writes_everything_that_only_reads_goes_on(file: Path) -> None:
    with kiosk(file) as running:
        running.tell("hold")
        assert told(file, "status")[1]["entries"] == 2
        assert told(file, "verify", "--offline") == (
            0,
            {"entries": 2, "noted": 2, "centre": None, "centre_silent": "", "findings": []},
        )
        assert told(file, "export", file.parent / "stick")[0] == 0
        checks = told(file, "preflight")[1]["checks"]
        assert {each["check"] for each in checks if each["why"] == "unseen"} == set()  # type: ignore[attr-defined]
        running.tell("let go")
        code, imported = told(file, "import", stick_with_tomorrows_pack(file))
        assert (code, imported["applied"]) == (0, [["2014-03-09", 1]])


def test_r4_a_kiosk_that_hands_out_tickets_meanwhile_is_never_taken_for_a_forger(file: Path) -> None:
    with kiosk(file) as running:
        running.tell(f"collect {TICKETS}")
        seen = 0
        while seen != 2 + 3 * TICKETS:
            code, report = told(file, "verify", "--offline")
            assert (code, report["findings"]) == (0, [])
            seen = int(str(report["entries"]))
        running.heard()
