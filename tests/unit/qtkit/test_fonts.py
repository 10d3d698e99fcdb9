"""The typeface on screens: the small form for what is daily, the full one for the rest, one weight scale for both."""

from collections.abc import Iterator
from pathlib import Path
from unittest.mock import patch

import pytest
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QImage, QPainter

from willcall.qtkit.fonts import FAMILY, FULL_FAMILY, FontMissingError, install_typeface, typeface

DAILY, RARE = "冰雪奇缘 Frozen", "龘𠮷"


@pytest.fixture(scope="module")
def _installed(qapp: QGuiApplication) -> Iterator[None]:
    before = qapp.font()
    install_typeface(qapp)
    yield
    qapp.setFont(before)


def drawn(text: str, font: QFont) -> bytes:
    """Return the text as a picture."""
    picture = QImage(400, 60, QImage.Format.Format_Grayscale8)
    picture.fill(QColor("white"))
    painter = QPainter(picture)
    painter.setFont(font)
    painter.drawText(8, 44, text)
    painter.end()
    return bytes(picture.constBits())


def in_full(pixels: int, weight: float) -> QFont:
    """Return the full typeface alone."""
    font = typeface(pixels, weight)
    font.setFamilies([FULL_FAMILY])
    return font


@pytest.mark.usefixtures("_installed")
@pytest.mark.parametrize("text", [DAILY, RARE, "吉𠮷"])
@pytest.mark.parametrize("weight", [400, 700])
def test_every_letter_looks_as_in_the_full_typeface(text: str, weight: float) -> None:
    assert drawn(text, typeface(32, weight)) == drawn(text, in_full(32, weight))


@pytest.mark.usefixtures("_installed")
def test_a_rare_letter_would_be_lost_without_the_full_typeface_behind() -> None:
    alone = typeface(32)
    alone.setFamilies([FAMILY])
    alone.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
    assert drawn(RARE, alone) != drawn(RARE, typeface(32))
    assert drawn(DAILY, alone) == drawn(DAILY, typeface(32))


@pytest.mark.usefixtures("_installed")
def test_text_without_a_font_of_its_own_is_set_in_both(qapp: QGuiApplication) -> None:
    assert qapp.font().families() == [FAMILY, FULL_FAMILY]
    assert qapp.font().variableAxisValue(QFont.Tag("wght")) == 400


def test_a_checkout_that_was_not_built_says_what_to_do(qapp: QGuiApplication, tmp_path: Path) -> None:
    with (
        patch("willcall.qtkit.fonts.files", return_value=tmp_path),
        pytest.raises(FontMissingError, match="Willcall Sans was not found; the build makes it: make, or pip install"),
    ):
        install_typeface(qapp)


@pytest.mark.usefixtures("_installed")
def test_both_are_there_by_name() -> None:
    assert {FAMILY, FULL_FAMILY} <= set(QFontDatabase.families())
