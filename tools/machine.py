"""Tells in one line what this machine lacks for Willcall, before anything is installed.

Run by whatever Python the machine has, so it is written in what Python 2.7 and 3 both understand, and imports
nothing but the standard library. ``--packages`` prints just the names of Debian's packages, for a script that installs
them: then with those that only tests need, which are skipped where these are not there.
"""
# mypy: disable-error-code="no-untyped-def,no-untyped-call,str-format"
# ruff: noqa: UP010, UP031, RUF005, D103, ANN001, ANN201  # old Pythons must be able to read this file, and say so

from __future__ import print_function

import ctypes
import os
import sys

# What Qt loads even when it draws offscreen: library, and the Debian package that brings it.
QT_LIBRARIES = (
    ("libEGL.so.1", "libegl1"),
    ("libGL.so.1", "libgl1"),
    ("libxkbcommon.so.0", "libxkbcommon0"),
    ("libfontconfig.so.1", "libfontconfig1"),
    ("libdbus-1.so.3", "libdbus-1-3"),
    ("libglib-2.0.so.0", "libglib2.0-0"),
    ("libgssapi_krb5.so.2", "libgssapi-krb5-2"),
)
# What Qt loads besides to open a window under X11, where there is a display.
X11_LIBRARIES = (
    ("libxcb-cursor.so.0", "libxcb-cursor0"),
    ("libxcb-icccm.so.4", "libxcb-icccm4"),
    ("libxcb-image.so.0", "libxcb-image0"),
    ("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    ("libxcb-render-util.so.0", "libxcb-render-util0"),
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
)
# What tests of the spooler run: program, and the Debian package that brings it.
TEST_PROGRAMS = (
    ("cupsd", "cups-daemon"),
    ("lpadmin", "cups-client"),
)
OLDEST_PYTHON = (3, 11)


def missing_python_packages():
    try:
        import ensurepip  # noqa: F401, PLC0415  # that it can be imported is the question
        import venv  # noqa: F401, PLC0415
    except ImportError:
        return ["python3-venv"]
    return []


def missing_qt_packages():
    if not sys.platform.startswith("linux"):
        return []
    packages = []
    on_x11 = (
        os.environ.get("DISPLAY") and not os.environ.get("WAYLAND_DISPLAY") and not os.environ.get("QT_QPA_PLATFORM")
    )
    for library, package in QT_LIBRARIES + (X11_LIBRARIES if on_x11 else ()):
        try:
            ctypes.CDLL(library)
        except OSError:
            packages.append(package)
    return packages


def missing_test_packages():
    folders = os.environ.get("PATH", "").split(os.pathsep) + ["/usr/sbin", "/sbin"]
    return [
        package
        for program, package in TEST_PROGRAMS
        if not any(os.access("%s/%s" % (folder, program), os.X_OK) for folder in folders)
    ]


def main(arguments):
    if sys.version_info < OLDEST_PYTHON:
        print(
            "willcall needs Python 3.11 or newer, and %s is %d.%d: install a newer one and name it, "
            "as in: make PYTHON=python3.12 demo" % ((sys.executable,) + tuple(sys.version_info[:2]))
        )
        return 1
    packages = missing_python_packages() + missing_qt_packages()
    if "--packages" in arguments:
        print(" ".join(packages + missing_test_packages()))
        return 0
    if packages:
        print("willcall needs what this machine lacks; on Debian or Ubuntu: apt-get install " + " ".join(packages))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
