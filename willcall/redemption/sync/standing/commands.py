"""``willcall-sync status``: how the terminal stands with the centre, and what needs somebody's care."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from willcall.redemption.bootstrap import Terminal
from willcall.redemption.domain.health import HealthRow, Level
from willcall.redemption.domain.paper_words import paper_words
from willcall.redemption.domain.sync_status import SyncStatus
from willcall.redemption.service.printer_health import PrinterHealth
from willcall.redemption.sync.console import AsJson, SettingsFile, counted, opened

_SECONDS = 60


def status_command(settings: SettingsFile = None, as_json: AsJson = False) -> None:
    """Show how this terminal stands with the centre, how its printer was last, and what needs somebody's care."""
    with opened(settings, as_json=as_json) as terminal:
        found, printer = terminal.sync_log.status(), terminal.printer_health()
        health, now = terminal.health().rows(None), terminal.clock()
    if as_json:
        told = {"printer": _printer_facts(printer), "health": [_health_facts(row) for row in health]}
        typer.echo(json.dumps(_as_facts(found) | told))
    else:
        _show(terminal, found, printer, now)
        _show_cares(health)


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
        "Journal", f"{counted(found.entries, 'entry', 'entries')}, {found.waiting} waiting, {found.refused} refused"
    )
    for each in terminal.sync_log.refusals():
        table.add_row(f"Refused entry {each.sequence}", escape(each.reason))
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
        return ["nobody has looked yet; a program that prints does"]
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
