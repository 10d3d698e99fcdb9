"""The kiosk's start and memory, against an empty Qt Quick window in the same interpreter."""

import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from benchmarks.foyer import Foyer, build_foyer
from benchmarks.row import Row
from willcall.redemption.keys import CINEMA_KEY, TERMINAL_KEY, FileKeyStore

SEATS = 50_000
_RUNS = 5
_MIB = 1024 * 1024


def measure() -> list[Row]:
    """Return start to first frame and memory once settled, medians; the two programs take turns."""
    with TemporaryDirectory() as folder:
        foyer = build_foyer(Path(folder), SEATS)
        settings = _set_up(foyer)
        empty, kiosk = [], []
        for _ in range(_RUNS):
            empty.append(_run("empty"))
            kiosk.append(_run("kiosk", "--settings", str(settings)))
    (floor_s, floor_bytes), (kiosk_s, kiosk_bytes) = (map(median, zip(*runs, strict=True)) for runs in (empty, kiosk))
    return [
        Row("kiosk: process start to first frame", "ms", floor_s * 1000, kiosk_s * 1000, 2.5),
        Row("kiosk: memory with 50,000 seats cached", "MiB", floor_bytes / _MIB, kiosk_bytes / _MIB, 2),
    ]


def _set_up(foyer: Foyer) -> Path:
    """Make the terminal that the kiosk opens: its database with the pack, its keys, its settings."""
    data, keys = foyer.folder / "data", FileKeyStore(foyer.folder / "keys")
    data.mkdir()
    engine = foyer.new_database("data/terminal.sqlite")
    foyer.apply_pack(engine)
    engine.dispose()
    keys.write(CINEMA_KEY, foyer.cinema_key)
    keys.write(TERMINAL_KEY, Ed25519PrivateKey.generate().private_bytes_raw())
    settings = foyer.folder / "terminal.toml"
    lines = (
        f"data_dir = {json.dumps(str(data))}",
        'keys = "file"',
        f"key_dir = {json.dumps(str(foyer.folder / 'keys'))}",
        "[printer]",
        'kind = "pdf_folder"',
        f"folder = {json.dumps(str(foyer.folder / 'tickets'))}",
    )
    settings.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return settings


def _run(*arguments: str) -> tuple[float, int]:
    """Return seconds from process start to the first frame, and resident bytes once settled."""
    environment = {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software", **os.environ}
    command = [sys.executable, "-m", "benchmarks.windows", *arguments]
    began = perf_counter()
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment) as window:
        if window.stdout is None or window.stdout.readline() != b"frame\n":
            raise RuntimeError(f"{arguments[0]} drew no frame")
        drawn = perf_counter() - began
        resident = int(window.stdout.readline())
    return drawn, resident
