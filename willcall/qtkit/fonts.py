"""The typeface: Noto Sans CJK as a variable font, in a small form for what is shown day by day and in full behind it.

The small form is made by the build (decision 4); a character that it has not comes from the full one, without anybody
having to ask for it. With a variable font Qt draws the thinnest weight unless the ``wght`` axis is set, and bold on top
of it is faked: so weights are chosen by the axis alone.
"""

from importlib.resources import as_file, files

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

FAMILY, FULL_FAMILY = "Willcall Sans", "Noto Sans CJK SC"
_REGULAR = 400.0


class FontMissingError(RuntimeError):
    """The typeface could not be loaded; without it Chinese would be boxes."""


def install_typeface(application: QGuiApplication) -> None:
    """Load the typeface and make its regular weight the application's.

    Raises:
        FontMissingError: a font file is not there or not readable.
    """
    small = files("willcall") / "resources" / "fonts" / "WillcallSans.otf"
    # as data: from a file, Qt maps the whole of it once for each weight
    number = QFontDatabase.addApplicationFontFromData(small.read_bytes() if small.is_file() else b"")
    _see(number, FAMILY, "the build makes it: make, or pip install")
    with as_file(files("manimgx_fonts_cjk") / "NotoSansCJK-VF.otf.ttc") as full:
        number = QFontDatabase.addApplicationFont(str(full))
    _see(number, FULL_FAMILY, str(full))
    application.setFont(_weighted(_families(), _REGULAR))


def typeface(pixels: int, weight: float = _REGULAR) -> QFont:
    """Return the typeface in a size and a weight (the ``wght`` axis: 100 to 900)."""
    font = _weighted(_families(), weight)
    font.setPixelSize(pixels)
    return font


def _see(number: int, family: str, whence: str) -> None:
    if number < 0 or family not in QFontDatabase.applicationFontFamilies(number):
        raise FontMissingError(f"{family} was not found; {whence}")


def _families() -> QFont:
    return QFont([FAMILY, FULL_FAMILY])


def _weighted(font: QFont, weight: float) -> QFont:
    font.setVariableAxis(QFont.Tag("wght"), weight)
    return font
