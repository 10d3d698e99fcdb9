"""A picture of every screen: each state, in each language, size and mode. ``python -m tests.support.screens``.

The contact sheet is committed; the pictures are made anew by whoever wants to see them. Each is measured too: one with
words cut off or lying on each other, with a button too small, covered or out of reach, or of which Qt complains, is
named, and the exit code is 1.
"""

import argparse
import os
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import TYPE_CHECKING

from tests.support.contact_sheet import chosen, contact_sheet, side_by_side

if TYPE_CHECKING:
    from willcall.kiosk.window import KioskWindow

OUTPUT = Path("docs/screens")
SHEET = OUTPUT / "contact-sheet.png"
SIZES = {"portrait": (1080, 1920), "landscape": (1920, 1080), "small": (1280, 800)}
MODES = ("normal", "large", "contrast", "low", "large-low", "large-contrast", "light", "light-contrast")
OURS, PSEUDO = ("zh", "en"), ("en_XA",)
"""Languages that a kiosk speaks together: with a third one the button for the others is another one."""

LANGUAGES = OURS + PSEUDO
PAIRS = {Path("docs/pictures/kiosk.png"): ("entry_begun-zh", "found_two-zh")}
"""Pictures for the README, each of two screens."""

_BRIEF = frozenset({"welcome", "entry_begun", "found_two", "printing_many", "take_tickets", "refused_another_day"})
"""Scenes that show all that differs in a mode that changes nothing but colours."""

_LATE_MS = 260


@dataclass(frozen=True)
class Wish:
    """What to draw; everything where nothing is named."""

    scenes: tuple[str, ...]
    sizes: tuple[str, ...]
    modes: tuple[str, ...]
    languages: tuple[str, ...]

    def shows(self, scene: str, mode: str, language: str) -> bool:
        """Tell whether a picture is asked for, and is not much the same as another one."""
        if language not in self.languages:
            return False
        if self.scenes and scene not in self.scenes:
            return False
        if mode.startswith("light") and not self.scenes:
            return scene in _BRIEF and language == "zh"
        # two modes at once: the shortest and the longest words
        return "-" not in mode or language != "en" or bool(self.scenes)


@dataclass(frozen=True)
class Drawn:
    """A picture, and what is wrong with it."""

    path: Path
    faults: tuple[str, ...]


def draw(wish: Wish, size: str, spoken: tuple[str, ...]) -> list[Drawn]:
    """Draw and measure all pictures of one size in languages that one kiosk speaks."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    from PySide6.QtCore import qInstallMessageHandler  # noqa: PLC0415  # Qt looks at the surroundings

    from tests.support.kiosk_stage import application, kiosk_on_stage  # noqa: PLC0415
    from tests.support.pseudo_language import pseudo_language  # noqa: PLC0415

    complaints: list[str] = []
    qInstallMessageHandler(lambda _kind, _context, text: complaints.append(text or ""))
    app = application()
    with TemporaryDirectory() as folder:
        translations = None if spoken == OURS else pseudo_language(Path(folder))
        with kiosk_on_stage(size=SIZES[size], translations=translations, still=True) as kiosk:
            drawn = list(_draw_in(kiosk, wish, size, spoken, complaints))
    app.processEvents()
    qInstallMessageHandler(None)
    return drawn


def _draw_in(
    kiosk: "KioskWindow", wish: Wish, size: str, spoken: tuple[str, ...], complaints: list[str]
) -> Iterator[Drawn]:
    from tests.support.kiosk_pictures import faults  # noqa: PLC0415
    from tests.support.kiosk_scenes import SCENES  # noqa: PLC0415
    from tests.support.kiosk_stage import picture, set_mode, set_scene, settle  # noqa: PLC0415

    for mode, language, scene in product(wish.modes, spoken, SCENES):
        if not wish.shows(scene, mode, language):
            continue
        complaints.clear()
        set_mode(kiosk, mode)
        set_scene(kiosk, SCENES[scene], language, _LATE_MS if scene == "looking_up" else 1)
        settle(kiosk)
        path = OUTPUT / size / mode / f"{scene}-{language}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        picture(kiosk).save(str(path))
        yield Drawn(path, (*faults(kiosk), *complaints))


def _asked() -> Wish:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scenes", nargs="*", help="names of scenes; all by default")
    parser.add_argument("--scene", action="append", default=[], help="one more scene; may be given again")
    parser.add_argument("--size", action="append", choices=list(SIZES), help="may be given again; all by default")
    parser.add_argument("--mode", action="append", choices=MODES, help="may be given again; all by default")
    parser.add_argument("--language", action="append", choices=LANGUAGES, help="may be given again; all by default")
    given = parser.parse_args()
    return Wish(
        (*given.scenes, *given.scene),
        tuple(given.size or SIZES),
        tuple(given.mode or MODES),
        tuple(given.language or LANGUAGES),
    )


def main() -> int:
    """Draw what was asked for; with nothing asked, everything, and the contact sheet. Return the exit code."""
    began, wish = perf_counter(), _asked()
    tasks = list(product(wish.sizes, (OURS, PSEUDO)))
    with ProcessPoolExecutor(max_workers=2) as workers:
        drawn = [
            each for part in workers.map(draw, *zip(*((wish, *task) for task in tasks), strict=True)) for each in part
        ]
    print(f"{len(drawn)} pictures in {OUTPUT}, {perf_counter() - began:.0f} s")
    if len(sys.argv) == 1:
        contact_sheet(chosen([each.path for each in drawn], _BRIEF), SHEET)
        for target, pair in PAIRS.items():
            side_by_side([OUTPUT / "portrait" / "normal" / f"{name}.png" for name in pair], target)
        print(SHEET, *PAIRS)
    return verdict(drawn)


def verdict(drawn: list[Drawn]) -> int:
    """Name each picture with something wrong, and what; return the exit code."""
    wrong = [each for each in drawn if each.faults]
    for each in wrong:
        print(each.path, *each.faults, sep="\n    ")
    print(f"{len(wrong)} of them with something wrong" if wrong else "nothing is cut off, covered or out of reach")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
