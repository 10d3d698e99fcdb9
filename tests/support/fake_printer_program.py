"""The fake printer as a program, to try a terminal against: ``python -m tests.support.fake_printer --out FOLDER``.

Each paper becomes a picture in the folder, each event a line on standard output; what happens to the printer is typed.
"""

import argparse
import sys
import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.support.fake_printer import FakePrinter

_COMMANDS: dict[str, tuple[str, Callable[[FakePrinter, str], None]]] = {
    "cover open": ("the mechanism stops", lambda printer, _: printer.open_cover()),
    "cover close": ("it goes on where it stopped", lambda printer, _: printer.close_cover()),
    "paper": (
        "a new roll of so many millimetres (paper 200), or an endless one",
        lambda printer, mm: printer.new_roll(paper_mm=float(mm) if mm else None),
    ),
    "near": ("the roll is nearly at its end", lambda printer, _: printer.come_near_end()),
    "offline": ("for no reason that it tells", lambda printer, _: printer.go_off_line()),
    "online": ("again", lambda printer, _: printer.go_on_line()),
    "feed": ("hold the feed button down", lambda printer, _: printer.press_feed()),
    "unfeed": ("let it go", lambda printer, _: printer.release_feed()),
    "jam": ("the knife is stuck", lambda printer, _: printer.jam_cutter()),
    "break": ("it fails for good", lambda printer, _: printer.break_down()),
    "heat": ("it is too hot", lambda printer, _: printer.overheat()),
    "mend": ("jam, failure and heat are over", lambda printer, _: printer.recover()),
    "hush": ("it takes everything and answers nothing", lambda printer, _: printer.hush()),
    "speak": ("it answers again", lambda printer, _: printer.speak()),
    "stop": ("it takes nothing any more", lambda printer, _: printer.stop_reading()),
    "go": ("it takes bytes again", lambda printer, _: printer.read_again()),
    "unplug": (
        "the line breaks after so many more bytes (unplug 5000)",
        lambda printer, n: printer.hang_up_after(int(n)),
    ),
    "power keep": ("off and on, the buffer survives", lambda printer, _: printer.power_cycle(buffer_survives=True)),
    "power": ("off and on, the buffer is gone", lambda printer, _: printer.power_cycle()),
}


def obey(printer: FakePrinter, line: str) -> str:
    """Do what a typed line says; return what to tell whoever typed it, nothing where it was understood."""
    for name, (_, do) in sorted(_COMMANDS.items(), reverse=True):
        if line == name or line.startswith(f"{name} "):
            try:
                do(printer, line[len(name) :].strip())
            except ValueError:
                return f"{name}: a number is missing, or is none"
            return ""
    return "\n".join(f"  {name:12} {what}" for name, (what, _) in _COMMANDS.items())


class PaperTray:
    """A folder that gets the papers as pictures, numbered in the order in which they were cut."""

    def __init__(self, folder: Path, say: Callable[[str], None]) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._say = say
        self._lying = len(list(folder.glob("paper-*.png")))
        self._seen = 0

    def collect(self, printer: FakePrinter) -> None:
        """Take what was cut since the last time."""
        for paper in printer.papers[self._seen :]:
            self._seen += 1
            path = self._folder / f"paper-{self._lying + self._seen:03}.png"
            paper.save(path)
            self._say(f"paper in the tray: {path}")


def main(arguments: Sequence[str] | None = None) -> None:
    """Print until standard input ends or says ``quit``."""
    given = _parser().parse_args(arguments)
    tray = PaperTray(given.out, _say)
    over = threading.Event()
    simple = given.simple
    with FakePrinter(
        port=given.port,
        dots_per_second=given.speed * 8,
        paper_mm=given.paper,
        knows_clear=not simple,
        knows_reports=not simple,
        told=_say,
    ) as printer:
        _say(f"a printer listens on port {printer.port}; type help")
        collecting = threading.Thread(target=_collect, args=(tray, printer, over))
        collecting.start()
        for line in sys.stdin:
            if line.strip() == "quit":
                break
            _say(obey(printer, line.strip()) or f"{line.strip()}: done")
        over.set()
        collecting.join()
    tray.collect(printer)


def _collect(tray: PaperTray, printer: FakePrinter, over: threading.Event) -> None:
    while not over.wait(0.1):
        tray.collect(printer)


def _say(words: str) -> None:
    print(words, flush=True)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m tests.support.fake_printer",
        description="A receipt printer on this machine that prints into a folder and can be made to fail.",
    )
    parser.add_argument("--port", type=int, default=9100, help="where it listens (9100)")
    parser.add_argument("--out", type=Path, default=Path("var/papers"), help="the folder for the papers (var/papers)")
    parser.add_argument("--paper", type=float, help="millimetres until the paper ends (endless)")
    parser.add_argument("--speed", type=float, default=200, help="millimetres a second (200)")
    parser.add_argument("--simple", action="store_true", help="one that cannot clear its buffers and reports nothing")
    return parser
