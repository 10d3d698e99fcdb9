"""``willcall-kiosk``: the moviegoer's screen."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from willcall.kiosk.bootstrap import run_kiosk
from willcall.kiosk.heart import CannotStartError
from willcall.kiosk.window import Placing
from willcall.qtkit.logs import log_to_stderr

if TYPE_CHECKING:  # importing it takes longer than the first picture
    from willcall.redemption.settings import TerminalSettings

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

    def load() -> "TerminalSettings":
        from willcall.redemption.settings import load_settings  # noqa: PLC0415  # after the first picture

        log_to_stderr()
        return load_settings(settings)

    try:
        run_kiosk(load, Placing(_size(windowed) if windowed else None))
    except CannotStartError as error:
        typer.echo(f"willcall-kiosk: {error}", err=True)
        raise typer.Exit(1) from None


def main() -> None:
    """Run the command line."""
    app()
