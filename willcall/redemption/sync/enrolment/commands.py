"""``willcall-sync enrol`` and ``unenrol``: a machine becomes a terminal of its cinema, and ceases to be one."""

import json
from dataclasses import asdict
from typing import Annotated

import typer
from rich.console import Console

from willcall.redemption.bootstrap import enrol_terminal, open_terminal
from willcall.redemption.domain.farewell_words import KEEP, given_up_words, lost_words
from willcall.redemption.domain.farewells import GivenUp, LostEntries
from willcall.redemption.domain.faults import FaultCode, TerminalFaultError
from willcall.redemption.giving_up import give_up, is_begun, tell_centre
from willcall.redemption.service.would_be_lost import would_be_lost
from willcall.redemption.settings import TerminalSettings
from willcall.redemption.sync.console import NEXT_STEP, AsJson, SettingsFile, plain_faults, settings_of

_NEXT_STEP_ENROLLING = NEXT_STEP | {
    FaultCode.CENTRE_UNREACHABLE: "Check the centre's address and the line, then try again; the code is still good.",
    FaultCode.CENTRE_REFUSED: "Check the code, or ask head office for a new one.",
    FaultCode.CENTRE_FAILED: "Tell head office, then try again.",
}
_NEXT_STEP_LEAVING = NEXT_STEP | {
    FaultCode.DATABASE_BUSY: "End the kiosk, the box office and every other willcall command here, then try again.",
    FaultCode.KEY_MISSING: "Without its keys this terminal has no last word: head office revokes it.",
}
_Force = Annotated[
    bool, typer.Option("--force", help="Give up what head office has not got, too; asks before it does.")
]
_Yes = Annotated[bool, typer.Option("--yes", help="For scripts: do not ask, where nothing would be lost.")]


def enrol_command(
    centre_url: Annotated[str, typer.Argument(help="Where the centre is, such as https://centre.example")],
    one_time_code: Annotated[str, typer.Argument(help="From head office: willcall-centre terminal enrol")],
    settings: SettingsFile = None,
    as_json: AsJson = False,
) -> None:
    """Make this machine a terminal of its cinema, with the one-time code from head office."""
    with plain_faults(_NEXT_STEP_ENROLLING, as_json=as_json):
        who = enrol_terminal(settings_of(settings), centre_url, one_time_code)
    if as_json:
        typer.echo(json.dumps({"cinema_code": who.cinema_code, "terminal_no": who.terminal_no}))
    else:
        Console().print(f"This is terminal [bold]{who.terminal_no}[/] of {who.cinema.zh} ({who.cinema_code}).")


def unenrol_command(
    settings: SettingsFile = None, force: _Force = False, yes: _Yes = False, as_json: AsJson = False
) -> None:
    """Give this terminal up: its keys are removed, its books stay, and head office is told when there is a line.

    Refuses while entries wait that head office has not got.
    """
    chosen = settings_of(settings)
    with plain_faults(_NEXT_STEP_LEAVING, as_json=as_json):
        begun = is_begun(chosen)
        lost = None if begun else _lost(chosen)
        if lost is not None and not force:
            raise _refused(lost, as_json=as_json)
        if not begun and not _agreed(lost, yes=yes):
            Console(stderr=True).print("Nothing was changed.")
            raise typer.Exit(1)
        done = give_up(chosen, lost)
    if isinstance(done, LostEntries):
        raise _refused(done, as_json=as_json)
    trouble = _untold(chosen)
    if as_json:
        typer.echo(json.dumps({**asdict(done), "told": not trouble, "trouble": trouble}))
    else:
        _show(done, trouble)


def _lost(chosen: TerminalSettings) -> LostEntries | None:
    terminal = open_terminal(chosen)
    try:
        return would_be_lost(terminal.outbox)
    finally:
        terminal.close()


def _agreed(lost: LostEntries | None, *, yes: bool) -> bool:
    """Ask before there is no way back; have somebody say by number what would be lost, script or not."""
    if lost is None:
        question = "This terminal is given up for good, and its number is never used again. Go on?"
        return yes or typer.confirm(question, err=True)
    Console(stderr=True).print(lost_words(lost), style="bold red", soft_wrap=True)
    words = f"lose {lost.first} to {lost.last}"
    said: str = typer.prompt(f"Type the words: {words}", err=True, default="", show_default=False)
    return said.strip() == words


def _refused(lost: LostEntries, *, as_json: bool) -> typer.Exit:
    if as_json:
        typer.echo(json.dumps({"refused": "entries_wait", **asdict(lost)}))
    Console(stderr=True).print(lost_words(lost), style="bold red", soft_wrap=True)
    Console(stderr=True).print(f"Nothing was changed. {KEEP}", soft_wrap=True)
    return typer.Exit(1)


def _untold(chosen: TerminalSettings) -> str:
    """Tell head office; return why it could not be told, empty where it was."""
    try:
        tell_centre(chosen)
    except TerminalFaultError as fault:
        return str(fault)
    return ""


def _show(done: GivenUp, trouble: str) -> None:
    console = Console(highlight=False, markup=False, soft_wrap=True)
    console.print(given_up_words(done))
    if trouble:
        console.print(f"Head office could not be told: {trouble}. With a line, here: willcall-sync run.")
    else:
        console.print("Head office has been told.")
