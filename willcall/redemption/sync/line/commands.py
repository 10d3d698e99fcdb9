"""``willcall-sync run`` and ``watch``: the journal up, the day packs down, once or until somebody says stop."""

import json
import threading

import typer
from rich.console import Console

from willcall.redemption.bootstrap import Terminal, is_enrolled
from willcall.redemption.domain.faults import TerminalFaultError
from willcall.redemption.giving_up import tell_centre
from willcall.redemption.settings import TerminalSettings
from willcall.redemption.sync.console import (
    AsJson,
    SettingsFile,
    counted,
    heard,
    opened,
    plain_faults,
    settings_of,
    told_fault,
)
from willcall.redemption.sync.rounds import RoundReport

_WORDS = {"journal": "journal entries sent", "pack": "seats of day packs applied"}


def run_command(settings: SettingsFile = None, as_json: AsJson = False) -> None:
    """Synchronise once, now: the journal up, the day packs down."""
    with plain_faults(as_json=as_json):
        chosen = settings_of(settings)
        told = _told_farewells(chosen)
        if told and not is_enrolled(chosen):
            if as_json:
                typer.echo(json.dumps({"given_up": told}))
            raise typer.Exit
    with opened(settings, as_json=as_json) as terminal, heard(_WORDS, quiet=as_json) as progress:
        report = terminal.sync_round.run(progress)
    typer.echo(json.dumps(_facts(report)) if as_json else _sentence(report))


def _told_farewells(chosen: TerminalSettings) -> tuple[str, ...]:
    """Tell head office of terminals that were given up on this machine; one that is in order is not kept waiting."""
    console = Console(stderr=True, soft_wrap=True)
    try:
        told = tell_centre(chosen)
    except TerminalFaultError as fault:
        console.print(f"Head office could not be told of a terminal that was given up here: {fault}", markup=False)
        return ()
    for terminal_no in told:
        console.print(f"Head office has been told that terminal {terminal_no} was given up.", markup=False)
    return told


def watch_command(settings: SettingsFile = None, as_json: AsJson = False) -> None:
    """Synchronise again and again until Ctrl-C, as the kiosk does by itself; a line for each round."""
    with opened(settings, as_json=as_json) as terminal:
        worker = terminal.sync_worker(lambda: _told_round(terminal, as_json=as_json))
        worker.start()
        try:
            wait_for_interrupt()
        except KeyboardInterrupt:
            worker.stop()


def wait_for_interrupt() -> None:
    """Wait until Ctrl-C."""
    threading.Event().wait()


def _told_round(terminal: Terminal, *, as_json: bool) -> None:
    now = terminal.clock()
    stamp = f"{now.astimezone(terminal.identity.zone):%H:%M:%S}"
    try:
        report = terminal.sync_round.run()
    except TerminalFaultError as fault:
        typer.echo(json.dumps({"at": now.isoformat(), **told_fault(fault)}) if as_json else f"{stamp}  {fault}")
        raise
    typer.echo(json.dumps({"at": now.isoformat(), **_facts(report)}) if as_json else f"{stamp}  {_sentence(report)}")


def _facts(report: RoundReport) -> dict[str, object]:
    return {"sent": report.sent, "refused": report.refused, "packs": report.packs}


def _sentence(report: RoundReport) -> str:
    packs = ", ".join(f"{day} v{version}" for day, version in report.packs) or "none new"
    return f"Sent {counted(report.sent, 'entry', 'entries')} ({report.refused} refused). Day packs: {packs}."
