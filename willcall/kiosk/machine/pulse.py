"""The kiosk's pulse: as long as time passes on its screen, whoever keeps it running hears of it."""

import time
from collections.abc import Callable
from typing import TYPE_CHECKING

from willcall.qtkit.crash_log import CrashLog

if TYPE_CHECKING:  # importing it takes as long as a good part of the first picture
    from willcall.kiosk.machine.life_signs import SignGiver

BEAT_S = 2.0
"""Seconds between two signs, at least."""

DESK_S = 300.0
"""Seconds that the desk may be at one thing. A long ticket over the slowest serial line takes two minutes."""


class Pulse:
    """Beats on the interface's thread, each time that the flow and the screen have gone on.

    So it stops where that thread hangs, in Qt, in a driver or in ours, and where each tick ends in a bug; and where the
    desk's thread never comes back, in a printer's driver or on a dead disk: guests would be told to wait for ever.

    Args:
        crashes: where it is written down what stood still.
        keeper: the address of whoever listens (see ``life_signs``); empty where nobody does.
        keeper_gone: called once it is certain that nobody listens there any more.
        desk_silent_s: for how many seconds the desk has said nothing of what it is at.
        clock: seconds of a clock that never goes back.
    """

    def __init__(
        self,
        crashes: CrashLog,
        keeper: str,
        keeper_gone: Callable[[], None],
        desk_silent_s: Callable[[], float],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._crashes, self._keeper, self._keeper_gone = crashes, keeper, keeper_gone
        self._desk_silent_s, self._clock = desk_silent_s, clock
        self._giver: SignGiver | None = None
        self._due: float | None = None

    def begin(self) -> None:
        """Beat from now on."""
        from willcall.kiosk.machine.life_signs import SignGiver  # noqa: PLC0415  # after the first picture

        self._giver, self._due = SignGiver(self._keeper), self._clock()

    def beat(self) -> None:
        """Say that the kiosk goes on, where it is time to."""
        if self._giver is None or self._due is None or self._clock() < self._due:
            return
        self._due = self._clock() + BEAT_S
        if self._desk_silent_s() >= DESK_S:
            return
        self._crashes.alive()
        if not self._giver.alive():
            self._keeper_gone()

    def end(self) -> None:
        """Say that the kiosk ends: the interface's thread waits now for what is being printed."""
        if self._giver is None:
            return
        self._crashes.ending()
        self._giver.ending()
        self._giver.close()
        self._giver = None
