"""What the terminal's commands share: their options, how they open the terminal, and what they say of a fault."""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from willcall.redemption.bootstrap import Terminal, open_terminal
from willcall.redemption.domain.faults import FaultCode, TerminalFaultError
from willcall.redemption.settings import SettingsError, TerminalSettings, load_settings

SettingsFile = Annotated[Path | None, typer.Option("--settings", help="The terminal's settings (TOML).")]
AsJson = Annotated[bool, typer.Option("--json", help="For scripts: JSON on standard output.")]

NEXT_STEP = {
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
    FaultCode.JOURNAL_TOUCHED: "Stop using this machine; willcall-sync verify names what is missing. Tell head office.",
    FaultCode.DATABASE_DAMAGED: "Stop using this machine and call a technician; its journal can be recovered.",
}


def settings_of(file: Path | None) -> TerminalSettings:
    """Read the settings; where they cannot be used, the command line was wrong."""
    try:
        return load_settings(file)
    except SettingsError as error:
        raise typer.BadParameter(str(error)) from error


def told_fault(fault: TerminalFaultError, next_step: Mapping[FaultCode, str] = NEXT_STEP) -> dict[str, str]:
    """Return a fault as a script reads it."""
    return {"fault": fault.code.value, "detail": fault.detail, "next_step": next_step[fault.code]}


@contextmanager
def plain_faults(next_step: Mapping[FaultCode, str] = NEXT_STEP, *, as_json: bool = False) -> Iterator[None]:
    """Show a known fault as a line and a next step, and end with 1; a script reads the same on standard output."""
    try:
        yield
    except TerminalFaultError as fault:
        if as_json:
            typer.echo(json.dumps(told_fault(fault, next_step)))
        Console(stderr=True).print(str(fault), style="bold red", markup=False, soft_wrap=True)
        Console(stderr=True).print(next_step[fault.code], soft_wrap=True)
        raise typer.Exit(1) from fault


@contextmanager
def opened(file: Path | None, *, as_json: bool = False) -> Iterator[Terminal]:
    """Open the terminal for a command."""
    with plain_faults(as_json=as_json):
        terminal = open_terminal(settings_of(file))
        try:
            yield terminal
        finally:
            terminal.close()


@contextmanager
def heard(words: Mapping[str, str], *, quiet: bool) -> Iterator[Callable[[str, int], None]]:
    """Show on standard error how many of each thing are done; call what comes back with what and how many more."""
    columns = (SpinnerColumn(), TextColumn("{task.completed:,.0f} {task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True, quiet=quiet), transient=True) as progress:
        tasks = {what: progress.add_task(words[what], total=None) for what in words}
        yield lambda what, more: progress.advance(tasks[what], more)


def counted(number: int, thing: str, things: str) -> str:
    """Return a number with its word: ``1 entry``, ``1,200 entries``."""
    return f"{number:,} {thing if number == 1 else things}"
