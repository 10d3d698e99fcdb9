"""What can be measured on a kiosk's screen: where words and buttons are, what lies on what, how words stand out."""

from collections import Counter
from collections.abc import Iterable

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage
from PySide6.QtQml import QQmlExpression, qmlContext
from PySide6.QtQuick import QQuickItem

from tests.support.kiosk_stage import visible_items
from willcall.kiosk.window import KioskWindow

Place = tuple[QQuickItem, QRectF]
"""An item and where it is in the window."""

_LEAST_TARGET = 60
"""Px at a width of 1080 that a button must have in each direction."""

_FRAME = {False: (0.08, 0.93), True: (0.1, 0.9)}
"""Where top bar ends and foot begins, as parts of the height, on a tall and on a wide screen."""

_SAMPLES = 24
_RIGHT, _CENTRE, _BOTTOM, _MIDDLE = (
    float(each.value)
    for each in (
        Qt.AlignmentFlag.AlignRight,
        Qt.AlignmentFlag.AlignHCenter,
        Qt.AlignmentFlag.AlignBottom,
        Qt.AlignmentFlag.AlignVCenter,
    )
)


def buttons(kiosk: KioskWindow) -> list[QQuickItem]:
    """Return all that can be pressed: what is made of PressButton."""
    return [item for item in visible_items(kiosk) if item.property("acts") in {True, False}]


def words(kiosk: KioskWindow) -> list[QQuickItem]:
    """Return all items that show words."""
    return [item for item in visible_items(kiosk) if item.inherits("QQuickText") and item.property("text")]


def box(item: QQuickItem) -> QRectF:
    """Return where an item is in the window."""
    return item.mapRectToScene(item.boundingRect())


def inked(text: QQuickItem) -> QRectF:
    """Return where words really are in the window, which may be more or less than their item."""
    # the kinds of alignment are types of Qt Quick that only QML can read
    width, height, across, down = _asked(text, "[contentWidth, contentHeight, horizontalAlignment, verticalAlignment]")
    left = {_RIGHT: text.width() - width, _CENTRE: (text.width() - width) / 2}.get(across, 0.0)
    top = {_BOTTOM: text.height() - height, _MIDDLE: (text.height() - height) / 2}.get(down, 0.0)
    return text.mapRectToScene(QRectF(left, top, width, height))


def type_of(text: QQuickItem) -> float:
    """Return how large words come out in the window, in px."""
    (size,) = _asked(text, "[fontInfo.pixelSize]")
    return size * text.mapRectToScene(QRectF(0, 0, 100, 1)).width() / 100


def in_a_picture(text: QQuickItem) -> bool:
    """Tell whether words are part of a picture, such as the day on a calendar."""
    return text.parentItem().property("unit") is not None


def broken_into(text: QQuickItem, lines: list[str]) -> bool:
    """Tell whether words stand on just these lines: there are as many, and the widest is as wide."""
    font = text.property("font")
    assert isinstance(font, QFont)
    widest = max(QFontMetricsF(font).horizontalAdvance(line.strip()) for line in lines)
    width, count = _asked(text, "[contentWidth, lineCount]")
    return count == len(lines) and abs(width - widest) < font.pixelSize() * 0.3


def signs(kiosk: KioskWindow) -> list[str]:
    """Return the signs that are shown, by name."""
    return [
        item.property("kind") for item in visible_items(kiosk) if item.property("drawing") and item.property("kind")
    ]


def _asked(item: QQuickItem, question: str) -> list[float]:
    context = qmlContext(item)
    assert context is not None
    answer, _ = QQmlExpression(context, item, question).evaluate()
    return [float(each) for each in answer.toVariant()]


def faults(kiosk: KioskWindow) -> list[str]:
    """Name all that is wrong on a screen, whatever it shows and in whichever mode."""
    low = too_high(kiosk) if kiosk.journey.property("lowReach") else []
    return [*cut_off(kiosk), *overlapping(kiosk), *too_small(kiosk), *in_the_way(kiosk), *low]


def cut_off(kiosk: KioskWindow) -> list[str]:
    """Name the words that are cut off: by dots, by their own box, by the window."""
    window = QRectF(-1, -1, kiosk.window.width() + 2, kiosk.window.height() + 2)
    wrong = []
    for text in words(kiosk):
        if text.property("truncated"):
            wrong.append(f"truncated: {text.property('text')}")
        elif strip_of(text) is None and not window.contains(inked(text)):
            wrong.append(f"outside: {text.property('text')}")
        elif (
            text.property("contentWidth") > text.width() + 1.5
            or text.property("contentHeight") > text.height() * 1.06 + 2
        ):
            wrong.append(f"beyond its box: {text.property('text')}")
    return wrong


