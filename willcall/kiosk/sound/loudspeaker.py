"""Plays the machine's cues. No screen waits for one, and a machine that cannot play is silent and works on."""

import math
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Slot

from willcall.kiosk.journey.states import Cue
from willcall.kiosk.sound.cue_mixer import CueMixer
from willcall.kiosk.sound.cue_sounds import cue_sounds
from willcall.kiosk.sound.sound_line import Fill, NoSoundDeviceError, SoundLine
from willcall.qtkit.logs import logger
from willcall.qtkit.threads import WorkerDoor

REST_MS = 5000
"""After so long without a cue the device is stopped: an idle machine asks nobody for silence 50 times a second."""

RETRY_S = 600.0
"""A device that did not open is tried again with a cue this much later. Not sooner: each try costs miniaudio 3 kB."""


class Loudspeaker(QObject):
    """Plays cues at a volume of 0 to 100. The device is opened and started by a worker of its own.

    Args:
        volume: 0 is silence.
        line_to: Opens the way to the device.
        clock: Seconds that never go back.
    """

    def __init__(
        self,
        volume: int,
        line_to: Callable[[Fill], SoundLine] = SoundLine,
        clock: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._volume, self._line_to, self._clock = volume, line_to, clock
        self._door = WorkerDoor("sound", self)
        self._mixer: CueMixer | None = None
        self._line: SoundLine | None = None
        self._starting, self._retry_at, self._silent = False, -math.inf, False
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._go_to_rest)
        self._door.run(self._make_sounds, self._made, _bug)

    @Slot(str)
    def sound(self, cue: str) -> None:
        """Play a cue, by its name in ``states.Cue``, instead of what plays."""
        if self._mixer is None:
            return
        self._mixer.play(Cue(cue))
        self._rest.start()
        if not self._starting:
            self._starting = True
            self._door.run(self._start, self._started, _bug)

    def close(self) -> None:
        """Wait for what the worker is doing, and let go of the device."""
        self._rest.stop()
        self._door.close()
        self._mixer = None
        self._let_go()

    def _made(self, mixer: CueMixer) -> None:
        self._mixer = mixer

    def _started(self, _: None) -> None:
        self._starting = False

    def _go_to_rest(self) -> None:
        self._door.run(self._stop, lambda _: None, _bug)

    # on the worker

    def _make_sounds(self) -> CueMixer:
        """Make the samples, and see at once whether they can be played."""
        mixer = CueMixer(cue_sounds(self._volume), self._clock)
        self._open(mixer)
        return mixer

    def _open(self, mixer: CueMixer) -> None:
        if self._line is not None or self._clock() < self._retry_at:
            return
        try:
            self._line = self._line_to(mixer.fill)
        except NoSoundDeviceError as error:
            self._is_silent(error)
        else:
            self._silent = False
            logger("sound").info("sound_device", through=self._line.backend)

    def _start(self) -> None:
        if self._mixer is None or (self._line and self._line.is_running):
            return
        try:
            if self._line:
                self._line.start()
                return
        except NoSoundDeviceError:
            self._let_go()  # it was pulled out; there may be another one by now
        self._open(self._mixer)
        try:
            if self._line:
                self._line.start()
        except NoSoundDeviceError as error:
            self._let_go()
            self._is_silent(error)

    def _stop(self) -> None:
        try:
            if self._line:
                self._line.stop()
        except NoSoundDeviceError:
            self._let_go()

    def _let_go(self) -> None:
        if self._line:
            self._line.close()
            self._line = None

    def _is_silent(self, error: NoSoundDeviceError) -> None:
        """Note it once, and as no fault: most of the time nobody has connected a loudspeaker."""
        self._retry_at = self._clock() + RETRY_S
        if not self._silent:
            self._silent = True
            logger("sound").info("no_sound_device", why=str(error))


def _bug(error: Exception) -> None:
    raise error
