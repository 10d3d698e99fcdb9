"""A picture of every screen, in both languages and three sizes: ``python -m tests.support.screens``."""

import argparse
import os
from pathlib import Path

from PIL import Image, ImageDraw

OUTPUT = Path("docs/screens")
SHEET = OUTPUT / "contact-sheet.png"
SIZES = {"portrait": (1080, 1920), "landscape": (1920, 1080), "small": (1280, 800)}
LANGUAGES = ("zh", "en")
PAIRS = {Path("docs/pictures/kiosk.png"): ("entry_begun-zh", "found_two-zh")}
"""Pictures for the README, each of two screens."""

_THUMBNAIL = 216
_COLUMNS = 10


def draw(scenes: list[str], sizes: list[str]) -> list[Path]:
    """Draw the scenes and return the pictures' paths, those of the first size first."""
    from tests.support.kiosk_scenes import SCENES  # noqa: PLC0415  # Qt looks at the surroundings when it is imported
    from tests.support.kiosk_stage import application, kiosk_on_stage, picture, set_scene  # noqa: PLC0415

    app = application()
    drawn = []
    for size in sizes:
        with kiosk_on_stage(size=SIZES[size]) as kiosk:
            for name in scenes or list(SCENES):
                for language in LANGUAGES:
                    set_scene(kiosk, SCENES[name], language)
                    path = OUTPUT / size / f"{name}-{language}.png"
                    path.parent.mkdir(parents=True, exist_ok=True)
                    picture(kiosk).save(str(path))
                    drawn.append(path)
    app.processEvents()
    return drawn


def contact_sheet(pictures: list[Path], target: Path, columns: int = _COLUMNS, width: int = _THUMBNAIL) -> None:
    """Put the pictures on one sheet, with their names below."""
    thumbnails = []
    for path in pictures:
        image = Image.open(path).convert("RGB")
        thumbnails.append(image.resize((width, round(image.height * width / image.width)), Image.Resampling.LANCZOS))
    height = max(image.height for image in thumbnails) + 22
    rows = -(-len(thumbnails) // columns)
    sheet = Image.new("RGB", (columns * (width + 12) + 12, rows * (height + 12) + 12), "white")
    pen = ImageDraw.Draw(sheet)
    for number, (path, image) in enumerate(zip(pictures, thumbnails, strict=True)):
        x, y = 12 + number % columns * (width + 12), 12 + number // columns * (height + 12)
        sheet.paste(image, (x, y))
        pen.text((x, y + image.height + 5), path.stem, fill="black")
    sheet.quantize(128).save(target, optimize=True)


def side_by_side(pictures: list[Path], target: Path, width: int = 540, gap: int = 24) -> None:
    """Put pictures beside each other."""
    images = [Image.open(path).convert("RGB") for path in pictures]
    scaled = [image.resize((width, image.height * width // image.width), Image.Resampling.LANCZOS) for image in images]
    pair = Image.new("RGB", (len(scaled) * (width + gap) - gap, scaled[0].height), "white")
    for number, image in enumerate(scaled):
        pair.paste(image, (number * (width + gap), 0))
    target.parent.mkdir(parents=True, exist_ok=True)
    pair.quantize(192).save(target, optimize=True)


def main() -> None:
    """Draw what was asked for; with nothing asked, everything, and the contact sheet."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("scenes", nargs="*", help="names of scenes; all by default")
    parser.add_argument("--size", action="append", choices=list(SIZES), help="may be given again; all by default")
    chosen = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    pictures = draw(chosen.scenes, chosen.size or list(SIZES))
    print(f"{len(pictures)} pictures in {OUTPUT}")
    if not chosen.scenes and not chosen.size:
        contact_sheet([path for path in pictures if path.parent.name == "portrait"], SHEET)
        for target, pair in PAIRS.items():
            side_by_side([OUTPUT / "portrait" / f"{name}.png" for name in pair], target)
        print(SHEET, *PAIRS)


if __name__ == "__main__":
    main()
