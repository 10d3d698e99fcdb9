"""Two programs to measure, each in a process of its own: ``python -m benchmarks.windows empty|kiosk [arguments]``.

Each says ``frame`` on standard output when its first picture has been drawn, then, a while after the last of its start
is done, its resident memory in bytes, and ends.
"""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Event

SETTLED_MS = 4000
"""After the start; on a busy machine the start itself may take longer than that."""

_LOOK_MS = 100
SIZE = (1080, 1920)


def surroundings(bytecode: Path | None = None) -> dict[str, str]:
    """Return the environment of a program that is measured: it draws into memory.

    With a folder for its ``bytecode`` it is read and written there, whatever this machine's habit is: where the program
    is installed it has its bytecode, and without it the start would be the compiler's.
    """
    ours = {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software", **os.environ}
    if bytecode:
        ours.pop("PYTHONDONTWRITEBYTECODE", None)
        ours["PYTHONPYCACHEPREFIX"] = str(bytecode)
    return ours


def main() -> None:
    """Run the program that the first argument names."""
    what, *arguments = sys.argv[1:]
    if what == "empty":
        _run_empty_window()
    else:
        _run_kiosk(arguments)


def _run_empty_window() -> None:
    from PySide6.QtCore import QUrl  # noqa: PLC0415 - what a program imports is part of what is measured
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415
    from PySide6.QtQml import QQmlApplicationEngine  # noqa: PLC0415

    application = QGuiApplication(sys.argv[:1])
    engine = QQmlApplicationEngine()
    source = f"import QtQuick\nWindow {{ width: {SIZE[0]}; height: {SIZE[1]}; visible: true }}"
    engine.loadData(source.encode(), QUrl("empty.qml"))
    _watch(engine.rootObjects()[0], application.quit, lambda: True)
    application.exec()
    del engine


def _run_kiosk(arguments: list[str]) -> None:
    from willcall.qtkit.plain_imports import restore_import  # noqa: PLC0415

    restore_import()  # the program does it before it imports what is watched here
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415

    from willcall.kiosk import commands  # noqa: PLC0415
    from willcall.kiosk.heart import Heart  # noqa: PLC0415
    from willcall.kiosk.journey.ports import Desk  # noqa: PLC0415
    from willcall.kiosk.window import KioskWindow, Placing  # noqa: PLC0415

    show, open_desk, ready = KioskWindow.show, Heart.open, Event()

    def watched_show(kiosk: KioskWindow, placing: Placing) -> None:
        _watch(kiosk.window, QGuiApplication.quit, ready.is_set)
        show(kiosk, placing)

    def watched_open(heart: Heart) -> Desk:
        desk = open_desk(heart)
        ready.set()
        return desk

    KioskWindow.show = watched_show  # type: ignore[assignment,method-assign]  # the real program, watched
    Heart.open = watched_open  # type: ignore[assignment,method-assign]
    sys.argv = ["willcall-kiosk", *arguments, "--windowed", f"{SIZE[0]}x{SIZE[1]}"]
    commands.main()


def _watch(window: object, end: object, ready: Callable[[], bool]) -> None:
    from PySide6.QtCore import QTimer  # noqa: PLC0415

    said: list[str] = []

    def drawn() -> None:
        if not said:
            said.append("frame")
            _say("frame")

    def started() -> None:
        if ready():
            QTimer.singleShot(SETTLED_MS, settled)
        else:
            QTimer.singleShot(_LOOK_MS, started)

    def settled() -> None:
        _say(str(_resident_bytes()))
        end()  # type: ignore[operator]  # a function of Qt's

    window.frameSwapped.connect(drawn)  # type: ignore[attr-defined]  # a window, as Qt's untyped list has it
    started()


def _say(what: str) -> None:
    os.write(1, f"{what}\n".encode())


def _resident_bytes() -> int:
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")


if __name__ == "__main__":
    main()
