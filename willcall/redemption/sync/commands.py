"""``willcall-sync``: the utility for whoever looks after a terminal's line to the centre."""

import json
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from willcall.redemption.bootstrap import Terminal, enrol_terminal, open_terminal
from willcall.redemption.cache.terminal import SyncStatus
from willcall.redemption.domain.faults import FaultCode, TerminalFaultError
from willcall.redemption.settings import SettingsError, TerminalSettings, load_settings
from willcall.redemption.sync.rounds import RoundReport

app = typer.Typer(no_args_is_help=True, add_completion=False, help="Keep this terminal and the centre in step.")
_SettingsFile = Annotated[Path | None, typer.Option("--settings", help="The terminal's settings (TOML).")]
_AsJson = Annotated[bool, typer.Option("--json", help="For scripts: JSON on standard output.")]
_SECONDS = 60

_NEXT_STEP = {
    FaultCode.NOT_ENROLLED: "Ask head office for a one-time code, then: willcall-sync enrol CENTRE_URL CODE",
    FaultCode.ALREADY_ENROLLED: "Nothing to do: a machine is enrolled once.",
    FaultCode.KEYS_TAKEN: "Give this terminal a key_dir of its own in its settings; the one-time code is still good.",
    FaultCode.KEY_MISSING: "Its secrets are not to be had. Bring its key folder back, or call head office.",
    FaultCode.CENTRE_UNREACHABLE: "Tickets are handed out all the same. Check the line; it is tried again by itself.",
    FaultCode.CENTRE_REFUSED: "Ask head office whether this terminal is enrolled and not revoked.",
    FaultCode.CENTRE_FAILED: "Tell head office; it is tried again by itself.",
    FaultCode.LINE_NOT_SAFE: "Use the centre's https:// address; without TLS its secrets could be read on the way.",
    FaultCode.PACK_REFUSED: "Nothing of that pack was used. Tell head office.",
    FaultCode.DISK_FULL: "Make room on the disk, then try again.",
    FaultCode.DATABASE_TOO_NEW: "Install the version of Willcall that was used last, or a later one.",
    FaultCode.DATABASE_BUSY: "Another program holds the database; try again in a moment.",
    FaultCode.DATABASE_UNREACHABLE: "Check that the data folder exists and that this user may write there.",
    FaultCode.DATABASE_DAMAGED: "Stop using this machine and call a technician; its journal can be recovered.",
}


_NEXT_STEP_ENROLLING = _NEXT_STEP | {
    FaultCode.CENTRE_UNREACHABLE: "Check the centre's address and the line, then try again; the code is still good.",
    FaultCode.CENTRE_REFUSED: "Check the code, or ask head office for a new one.",
    FaultCode.CENTRE_FAILED: "Tell head office, then try again.",
}


@app.command()
def enrol(
    centre_url: Annotated[str, typer.Argument(help="Where the centre is, such as https://centre.example")],
    one_time_code: Annotated[str, typer.Argument(help="From head office: willcall-centre terminal enrol")],
    settings: _SettingsFile = None,
) -> None:
    """Make this machine a terminal of its cinema, with the one-time code from head office."""
    with _plain_faults(_NEXT_STEP_ENROLLING):
        who = enrol_terminal(_settings(settings), centre_url, one_time_code)
    Console().print(f"This is terminal [bold]{who.terminal_no}[/] of {who.cinema.zh} ({who.cinema_code}).")


@app.command()
def run(settings: _SettingsFile = None, as_json: _AsJson = False) -> None:
    """Synchronise once, now: the journal up, the day packs down."""
    with _opened(settings) as terminal:
        report = _run_with_progress(terminal, quiet=as_json)
    if as_json:
        typer.echo(json.dumps({"sent": report.sent, "refused": report.refused, "packs": report.packs}))
    else:
        packs = ", ".join(f"{day} v{version}" for day, version in report.packs) or "none new"
        Console().print(
            f"Sent {_count(report.sent, 'entry', 'entries')} ({report.refused} refused). Day packs: {packs}."
        )


