"""``willcall-kiosk``: the moviegoer's screen."""

import re
import sys
from pathlib import Path
from typing import Annotated

import structlog
import typer

from willcall.kiosk.bootstrap import AlreadyRunningError, run_kiosk
from willcall.kiosk.window import Placing
from willcall.redemption.settings import SettingsError, load_settings

app = typer.Typer(add_completion=False, help="The moviegoer's screen: a code in, tickets out.")


def _size(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"([1-9]\d{2,4})x([1-9]\d{2,4})", text)
    if found is None:
        raise typer.BadParameter("write it as WIDTHxHEIGHT in px, such as 1080x1920")
    return int(found[1]), int(found[2])


@app.command()
def kiosk(
    settings: Annotated[Path | None, typer.Option(help="The terminal's settings (TOML).")] = None,
    windowed: Annotated[
        str | None, typer.Option(metavar="WIDTHxHEIGHT", help="Stand in a window instead of filling the screen.")
    ] = None,
) -> None:
    """Run the kiosk on this terminal's data."""
    structlog.configure(logger_factory=structlog.PrintLoggerFactory(sys.stderr))
    placing = Placing(_size(windowed) if windowed else None)
    try:
        code = run_kiosk(load_settings(settings), placing)
    except (SettingsError, AlreadyRunningError) as error:
        typer.echo(f"willcall-kiosk: {error}", err=True)
        raise typer.Exit(1) from None
    raise typer.Exit(code)


def main() -> None:
    """Run the command line."""
    app()
