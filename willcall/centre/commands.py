"""``willcall-centre``: head office's commands."""

from pathlib import Path
from typing import Annotated

import typer

from willcall.centre.api.commands import serve_command
from willcall.centre.campaigns import commands as campaigns
from willcall.centre.channel.commands import deliver_command, import_sales_command
from willcall.centre.console import Options
from willcall.centre.schedules.commands import (
    cancel_showing_command,
    import_schedule_command,
    move_showing_command,
)
from willcall.centre.settlement.commands import settle_command
from willcall.centre.sticks.commands import export_bundle_command, import_bundle_command
from willcall.centre.terminals import commands as terminals

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    # a traceback with local variables could show a code (R7)
    pretty_exceptions_show_locals=False,
    help="Head office: schedules, campaigns, collection codes, the channel, terminals and the settlement.",
)


@app.callback()
def options(
    context: typer.Context,
    settings: Annotated[Path | None, typer.Option("--settings", help="The centre's settings (TOML).")] = None,
) -> None:
    """Keep what stands before the command."""
    context.obj = Options(settings)


app.command("import-schedule")(import_schedule_command)
app.add_typer(campaigns.app, name="campaign")
app.command("book")(campaigns.book_command)
app.command("issue")(campaigns.issue_command)
app.command("deliver")(deliver_command)
app.command("import-sales")(import_sales_command)
app.command("revoke")(campaigns.revoke_command)
app.command("cancel-showing")(cancel_showing_command)
app.command("move-showing")(move_showing_command)
app.command("serve")(serve_command)
app.add_typer(terminals.app, name="terminal")
app.command("settle")(settle_command)
app.command("import-bundle")(import_bundle_command)
app.command("export-bundle")(export_bundle_command)


def main() -> None:
    """Run a command."""
    app()
