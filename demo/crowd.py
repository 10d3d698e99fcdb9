"""A cinema's guests, one after the other, at a real terminal without its window: ``python -m demo.crowd``.

Codes come on standard input, one a line with the time (ISO 8601) at which its guest comes. The clock of the terminal
follows the guests. Each guest is answered with one line: the verdict's name and how many tickets came out.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from willcall.printing.bootstrap import open_printer
from willcall.redemption.bootstrap import open_terminal
from willcall.redemption.domain.verdicts import Collectable, verdict_name
from willcall.redemption.service.collection_desk import CollectionDesk
from willcall.redemption.settings import load_settings


class GuestClock:
    """Stands at the time at which the guest at the machine came."""

    def __init__(self) -> None:
        """Stand at the present until the first guest comes."""
        self.now = datetime.now(UTC)

    def __call__(self) -> datetime:
        """Return the time."""
        return self.now


def main(arguments: Sequence[str] | None = None) -> None:
    """Serve the guests until there are no more."""
    parser = argparse.ArgumentParser(prog="demo.crowd")
    parser.add_argument("--settings", type=Path, required=True)
    settings = load_settings(parser.parse_args(arguments).settings)
    clock = GuestClock()
    terminal = replace(open_terminal(settings), clock=clock)
    printer = open_printer(settings.printer, pictures=False)
    desk = terminal.desk(printer)
    for line in sys.stdin:
        code, comes_at = line.split()
        clock.now = datetime.fromisoformat(comes_at)
        sys.stdout.write(_serve(desk, code) + "\n")
        sys.stdout.flush()
    terminal.close()


def _serve(desk: CollectionDesk, code: str) -> str:
    verdict = desk.look_up(code)
    if not isinstance(verdict, Collectable):
        return f"{verdict_name(verdict)} 0"
    run = desk.collect([seat.ticket_no for seat in verdict.seats], uuid4().hex)
    return f"collectable {run.printed}"


if __name__ == "__main__":
    main()
