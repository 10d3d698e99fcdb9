"""Signs of life: what a kiosk says reaches whoever listens, and a listener that is not there troubles nobody."""

import socket
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from willcall.kiosk.machine.life_signs import Sign, SignGiver, SignHearer
from willcall.kiosk.machine.pulse import BEAT_S, DESK_S, Pulse
from willcall.qtkit.crash_log import CrashLog


@pytest.fixture
def hearer() -> Iterator[SignHearer]:
    opened = SignHearer()
    yield opened
    opened.close()


def never() -> None:
    raise AssertionError("not to be called")


def test_the_newest_sign_is_heard_once(hearer: SignHearer) -> None:
    giver = SignGiver(hearer.address)
    assert hearer.heard() is None
    giver.alive()
    assert hearer.heard() is Sign.ALIVE
    assert hearer.heard() is None
    giver.alive()
    giver.ending()
    giver.close()
    giver.alive()  # nobody hears that any more
    assert hearer.heard() is Sign.ENDING
    assert hearer.heard() is None


def test_what_is_no_sign_is_none(hearer: SignHearer) -> None:
    host, _, port = hearer.address.partition(":")
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as stranger:
        stranger.sendto(b"READY=1", (host, int(port)))
    assert hearer.heard() is None


@pytest.mark.skipif(sys.platform != "linux", reason="systemd is Linux's")
@pytest.mark.parametrize("abstract", [False, True])
def test_systemd_hears_it_at_a_path_or_at_an_abstract_name(tmp_path: Path, abstract: bool) -> None:  # noqa: FBT001
    name = f"{tmp_path}/notify"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
        systemd.bind("\0" + name if abstract else name)
        giver = SignGiver("@" + name if abstract else name)
        giver.alive()
        giver.ending()
        giver.close()
        assert [systemd.recv(64), systemd.recv(64)] == [b"WATCHDOG=1", b"STOPPING=1"]


def test_a_listener_that_has_gone_is_told_from_one_that_never_was(hearer: SignHearer) -> None:
    giver = SignGiver(hearer.address)
    assert [giver.alive(), giver.alive()] == [True, True]
    hearer.close()
    assert False in [giver.alive(), giver.alive()]  # the system says so with the sign after
    giver.close()
    assert giver.alive()


@pytest.mark.parametrize("address", ["", "/nowhere/at/all", "127.0.0.1:9", "vsock:2:9", "192.0.2.1:9", "127.0.0.1:x"])
def test_a_sign_that_nobody_can_hear_is_lost_and_nothing_else_happens(address: str) -> None:
    giver = SignGiver(address)
    for _ in range(3):
        giver.alive()
    giver.close()
    giver.close()


def test_a_pulse_beats_only_once_begun_and_no_oftener_than_needed(hearer: SignHearer) -> None:
    now = [100.0]
    pulse = Pulse(CrashLog(), hearer.address, never, lambda: 0.0, lambda: now[0])
    pulse.beat()
    pulse.end()
    assert hearer.heard() is None
    pulse.begin()
    pulse.beat()
    assert hearer.heard() is Sign.ALIVE
    now[0] += BEAT_S / 2
    pulse.beat()
    assert hearer.heard() is None
    now[0] += BEAT_S / 2
    pulse.beat()
    assert hearer.heard() is Sign.ALIVE
    pulse.end()
    now[0] += BEAT_S
    pulse.beat()
    assert hearer.heard() is Sign.ENDING


def test_a_pulse_stops_where_the_desk_never_comes_back(hearer: SignHearer) -> None:
    now, silent = [100.0], [DESK_S - 1]
    pulse = Pulse(CrashLog(), hearer.address, never, lambda: silent[0], lambda: now[0])
    pulse.begin()
    pulse.beat()
    assert hearer.heard() is Sign.ALIVE
    silent[0] = DESK_S
    now[0] += BEAT_S
    pulse.beat()
    assert hearer.heard() is None
    silent[0] = 0.0
    now[0] += BEAT_S
    pulse.beat()
    assert hearer.heard() is Sign.ALIVE
    pulse.end()


def test_a_kiosk_without_its_keeper_ends() -> None:
    hearer, ended, now = SignHearer(), list[str](), [100.0]
    pulse = Pulse(CrashLog(), hearer.address, lambda: ended.append("ended"), lambda: 0.0, lambda: now[0])
    pulse.begin()
    pulse.beat()
    hearer.close()
    for _ in range(2):
        now[0] += BEAT_S
        pulse.beat()
    pulse.end()
    assert ended == ["ended"]
