"""What the commands share: the centre opened as the settings say, faults in one line, tables and progress."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table
from sqlalchemy.exc import OperationalError

from willcall.centre.bootstrap import Centre, open_centre
from willcall.centre.campaigns.create_campaign import UnknownCampaignError
from willcall.centre.campaigns.plan import UnknownReleaseError
from willcall.centre.channel.deliver_codes import ManifestFaultError
from willcall.centre.codes.keys import KeyFaultError
from willcall.centre.db.migrate import SchemaTooNewError
from willcall.centre.schedules.reading.findings import Findings
from willcall.centre.settings import SettingsError, load_settings

_KNOWN = (
    SettingsError,
    KeyFaultError,
    SchemaTooNewError,
    UnknownCampaignError,
    UnknownReleaseError,
    ManifestFaultError,
    OSError,
)


Campaign = Annotated[str, typer.Argument(help="The campaign's code, as its plan gives it.")]
Cinema = Annotated[str, typer.Argument(help="The cinema's code, 8 digits.")]


@dataclass(frozen=True, slots=True)
class Options:
    """What stands before the command's name on the command line."""

    settings: Path | None


def say(text: str, *, style: str = "") -> None:
    """Print a line for a person, as it is: square brackets mean nothing."""
    Console(highlight=False, soft_wrap=True).print(text, style=style, markup=False)


def warn(text: str) -> None:
    """Print on standard error what a person should know although all went well."""
    Console(stderr=True, highlight=False, soft_wrap=True).print(text, style="yellow", markup=False)


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its word: ``1 seat``, ``1,200 seats``."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def refuse(text: str) -> typer.Exit:
    """Print why a command did nothing; raise what comes back."""
    Console(stderr=True, highlight=False, soft_wrap=True).print(text, style="red", markup=False)
    return typer.Exit(1)


@contextmanager
def opened(context: typer.Context) -> Iterator[Centre]:
    """Open the centre for one command; a known fault ends it with one line and exit code 1."""
    options: Options = context.obj
    try:
        centre = open_centre(load_settings(options.settings))
        try:
            yield centre
        finally:
            centre.database.close()
    except OperationalError as error:
        raise refuse(f"the database: {error.orig}") from error
    except _KNOWN as error:
        raise refuse(str(error)) from error


@contextmanager
def progress_bar(what: str, total: int | None) -> Iterator[Callable[[int], None]]:
    """Show a bar on standard error; call what comes back with how many more are done of ``total``, if that is known."""
    columns = (TextColumn(what), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task(what, total=total)
        yield lambda more: progress.update(task, advance=more)


def print_table(title: str, columns: Sequence[str], rows: Iterable[Sequence[object]], *, faults: bool = False) -> None:
    """Print a table, one of faults on standard error; numbers stand to the right."""
    rows = [list(row) for row in rows]
    table = Table(title=title, title_justify="left")
    for place, column in enumerate(columns):
        numbers = all(re.fullmatch(r"-?[\d,]+(\.\d\d)?", _text(row[place])) for row in rows)
        table.add_column(column, justify="right" if numbers else "left", overflow="fold", no_wrap=numbers)
    for row in rows:
        table.add_row(*(_text(cell) for cell in row))
    Console(stderr=faults, highlight=False, markup=False).print(table)


def print_facts(title: str, rows: Iterable[tuple[str, str]]) -> None:
    """Print what belongs to one thing: a name and what it is on each line."""
    table = Table(title=title, title_justify="left", show_header=False)
    for row in rows:
        table.add_row(*row)
    Console(highlight=False, markup=False).print(table)


def _text(cell: object) -> str:
    return f"{cell:,}" if isinstance(cell, int) else str(cell)


def refuse_files(findings: Findings, title: str = "Nothing was imported") -> typer.Exit:
    """Print all that is wrong with files, one line each; raise what comes back."""
    rows = [(str(each.where), each.where.column, each.value, each.expected) for each in findings]
    print_table(title, ("where", "column", "value", "expected"), rows, faults=True)
    for each in findings.warnings:
        warn(each)
    hidden = findings.count - len(rows)
    more = f" (and {hidden:,} more that are not shown)" if hidden else ""
    return refuse(f"{counted(findings.count, 'fault')}{more}. Correct the files and import them again.")
