"""The small typeface, which is enough for all but a few tickets, and how these few are told.

Typst reads each file of fonts that it is given, and the fonts that it brings along, before it sets the first page: 6 MB
that a daily ticket has no use for.
"""

import re
from functools import cache
from importlib.resources import files
from pathlib import Path

import typst

_ACCENTED = re.compile("[\u0100-\u024f\u0300-\u036f\u1e00-\u1eff]")
"""The template has these set in another typeface."""

_WESTERN = re.compile("[\u00a0-\u00ff]")


@cache
def daily_fonts() -> typst.Fonts:
    """Return the small typeface alone."""
    folder = Path(str(files("willcall") / "resources" / "fonts"))
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])


def is_daily(text: str) -> bool:
    """Say whether the small typeface has every letter, and has it as well set as any.

    That of GB 2312 and Latin-1 it has; of what it has besides nothing is said here, and the full typeface serves.
    """
    if _ACCENTED.search(text):
        return False
    try:
        _WESTERN.sub("", text).encode("gb2312")
    except UnicodeEncodeError:
        return False
    return True
