"""Imports every module of Willcall and prints, as JSON, what else happened meanwhile. Run in a process of its own."""

import importlib
import json
import os
import pkgutil
import sys
import threading
import traceback
from pathlib import Path

EFFECTS = frozenset(
    {
        "os.mkdir",
        "os.putenv",
        "os.remove",
        "os.rename",
        "os.system",
        "socket.bind",
        "socket.connect",
        "sqlite3.connect",
        "subprocess.Popen",
        "_thread.start_new_thread",
    }
)
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def module_names() -> list[str]:
    """List every module below ``willcall`` that is meant to be imported, without importing any but packages."""
    import willcall  # noqa: PLC0415  # after the watch has begun

    names = [each.name for each in pkgutil.walk_packages(willcall.__path__, "willcall.")]
    # alembic runs env.py, and `python -m` runs __main__: both are scripts
    return [name for name in names if not name.endswith((".env", ".__main__"))]


def innermost_willcall_line() -> str | None:
    """Return the line of Willcall's that is running, if only the standard library lies between it and here."""
    for frame in reversed(traceback.extract_stack()[:-2]):
        path = Path(frame.filename).as_posix()
        if "/willcall/" in path and "/site-packages/" not in path:
            return f"{path.rsplit('/willcall/', 1)[1]}:{frame.lineno}"
        if "/site-packages/" in path:
            return None
    return None


def main() -> None:
    """Watch, import, report."""
    effects: list[str] = []

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        flags = arguments[2] if event == "open" else 0
        writes = isinstance(flags, int) and flags & WRITING
        if (event in EFFECTS or writes) and (line := innermost_willcall_line()):
            effects.append(f"{line}: {event} {arguments[:1]!r}")

    sys.dont_write_bytecode = True
    environment = dict(os.environ)
    sys.addaudithook(watch)
    names = module_names()
    for name in names:
        importlib.import_module(name)
    if dict(os.environ) != environment:
        effects.append("the environment was changed")
    effects += [f"thread {each.name} was started" for each in threading.enumerate()[1:]]
    print(json.dumps({"modules": names, "effects": effects}))


if __name__ == "__main__":
    main()
