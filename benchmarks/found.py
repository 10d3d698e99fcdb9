"""From a guest's last key, or the scanner's, to the picture of the tickets that were found: ``measure``.

In a process of its own, ``python -m benchmarks.found``: settings and codes come as JSON on standard input.
"""

import json
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.foyer import build_foyer, furnish_terminal
from benchmarks.row import Row, quantile
from benchmarks.windows import surroundings
from willcall.redemption.domain.codes import CollectionCode

SEATS = 50_000
_GUESTS = 30
"""Of each kind: who scan, and who type."""


def measure() -> list[Row]:
    """Return p50 and p95 of both ways in; the floor is an erased digit, from its key to its picture."""
    with TemporaryDirectory() as folder:
        foyer = build_foyer(Path(folder), SEATS)
        codes = [code.digits for code in foyer.codes[: 2 * _GUESTS + 1]]
        question = json.dumps({"settings": str(furnish_terminal(foyer, motion=False)), "codes": codes})
        command = [sys.executable, "-m", "benchmarks.found"]
        done = subprocess.run(
            command, input=question, stdout=subprocess.PIPE, text=True, check=True, env=surroundings()
        )
    told = json.loads(done.stdout)
    return [
        Row(
            f"{way} to the tickets found, 50,000 seats cached, {name}",
            "ms",
            quantile(told["erased"], share) * 1000,
            quantile(told[way], share) * 1000,
            budget,
            absolute=True,
        )
        for way in ("scan", "key")
        for name, share, budget in (("p50", 0.5, 50), ("p95", 0.95, 100))
    ]


def main() -> None:
    """Be the guests, one after the other, and tell how long each waited."""
    from benchmarks.guest import guest_at_kiosk  # noqa: PLC0415  # what it brings belongs into this process alone

    asked = json.load(sys.stdin)
    first, *codes = [CollectionCode(digits) for digits in asked["codes"]]
    told: dict[str, list[float]] = {"erased": [], "scan": [], "key": []}
    with guest_at_kiosk(Path(asked["settings"]), first) as guest:
        for scanned, typed in zip(codes[::2], codes[1::2], strict=True):
            told["scan"].append(guest.scan(scanned))
            guest.leave()
            told["erased"].append(guest.erase())
            guest.leave()
            told["key"].append(guest.type(typed))
            guest.leave()
    print(json.dumps(told))


if __name__ == "__main__":
    main()
