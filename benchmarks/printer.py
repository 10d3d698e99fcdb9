"""A fake printer in a process of its own, so that its work is not measured: ``python -m benchmarks.printer``.

It prints its port, then answers each line on standard input with JSON: when the first byte of a ticket came since the
line before (seconds of the system's monotonic clock), and how long its mechanism stood idle between tickets.
"""

import json
import sys

from tests.support.fake_printer import FakePrinter

DOTS_PER_SECOND = 1600
"""200 mm a second, as common receipt printers do."""


def main() -> None:
    """Serve until standard input ends."""
    with FakePrinter(dots_per_second=DOTS_PER_SECOND) as printer:
        _say(printer.port)
        for _ in sys.stdin:
            _say({"first_byte_at": printer.first_job_byte_at, "idle_gaps": list(printer.idle_gaps)})
            printer.first_job_byte_at = None


def _say(what: object) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
