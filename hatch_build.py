"""The build's own steps: translations (``.ts``) in the form that Qt loads (``.qm``), and the small typeface.

The typeface that comes as a dependency has 65,535 glyphs in 33 MB, and whoever sets a page with it holds all of them in
memory. What screens and tickets say day by day needs a tenth of the glyphs; see docs/decisions/0004-font.md.
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import unicodedata
from pathlib import Path
from typing import Any

from fontTools import subset
from fontTools.ttLib import TTFont
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FULL_FAMILY, SMALL_FAMILY = "Noto Sans CJK SC", "Willcall Sans"
FULL_POSTSCRIPT, SMALL_POSTSCRIPT = "NotoSansCJKsc", "WillcallSans"

_FACE = 2
"""Simplified Chinese, among the five faces of the collection."""

_NAMES = "喆堃玥垚昇珺翀赟頔婳姮璟旻劼濛骉镕瞾囧槑嘚咗嘢"
"""Of people, films and Cantonese, that GB 2312 leaves out."""

_FEATURES = ["ccmp", "kern", "liga", "mark", "mkmk", "pwid"]
"""What horizontal text uses, and quotes of Latin width; the rest would bring every letter's other forms along."""


def lrelease_command() -> Path:
    """Return the path of Qt's ``lrelease`` inside PySide6, without importing PySide6 (which would load Qt).

    Raises:
        RuntimeError: PySide6-Essentials is not installed where the build runs.
    """
    name = "lrelease.exe" if sys.platform == "win32" else "lrelease"
    return _file_of("PySide6", name, "PySide6-Essentials")


def full_typeface() -> Path:
    """Return the path of the typeface with all its glyphs.

    Raises:
        RuntimeError: manimgx-fonts-cjk is not installed where the build runs.
    """
    return _file_of("manimgx_fonts_cjk", "NotoSansCJK-VF.otf.ttc", "manimgx-fonts-cjk")


def daily_characters(known: set[int]) -> set[int]:
    """Return those of the known characters that screens and tickets need day by day.

    These are the 6,763 of GB 2312, some of names, and all that is neither Chinese nor Korean: Latin, Greek, Cyrillic,
    kana, punctuation, signs.
    """
    return {code for code in known if _is_daily(chr(code))}


def _is_daily(character: str) -> bool:
    name = unicodedata.name(character, "")
    if name.startswith(("CJK UNIFIED IDEOGRAPH", "CJK COMPATIBILITY IDEOGRAPH")):
        return character in _NAMES or _is_in_gb_2312(character)
    return "HANGUL" not in name


def _is_in_gb_2312(character: str) -> bool:
    try:
        character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True


def write_small_typeface(target: Path) -> None:
    """Write the daily characters of the full typeface as one of its own: all weights, 3.5 MB, another name."""
    with TTFont(full_typeface(), fontNumber=_FACE, lazy=True) as font:
        options = subset.Options(layout_features=_FEATURES, name_IDs=["*"], notdef_outline=True)
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=daily_characters(set(font.getBestCmap())))
        subsetter.subset(font)
        for record in font["name"].names:
            words = record.toUnicode()
            record.string = words.replace(FULL_FAMILY, SMALL_FAMILY).replace(FULL_POSTSCRIPT, SMALL_POSTSCRIPT)
        target.parent.mkdir(exist_ok=True)
        beside = target.with_suffix(".new")
        font.save(beside)
    beside.replace(target)


def _file_of(package: str, name: str, project: str) -> Path:
    spec = importlib.util.find_spec(package)
    for folder in (spec and spec.submodule_search_locations) or ():
        if (file := Path(folder) / name).exists():
            return file
    msg = f"{name} was not found: {project} has to be installed to build willcall"
    raise RuntimeError(msg)


def _is_newer(target: Path, *sources: Path) -> bool:
    return target.exists() and all(target.stat().st_mtime >= source.stat().st_mtime for source in sources)


class ResourcesHook(BuildHookInterface):  # type: ignore[type-arg]  # generic only for the type checker
    """Makes in ``willcall/resources`` what is made from something else, where it is missing or out of date."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make each beside its source or in its folder, for wheels and editable installs alike."""
        del version, build_data
        resources = Path(self.root, "willcall", "resources")
        for source in sorted((resources / "i18n").glob("*.ts")):
            target = source.with_suffix(".qm")
            if not _is_newer(target, source):
                # a kiosk that runs has the old one in memory, as it lies on the disk
                beside = target.with_suffix(".new")
                subprocess.run([lrelease_command(), "-silent", source, "-qm", beside], check=True)
                beside.replace(target)
        typeface = resources / "fonts" / "WillcallSans.otf"
        if not _is_newer(typeface, full_typeface(), Path(__file__)):
            write_small_typeface(typeface)
