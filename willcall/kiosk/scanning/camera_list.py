"""``willcall-kiosk cameras``: the cameras of this machine, as the settings name them."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from willcall.kiosk.scanning.qt_camera import cameras
from willcall.redemption.domain.camera_trouble import CameraTroubleError


def list_cameras(say: Callable[[str], None]) -> bool:
    """Say each camera's id and what it calls itself; return whether there is any."""
    application = QCoreApplication.instance() or QCoreApplication([])
    try:
        found = cameras()
    except CameraTroubleError as error:
        say(f"{error.trouble.value}: install willcall[camera], and what it needs of the system ({error.why})")
        return False
    finally:
        del application  # Qt needs one for as long as it looks
    for name, description in found:
        say(f'camera = "{name}"    # {description}')
    if not found:
        say("there is no camera, or this user may not use it")
    return bool(found)
