"""A camera in place of a scanner: opened when it is there, opened again when it gave up, named when it is neither."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

from willcall.kiosk.scanning.frame_reader import FrameReader
from willcall.kiosk.scanning.video_planes import Picture
from willcall.qtkit.logs import logger
from willcall.redemption.domain.camera_trouble import CameraTrouble, CameraTroubleError
from willcall.redemption.domain.health import HealthRow, Level, Part

LOOK_MS = 5000
"""A camera that gave no frame for so long is opened anew: it was pulled out, or another program holds it. No system
tells that reliably."""

SELDOM_MS = 60_000
"""Each try in vain is followed by a longer wait, up to this one."""


class Eye(Protocol):
    """An open camera."""

    def close(self) -> None:
        """Let go of it."""
        ...


EyeOn = Callable[[Callable[[Picture], None]], Eye]
"""Opens the camera and has each of its frames told; raises CameraTroubleError where it cannot."""


class Camera(QObject):
    """Holds the camera that the settings ask for.

    Args:
        scan: Hears what is read.
        eye_on: Opens the camera.
        look_ms: How often is looked whether it still gives frames, in ms.
    """

    def __init__(
        self, scan: Callable[[str], object], eye_on: EyeOn, look_ms: int = LOOK_MS, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._eye_on, self._look_ms = eye_on, look_ms
        self._reader = FrameReader(scan, parent=self)
        self._eye: Eye | None = None
        self._seen = False
        self._trouble: CameraTrouble | None = None
        self._looking = QTimer(self, interval=look_ms)
        self._looking.timeout.connect(self._look)
        self._open()
        self._looking.start()

    def health(self) -> HealthRow:
        """Say how the camera is."""
        if self._trouble:
            return HealthRow(Part.CAMERA, Level.WARN, self._trouble.value)
        return HealthRow(Part.CAMERA, Level.GOOD)

    def close(self) -> None:
        """Let go of the camera, and wait for the frame that is being read."""
        self._looking.stop()
        self._let_go()
        self._reader.close()

    def _see(self, picture: Picture) -> None:
        self._seen = True
        if self._trouble:
            logger("camera").info("camera_sees_again", code=self._trouble.value)
            self._trouble = None
        self._reader.see(picture)

    def _look(self) -> None:
        if self._seen:
            self._seen = False
            self._looking.setInterval(self._look_ms)
            return
        if self._eye:
            self._name(CameraTroubleError(CameraTrouble.NO_PICTURE, "it is open and gives no frame"))
        self._let_go()
        self._open()
        self._looking.setInterval(min(SELDOM_MS, 2 * self._looking.interval()))

    def _open(self) -> None:
        try:
            self._eye = self._eye_on(self._see)
        except CameraTroubleError as error:
            self._name(error)

    def _name(self, error: CameraTroubleError) -> None:
        """Name a trouble once, however often it is met again."""
        if error.trouble is not self._trouble:
            self._trouble = error.trouble
            logger("camera").warning("camera_trouble", code=error.trouble.value, why=error.why)

    def _let_go(self) -> None:
        if self._eye:
            self._eye.close()
            self._eye = None
