"""``willcall-boxoffice``: the staff's screen."""

import argparse
import re
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

PROGRAM = "willcall-boxoffice"

CANNOT_START = 78
"""Exit code where it cannot start as it is set up (EX_CONFIG of sysexits.h), as of the kiosk."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; the process's own arguments unless others are given. Returns the exit code."""
    given = _parser().parse_args(arguments)
    from willcall.qtkit.plain_imports import restore_import  # noqa: PLC0415  # --help needs no Qt

    restore_import()
    from willcall.boxoffice.bootstrap import RESTART, CannotStartError, run_box_office  # noqa: PLC0415
    from willcall.qtkit.logs import log_to_stderr  # noqa: PLC0415
    from willcall.redemption.settings import SettingsError, load_settings  # noqa: PLC0415

    log_to_stderr()
    try:
        code = run_box_office(load_settings(given.settings), given.windowed)
        # after a bug in a process of its own: nothing of this one is to be trusted
        again = [sys.executable, "-m", "willcall.boxoffice.commands", *(arguments or sys.argv[1:])]
        return subprocess.call(again) if code == RESTART else code
    except (CannotStartError, SettingsError) as error:
        sys.stderr.write(f"{PROGRAM}: {error}\n")
        return CANNOT_START


def _parser() -> argparse.ArgumentParser:
    about = "The staff's screen: the day, seats, tickets, exceptions, head office."
    parser = argparse.ArgumentParser(PROGRAM, description=about, allow_abbrev=False)
    parser.add_argument("--settings", type=Path, metavar="FILE", help="the terminal's settings (TOML)")
    parser.add_argument(
        "--windowed", type=_size, metavar="WIDTHxHEIGHT", help="open in this size instead of as it was left"
    )
    return parser


def _size(text: str) -> tuple[int, int]:
    found = re.fullmatch(r"([1-9]\d{2,4})x([1-9]\d{2,4})", text)
    if found is None:
        raise argparse.ArgumentTypeError("write it as WIDTHxHEIGHT in px, such as 1366x768")
    return int(found[1]), int(found[2])


if __name__ == "__main__":
    sys.exit(main())
