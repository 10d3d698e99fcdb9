"""The typeface: Noto Sans CJK as one variable font, from a package, so that a bare machine shows Chinese.

With a variable font Qt draws the thinnest weight unless the ``wght`` axis is set, and bold on top of it is faked: so
weights are chosen by the axis alone.
"""

from importlib.resources import as_file, files

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

FAMILY = "Noto Sans CJK SC"
_PACKAGE, _FILE = "manimgx_fonts_cjk", "NotoSansCJK-VF.otf.ttc"
_REGULAR = 400.0


class FontMissingError(RuntimeError):
    """The typeface could not be loaded; without it Chinese would be boxes."""


def install_typeface(application: QGuiApplication) -> None:
    """Load the typeface and make its regular weight the application's.

    Raises:
        FontMissingError: the font file is not there or not readable.
    """
    with as_file(files(_PACKAGE) / _FILE) as path:
        number = QFontDatabase.addApplicationFont(str(path))
    if number < 0 or FAMILY not in QFontDatabase.applicationFontFamilies(number):
        raise FontMissingError(f"{_FILE} of {_PACKAGE} does not give {FAMILY}")
    font = QFont(FAMILY)
    font.setVariableAxis(QFont.Tag("wght"), _REGULAR)
    application.setFont(font)
