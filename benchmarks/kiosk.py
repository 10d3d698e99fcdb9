"""The kiosk's start and memory, against an empty Qt Quick window in the same interpreter."""

import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.foyer import build_foyer, furnish_terminal
from benchmarks.row import Row
from benchmarks.windows import surroundings

SEATS = 50_000
_RUNS = 7
_MIB = 1024 * 1024


def measure() -> list[Row]:
    """Return start to first frame and memory once settled, medians; the two programs take turns after a first run."""
    with TemporaryDirectory() as folder:
        settings = furnish_terminal(build_foyer(Path(folder), SEATS))
        environment = surroundings(Path(folder) / "bytecode")
        runs: dict[str, list[tuple[float, int]]] = {"empty": [], "kiosk": []}
        for _ in range(1 + _RUNS):
            runs["empty"].append(_run(environment, "empty"))
            runs["kiosk"].append(_run(environment, "kiosk", "--settings", str(settings)))
    (floor_s, floor_bytes), (kiosk_s, kiosk_bytes) = (
        map(median, zip(*found[1:], strict=True)) for found in runs.values()
    )
    return [
        Row("kiosk: process start to first frame", "ms", floor_s * 1000, kiosk_s * 1000, 2.5),
        Row("kiosk: memory with 50,000 seats cached", "MiB", floor_bytes / _MIB, kiosk_bytes / _MIB, 2),
    ]


def _run(environment: dict[str, str], *arguments: str) -> tuple[float, int]:
    """Return seconds from process start to the first frame, and resident bytes once settled."""
    command = [sys.executable, "-m", "benchmarks.windows", *arguments]
    began = perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment) as window:
        if window.stdout is None or window.stdout.readline() != b"frame\n":
            raise RuntimeError(f"{arguments[0]} drew no frame")
        drawn = perf_counter() - began
        resident = int(window.stdout.readline())
    return drawn, resident
