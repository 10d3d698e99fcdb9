"""The kit's own text on the screen: a letter that the small typeface has not comes from the full one."""

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFont, QGuiApplication, QImage
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from willcall.qtkit.fonts import FAMILY, FULL_FAMILY, typeface

WINDOW = """
import QtQuick
import Kiosk.Components
Window { width: 600; height: 80; visible: true; Label { text: "%s"; font.pixelSize: 48; color: "black" } }
"""
RARE = "冰雪吉𠮷龘"


@pytest.fixture
def _own_font(qapp: QGuiApplication, _typeface: None) -> Iterator[None]:
    before = qapp.font()
    yield
    qapp.setFont(before)


def shown(text: str = RARE) -> QImage:
    """Return a window with a text of the kit's in the application's typeface."""
    engine = QQmlApplicationEngine()
    engine.addImportPath(str(Path("willcall/kiosk/qml").resolve()))
    engine.loadData((WINDOW % text).encode(), QUrl("letters.qml"))
    (window,) = engine.rootObjects()
    assert isinstance(window, QQuickWindow)
    picture = window.grabWindow()
    window.close()
    return picture


def longest_hole(picture: QImage) -> int:
    """Return the most columns side by side that are white between two that are not."""
    white = picture.pixelColor(picture.width() - 1, 0)
    rows = range(picture.height())
    inked = [any(picture.pixelColor(x, y) != white for y in rows) for x in range(picture.width())]
    columns = [x for x, dark in enumerate(inked) if dark]
    return max(right - left - 1 for left, right in pairwise(columns))


def in_families(*families: str) -> QFont:
    """Return the application's typeface, looked for in these families alone."""
    font = typeface(16)
    font.setFamilies(families)
    font.setStyleStrategy(
        QFont.StyleStrategy.NoFontMerging if len(families) == 1 else QFont.StyleStrategy.PreferDefault
    )
    return font


@pytest.mark.usefixtures("_own_font")
def test_rare_letters_of_a_title_look_as_in_the_full_typeface(qapp: QGuiApplication) -> None:
    drawn = shown()
    qapp.setFont(in_families(FULL_FAMILY))
    assert drawn == shown()
    qapp.setFont(in_families(FAMILY))
    assert drawn != shown()


@pytest.mark.usefixtures("_own_font")
@pytest.mark.parametrize("name", ["Ocean’s", "L’été", "“Eleven”"])
def test_an_apostrophe_or_a_quote_leaves_no_hole_in_a_name(name: str) -> None:
    assert longest_hole(shown(name)) < 10  # of a letter's 48
    assert longest_hole(shown(f"冰{name}雪")) > 10  # among Chinese as Chinese has them
