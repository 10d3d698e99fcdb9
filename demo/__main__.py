"""``python -m demo`` plays the day; ``... kiosk`` and ``... boxoffice`` open these on what it left, for a person."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from time import monotonic
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from demo.codes_to_try import codes_to_try
from demo.day import CAMPAIGN, KIOSK, Day, at
from demo.figures import disagreements, read_figures
from demo.stage import ROOM, Actor, Stage, StageError
from willcall.redemption.bootstrap import open_terminal
from willcall.redemption.domain.money import FEN_PER_YUAN
from willcall.redemption.domain.staff import StaffRole
from willcall.redemption.settings import load_settings

_PICTURES_OF_TICKETS = 12
_STAFF_NO, _PIN = "1042", "482915"


def main() -> int:
    """Play, or open the kiosk or the box office; the exit code is 0 where all went as it must."""
    console = Console()
    try:
        match sys.argv[1:]:
            case ["kiosk"]:
                return _open(console, "willcall-kiosk", "540x960")
            case ["boxoffice"]:
                return _open(console, "willcall-boxoffice", "1366x768")
            case _:
                return _play(console)
    except StageError as error:
        console.print(f"[bold red]The demo stopped.[/] {error}", soft_wrap=True)
        return 1


def _play(console: Console) -> int:
    began = monotonic()
    with Stage() as stage:
        stage.clear()
        columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        with Progress(*columns, TimeElapsedColumn(), console=console, transient=True) as progress:
            day = Day(stage, _Watcher(progress))
            day.play()
        figures = read_figures(stage, list(day.actors.values()), CAMPAIGN, day.outage)
        _copy_tickets(stage.room, day.actors[KIOSK])
    (stage.room / "summary.json").write_text(json.dumps(figures, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
    console.print(_table(figures))
    wrong = disagreements(figures)
    for line in wrong:
        console.print(f"[bold red]{line}[/]")
    console.print(
        f"{monotonic() - began:.0f} s. Tickets, pictures of the screens and summary.json are in {stage.room}/."
    )
    console.print("Now try it yourself: make kiosk, make boxoffice")
    return 1 if wrong else 0


class _Watcher:
    """Shows the day on a terminal."""

    def __init__(self, progress: Progress) -> None:
        self._progress = progress

    def say(self, what: str) -> None:
        """Show what happens next."""
        self._progress.console.print(f"• {what}")

    def begin(self, what: str, total: int) -> Callable[[], None]:
        """Show things going by."""
        task = self._progress.add_task(what, total=total)
        return lambda: self._progress.advance(task)


def _copy_tickets(room: Path, kiosk: Actor) -> None:
    """Put some of the kiosk's tickets where a visitor looks first."""
    chosen = room / "tickets"
    chosen.mkdir()
    for picture in sorted(kiosk.papers.glob("*.png"))[:_PICTURES_OF_TICKETS]:
        for paper in (picture, picture.with_suffix(".pdf")):
            shutil.copy(paper, chosen)


def _table(figures: dict[str, Any]) -> Table:
    table = Table(title="The day in figures, read from the databases", title_justify="left", show_header=False)
    table.add_column()
    table.add_column(justify="right")
    for name, value in figures.items():
        if isinstance(value, dict):
            table.add_section()
            table.add_row(f"[bold]{_words(name)}[/]", "")
            for part, figure in value.items():
                table.add_row(f"  {_words(part.removesuffix('_fen'))}", _shown(part, figure))
            table.add_section()
        else:
            table.add_row(_words(name), _shown(name, value))
    return table


def _words(name: str) -> str:
    return name.replace("_", " ")


def _shown(name: str, value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "NO"
    if isinstance(value, int):
        return f"{value / FEN_PER_YUAN:,.2f} yuan" if name.endswith("_fen") else f"{value:,}"
    return str(value)


def _open(console: Console, program: str, size: str) -> int:
    """Open a program on the demo's terminal, with some codes to try."""
    kiosk = Actor(KIOSK, "01", ROOM / f"cinema-{KIOSK}")
    if not kiosk.database.exists():
        console.print("There is no demo data yet: run make demo first.")
        return 1
    now = at("9:00")
    kiosk.write_settings(now)
    table = Table(title="Codes to try (the clock of 8 March 2014, 9:00)", title_justify="left")
    for heading in ("code", "what it is", "showing", "seats"):
        table.add_column(heading)
    for row in codes_to_try(kiosk, ROOM / "delivered", now + timedelta(minutes=5)):
        table.add_row(*row)
    console.print(table)
    _let_in(console, kiosk)
    console.print("Close the window, or press Ctrl-C here, to end it.")
    command = [str(Path(sys.executable).with_name(program)), "--settings", str(kiosk.settings), "--windowed", size]
    with subprocess.Popen(command) as window:
        try:
            return window.wait()
        except KeyboardInterrupt:
            # it hears it too, and ends when it has finished what it prints
            return window.wait()


def _let_in(console: Console, kiosk: Actor) -> None:
    """See that a supervisor can sign in, at the kiosk's hidden corner and at the box office."""
    terminal = open_terminal(load_settings(kiosk.settings))
    terminal.staff_office().add(_STAFF_NO, StaffRole.SUPERVISOR, _PIN)
    terminal.close()
    console.print(f"Staff: number {_STAFF_NO}, PIN {_PIN}, a supervisor.")


if __name__ == "__main__":
    sys.exit(main())
