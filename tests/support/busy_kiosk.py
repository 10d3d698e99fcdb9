"""A kiosk in a process of its own that a test tells what to do: ``python -m tests.support.busy_kiosk SETTINGS``.

It answers each line of its input with ``done``: ``hold`` takes the right to write and keeps it, ``let go`` returns it,
``collect N`` hands out that many tickets, one after the other, and answers before it begins.
"""

import sys
from pathlib import Path

from filelock import FileLock

from tests.support.packs import ticket_no
from tests.support.papers import CountingPrinter
from willcall.redemption.bootstrap import open_terminal
from willcall.redemption.settings import load_settings


def main(file: str) -> None:
    """Do as told until the input ends."""
    settings = load_settings(Path(file))
    with FileLock(settings.data_dir / "kiosk.lock"):
        terminal = open_terminal(settings)
        desk = terminal.desk(CountingPrinter())
        holding = terminal.units.writing()
        print("done", flush=True)
        for line in sys.stdin:
            match line.split():
                case ["hold"]:
                    holding.__enter__()
                case ["let", "go"]:
                    holding.__exit__(None, None, None)
                case ["collect", number]:
                    print("done", flush=True)
                    for serial in range(int(number)):
                        desk.collect([ticket_no(serial)], f"attempt {serial}")
            print("done", flush=True)
        terminal.close()


if __name__ == "__main__":
    main(sys.argv[1])
