"""``willcall-kiosk``: the moviegoer's screen, and what whoever sets a machine up needs to try its paper.

With argparse, because the first picture waits for whatever reads the command line; see decision 17.
"""

import argparse
import os
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # importing it takes longer than the first picture
    from argparse import _SubParsersAction  # argparse has no other name for it

    from willcall.redemption.settings import TerminalSettings

PROGRAM = "willcall-kiosk"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the process's own arguments unless others are given. Returns the exit code."""
    given = _parser().parse_args(arguments)
    code: int = given.run(given)
    return code


def _parser() -> argparse.ArgumentParser:
    # no abbreviations: --stay-up has to be found, to be left out of what it starts
    about = "The moviegoer's screen: a code in, tickets out."
    parser = argparse.ArgumentParser(PROGRAM, description=about, allow_abbrev=False)
    parser.set_defaults(run=_kiosk)
    _add_settings(parser)
    parser.add_argument(
        "--windowed", type=_size, metavar="WIDTHxHEIGHT", help="stand in a window instead of filling the screen"
    )
    parser.add_argument("--stay-up", action="store_true", help="start the kiosk again when it ends by a fault")
    commands = parser.add_subparsers(title="other commands", metavar="COMMAND")
    _add_print_test(commands)
    _add_cameras(commands)
    _add_ticket_preview(commands)
    _add_ticket_template(commands)
    return parser


def _add_print_test(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    about = "Ask the printer how it is, print a sample ticket that admits nobody, and say what became of it."
    command = commands.add_parser("print-test", help="try the printer", description=about)
    command.set_defaults(run=_print_test)
    _add_settings(command)


def _add_cameras(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    about = "List the cameras of this machine with the ids that the settings know them by."
    commands.add_parser("cameras", help="list the cameras", description=about).set_defaults(run=_cameras)


def _add_ticket_preview(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    about = "Draw a ticket template with a sample, and say which line is at fault where a kiosk would refuse it."
    command = commands.add_parser("ticket-preview", help="draw a ticket template into a file", description=about)
    command.set_defaults(run=_ticket_preview)
    command.add_argument("template", help="roll80, roll58, stock150, or the path of a Typst file")
    command.add_argument("-o", "--output", type=Path, required=True, metavar="FILE", help="a .png or a .pdf")
    command.add_argument(
        "--specimen", default="usual", help="which sample: usual, long, couple, ..., all (default usual)"
    )
    command.add_argument("--dpi", type=float, default=203.2, help="of a PNG, in dots an inch (default 203.2)")


def _add_ticket_template(commands: "_SubParsersAction[argparse.ArgumentParser]") -> None:
    about = "Copy one of our ticket templates into a folder, as the beginning of one of your own."
    command = commands.add_parser("ticket-template", help="copy one of our ticket templates", description=about)
    command.set_defaults(run=_ticket_template)
    command.add_argument("name", help="roll80, roll58 or stock150")
    command.add_argument("-o", "--output", type=Path, required=True, metavar="FOLDER", help="where it goes")


def _add_settings(parser: argparse.ArgumentParser) -> None:
    # a command's own default would wipe out what was said before it
    parser.add_argument(
        "--settings", type=Path, default=argparse.SUPPRESS, metavar="FILE", help="the terminal's settings (TOML)"
    )


def _size(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"([1-9]\d{2,4})x([1-9]\d{2,4})", text)
    if found is None:
        raise argparse.ArgumentTypeError("write it as WIDTHxHEIGHT in px, such as 1080x1920")
    return int(found[1]), int(found[2])


def _loaded(given: argparse.Namespace) -> "TerminalSettings":
    from willcall.qtkit.logs import log_to_stderr  # noqa: PLC0415  # after the first picture
    from willcall.redemption.settings import load_settings  # noqa: PLC0415  # after the first picture

    log_to_stderr()
    return load_settings(getattr(given, "settings", None))


def _kiosk(given: argparse.Namespace) -> int:
    """Run the kiosk on this terminal's data."""
    if given.stay_up:
        return _stay_up()
    from willcall.qtkit.plain_imports import restore_import  # noqa: PLC0415  # a print test needs no window

    restore_import()
    from willcall.kiosk.bootstrap import run_kiosk  # noqa: PLC0415  # what this brings is imported Python's own way
    from willcall.kiosk.heart import CannotStartError  # noqa: PLC0415
    from willcall.kiosk.window import Placing  # noqa: PLC0415

    try:
        return run_kiosk(lambda: _loaded(given), Placing(given.windowed), os.environ.get("NOTIFY_SOCKET", ""))
    except CannotStartError as error:
        from willcall.kiosk.machine.ending import CANNOT_START  # noqa: PLC0415  # few machines need it

        _say_why(str(error))
        return CANNOT_START


def _stay_up() -> int:
    """Run the same command line without ``--stay-up`` in a process of its own, again and again."""
    from willcall.kiosk.machine.stay_up import stay_up  # noqa: PLC0415  # few machines need it

    arguments = [argument for argument in sys.argv[1:] if argument != "--stay-up"]
    return stay_up([sys.executable, "-m", "willcall.kiosk.commands", *arguments], _say_why, os.environ)


def _print_test(given: argparse.Namespace) -> int:
    from willcall.kiosk.heart import CannotStartError  # noqa: PLC0415  # see _kiosk
    from willcall.kiosk.print_test import print_test  # noqa: PLC0415
    from willcall.redemption.settings import SettingsError  # noqa: PLC0415

    try:
        return 0 if print_test(_loaded(given), _say) else 1
    except (CannotStartError, SettingsError) as error:
        return _refused(str(error))


def _cameras(_: argparse.Namespace) -> int:
    from willcall.kiosk.scanning.camera_list import list_cameras  # noqa: PLC0415  # see _kiosk

    return 0 if list_cameras(_say) else 1


def _ticket_preview(given: argparse.Namespace) -> int:
    from willcall.printing.broken_template import BrokenTemplateError  # noqa: PLC0415  # see _kiosk
    from willcall.printing.preview import PreviewRefusedError, write_preview  # noqa: PLC0415
    from willcall.printing.templates import NoSuchTemplateError  # noqa: PLC0415

    try:
        write_preview(given.template, given.output, given.specimen, given.dpi)
    except BrokenTemplateError as error:
        return _refused(f"a kiosk refuses this template\n{error.shown}")
    except (NoSuchTemplateError, PreviewRefusedError, OSError) as error:
        return _refused(str(error))
    _say(f"{given.output} written")
    return 0


def _ticket_template(given: argparse.Namespace) -> int:
    from willcall.printing.templates import NoSuchTemplateError, copy_built_in  # noqa: PLC0415  # see _kiosk

    try:
        copied = copy_built_in(given.name, given.output)
    except (NoSuchTemplateError, OSError) as error:
        return _refused(str(error))
    _say(f"{copied} written; look at it with: {PROGRAM} ticket-preview {copied} -o preview.png")
    return 0


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def _say_why(line: str) -> None:
    sys.stderr.write(f"{PROGRAM}: {line}\n")


def _refused(why: str) -> int:
    _say_why(why)
    return 1


if __name__ == "__main__":
    sys.exit(main())
