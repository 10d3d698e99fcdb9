"""Commands about campaigns, their booking and their codes."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy import func, select

from willcall.centre.bootstrap import Centre
from willcall.centre.campaigns.book_showings import book_showings, count_eligible
from willcall.centre.campaigns.create_campaign import PlanRefused, create_campaign, load_plan
from willcall.centre.campaigns.models import BookingRow
from willcall.centre.campaigns.plan_lines import plan_lines
from willcall.centre.codes.issue_codes import issue_codes
from willcall.centre.codes.revoke_tickets import revoke_tickets
from willcall.centre.console import Campaign, counted, opened, print_facts, print_table, progress_bar, refuse, say

app = typer.Typer(no_args_is_help=True, help="Create and show campaigns.")


@app.command()
def create(context: typer.Context, file: Annotated[Path, typer.Argument(help="The plan (TOML).")]) -> None:
    """Create a campaign from its plan."""
    with opened(context) as centre:
        result = create_campaign(file, centre.database, centre.clock)
    if isinstance(result, PlanRefused):
        rows = [(each.place, each.value, each.expected) for each in result.faults]
        print_table("The campaign was not created", ("place", "value", "expected"), rows, faults=True)
        raise typer.Exit(1)
    say(f"Campaign {result.plan.code} is created." if result.new else "No change: the campaign stands as planned.")


@app.command()
def show(
    context: typer.Context,
    campaign: Campaign,
    as_json: Annotated[bool, typer.Option("--json", help="For scripts: JSON on standard output.")] = False,
) -> None:
    """Show a campaign's plan and how far it is."""
    with opened(context) as centre:
        with centre.database.reading() as session:
            plan = load_plan(session, campaign)
        progress = _progress(centre, campaign)
    if as_json:
        typer.echo(json.dumps({**plan.model_dump(mode="json"), **progress}, ensure_ascii=False, indent=2))
        return
    booked = f"{counted(progress['seats_booked'], 'seat')} of {counted(progress['showings_booked'], 'showing')}"
    issued = f"codes for {progress['showings_issued']:,} of them"
    print_facts(plan.name, [*plan_lines(plan), ("booked", booked), ("issued", issued)])


def _progress(centre: Centre, campaign: str) -> dict[str, int]:
    booking = BookingRow
    statement = select(func.count(), func.coalesce(func.sum(booking.seats), 0), func.count(booking.issued_at))
    with centre.database.reading() as session:
        showings, seats, issued = session.execute(statement.where(booking.campaign_code == campaign)).one()
    return {"showings_booked": showings, "seats_booked": int(seats), "showings_issued": issued}


def _seats_waiting(centre: Centre, campaign: str) -> int:
    statement = select(func.coalesce(func.sum(BookingRow.seats), 0))
    with centre.database.reading() as session:
        waiting = statement.where(BookingRow.campaign_code == campaign, BookingRow.issued_at.is_(None))
        return int(session.execute(waiting).scalar_one())


def book_command(context: typer.Context, campaign: Campaign) -> None:
    """Book every seat of the campaign's showings; can be stopped and started again."""
    with opened(context) as centre:
        total = count_eligible(campaign, centre.database)
        with progress_bar("booking", total) as progress:
            done = book_showings(campaign, centre.database, centre.clock, progress)
    say(f"Booked {counted(done.seats, 'seat')} of {counted(done.showings, 'showing')}.")
    if done.taken:
        taken = counted(len(done.taken), "showing belongs to another campaign", "showings belong to other campaigns")
        say(f"{taken}: {', '.join(done.taken)}")


def issue_command(context: typer.Context, campaign: Campaign) -> None:
    """Issue collection codes for every booked seat; can be stopped and started again."""
    with opened(context) as centre:
        total = _seats_waiting(centre, campaign)
        with progress_bar("issuing", total) as progress:
            done = issue_codes(campaign, centre.database, centre.keys, centre.clock, progress)
    seats, showings = counted(done.seats, "seat"), counted(done.showings, "showing")
    say(f"Issued {counted(done.codes, 'code')} for {seats} of {showings}.")


def revoke_command(
    context: typer.Context,
    tickets: Annotated[
        list[str] | None,
        typer.Argument(help="Ticket numbers, or SHOWING/ROW-SEAT, or SHOWING/SEATCODE; '-' reads standard input."),
    ] = None,
    reason: Annotated[str, typer.Option("--reason", help="Why; kept with each ticket.")] = "",
    file: Annotated[Path | None, typer.Option("--file", help="A file with one of them a line.")] = None,
) -> None:
    """Take tickets back; what was collected already stays collected and becomes an exception."""
    if not reason.strip():
        raise refuse("say why, with --reason")
    with opened(context) as centre:
        names = _names(tickets or [], file)
        done = revoke_tickets(names, reason.strip(), centre.database, centre.clock)
    if done.unknown or not names:
        raise refuse(f"nothing was revoked; no such tickets: {', '.join(done.unknown) or 'none named'}")
    before = f"; {counted(done.before, 'was', 'were')} revoked before" if done.before else ""
    say(f"Revoked {counted(done.new, 'ticket')}{before}.")


def _names(tickets: list[str], file: Path | None) -> list[str]:
    lines = [name for name in tickets if name != "-"]
    if "-" in tickets:
        lines += sys.stdin.read().splitlines()
    if file is not None:
        lines += file.read_text("utf-8-sig", errors="replace").splitlines()
    return [line.strip() for line in lines if line.strip()]
