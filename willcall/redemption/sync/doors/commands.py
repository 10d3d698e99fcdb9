"""``willcall-sync door-lists``: a PDF for each showing of a day, to be printed before the day comes."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress

from willcall.printing.door_list import DoorListSetter, write_door_list
from willcall.redemption.bootstrap import Terminal
from willcall.redemption.domain.business_day import business_day
from willcall.redemption.domain.door_lists import DoorList, needs_list
from willcall.redemption.domain.tallies import DayBoard
from willcall.redemption.sync.console import AsJson, SettingsFile, counted, opened

_Folder = Annotated[Path, typer.Option("-o", "--output", help="The folder for the files; made where it is missing.")]
_Day = Annotated[
    datetime | None, typer.Option(formats=["%Y-%m-%d"], help="The business day; today where none is given.")
]
_HANDLE_WITH_CARE = (
    "They have the last digits of every code on them. Print them, hand them to whoever stands at the doors, and delete "
    "the files."
)


def door_lists_command(
    folder: _Folder, day: _Day = None, settings: SettingsFile = None, as_json: AsJson = False
) -> None:
    """Write the door list of each showing of a day as PDF, for the case that everything else fails."""
    with opened(settings, as_json=as_json) as terminal:
        which = day.date() if day else business_day(terminal.clock(), terminal.identity.zone)
        board = terminal.box_office().showings_on(which)
        if board.pack is None:
            raise _refused(f"There is no day pack of {which} here; run: willcall-sync run", as_json=as_json)
        written = _written(terminal, board, folder, quiet=as_json)
        if written:
            terminal.box_office().note_door_lists(which, len(written), None)
    if as_json:
        typer.echo(json.dumps(_facts(which, written)))
    else:
        _tell(which, written, folder)


def _written(terminal: Terminal, board: DayBoard, folder: Path, *, quiet: bool) -> list[tuple[DoorList, Path]]:
    setter = DoorListSetter(rehearsal=terminal.settings.rehearsal)
    codes = [each.showing.showing_code for each in board.showings if needs_list(each)]
    lists = (terminal.box_office().door_list(code) for code in codes)
    try:
        with Progress(console=Console(stderr=True, quiet=quiet), transient=True) as progress:
            shown = progress.track(lists, total=len(codes), description="door lists")
            return [(each, write_door_list(each, setter, folder)) for each in shown if each is not None]
    except OSError as error:
        raise _refused(f"{folder} cannot be written to: {error.strerror}", as_json=quiet) from error


def _refused(why: str, *, as_json: bool) -> typer.Exit:
    if as_json:
        typer.echo(json.dumps({"refused": why}))
    Console(stderr=True).print(why, style="bold red", markup=False, soft_wrap=True)
    return typer.Exit(1)


def _facts(day: date, written: list[tuple[DoorList, Path]]) -> dict[str, object]:
    return {
        "business_day": day.isoformat(),
        "lists": [
            {
                "showing_code": each.showing.showing_code,
                "file": str(file),
                "seats": len(each.lines),
                "with_last_digits": each.has_endings,
            }
            for each, file in written
        ],
    }


def _tell(day: date, written: list[tuple[DoorList, Path]], folder: Path) -> None:
    console = Console(highlight=False, soft_wrap=True)
    seats = sum(len(each.lines) for each, _ in written)
    console.print(f"{counted(len(written), 'list', 'lists')} of {day}, {seats:,} seats, in {folder}.", markup=False)
    bare = [file.name for each, file in written if not each.has_endings]
    if bare:
        names = ", ".join(bare)
        console.print(f"Without last digits, for no pack has brought them: {names}", style="yellow", markup=False)
    if written:
        console.print(_HANDLE_WITH_CARE)
