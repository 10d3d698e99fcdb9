"""Commands about the channel."""

from pathlib import Path
from typing import Annotated

import typer

from willcall.centre.channel.deliver_codes import deliver_codes
from willcall.centre.channel.import_sales import import_sales
from willcall.centre.console import opened, print_findings, print_table, say
from willcall.centre.schedules.reading.findings import Findings


def deliver_command(
    context: typer.Context,
    campaign: str,
    folder: Annotated[Path, typer.Option("-o", "--output", help="The folder for the files.")],
    release: Annotated[list[int] | None, typer.Option("--release", help="Only this release; may be repeated.")] = None,
) -> None:
    """Write the channel's files: a CSV of codes for each release, and a manifest."""
    with opened(context) as centre:
        files = deliver_codes(campaign, folder, release or [], centre.database, centre.keys, centre.clock)
    rows = [(each.release, each.opens_at[:16], each.codes, each.seats, each.file) for each in files]
    print_table(f"Delivered to {folder}", ("release", "opens", "codes", "seats", "file"), rows)


def import_sales_command(
    context: typer.Context,
    files: Annotated[list[Path], typer.Argument(help="CSV: order_no, sold_at, code, buyer, price.")],
) -> None:
    """Import what the channel sold, file after file; the same lines again change nothing."""
    with opened(context) as centre:
        for file in files:
            done = import_sales(file, centre.database, centre.keys, centre.clock)
            if isinstance(done, Findings):
                print_findings(done)
                raise typer.Exit(1)
            counts = f"{done.new:,} sales are new, {done.known:,} were known"
            say(f"{file.name}: {counts}; {done.unknown_codes:,} name no code of ours.")
            if done.exceptions:
                say(f"{file.name}: {done.exceptions:,} findings are on the exceptions desk.")
