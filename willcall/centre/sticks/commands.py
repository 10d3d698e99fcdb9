"""Commands about USB sticks."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from willcall.centre.console import Cinema, opened, progress_bar, refuse, say, warn
from willcall.centre.sticks.export_packs import export_packs
from willcall.centre.sticks.import_journal import import_journal, journals_on_stick
from willcall.centre.terminals.admit_request import Caller
from willcall.redemption.domain.stick_words import journal_imported_words, refusal_words
from willcall.redemption.domain.sticks import StickRefusedError

_AsJson = Annotated[bool, typer.Option("--json", help="For scripts: JSON on standard output.")]
_Places = Annotated[
    list[Path], typer.Argument(help="Sticks, or files on them that terminals wrote.", metavar="FOLDERS_OR_FILES")
]
_Terminal = Annotated[str, typer.Argument(help="The terminal's number in its cinema.")]
_Folder = Annotated[Path, typer.Option("--out", "-o", help="Where the stick is mounted.", exists=True, file_okay=False)]


def import_bundle_command(context: typer.Context, places: _Places, as_json: _AsJson = False) -> None:
    """Take in the journals of terminals that have no line, from USB sticks."""
    with opened(context) as centre, _refused(as_json=as_json):
        for file in [journal for place in places for journal in journals_on_stick(place)]:
            with progress_bar("entries", None) as done:
                imported = import_journal(file, centre, done)
            if as_json:
                typer.echo(json.dumps({**asdict(imported), "missing": imported.missing}))
            else:
                (warn if imported.missing or imported.refused else say)(journal_imported_words(imported))


def export_bundle_command(
    context: typer.Context, cinema: Cinema, terminal_no: _Terminal, out: _Folder, as_json: _AsJson = False
) -> None:
    """Write the packs for one terminal, and the acknowledgement of its journal, onto a USB stick."""
    with opened(context) as centre, _refused(as_json=as_json), progress_bar("packs", None) as done:
        written = export_packs(Caller(cinema, terminal_no), out, centre, done)
    if as_json:
        typer.echo(json.dumps(asdict(written)))
        return
    packs = ", ".join(f"{day} v{version}" for day, version in written.packs)
    say(f"{written.file} is written. Day packs: {packs}. Journal acknowledged up to entry {written.acknowledged}.")
    say("Take the stick out now.")


@contextmanager
def _refused(*, as_json: bool) -> Iterator[None]:
    """Show why a stick was not taken or written, and end with 1."""
    try:
        yield
    except StickRefusedError as refused:
        words = refusal_words(refused.why, refused.detail)
        if as_json:
            typer.echo(json.dumps({"refused": refused.why.value, "detail": refused.detail, "sentence": words}))
        raise refuse(words) from refused
