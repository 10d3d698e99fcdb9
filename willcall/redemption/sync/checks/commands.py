"""``willcall-sync verify``: is the journal what this terminal wrote?"""

import json
from dataclasses import asdict
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from willcall.redemption.domain.journal_findings import JournalFinding, JournalReport
from willcall.redemption.domain.journal_words import TO_DO, journal_words
from willcall.redemption.domain.written_entries import JournalHead
from willcall.redemption.sync.console import AsJson, SettingsFile, counted, opened

_Offline = Annotated[bool, typer.Option("--offline", help="Do not ask the centre how far it has the journal.")]
_MOST_SHOWN = 50


def verify_command(settings: SettingsFile = None, offline: _Offline = False, as_json: AsJson = False) -> None:
    """Verify the journal: its chain, its witnesses, the seats that it moved. Ends with 1 where somebody touched it."""
    reading = Console(stderr=True, quiet=as_json).status("Reading the journal from its first entry")
    with opened(settings, as_json=as_json) as terminal, reading:
        report = terminal.audit.verify(ask=not offline)
    if as_json:
        typer.echo(json.dumps(_facts(report)))
    else:
        _show(report)
    raise typer.Exit(1 if report.findings else 0)


def _facts(report: JournalReport) -> dict[str, object]:
    return {
        "entries": report.end.sequence if report.end else 0,
        "noted": report.head.sequence if report.head else None,
        "centre": report.centre.sequence if report.centre else None,
        "centre_silent": report.centre_silent,
        "findings": [_finding(each) for each in report.findings],
    }


def _finding(found: JournalFinding) -> dict[str, object]:
    return {"finding": type(found).__name__, **asdict(found), "sentence": journal_words(found)}


def _show(report: JournalReport) -> None:
    console = Console(highlight=False)
    table = Table(title="The journal", title_justify="left", show_header=False)
    table.add_row("Entries", f"{report.end.sequence if report.end else 0:,}")
    table.add_row("Noted beside the key", _seen(report.head))
    table.add_row("At the centre", report.centre_silent or _seen(report.centre))
    console.print(table)
    for each in report.findings[:_MOST_SHOWN]:
        console.print(journal_words(each), style="red", markup=False, soft_wrap=True)
    if len(report.findings) > _MOST_SHOWN:
        console.print(f"and {len(report.findings) - _MOST_SHOWN:,} more; --json names all", style="red")
    if report.findings:
        console.print(
            f"{counted(len(report.findings), 'finding', 'findings')}. {TO_DO}", style="bold red", soft_wrap=True
        )
    else:
        console.print("Every entry is as it was written, and the seats are as the entries say.", style="green")


def _seen(head: JournalHead | None) -> str:
    return "not asked or not there" if head is None else f"up to entry {head.sequence:,}"
