"""Runs the kiosk's own command line until its heart is open, and tells in JSON what was brought in on the way.

Run in a process of its own: ``python -m tests.support.kiosk_start --settings FILE --windowed WIDTHxHEIGHT``.
"""

import importlib.abc
import json
import linecache
import os
import signal
import sys
import threading
import time

from typing_extensions import override

from willcall.kiosk import commands

LAST = "typst"
"""The library that the heart brings in last."""


class ImportWatch(importlib.abc.MetaPathFinder):
    """Finds nothing, and notes which thread asked for a module first."""

    def __init__(self) -> None:
        """Start with an empty list."""
        self.first: dict[str, str] = {}

    @override
    def find_spec(self, fullname: str, path: object, target: object = None) -> None:
        """Python's: note it."""
        self.first.setdefault(fullname, threading.current_thread().name)


def main() -> None:
    """Run, end it when the heart is open, and tell."""
    watch = ImportWatch()
    sys.meta_path.insert(0, watch)
    threading.Thread(target=_end_with_the_heart, daemon=True).start()
    code = commands.main(sys.argv[1:])
    texts = sorted(name for name, entry in linecache.cache.items() if len(entry) > 1)
    print(json.dumps({"code": code, "first_asked_by": watch.first, "source_texts": texts}))


def _end_with_the_heart() -> None:
    """End the kiosk as the system does, when the last of its libraries comes in; the desk finishes what it is at."""
    while LAST not in sys.modules:
        time.sleep(0.01)
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    main()
