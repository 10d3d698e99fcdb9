"""Commands about terminals."""

import json
from dataclasses import asdict
from datetime import timedelta
from typing import Annotated

import typer

from willcall.centre.console import Cinema, opened, print_table, refuse, say
from willcall.centre.terminals.enrol_terminal import (
    EnrolmentRefusal,
    list_terminals,
    offer_enrolment,
    revoke_terminal,
)

app = typer.Typer(no_args_is_help=True, help="Let terminals in, list them, and shut them out.")
_AsJson = Annotated[bool, typer.Option("--json", help="For scripts: JSON on standard output.")]


@app.command()
def enrol(
    context: typer.Context,
    cinema: Cinema,
    terminal_no: Annotated[str, typer.Argument(help="Letters and digits, at most 8; never used before.")],
    as_json: _AsJson = False,
) -> None:
    """Make a one-time code with which a machine becomes this terminal."""
    if not (terminal_no.isascii() and terminal_no.isalnum() and len(terminal_no) <= 8):  # noqa: PLR2004
        raise refuse("a terminal number has at most 8 letters and digits")
    with opened(context) as centre:
        hours = timedelta(hours=centre.settings.enrolment_code_hours)
        offer = offer_enrolment(cinema, terminal_no, hours, centre.database, centre.clock)
    if isinstance(offer, EnrolmentRefusal):
        raise refuse(offer.value)
    if as_json:
        typer.echo(json.dumps({"code": offer.code, "expires_at": offer.expires_at.isoformat()}))
        return
    say(f"One-time code for terminal {terminal_no} of cinema {cinema}: {offer.code}", style="bold")
    say(f"Good once, until {offer.expires_at.astimezone():%Y-%m-%d %H:%M}.")


@app.command("list")
def list_command(context: typer.Context, as_json: _AsJson = False) -> None:
    """List every terminal there is or was."""
    with opened(context) as centre:
        lines = list_terminals(centre.database)
    if as_json:
        typer.echo(json.dumps([asdict(line) for line in lines], default=str))
        return
    rows = [tuple("" if cell is None else str(cell) for cell in asdict(line).values()) for line in lines]
    print_table("Terminals", ("cinema", "terminal", "software", "enrolled", "last contact", "revoked"), rows)


@app.command()
def revoke(
    context: typer.Context,
    cinema: Cinema,
    terminal_no: Annotated[str, typer.Argument(help="The terminal's number in its cinema.")],
) -> None:
    """Let a terminal in no more."""
    with opened(context) as centre:
        if not revoke_terminal(cinema, terminal_no, centre.database, centre.clock):
            raise refuse("there is no such terminal, or it was revoked before")
    say(f"Terminal {terminal_no} of cinema {cinema} is revoked.")
