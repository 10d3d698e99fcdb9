"""Holds some parts of Willcall at 100 % branch coverage, from the data of the test run just done."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

# A part is a folder or one file; one that does not exist has no gate.
GATED = (
    "willcall/redemption/domain",
    "willcall/redemption/service",
    "willcall/printing",
    "willcall/kiosk/flow.py",
    "willcall/kiosk/journey",
)
REPORT = Path("var/coverage.json")


@dataclass(frozen=True)
class Gap:
    """What no test ran in one file: whole lines, and branches as (from, to) lines (a negative one is an exit)."""

    path: str
    lines: tuple[int, ...]
    branches: tuple[tuple[int, int], ...]

    def __str__(self) -> str:
        """Return one line that an editor can jump to."""
        branches = (f"{start}->{'exit' if end < 0 else end}" for start, end in self.branches)
        first = self.lines[0] if self.lines else self.branches[0][0]
        return f"{self.path}:{first}: not covered: " + ", ".join([*map(str, self.lines), *branches])


def is_gated(path: str) -> bool:
    """Tell whether a file belongs to a part that is held at 100 %."""
    return any(path == part or path.startswith(part + "/") for part in GATED)


def gaps(report: dict[str, Any], files: list[str]) -> list[Gap]:
    """Find what the report (coverage's JSON) misses in ``files``; a file it does not know was never imported."""
    found = []
    for path in files:
        covered = report["files"].get(path, {"missing_lines": [1]})
        # a run that measured nothing at all writes no branches
        branches = tuple((start, end) for start, end in covered.get("missing_branches", ()))
        if covered["missing_lines"] or branches:
            found.append(Gap(path, tuple(covered["missing_lines"]), branches))
    return found


def gated_files() -> list[str]:
    """List the gated files of this checkout that hold any code, as the report spells them."""
    paths = (path for path in Path("willcall").rglob("*.py") if is_gated(path.as_posix()))
    return sorted(path.as_posix() for path in paths if path.stat().st_size)


def main() -> int:
    """Write the report, print each gap; the exit code is 1 where there is one."""
    command = [sys.executable, "-m", "coverage", "json", "--quiet", "-o", str(REPORT)]
    subprocess.run(command, check=True)
    report = json.loads(REPORT.read_text(encoding="utf-8"))
    report["files"] = {path.replace("\\", "/"): covered for path, covered in report["files"].items()}
    files = gated_files()
    found = gaps(report, files)
    for gap in found:
        print(gap)
    totals = report["totals"]
    print(
        f"coverage: {totals['percent_covered']:.1f} % of all; "
        f"{len(files) - len(found)} of {len(files)} gated files at 100 % of branches"
    )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
