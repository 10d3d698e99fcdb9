"""The system's own spooler is picked by the system."""

import sys

import pytest

from willcall.printing.transports.spooled import SpooledTransport
from willcall.printing.transports.system_spooler import system_spooler
from willcall.redemption.domain.paper import Promise


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_each_system_has_a_queue_and_nothing_is_touched_yet(monkeypatch: pytest.MonkeyPatch, platform: str) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    transport = system_spooler("tickets")
    assert isinstance(transport, SpooledTransport)
    assert transport.promise is Promise.ACCEPTS
