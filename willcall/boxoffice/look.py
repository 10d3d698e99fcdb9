"""How the box office looks just now: the scheme in use as palette, style sheet, typefaces and icons."""

from importlib.resources import files

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from willcall.boxoffice.style_sheet import style_sheet
from willcall.boxoffice.tokens import DAY, NIGHT, SIZES, Tone, Type
from willcall.qtkit.fonts import typeface

_INK = b"currentColor"
_ICON = 20


class Look(QObject):
    """The scheme in use. What draws for itself asks here each time, and draws anew when it ``changed``."""

    changed = Signal()

    def __init__(self, *, dark: bool) -> None:
        super().__init__()
        self.tokens = NIGHT if dark else DAY
        self._icons: dict[tuple[str, Tone, int, bool], QIcon] = {}

    @property
    def dark(self) -> bool:
        """Whether it is the night's."""
        return self.tokens.dark

    def show(self, *, dark: bool) -> None:
        """Take the other scheme, or the same."""
        if dark is not self.dark:
            self.tokens = NIGHT if dark else DAY
            self.changed.emit()

    def ink(self, tone: Tone = Tone.PLAIN) -> QColor:
        """Return the colour of words in a tone."""
        return self.tokens.ink_of(tone)

    def style_sheet(self) -> str:
        """Return the style sheet of the window."""
        return style_sheet(self.tokens)

    def palette(self) -> QPalette:
        """Return the palette of the window, for what a style sheet does not reach."""
        tokens, palette = self.tokens, QPalette()
        roles = {
            QPalette.ColorRole.Window: tokens.ground,
            QPalette.ColorRole.WindowText: tokens.ink,
            QPalette.ColorRole.Base: tokens.panel,
            QPalette.ColorRole.AlternateBase: tokens.raised,
            QPalette.ColorRole.Text: tokens.ink,
            QPalette.ColorRole.PlaceholderText: tokens.faint,
            QPalette.ColorRole.Button: tokens.raised,
            QPalette.ColorRole.ButtonText: tokens.ink,
            QPalette.ColorRole.Highlight: tokens.chosen,
            QPalette.ColorRole.HighlightedText: tokens.ink,
            QPalette.ColorRole.ToolTipBase: tokens.raised,
            QPalette.ColorRole.ToolTipText: tokens.ink,
            QPalette.ColorRole.Link: tokens.info,
        }
        for role, colour in roles.items():
            palette.setColor(role, QColor(colour))
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(tokens.faint))
        return palette

    def icon(self, name: str, tone: Tone = Tone.PLAIN, size: int = _ICON) -> QIcon:
        """Return an icon of ``resources/icons`` in a tone; faint where it is off."""
        key = (name, tone, size, self.dark)
        if key not in self._icons:
            self._icons[key] = self._drawn_icon(name, tone, size)
        return self._icons[key]

    def _drawn_icon(self, name: str, tone: Tone, size: int) -> QIcon:
        icon = QIcon()
        for mode, colour in ((QIcon.Mode.Normal, self.ink(tone)), (QIcon.Mode.Disabled, QColor(self.tokens.faint))):
            icon.addPixmap(drawn(name, colour, size), mode)
        return icon

    @staticmethod
    def font(use: Type) -> QFont:
        """Return the typeface for a use."""
        return typeface(*SIZES[use])


def drawn(name: str, colour: QColor, size: int) -> QPixmap:
    """Return an icon in a colour, ``size`` px high and wide, sharp on screens of twice the density too."""
    source = (files("willcall.resources") / "icons" / f"{name}.svg").read_bytes().replace(_INK, colour.name().encode())
    density = 2
    pixmap = QPixmap(QSize(size, size) * density)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(source)).render(painter, QRectF(0, 0, size * density, size * density))
    painter.end()
    pixmap.setDevicePixelRatio(density)
    return pixmap