@app.command()
def status(settings: _SettingsFile = None, as_json: _AsJson = False) -> None:
    """Show how this terminal stands with the centre."""
    with _opened(settings) as terminal:
        found = terminal.sync_log.status()
        now = terminal.clock()
    if as_json:
        typer.echo(json.dumps(_as_facts(found)))
    else:
        _show(terminal, found, now)


@app.command()
def watch(settings: _SettingsFile = None) -> None:
    """Synchronise again and again until Ctrl-C, as the kiosk does by itself."""
    with _opened(settings) as terminal:
        worker = terminal.sync_worker()
        worker.start()
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            worker.stop()


def main() -> None:
    """Run the command line."""
    app()


def _settings(file: Path | None) -> TerminalSettings:
    try:
        return load_settings(file)
    except SettingsError as error:
        raise typer.BadParameter(str(error)) from error


@contextmanager
def _plain_faults(next_step: Mapping[FaultCode, str] = _NEXT_STEP) -> Iterator[None]:
    try:
        yield
    except TerminalFaultError as fault:
        Console(stderr=True).print(str(fault), style="bold red", markup=False, soft_wrap=True)
        Console(stderr=True).print(next_step[fault.code], soft_wrap=True)
        raise typer.Exit(1) from fault


@contextmanager
def _opened(file: Path | None) -> Iterator[Terminal]:
    with _plain_faults():
        terminal = open_terminal(_settings(file))
        try:
            yield terminal
        finally:
            terminal.close()


def _run_with_progress(terminal: Terminal, *, quiet: bool) -> RoundReport:
    words = {"journal": "journal entries sent", "pack": "seats of day packs applied"}
    columns = (SpinnerColumn(), TextColumn("{task.completed:,.0f} {task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True, quiet=quiet), transient=True) as progress:
        tasks = {what: progress.add_task(words[what], total=None) for what in words}
        return terminal.sync_round.run(lambda what, more: progress.advance(tasks[what], more))


def _as_facts(found: SyncStatus) -> dict[str, object]:
    return {
        "entries": found.entries,
        "acknowledged": found.acknowledged,
        "waiting": found.waiting,
        "refused": found.refused,
        "last_success": found.last_success.isoformat() if found.last_success else None,
        "last_failure": found.last_failure,
        "clock_error_ms": found.clock_error_ms,
        "packs": [
            {"business_day": pack.business_day.isoformat(), "version": pack.version, "seats": pack.seats}
            for pack in found.packs
        ],
    }


def _show(terminal: Terminal, found: SyncStatus, now: datetime) -> None:
    who = terminal.identity
    table = Table(title=f"{who.cinema.zh} · terminal {who.terminal_no}", show_header=False, title_justify="left")
    table.add_row("Last success", _ago(found.last_success, now))
    table.add_row("Last failure", escape(found.last_failure or "none since"))
    table.add_row(
        "Journal", f"{_count(found.entries, 'entry', 'entries')}, {found.waiting} waiting, {found.refused} refused"
    )
    for sequence, reason in terminal.sync_log.refusals():
        table.add_row(f"Refused entry {sequence}", escape(reason))
    clock = "not compared yet" if found.clock_error_ms is None else f"{found.clock_error_ms / 1000:+.1f} s"
    table.add_row("Clock against the centre", clock)
    for pack in found.packs:
        held = f"version {pack.version}, {pack.showings} showings, {pack.seats} seats, {_ago(pack.applied_at, now)}"
        table.add_row(f"Day pack {pack.business_day}", held)
    Console().print(table)


def _ago(then: datetime | None, now: datetime) -> str:
    if then is None:
        return "never"
    minutes = int((now - then).total_seconds() // _SECONDS)
    if minutes < 1:
        return "just now"
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    parts = [f"{count} {unit}" for count, unit in ((days, "d"), (hours, "h"), (minutes, "min")) if count]
    return f"{' '.join(parts[:2])} ago"


def _count(number: int, thing: str, things: str) -> str:
    return f"{number:,} {thing if number == 1 else things}"
