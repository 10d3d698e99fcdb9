"""``willcall-sync``: the utility for whoever looks after a terminal's line to the centre."""

import json
import threading
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from willcall.redemption.bootstrap import Terminal, enrol_terminal
from willcall.redemption.domain.faults import FaultCode
from willcall.redemption.domain.health import HealthRow, Level
from willcall.redemption.domain.paper_words import paper_words
from willcall.redemption.domain.sync_status import SyncStatus
from willcall.redemption.service.printer_health import PrinterHealth
from willcall.redemption.sync.console import NEXT_STEP, AsJson, SettingsFile, opened, plain_faults, settings_of
from willcall.redemption.sync.rounds import RoundReport
from willcall.redemption.sync.staff.commands import app as staff_app

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    # a traceback with local variables could show a PIN or a code (R7)
    pretty_exceptions_show_locals=False,
    help="Keep this terminal and the centre in step, and say who may sign in at it.",
)
app.add_typer(staff_app, name="staff")
_SECONDS = 60

_NEXT_STEP_ENROLLING = NEXT_STEP | {
    FaultCode.CENTRE_UNREACHABLE: "Check the centre's address and the line, then try again; the code is still good.",
    FaultCode.CENTRE_REFUSED: "Check the code, or ask head office for a new one.",
    FaultCode.CENTRE_FAILED: "Tell head office, then try again.",
}


@app.command()
def enrol(
    centre_url: Annotated[str, typer.Argument(help="Where the centre is, such as https://centre.example")],
    one_time_code: Annotated[str, typer.Argument(help="From head office: willcall-centre terminal enrol")],
    settings: SettingsFile = None,
) -> None:
    """Make this machine a terminal of its cinema, with the one-time code from head office."""
    with plain_faults(_NEXT_STEP_ENROLLING):
        who = enrol_terminal(settings_of(settings), centre_url, one_time_code)
    Console().print(f"This is terminal [bold]{who.terminal_no}[/] of {who.cinema.zh} ({who.cinema_code}).")


@app.command()
def run(settings: SettingsFile = None, as_json: AsJson = False) -> None:
    """Synchronise once, now: the journal up, the day packs down."""
    with opened(settings) as terminal:
        report = _run_with_progress(terminal, quiet=as_json)
    if as_json:
        typer.echo(json.dumps({"sent": report.sent, "refused": report.refused, "packs": report.packs}))
    else:
        packs = ", ".join(f"{day} v{version}" for day, version in report.packs) or "none new"
        Console().print(
            f"Sent {_count(report.sent, 'entry', 'entries')} ({report.refused} refused). Day packs: {packs}."
        )


@app.command()
def status(settings: SettingsFile = None, as_json: AsJson = False) -> None:
    """Show how this terminal stands with the centre, how its printer was last, and what needs somebody's care."""
    with opened(settings) as terminal:
        found, printer = terminal.sync_log.status(), terminal.printer_health()
        health, now = terminal.health().rows(None), terminal.clock()
    if as_json:
        told = {"printer": _printer_facts(printer), "health": [_health_facts(row) for row in health]}
        typer.echo(json.dumps(_as_facts(found) | told))
    else:
        _show(terminal, found, printer, now)
        _show_cares(health)


@app.command()
def watch(settings: SettingsFile = None) -> None:
    """Synchronise again and again until Ctrl-C, as the kiosk does by itself."""
    with opened(settings) as terminal:
        worker = terminal.sync_worker()
        worker.start()
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            worker.stop()


def main() -> None:
    """Run the command line."""
    app()


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


def _health_facts(row: HealthRow) -> dict[str, object]:
    return {"part": row.part.value, "level": row.level.value, "code": row.code, **dict(row.facts)}


def _show_cares(health: Sequence[HealthRow]) -> None:
    cares = [row for row in health if row.level is not Level.GOOD]
    table = Table(title="What needs somebody's care", show_header=False, title_justify="left")
    for row in cares:
        facts = ", ".join(f"{name} {fact}" for name, fact in row.facts)
        table.add_row(row.part.value, row.level.value, row.code, facts)
    Console().print(table if cares else "Nothing needs somebody's care.")


def _printer_facts(health: PrinterHealth | None) -> dict[str, object] | None:
    if health is None:
        return None
    codes = [{"code": code.value, **asdict(paper_words(code))} for code in health.state.codes]
    return {"can_print": health.state.can_print, "since": health.since.isoformat(), "codes": codes}


def _show(terminal: Terminal, found: SyncStatus, printer: PrinterHealth | None, now: datetime) -> None:
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
    for line in _printer_lines(printer, now):
        table.add_row("Printer", line)
    for pack in found.packs:
        held = f"version {pack.version}, {pack.showings} showings, {pack.seats} seats, {_ago(pack.applied_at, now)}"
        table.add_row(f"Day pack {pack.business_day}", held)
    Console().print(table)


def _printer_lines(health: PrinterHealth | None, now: datetime) -> list[str]:
    if health is None:
        return ["nobody has looked yet; the kiosk does"]
    found = [(code.value, paper_words(code)) for code in health.state.codes]
    lines = [f"{code}: {words.happened} {words.to_do}" for code, words in found] or ["ready to print"]
    return [f"{line} (first seen so {_ago(health.since, now)})" for line in lines]


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
