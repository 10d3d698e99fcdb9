"""``willcall-sync preflight`` and ``verify``: is the machine ready, and is the journal what it wrote?"""

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn
from rich.table import Table

from willcall.redemption.bootstrap import free_bytes, open_terminal
from willcall.redemption.domain.faults import TerminalFaultError
from willcall.redemption.domain.journal_findings import JournalFinding, JournalReport
from willcall.redemption.domain.journal_words import TO_DO, journal_words
from willcall.redemption.domain.preflight import CheckRow, all_green
from willcall.redemption.domain.preflight_words import check_name, check_words
from willcall.redemption.domain.written_entries import JournalHead
from willcall.redemption.service.preflight import without_a_terminal
from willcall.redemption.settings import TerminalSettings
from willcall.redemption.sync.checks.printer import ask_printer
from willcall.redemption.sync.console import AsJson, SettingsFile, counted, opened, plain_faults, settings_of

_Offline = Annotated[bool, typer.Option("--offline", help="Do not ask the centre how far it has the journal.")]
_MOST_SHOWN = 50
_SIGNS = {True: ("ready", "green"), False: ("RED", "bold red")}


def verify_command(settings: SettingsFile = None, offline: _Offline = False, as_json: AsJson = False) -> None:
    """Verify the journal: its chain, its witnesses, the seats that it moved. Ends with 1 where somebody touched it."""
    with opened(settings, as_json=as_json) as terminal, _reading(quiet=as_json) as (progress, task):
        progress.update(task, total=terminal.sync_log.status().entries)
        report = terminal.audit.verify(ask=not offline, progress=lambda more: progress.advance(task, more))
    if as_json:
        typer.echo(json.dumps(_facts(report)))
    else:
        _show(report)
    raise typer.Exit(1 if report.findings else 0)


@contextmanager
def _reading(*, quiet: bool) -> Iterator[tuple[Progress, TaskID]]:
    columns = (TextColumn("entries"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True, quiet=quiet), transient=True) as progress:
        yield progress, progress.add_task("entries", total=None)


def preflight_command(settings: SettingsFile = None, as_json: AsJson = False) -> None:
    """Can this machine get through tomorrow with the line dead? Ends with 0 only where all is green."""
    looking = Console(stderr=True, quiet=as_json).status("Looking at every part")
    with plain_faults(as_json=as_json), looking:
        rows = _looked(settings_of(settings))
    ready = all_green(rows)
    if as_json:
        typer.echo(json.dumps({"ready": ready, "checks": [_check(row) for row in rows]}))
    else:
        _show_checks(rows)
    raise typer.Exit(0 if ready else 1)


def _looked(chosen: TerminalSettings) -> Sequence[CheckRow]:
    try:
        terminal = open_terminal(chosen)
    except TerminalFaultError as fault:
        return without_a_terminal(fault.code, ask_printer(chosen, None), lambda: free_bytes(chosen.data_dir))
    try:
        noted = terminal.printer_health()
        return terminal.preflight().rows(ask_printer(chosen, noted.state if noted else None))
    finally:
        terminal.close()


def _check(row: CheckRow) -> dict[str, object]:
    words = check_words(row)
    told = {"check": row.check.value, "passed": row.passed, "why": row.why.value, "code": row.code, **dict(row.facts)}
    return {**told, "found": words.found, "to_do": words.to_do}


def _show_checks(rows: Sequence[CheckRow]) -> None:
    table = Table("Part", "", "Found", "What to do", title="Ready for a day without a line?", title_justify="left")
    for row in rows:
        words, (sign, style) = check_words(row), _SIGNS[row.passed]
        table.add_row(check_name(row), f"[{style}]{sign}[/]", escape(words.found), escape(words.to_do))
    red = sum(not row.passed for row in rows)
    told = f"Not ready: {counted(red, 'part is red', 'parts are red')}." if red else "Ready: all is green."
    Console(highlight=False).print(table, told)


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
