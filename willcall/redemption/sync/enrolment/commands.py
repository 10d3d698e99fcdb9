"""``willcall-sync enrol``: a machine becomes a terminal of its cinema."""

import json
from typing import Annotated

import typer
from rich.console import Console

from willcall.redemption.bootstrap import enrol_terminal
from willcall.redemption.domain.faults import FaultCode
from willcall.redemption.sync.console import NEXT_STEP, AsJson, SettingsFile, plain_faults, settings_of

_NEXT_STEP_ENROLLING = NEXT_STEP | {
    FaultCode.CENTRE_UNREACHABLE: "Check the centre's address and the line, then try again; the code is still good.",
    FaultCode.CENTRE_REFUSED: "Check the code, or ask head office for a new one.",
    FaultCode.CENTRE_FAILED: "Tell head office, then try again.",
}


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
