"""Reads the newest frame whenever it has read the last one, off the interface's thread."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject

from willcall.kiosk.scanning.camera_scans import CameraScans
from willcall.kiosk.scanning.code_reading import Reading, read_codes
from willcall.kiosk.scanning.video_planes import Picture
from willcall.qtkit.threads import WorkerDoor

BEAT_S = 0.1
"""Ten frames a second are enough for a hand, and leave the machine to the screen."""


class FrameReader(QObject):
    """Takes frames on the interface's thread and tells ``scan`` there what was read.

    A frame that comes while another one is read, or too soon after it, is let go of at once: nothing waits in line.

    Args:
        scan: Hears each text.
        clock: Seconds that never go back.
    """

    def __init__(
        self,
        scan: Callable[[str], object],
        clock: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._scan, self._clock, self._scans = scan, clock, CameraScans()
        self._door = WorkerDoor("camera", self)
        self._busy, self._due = False, clock()

    def see(self, picture: Picture) -> None:
        """Read a picture, or leave it."""
        now = self._clock()
        if self._busy or now < self._due:
            return
        self._busy, self._due = True, now + BEAT_S
        self._door.run(lambda: _read(picture), lambda readings: self._was_read(readings, now), _bug)

    def close(self) -> None:
        """Wait for the frame that is being read; it scans nothing any more."""
        self._door.close()

    def _was_read(self, readings: tuple[Reading, ...], seen_at: float) -> None:
        self._busy = False
        for text in self._scans.take(readings, seen_at):
            self._scan(text)


def _read(picture: Picture) -> tuple[Reading, ...]:
    with picture() as plane:
        return read_codes(plane) if plane else ()


def _bug(error: Exception) -> None:
    raise error
