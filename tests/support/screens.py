"""A picture of every screen: each state, in each language, size and mode. ``python -m tests.support.screens``.

The contact sheet is committed; the pictures are made anew by whoever wants to see them.
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

from PIL import Image, ImageDraw

if TYPE_CHECKING:
    from willcall.kiosk.window import KioskWindow

OUTPUT = Path("docs/screens")
SHEET = OUTPUT / "contact-sheet.png"
SIZES = {"portrait": (1080, 1920), "landscape": (1920, 1080), "small": (1280, 800)}
MODES = ("normal", "large", "contrast", "low", "light", "light-contrast")
LANGUAGES = ("zh", "en", "en_XA")
PAIRS = {Path("docs/pictures/kiosk.png"): ("entry_begun-zh", "found_two-zh")}
"""Pictures for the README, each of two screens."""

_BRIEF = frozenset({"welcome", "entry_begun", "found_two", "printing_many", "take_tickets", "refused_another_day"})
"""Scenes that show all that differs in a mode that changes nothing but colours."""

_LATE_MS = 260
_SHEET_WIDTH, _UPRIGHT, _LYING = 2292, 216, 368


@dataclass(frozen=True)
class Wish:
    """What to draw; everything where nothing is named."""

    scenes: tuple[str, ...]
    sizes: tuple[str, ...]
    modes: tuple[str, ...]
    languages: tuple[str, ...]

    def shows(self, scene: str, size: str, mode: str, language: str) -> bool:
        """Tell whether a picture is asked for, and is not much the same as another one."""
        if language not in self.languages:
            return False
        if self.scenes and scene not in self.scenes:
            return False
        if mode == "low" and size != "portrait":
            return False
        if mode.startswith("light") and not self.scenes:
            return scene in _BRIEF and language == "zh"
        return mode != "low" or language != "en_XA" or bool(self.scenes)


def draw(wish: Wish, size: str) -> list[Path]:
    """Draw all pictures of one size, and return their paths."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    from tests.support.kiosk_stage import application, kiosk_on_stage  # noqa: PLC0415  # Qt looks at the surroundings
    from tests.support.pseudo_language import pseudo_language  # noqa: PLC0415

    app, drawn = application(), []
    with TemporaryDirectory() as folder:
        # with a third language the button for the other two is another one
        for spoken, translations in ((LANGUAGES[:2], None), (LANGUAGES[2:], pseudo_language(Path(folder)))):
            with kiosk_on_stage(size=SIZES[size], translations=translations, still=True) as kiosk:
                drawn += list(_draw_in(kiosk, wish, size, spoken))
    app.processEvents()
    return drawn


def _draw_in(kiosk: "KioskWindow", wish: Wish, size: str, spoken: tuple[str, ...]) -> Iterator[Path]:
    from tests.support.kiosk_scenes import SCENES  # noqa: PLC0415
    from tests.support.kiosk_stage import picture, set_mode, set_scene, settle  # noqa: PLC0415

    for mode, language, scene in product(wish.modes, spoken, SCENES):
        if not wish.shows(scene, size, mode, language):
            continue
        set_mode(kiosk, mode)
        set_scene(kiosk, SCENES[scene], language, _LATE_MS if scene == "looking_up" else 1)
        settle(kiosk)
        path = OUTPUT / size / mode / f"{scene}-{language}.png"
        path.parent.mkdir(parents=True, exist_ok=True)
        picture(kiosk).save(str(path))
        yield path


def contact_sheet(parts: list[tuple[int, list[Path]]], target: Path) -> None:
    """Put pictures on one sheet, with their names below: each part in columns of its own width in px."""
    grids = [_grid(pictures, width) for width, pictures in parts]
    sheet = Image.new("RGB", (max(grid.width for grid in grids), sum(grid.height for grid in grids)), "white")
    top = 0
    for grid in grids:
        sheet.paste(grid, (0, top))
        top += grid.height
    sheet.quantize(128).save(target, optimize=True)


def _grid(pictures: list[Path], width: int) -> Image.Image:
    thumbnails = []
    for path in pictures:
        image = Image.open(path).convert("RGB")
        thumbnails.append(image.resize((width, round(image.height * width / image.width)), Image.Resampling.LANCZOS))
    height, columns = max(image.height for image in thumbnails) + 22, _SHEET_WIDTH // (width + 12)
    grid = Image.new("RGB", (_SHEET_WIDTH, -(-len(thumbnails) // columns) * (height + 12) + 12), "white")
    pen = ImageDraw.Draw(grid)
    for number, (path, image) in enumerate(zip(pictures, thumbnails, strict=True)):
        x, y = 12 + number % columns * (width + 12), 12 + number // columns * (height + 12)
        grid.paste(image, (x, y))
        pen.text((x, y + image.height + 5), f"{path.stem} {path.parent.name}", fill="black")
    return grid


def side_by_side(pictures: list[Path], target: Path, width: int = 540, gap: int = 24) -> None:
    """Put pictures beside each other."""
    images = [Image.open(path).convert("RGB") for path in pictures]
    scaled = [image.resize((width, image.height * width // image.width), Image.Resampling.LANCZOS) for image in images]
    pair = Image.new("RGB", (len(scaled) * (width + gap) - gap, scaled[0].height), "white")
    for number, image in enumerate(scaled):
        pair.paste(image, (number * (width + gap), 0))
    target.parent.mkdir(parents=True, exist_ok=True)
    pair.quantize(192).save(target, optimize=True)


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


def main() -> None:
    """Draw what was asked for; with nothing asked, everything, and the contact sheet."""
    began, wish = perf_counter(), _asked()
    with ProcessPoolExecutor(max_workers=2) as workers:
        pictures = [path for paths in workers.map(draw, [wish] * len(wish.sizes), wish.sizes) for path in paths]
    print(f"{len(pictures)} pictures in {OUTPUT}, {perf_counter() - began:.0f} s")
    if len(sys.argv) == 1:
        contact_sheet(_on_the_sheet(pictures), SHEET)
        for target, pair in PAIRS.items():
            side_by_side([OUTPUT / "portrait" / "normal" / f"{name}.png" for name in pair], target)
        print(SHEET, *PAIRS)


def _on_the_sheet(pictures: list[Path]) -> list[tuple[int, list[Path]]]:
    """Choose every state in Chinese and English, then what modes, sizes and a longer language make of some."""

    def chosen(size: str, modes: tuple[str, ...], languages: tuple[str, ...], scenes: frozenset[str]) -> list[Path]:
        return [
            path
            for path in pictures
            if (path.parent.parent.name, path.parent.name) in {(size, mode) for mode in modes}
            if path.stem.rpartition("-")[2] in languages
            if not scenes or path.stem.rpartition("-")[0] in scenes
        ]

    wide = [path for size in ("landscape", "small") for path in chosen(size, ("normal", "large"), ("en",), _BRIEF)]
    longer = chosen("portrait", ("normal", "large"), ("en_XA",), _BRIEF)
    return [
        (_UPRIGHT, chosen("portrait", ("normal",), ("zh", "en"), frozenset())),
        (_UPRIGHT, chosen("portrait", MODES[1:], ("zh",), _BRIEF) + longer),
        (_LYING, wide),
    ]


if __name__ == "__main__":
    main()
