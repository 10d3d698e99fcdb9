"""What a camera in the foyer sees: codes on phones, held as people hold them."""

import random
from collections.abc import Callable
from dataclasses import dataclass

import qrcode
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPolygonF, QTransform

SIZE = (1280, 720)
Effect = Callable[[QImage], QImage]


@dataclass(frozen=True, slots=True)
class Phone:
    """A code on a white screen: its text, the side of the code in px, where its middle is, how far it is turned."""

    text: str
    side: int = 300
    at: tuple[int, int] = (640, 360)
    turned: float = 0.0
    inverted: bool = False


def picture(*phones: Phone, effects: tuple[Effect, ...] = ()) -> QImage:
    """Draw phones before a grey foyer, then what light, lens and hand make of it."""
    image = QImage(*SIZE, QImage.Format.Format_RGB32)
    image.fill(QColor(96, 92, 88))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for phone in phones:
        painter.resetTransform()
        painter.translate(*phone.at)
        painter.rotate(phone.turned)
        _draw(painter, phone)
    painter.end()
    for effect in effects:
        image = effect(image)
    return image


def _draw(painter: QPainter, phone: Phone) -> None:
    code = qrcode.QRCode(border=0, box_size=1)
    code.add_data(phone.text)
    modules = code.get_matrix()
    light, dark = (
        (QColor(16, 16, 20), QColor(240, 240, 240)) if phone.inverted else (QColor(250, 250, 250), QColor(20, 20, 20))
    )
    half, quiet = phone.side / 2, phone.side / len(modules) * 4
    painter.fillRect(QRectF(-half - quiet, -half - quiet, phone.side + 2 * quiet, phone.side + 2 * quiet), light)
    step = phone.side / len(modules)
    for row, line in enumerate(modules):
        for column, is_dark in enumerate(line):
            if is_dark:
                painter.fillRect(QRectF(-half + column * step, -half + row * step, step, step), dark)


def blurred(times: int) -> Effect:
    """Out of focus: as if seen with so many times fewer pixels."""

    def effect(image: QImage) -> QImage:
        smooth = Qt.TransformationMode.SmoothTransformation
        aspect = Qt.AspectRatioMode.IgnoreAspectRatio
        small = image.scaled(image.width() // times, image.height() // times, aspect, smooth)
        return small.scaled(*SIZE, aspect, smooth)

    return effect


def dimmed(left: float) -> Effect:
    """Little light: so much of it is left."""
    return _over(QBrush(QColor(0, 0, 0)), 1 - left)


def glaring(share: float) -> Effect:
    """A lamp on the glass: everything is paler by so much."""
    return _over(QBrush(QColor(255, 255, 255)), share)


def noisy(share: float) -> Effect:
    """A cheap sensor in a dark foyer."""
    width, height = SIZE
    grain = QImage(random.Random(8).randbytes(width * height), width, height, width, QImage.Format.Format_Grayscale8)
    return _over(QBrush(grain.copy()), share)


def rippled(share: float) -> Effect:
    """The beat between a screen's pixels and the camera's: slanting bands, over bands."""
    band = QImage(9, 7, QImage.Format.Format_Grayscale8)
    for row in range(7):
        for column in range(9):
            band.setPixel(column, row, QColor.fromHsv(0, 0, 255 * ((column + row) % 9) // 8).rgb())

    def effect(image: QImage) -> QImage:
        for turned in (11.0, -17.0):
            brush = QBrush(band)
            brush.setTransform(QTransform().rotate(turned).scale(1.37, 1.37))
            image = _over(brush, share)(image)
        return image

    return effect


def tilted(share: float) -> Effect:
    """Held aslant: the upper edge is farther away and so much shorter."""

    def effect(image: QImage) -> QImage:
        width, height = SIZE
        inset = width * share / 2
        square = QPolygonF([QPointF(0, 0), QPointF(width, 0), QPointF(width, height), QPointF(0, height)])
        leaning = QPolygonF([QPointF(inset, 0), QPointF(width - inset, 0), QPointF(width, height), QPointF(0, height)])
        slant = QTransform.quadToQuad(square, leaning)
        assert isinstance(slant, QTransform)
        return image.transformed(slant, Qt.TransformationMode.SmoothTransformation)

    return effect


def mirrored(image: QImage) -> QImage:
    """As a camera shows it that is meant for looking at oneself."""
    return image.flipped(Qt.Orientation.Horizontal)


def _over(brush: QBrush, share: float) -> Effect:
    def effect(image: QImage) -> QImage:
        painted = image.copy()
        painter = QPainter(painted)
        painter.setOpacity(share)
        painter.fillRect(painted.rect(), brush)
        painter.end()
        return painted

    return effect
