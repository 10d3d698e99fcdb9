"""How a cinema's kiosk is recognised: its colour, its logo, night or day. See docs/theme.md."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QImageReader

from willcall.qtkit.logs import logger

if TYPE_CHECKING:  # importing it takes longer than the first picture
    from willcall.redemption.settings import LookSettings


@dataclass(frozen=True, slots=True)
class Look:
    """What the theme is told. ``colour`` is ``#rrggbb``, or empty for ours; ``logo`` is a picture that can be read.

    ``names_itself`` says that the cinema's name is part of the logo and need not stand beside it.
    """

    light: bool = False
    motion: bool = True
    colour: str = ""
    logo: Path | None = None
    names_itself: bool = False


def look_of(settings: "LookSettings") -> Look:
    """Return the look that the settings describe. A logo that cannot be read is told in the log and left out."""
    logo = settings.logo if settings.logo and _readable(settings.logo) else None
    return Look(settings.light, settings.motion, settings.colour, logo, settings.logo_says_name)


def _readable(logo: Path) -> bool:
    reader = QImageReader(str(logo))
    if not reader.read().isNull():
        return True
    logger("look").warning("logo_unreadable", file=str(logo), why=reader.errorString())
    return False
