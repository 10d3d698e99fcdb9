"""Commands about the channel."""

from pathlib import Path
from typing import Annotated

import typer

from willcall.centre.channel.deliver_codes import deliver_codes
from willcall.centre.channel.import_sales import import_sales
from willcall.centre.console import Campaign, counted, opened, print_table, refuse_files, say, warn
from willcall.centre.schedules.reading.findings import Findings


def deliver_command(
    context: typer.Context,
    campaign: Campaign,
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
    files: Annotated[
        list[Path],
        typer.Argument(help="The channel's reports (CSV): order_no, sold_at, code, buyer, price, and phone if given."),
    ],
) -> None:
    """Import what the channel sold, file after file; the same lines again change nothing."""
    with opened(context) as centre:
        for file in files:
            done = import_sales(file, centre.database, centre.keys, centre.clock)
            if isinstance(done, Findings):
                nothing = "Nothing" if len(files) == 1 else f"Nothing of {file.name}"
                raise refuse_files(done, f"{nothing} was imported")
            counts = f"{counted(done.new, 'sale is', 'sales are')} new, {counted(done.known, 'was', 'were')} known"
            say(f"{file.name}: {counts}; {counted(done.unknown_codes, 'names', 'name')} no code of ours.")
            if done.exceptions:
                say(f"{file.name}: {counted(done.exceptions, 'finding is', 'findings are')} on the exceptions desk.")
            for each in done.warnings:
                warn(each)
