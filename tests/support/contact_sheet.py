"""Many pictures on one sheet, so that a person can look at them."""

from pathlib import Path

from PIL import Image, ImageDraw

_SHEET_WIDTH, _UPRIGHT, _LYING = 2292, 216, 368


def contact_sheet(parts: list[tuple[int, list[Path]]], target: Path) -> None:
    """Put pictures on one sheet, with their names below: each part in columns of its own width in px."""
    grids = [_grid(pictures, width) for width, pictures in parts]
    sheet = Image.new("RGB", (max(grid.width for grid in grids), sum(grid.height for grid in grids)), "white")
    top = 0
    for grid in grids:
        sheet.paste(grid, (0, top))
        top += grid.height
    # Pillow's usual choice of colours takes what is rare, the red of a fault, for amber
    sheet.quantize(256, Image.Quantize.FASTOCTREE).save(target, optimize=True)


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
    pair.save(target, optimize=True)


def chosen(pictures: list[Path], some: frozenset[str]) -> list[tuple[int, list[Path]]]:
    """Choose every state in Chinese and English, then what modes, sizes and a longer language make of some."""

    def those(size: str, modes: tuple[str, ...], languages: tuple[str, ...], scenes: frozenset[str]) -> list[Path]:
        return [
            path
            for path in pictures
            if (path.parent.parent.name, path.parent.name) in {(size, mode) for mode in modes}
            if path.stem.rpartition("-")[2] in languages
            if not scenes or path.stem.rpartition("-")[0] in scenes
        ]

    wide = [path for size in ("landscape", "small") for path in those(size, ("normal", "large", "low"), ("en",), some)]
    longer = those("portrait", ("normal", "large"), ("en_XA",), some)
    return [
        (_UPRIGHT, those("portrait", ("normal",), ("zh", "en"), frozenset())),
        (_UPRIGHT, those("portrait", ("large", "contrast", "low", "light", "light-contrast"), ("zh",), some) + longer),
        (_LYING, wide),
    ]
