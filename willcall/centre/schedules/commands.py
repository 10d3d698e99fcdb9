"""Commands about schedules."""

from pathlib import Path
from typing import Annotated

import typer

from willcall.centre.console import opened, print_table, refuse, refuse_files, say, warn
from willcall.centre.schedules.change_showing import ShowingChange, cancel_showing, move_showing
from willcall.centre.schedules.import_schedule import Rejected, import_schedule

_Showing = Annotated[str, typer.Argument(help="The showing's code, 16 digits.")]


def import_schedule_command(
    context: typer.Context,
    paths: Annotated[list[Path], typer.Argument(help="Files (CSV, XLSX) or folders of them.")],
) -> None:
    """Import cinemas, screens, seat maps and showings; all of it or nothing."""
    with opened(context) as centre:
        result = import_schedule(paths, centre.database, centre.keys)
    if isinstance(result, Rejected):
        raise refuse_files(result.findings)
    rows = [(table, each.new, each.changed, each.same) for table, each in result.tallies.items()]
    print_table("Schedule imported", ("table", "new", "changed", "as before"), rows)
    if not result.changed_anything:
        say("No change: all of this was imported before.")
    for each in result.warnings:
        warn(each)


def cancel_showing_command(context: typer.Context, showing: _Showing) -> None:
    """Cancel a showing; terminals hear of it with their next packs."""
    with opened(context) as centre:
        _tell(cancel_showing(showing, centre.database), f"Showing {showing} is cancelled.")


def move_showing_command(
    context: typer.Context,
    showing: _Showing,
    to: Annotated[str, typer.Option("--to", help="The showing of the same cinema that takes its place.")],
) -> None:
    """Move a showing; terminals hear of it with their next packs."""
    with opened(context) as centre:
        _tell(move_showing(showing, to, centre.database), f"Showing {showing} is moved to {to}.")


def _tell(change: ShowingChange, done: str) -> None:
    if change is ShowingChange.DONE:
        say(done)
    elif change is ShowingChange.ALREADY_SO:
        say("No change: it is so already.")
    else:
        raise refuse(change.value)
