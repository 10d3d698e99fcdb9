"""``willcall-sync``: the utility for whoever looks after a terminal's line to the centre."""

import typer

from willcall.redemption.sync.checks.commands import preflight_command, verify_command
from willcall.redemption.sync.doors.commands import door_lists_command
from willcall.redemption.sync.enrolment.commands import enrol_command, unenrol_command
from willcall.redemption.sync.line.commands import run_command, watch_command
from willcall.redemption.sync.staff.commands import app as staff_app
from willcall.redemption.sync.standing.commands import status_command
from willcall.redemption.sync.stick.commands import export_command, import_command

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    # a traceback with local variables could show a PIN or a code (R7)
    pretty_exceptions_show_locals=False,
    help="Keep this terminal and the centre in step, and say who may sign in at it.",
)
app.command("enrol")(enrol_command)
app.command("unenrol")(unenrol_command)
app.command("run")(run_command)
app.command("status")(status_command)
app.command("watch")(watch_command)
app.command("preflight")(preflight_command)
app.command("verify")(verify_command)
app.command("door-lists")(door_lists_command)
app.command("export")(export_command)
app.command("import")(import_command)
app.add_typer(staff_app, name="staff")


def main() -> None:
    """Run the command line."""
    app()