def overlapping(kiosk: KioskWindow) -> list[str]:
    """Name words that lie on other words."""
    seen = [
        (text, area.adjusted(2, 4, -2, -4)) for text, area in in_sight((text, inked(text)) for text in words(kiosk))
    ]
    return [
        f"{one.property('text')!r} on {other.property('text')!r}"
        for number, (one, area) in enumerate(seen)
        for other, there in seen[number + 1 :]
        if area.intersects(there)
    ]


def strip_of(item: QQuickItem) -> QQuickItem | None:
    """Return the list around an item that is moved by finger, outside which the item may lie."""
    parent: QQuickItem | None = item.parentItem()
    while parent is not None and not (parent.inherits("QQuickFlickable") and parent.property("interactive")):
        parent = parent.parentItem()
    return parent


def in_sight(places: Iterable[Place]) -> list[Place]:
    """Return which places of items are seen, and how much of each."""
    strips = ((item, area, strip_of(item)) for item, area in places)
    seen = ((item, area if strip is None else area.intersected(box(strip))) for item, area, strip in strips)
    return [(item, area) for item, area in seen if not area.isEmpty()]


def too_high(kiosk: KioskWindow) -> list[str]:
    """Name the buttons that are seen above the middle of the window."""
    middle = kiosk.window.height() / 2 - 1
    seen = in_sight((button, box(button)) for button in buttons(kiosk))
    return [f"high: {button.objectName()}" for button, area in seen if area.top() < middle]


def too_small(kiosk: KioskWindow) -> list[str]:
    """Name the buttons that are less than 60 px, measured at 1080 px, in a direction."""
    least = _LEAST_TARGET * min(kiosk.window.width(), kiosk.window.height()) / 1080
    return [f"small: {each.objectName()}" for each in buttons(kiosk) if min(each.width(), each.height()) < least - 1]


def in_the_way(kiosk: KioskWindow) -> list[str]:
    """Name what lies on a button: words that are not its own, and other buttons."""
    pressed = in_sight((button, box(button).adjusted(1, 1, -1, -1)) for button in buttons(kiosk))
    others = [*in_sight((text, inked(text)) for text in words(kiosk)), *pressed]
    return [
        f"{each.objectName() or each.property('text')} on {button.objectName()}"
        for button, area in pressed
        for each, there in others
        if each is not button and not button.isAncestorOf(each) and area.intersects(there)
    ]


def faint(kiosk: KioskWindow, image: QImage, least: float) -> list[str]:
    """Name the words whose colour stands out less from what is drawn around them."""
    wrong = []
    for text in words(kiosk):
        if strip_of(text) is not None:
            continue
        ink = text.property("color")
        assert isinstance(ink, QColor)
        ground = _ground(image, inked(text), ink)
        if (found := contrast(ink, ground)) < least:
            wrong.append(f"{found:.2f}: {text.property('text')} ({ink.name()} on {ground.name()})")
    return wrong


def contrast(one: QColor, other: QColor) -> float:
    """Return the contrast ratio of WCAG 2.2."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    channels = [each / 255 for each in (colour.red(), colour.green(), colour.blue())]
    linear = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _ground(image: QImage, area: QRectF, ink: QColor) -> QColor:
    """Return the colour that there is most of beside the ink's own; the ink's where there is no other."""
    inside = area.intersected(QRectF(0, 0, image.width() - 1, image.height() - 1))
    points = (
        (int(inside.x() + inside.width() * column / _SAMPLES), int(inside.y() + inside.height() * row / 12))
        for column in range(_SAMPLES + 1)
        for row in range(13)
    )
    seen = Counter(QColor(image.pixel(x, y)).rgb() for x, y in points)
    others = [shade for shade, _ in seen.most_common() if shade != ink.rgb()]
    return QColor(others[0]) if others else ink


def differ(one: QImage, other: QImage, around: QRectF, margin: int = 14) -> bool:
    """Tell whether two pictures differ in and around a place."""
    area = around.adjusted(-margin, -margin, margin, margin).toRect().intersected(one.rect())
    return one.copy(area) != other.copy(area)


def reading_order(kiosk: KioskWindow, items: list[QQuickItem]) -> list[str]:
    """Name items in the order in which they are read: top bar, body, foot; on a wide screen column by column."""
    window = kiosk.window
    top, bottom = (scale * window.height() for scale in _FRAME[window.width() > window.height()])

    def place(item: QQuickItem) -> tuple[int, int, int, float]:
        middle = box(item).center()
        zone = 0 if middle.y() < top else 2 if middle.y() > bottom else 1
        column = int(zone == 1 and window.width() > window.height() and middle.x() > window.width() / 2)
        return zone, column, round(middle.y() / window.height() * 36), middle.x()

    return [item.objectName() for item in sorted(items, key=place)]
