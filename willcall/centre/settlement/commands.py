"""The command that settles."""

import json
from pathlib import Path
from typing import Annotated

import typer

from willcall.centre.console import Campaign, opened, print_table, say
from willcall.centre.settlement.settle_campaign import settle_campaign
from willcall.centre.settlement.statement_files import (
    MONEY_COLUMNS,
    SEAT_COLUMNS,
    as_json,
    money_rows,
    seat_rows,
    write_files,
)


def settle_command(
    context: typer.Context,
    campaign: Campaign,
    folder: Annotated[Path | None, typer.Option("-o", "--output", help="Write JSON and CSV into this folder.")] = None,
    json_only: Annotated[bool, typer.Option("--json", help="For scripts: JSON on standard output.")] = False,
) -> None:
    """Draw the settlement as journals and sales stand now."""
    with opened(context) as centre:
        settlement = settle_campaign(campaign, centre.database, centre.clock)
        files = write_files(settlement, folder) if folder else []
    if json_only:
        typer.echo(json.dumps(as_json(settlement), ensure_ascii=False, indent=2))
        return
    print_table(f"Settlement of {campaign}: seats", SEAT_COLUMNS, seat_rows(settlement))
    print_table("Money of the seats due, in yuan", MONEY_COLUMNS, money_rows(settlement))
    say(f"The difference is borne by the {settlement.bearer.value}.")
    for kind, count in settlement.exceptions.items():
        say(f"Open exceptions, {kind}: {count:,}")
    for line in settlement.imbalances:
        say(f"Does not balance: {line}", style="red")
    if settlement.balanced:
        say("The books balance.")
    else:
        say("The books do not balance.", style="red")
    for file in files:
        say(f"Written: {file}")
