"""The kiosk's ears and eyes beside the keys: a loudspeaker and a camera, as the cinema's settings want them."""

from contextlib import ExitStack
from typing import TYPE_CHECKING

from willcall.kiosk.window import KioskWindow
from willcall.redemption.domain.health import HealthRow

if TYPE_CHECKING:  # importing them takes longer than the first picture
    from willcall.kiosk.scanning.camera import Camera
    from willcall.redemption.settings import ScreenSettings


class Senses:
    """Opens what the settings ask for, once they are known; ``close`` ends it."""

    def __init__(self, window: KioskWindow) -> None:
        self._window, self._ending = window, ExitStack()
        self._camera: Camera | None = None
        window.own_health = self.health

    def open(self, screen: "ScreenSettings") -> None:
        """Open loudspeaker and camera. Neither is waited for, and the kiosk works without."""
        if screen.sounds and screen.volume:
            from willcall.kiosk.sound.loudspeaker import Loudspeaker  # noqa: PLC0415  # after the first picture

            speaker = Loudspeaker(screen.volume)
            self._ending.callback(speaker.close)
            self._window.journey.soundCue.connect(speaker.sound)
        if screen.camera:
            from willcall.kiosk.scanning.camera import Camera  # noqa: PLC0415  # as above
            from willcall.kiosk.scanning.qt_camera import QtEye  # noqa: PLC0415

            self._camera = Camera(self._window.flow.scan, lambda see: QtEye(screen.camera, see))
            self._ending.callback(self._camera.close)

    def health(self) -> tuple[HealthRow, ...]:
        """Say how those are that can be ill."""
        return (self._camera.health(),) if self._camera else ()

    def close(self) -> None:
        """Close them; waits for what their workers are doing."""
        self._ending.close()
