"""``willcall-sync export`` and ``import``: a day without a line, by USB stick."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from willcall.redemption.domain.stick_words import exported_words, imported_words, refusal_words
from willcall.redemption.domain.sticks import StickRefusedError
from willcall.redemption.sync.console import AsJson, SettingsFile, heard, opened

_Folder = Annotated[
    Path, typer.Argument(help="Where the stick is mounted.", exists=True, file_okay=False, metavar="FOLDER")
]
_Place = Annotated[Path, typer.Argument(help="The stick, or one file on it.", exists=True, metavar="FOLDER_OR_FILE")]
_WORDS = {"bytes": "bytes written", "pack": "seats of day packs looked at"}


def export_command(folder: _Folder, settings: SettingsFile = None, as_json: AsJson = False) -> None:
    """Write the journal that head office has not acknowledged onto a stick, signed, and sealed for it alone."""
    with (
        opened(settings, as_json=as_json) as terminal,
        _refused(as_json=as_json),
        heard(_WORDS, quiet=as_json) as progress,
    ):
        done = terminal.stick.export(folder, progress)
    typer.echo(json.dumps(asdict(done)) if as_json else exported_words(done))


def import_command(place: _Place, settings: SettingsFile = None, as_json: AsJson = False) -> None:
    """Take packs and head office's acknowledgement from a stick. Ends with 1 where not all of it could be used."""
    with (
        opened(settings, as_json=as_json) as terminal,
        _refused(as_json=as_json),
        heard(_WORDS, quiet=as_json) as progress,
    ):
        done = terminal.stick.take(place, progress)
    told = {"news": done.is_news, "old": done.is_old, "sentence": imported_words(done), **asdict(done)}
    typer.echo(json.dumps(told, default=str) if as_json else imported_words(done))
    raise typer.Exit(0 if done.is_well else 1)


@contextmanager
def _refused(*, as_json: bool) -> Iterator[None]:
    """Show why a stick was not taken, and end with 1."""
    try:
        yield
    except StickRefusedError as refused:
        words = refusal_words(refused.why, refused.detail)
        if as_json:
            typer.echo(json.dumps({"refused": refused.why.value, "detail": refused.detail, "sentence": words}))
        Console(stderr=True).print(words, style="bold red", markup=False, soft_wrap=True)
        raise typer.Exit(1) from refused
