"""Run every benchmark, print the table, write ``docs/benchmarks.md`` and ``var/bench.json``."""

import json
import os
import platform
import sys
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console
from rich.progress import track
from rich.table import Table

from benchmarks import claims, found, kiosk, moving, packs, paper
from benchmarks.row import Row

_MEASUREMENTS = (packs.measure, claims.measure, paper.measure, kiosk.measure, found.measure, moving.measure)
_PAGE = Path("docs/benchmarks.md")
_FACTS = Path("var/bench.json")


def main() -> int:
    """Measure; the exit code is 1 where a budget does not hold."""
    console = Console()
    rows = [row for measure in track(_MEASUREMENTS, "measuring", console=console) for row in measure()]
    console.print(_table(rows))
    _FACTS.parent.mkdir(exist_ok=True)
    _FACTS.write_text(json.dumps([row.as_facts() for row in rows], indent=2) + "\n", encoding="utf-8")
    _PAGE.write_text(_page(rows), encoding="utf-8")
    console.print(f"written to {_PAGE} and {_FACTS}")
    return 0 if all(row.ok for row in rows) else 1


def _table(rows: list[Row]) -> Table:
    table = Table(title="Budgets", title_justify="left")
    for heading in ("what", "floor", "measured", "ratio", "budget", ""):
        table.add_column(heading, justify="left" if heading in {"what", "budget"} else "right")
    for row in rows:
        table.add_row(*_cells(row), "[green]holds[/]" if row.ok else "[bold red]over[/]")
    return table


def _cells(row: Row) -> tuple[str, ...]:
    figures = (f"{row.floor:.2f} {row.unit}", f"{row.measured:.2f} {row.unit}", f"{row.ratio:.2f}")
    return row.name, *figures, row.budget_text


def _page(rows: list[Row]) -> str:
    lines = [
        "# Benchmarks",
        "",
        "Written by `make bench`. Each figure stands beside a floor that was measured in the same run, and the budget",
        "is on the ratio unless it has a unit. Machines are noisy: repeat before you believe a small difference.",
        "",
        _machine(),
        "",
        "| what | floor | measured | ratio | budget | |",
        "| --- | ---: | ---: | ---: | --- | --- |",
    ]
    lines += [f"| {' | '.join(_cells(row))} | {'holds' if row.ok else 'over'} |" for row in rows]
    lines += ["", "What the floors are:", ""]
    lines += [f"* {line}" for line in _FLOORS]
    return "\n".join(lines) + "\n"


def _machine() -> str:
    system, python = platform.system(), platform.python_version()
    return f"{datetime.now(UTC):%Y-%m-%d}, {os.cpu_count()} cores, {system}, Python {python}."


_FLOORS = (
    (
        "look up + claim: the same rows read and written by bare `sqlite3` on a copy of the same database, in one "
        "transaction (WAL, `synchronous=FULL`); two seats to a code; guests alternate between the two."
    ),
    (
        "apply a day pack: a bare `executemany` of the same rows into the same schema. Ours includes checking the "
        "signature, unpacking and validating."
    ),
    (
        "code to the first byte: asking the printer, look up, claim, drawing, to the first byte of the ticket at a "
        "printer on the loopback that burns 200 mm a second; the floor sends a ticket that is drawn already over a new "
        "connection. Idle: from the cut of one ticket to the first dot line of the next, in baskets of two."
    ),
    (
        "kiosk: an empty Qt Quick window of the same size in the same interpreter, drawn by the same backend, both "
        "with their bytecode as where it is installed; medians of runs that take turns. Memory is the "
        "resident set once the printer is ready for the first guest."
    ),
    (
        "tickets found: a digit taken back, from its key to its picture, at the same window. Ours begins at the Enter, "
        "the scanner's or the typist's: a scanner that sends none is waited for 60 ms longer. The window is the real "
        "one, 1080 x 1920, drawn into memory by the software renderer, without motion, so that the first picture is "
        "the whole one."
    ),
    (
        "interface: the same window watched as long without a pack, its screen moving and a guest typing and taking "
        "back. Not served is how late a timer of 5 ms came at worst. Each figure is the median of seven runs' worst."
    ),
)


if __name__ == "__main__":
    sys.exit(main())
