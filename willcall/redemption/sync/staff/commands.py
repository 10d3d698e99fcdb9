"""``willcall-sync staff``: who may sign in at this terminal. A PIN is never on the command line: others see that."""

import json
import sys
from typing import Annotated, NoReturn, assert_never

import typer
from rich.console import Console
from rich.table import Table

from willcall.redemption.domain.pins import LONGEST_PIN, SHORTEST_PIN, PinFault
from willcall.redemption.domain.staff import StaffRole
from willcall.redemption.domain.staff_roll import (
    NotOnTheRoll,
    NumberUnfit,
    OnTheRoll,
    PinUnfit,
    RollAnswer,
    RollChanged,
    StaffAccess,
)
from willcall.redemption.service.staff_roll import StaffOffice
from willcall.redemption.sync.console import AsJson, SettingsFile, opened

app = typer.Typer(no_args_is_help=True, help="Who may sign in at this terminal, and as what.")

_Number = Annotated[str, typer.Argument(help="The staff number: 1 to 10 digits, as on the machine's keypad.")]
_Role = Annotated[StaffRole, typer.Option("--role", help="Supervisors and technicians may end the program, too.")]
_PinStdin = Annotated[bool, typer.Option("--pin-stdin", help="For scripts: read the PIN from standard input.")]

_WEAKNESS = {
    PinFault.NOT_DIGITS: "A PIN has digits alone.",
    PinFault.WRONG_LENGTH: f"A PIN has {SHORTEST_PIN} to {LONGEST_PIN} digits.",
    PinFault.REPEATED: "A PIN that repeats itself is guessed first.",
    PinFault.IN_A_ROW: "Digits in a row are guessed first.",
    PinFault.WELL_KNOWN: "That PIN is among those that everybody tries.",
    PinFault.LIKE_THE_NUMBER: "A PIN must not be like the staff number.",
}


@app.command()
def add(
    number: _Number, role: _Role, settings: SettingsFile = None, pin_stdin: _PinStdin = False, as_json: AsJson = False
) -> None:
    """Let a member of staff sign in at this terminal. The PIN is asked for twice."""
    with opened(settings) as terminal:
        office = terminal.staff_office()
        if held := office.find(number):
            _refuse(OnTheRoll(held.role))
        answer = office.add(number, role, _new_pin(office, number, from_stdin=pin_stdin))
    _tell(answer, f"Staff {number} may sign in as {role.value}.", as_json=as_json)


@app.command("set-pin")
def set_pin(
    number: _Number, settings: SettingsFile = None, pin_stdin: _PinStdin = False, as_json: AsJson = False
) -> None:
    """Give a member of staff another PIN. It also ends the pauses after wrong PINs, theirs and the machine's."""
    with opened(settings) as terminal:
        office = terminal.staff_office()
        if office.find(number) is None:
            _refuse(NotOnTheRoll())
        answer = office.set_pin(number, _new_pin(office, number, from_stdin=pin_stdin))
    _tell(answer, f"Staff {number} has another PIN.", as_json=as_json)


@app.command()
def remove(number: _Number, settings: SettingsFile = None, as_json: AsJson = False) -> None:
    """Take a member of staff off the list: they can sign in here no longer."""
    with opened(settings) as terminal:
        answer = terminal.staff_office().remove(number)
    _tell(answer, f"Staff {number} can sign in no longer.", as_json=as_json)


@app.command("list")
def list_staff(settings: SettingsFile = None, as_json: AsJson = False) -> None:
    """Show who may sign in at this terminal, and who might once."""
    with opened(settings) as terminal:
        staff, zone = terminal.staff_office().everybody(), terminal.identity.zone
    if as_json:
        typer.echo(json.dumps([_facts(each) for each in staff]))
        return
    table = Table("Number", "Role", "PIN since", "Removed", "Wrong PINs", title="Staff", title_justify="left")
    for each in staff:
        since, revoked = each.since.astimezone(zone), each.revoked_at and each.revoked_at.astimezone(zone)
        table.add_row(
            each.staff_no,
            each.role.value,
            f"{since:%Y-%m-%d %H:%M}",
            f"{revoked:%Y-%m-%d %H:%M}" if revoked else "",
            str(each.tries.wrong or ""),
        )
    Console().print(table if staff else "Nobody yet. Begin with: willcall-sync staff add NUMBER --role supervisor")


def _new_pin(office: StaffOffice, number: str, *, from_stdin: bool) -> str:
    """Ask for a PIN until it is one and came twice the same; a script has one try."""
    while True:
        pin = sys.stdin.readline().strip() if from_stdin else typer.prompt("PIN", hide_input=True)
        unfit = office.check(number, pin)
        if isinstance(unfit, NumberUnfit) or (unfit and from_stdin):
            _refuse(unfit)
        if unfit:
            Console(stderr=True).print(_WEAKNESS[unfit.fault])
        elif from_stdin or pin == typer.prompt("The same again", hide_input=True):
            return pin
        else:
            Console(stderr=True).print("These were two different PINs.")


def _tell(answer: RollAnswer, done: str, *, as_json: bool) -> None:
    if not isinstance(answer, RollChanged):
        _refuse(answer)
    if as_json:
        typer.echo(json.dumps(_facts(answer.access)))
    else:
        Console().print(done)


def _facts(access: StaffAccess) -> dict[str, object]:
    return {
        "staff_no": access.staff_no,
        "role": access.role.value,
        "since": access.since.isoformat(),
        "revoked_at": access.revoked_at.isoformat() if access.revoked_at else None,
        "wrong_pins": access.tries.wrong,
    }


def _refuse(answer: NumberUnfit | PinUnfit | OnTheRoll | NotOnTheRoll) -> NoReturn:
    Console(stderr=True).print(_why(answer), soft_wrap=True)
    raise typer.Exit(1)


def _why(answer: NumberUnfit | PinUnfit | OnTheRoll | NotOnTheRoll) -> str:
    match answer:
        case NumberUnfit():
            return "A staff number has 1 to 10 digits: the machine's keypad has nothing else."
        case PinUnfit(fault):
            return _WEAKNESS[fault]
        case OnTheRoll(role):
            return f"That number is on the list already, as {role.value}. Another PIN: willcall-sync staff set-pin"
        case NotOnTheRoll():
            return "Nobody on the list has that number. See: willcall-sync staff list"
        case _:
            assert_never(answer)
