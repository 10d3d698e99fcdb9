"""One kiosk, everything real but the paper: window, keys, database, journal; the line to the centre is dead (R5)."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from demo.kiosk_driver import draw_into_memory_without_a_display
from tests.support.kiosk_process import KioskProcess
from tests.support.kiosk_terminal import papers, terminal_folder
from tests.support.packs import code_of


@pytest.fixture
def settings(tmp_path: Path) -> Iterator[Path]:
    yield terminal_folder(tmp_path)
    written = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file() and path.suffix != ".pdf"]
    assert not [code for code in range(5) for text in written if code_of(code).digits.encode() in text]


def collect(kiosk: KioskProcess, code: int, papers_due: int = 2) -> None:
    kiosk.sees("welcome")
    kiosk.do("scan", text=code_of(code).qr_payload)
    kiosk.sees("found")
    kiosk.do("press", object="printButton")
    kiosk.sees("take_tickets")
    kiosk.do("press", object="doneButton")
    kiosk.do("press", object="nextGuestButton")


def test_r5_guests_collect_with_the_line_dead(settings: Path) -> None:
    with KioskProcess(settings) as kiosk:
        collect(kiosk, 0)
        kiosk.sees("welcome")
        kiosk.do("type", text=code_of(1).digits)
        kiosk.do("key", key="Return")
        kiosk.sees("found")
        kiosk.do("press", object="leaveButton")
        kiosk.sees("welcome")
        kiosk.do("scan", text=code_of(0).digits)
        assert kiosk.sees("refused")["verdict"] == "already_collected"
        kiosk.do("press", object="againButton")
        kiosk.sees("entry")
        kiosk.do("scan", text="123456789012345")
        assert kiosk.sees("refused")["reason"] == "C41"
        kiosk.do("quit")
        assert kiosk.ended() == 0
    assert len(papers(settings)) == 2


@pytest.mark.parametrize(
    ("step", "verdict", "reason", "out"),
    [
        ("claimed", "collectable", "C00", 0),
        ("started", "collectable", "C00", 0),
        ("sent", "collectable", "C00", 1),
        ("claimed:2", "collectable", "C00", 1),
        ("started:2", "unconfirmed_print", "C11", 1),
        ("sent:2", "unconfirmed_print", "C11", 2),
    ],
)
def test_r1_r2_r3_a_kiosk_killed_on_the_way_to_paper_comes_back_honest(
    settings: Path, step: str, verdict: str, reason: str, out: int
) -> None:
    with KioskProcess(settings, "--die-at", step) as kiosk:
        kiosk.sees("welcome")
        kiosk.do("scan", text=code_of(0).digits)
        kiosk.sees("found")
        kiosk.do("press", object="printButton")
        kiosk.do("wait", state="take_tickets")
        assert kiosk.ended() == -signal.SIGKILL
    assert len(papers(settings)) == out
    with KioskProcess(settings) as kiosk:
        kiosk.sees("welcome")
        kiosk.do("scan", text=code_of(0).digits)
        answer = kiosk.sees("found" if verdict == "collectable" else "refused")
        assert (answer["verdict"], answer["reason"]) == (verdict, reason)
        if verdict == "collectable":
            kiosk.do("press", object="printButton")
            kiosk.sees("take_tickets")
    assert len(papers(settings)) <= 2


def test_a_second_kiosk_on_the_same_data_does_not_start(settings: Path) -> None:
    with KioskProcess(settings) as kiosk:
        kiosk.sees("welcome")
        with KioskProcess(settings) as second:
            assert second.ended() == 1
            assert "already" in second.log.read_text(encoding="utf-8")


@pytest.mark.skipif(sys.platform != "linux", reason="only there is a display a matter of the environment")
@pytest.mark.parametrize(
    ("given", "platform"),
    [
        ({}, "offscreen"),
        ({"DISPLAY": ""}, "offscreen"),
        ({"DISPLAY": "", "WAYLAND_DISPLAY": ""}, "offscreen"),
        ({"DISPLAY": ":0"}, None),
        ({"DISPLAY": "", "WAYLAND_DISPLAY": "wayland-0"}, None),
        ({"QT_QPA_PLATFORM": "minimal"}, "minimal"),
    ],
)
def test_the_driver_draws_into_memory_where_there_is_no_display(
    monkeypatch: pytest.MonkeyPatch, given: dict[str, str], platform: str | None
) -> None:
    monkeypatch.setenv("QT_QPA_PLATFORM", "of no matter")  # so that it is as before afterwards
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    draw_into_memory_without_a_display()
    assert os.environ.get("QT_QPA_PLATFORM") == platform
