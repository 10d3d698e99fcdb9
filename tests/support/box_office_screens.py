"""A picture of every view of the box office: each language, by day and by night, in the sizes of staff's screens.

``python -m tests.support.box_office_screens``. Each picture is measured: one with words cut off, or of which Qt
complains, is named, and the exit code is 1.
"""

import argparse
import os
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import product
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING

from tests.support.contact_sheet import contact_sheet, side_by_side

if TYPE_CHECKING:
    from tests.support.box_office_day import BoxOfficeDay

OUTPUT = Path("docs/screens/box-office")
SHEET = Path("docs/screens/box-office.png")
SIZES = {"small": (1366, 768), "large": (1920, 1080)}
LIGHTS, LANGUAGES = ("day", "night"), ("zh", "en")
PAIR = (Path("docs/pictures/box-office.png"), ("today-zh", "find_doubt-zh"))
"""The picture for the README."""

_FRESH = get_context("spawn")
"""Qt and a process that has had threads do not go through a fork."""

_WIDTH = 560
_BRIEF = frozenset({"today", "seat_map", "find_doubt", "exceptions"})


@dataclass(frozen=True)
class Drawn:
    """A picture, and what is wrong with it."""

    path: Path
    faults: tuple[str, ...]


def draw(folder: Path, scenes: Sequence[str], size: str) -> list[Drawn]:
    """Draw and measure all pictures of one size, on a folder of its own."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import qInstallMessageHandler  # noqa: PLC0415  # Qt looks at the surroundings

    from tests.support.box_office_day import moved_day  # noqa: PLC0415
    from tests.support.box_office_scenes import SCENES, on_stage  # noqa: PLC0415

    complaints: list[str] = []
    qInstallMessageHandler(lambda _kind, _context, text: complaints.append(text or ""))
    day = moved_day(folder, folder.parent / size)
    drawn: list[Drawn] = []
    with on_stage(day, SIZES[size], complaints.append) as stage:
        for light, language, scene in product(LIGHTS, LANGUAGES, scenes or SCENES):
            complaints.clear()
            stage.dress(language, dark=light == "night")
            SCENES[scene](stage)
            path = OUTPUT / size / light / f"{scene}-{language}.png"
            path.parent.mkdir(parents=True, exist_ok=True)
            faults = stage.faults()
            stage.picture().save(str(path))
            drawn.append(Drawn(path, (*faults, *complaints)))
            stage.clear()
    qInstallMessageHandler(None)
    return drawn


def furnished(folder: Path) -> "BoxOfficeDay":
    """Furnish a day on which most guests of the showings so far have been there."""
    from tests.support.box_office_day import box_office_day  # noqa: PLC0415

    day = box_office_day(folder)
    day.well()
    day.crowd()
    day.some_trouble()
    return day


def main() -> int:
    """Draw what was asked for; with nothing asked, everything, and the contact sheet. Return the exit code."""
    began = perf_counter()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scenes", nargs="*", help="names of scenes; all by default")
    parser.add_argument("--size", action="append", choices=list(SIZES), help="may be given again; all by default")
    given = parser.parse_args()
    sizes = given.size or list(SIZES)
    with TemporaryDirectory() as folder, ProcessPoolExecutor(2, _FRESH) as workers:
        first = Path(folder) / "first"
        furnished(first)
        tasks = [workers.submit(draw, first, given.scenes, size) for size in sizes]
        drawn = [each for task in tasks for each in task.result()]
    print(f"{len(drawn)} pictures in {OUTPUT}, {perf_counter() - began:.0f} s")
    if len(sys.argv) == 1:
        contact_sheet([(_WIDTH, list(_on_the_sheet([each.path for each in drawn])))], SHEET)
        target, names = PAIR
        side_by_side([OUTPUT / "small" / "day" / f"{name}.png" for name in names], target, 1000)
        print(SHEET, target)
    faults = [f"{each.path}: {fault}" for each in drawn for fault in each.faults]
    print(*faults, sep="\n", end="\n" if faults else "")
    return 1 if faults else 0


def _on_the_sheet(pictures: Sequence[Path]) -> Iterator[Path]:
    """Choose every view by day in Chinese and by night in English, and some in the large size."""
    for path in pictures:
        scene, _, language = path.stem.rpartition("-")
        size, light = path.parent.parent.name, path.parent.name
        if (light, language) in {("day", "zh"), ("night", "en")} and (size == "small" or scene in _BRIEF):
            yield path


if __name__ == "__main__":
    sys.exit(main())
