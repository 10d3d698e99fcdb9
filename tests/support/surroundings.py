"""The surroundings that tests run in: an empty home, no keyring, no screen, no sound, the same on every machine."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

# A developer may look at the windows with QT_QPA_PLATFORM=xcb in WILLCALL_TEST_PLATFORM.
PLATFORM_VARIABLE = "WILLCALL_TEST_PLATFORM"


def prepare() -> Path:
    """Point this process, and those it starts, at an empty home; return it. It is removed when the process ends."""
    home = Path(tempfile.mkdtemp(prefix="willcall-"))
    atexit.register(shutil.rmtree, home, ignore_errors=True)
    runtime = home / "run"
    runtime.mkdir(mode=0o700)
    os.environ.update(
        HOME=str(home),
        USERPROFILE=str(home),
        APPDATA=str(home),
        LOCALAPPDATA=str(home),
        XDG_CONFIG_HOME=str(home / "config"),
        XDG_DATA_HOME=str(home / "data"),
        XDG_STATE_HOME=str(home / "state"),
        XDG_CACHE_HOME=str(home / "cache"),
        XDG_RUNTIME_DIR=str(runtime),
        PYTHON_KEYRING_BACKEND="keyring.backends.null.Keyring",
        QT_QPA_PLATFORM=os.environ.get(PLATFORM_VARIABLE, "offscreen"),
        QT_QUICK_BACKEND="software",
        QT_SCALE_FACTOR="1",
        # no test is heard
        ALSA_CONFIG_PATH=str(home / "no-sound"),
        PULSE_SERVER=f"unix:{home}/no-sound",
        LC_ALL="C.UTF-8",
    )
    for name in [name for name in os.environ if name.startswith("WILLCALL_") and name != PLATFORM_VARIABLE]:
        del os.environ[name]
    return home
