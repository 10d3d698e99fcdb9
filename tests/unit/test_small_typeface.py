"""The typeface that the build makes: what day by day needs, each letter as in the full one."""

from collections.abc import Iterator
from errno import ENOSPC
from pathlib import Path

import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from hatch_build import daily_characters, full_typeface, write_small_typeface

TITLES = "哪吒之魔童闹海 喆堃 Amélie ＷＩＬＬＣＡＬＬ ¥3.80 · 1月1日（周三）「となりのトトロ」 Броненосец Ωδη"
RARE = "龘𠮷한"
SMALL = Path("willcall/resources/fonts/WillcallSans.otf")


@pytest.fixture(scope="module")
def small() -> Iterator[TTFont]:
    with TTFont(SMALL) as font:
        yield font


@pytest.fixture(scope="module")
def full() -> Iterator[TTFont]:
    with TTFont(full_typeface(), fontNumber=2, lazy=True) as font:
        yield font


def test_daily_are_gb_2312_some_names_and_all_that_is_neither_chinese_nor_korean() -> None:
    everything = set(range(0x20, 0x30000))
    daily = "".join(map(chr, daily_characters(everything)))
    assert set(TITLES) <= set(daily)
    assert set(RARE).isdisjoint(daily)
    assert sum("\u4e00" <= each <= "\u9fff" for each in daily) == 6763 + 23


def test_the_build_made_it_of_all_daily_characters_that_the_full_one_has(small: TTFont, full: TTFont) -> None:
    assert set(small.getBestCmap()) == daily_characters(set(full.getBestCmap()))


def test_each_letter_is_drawn_and_spaced_as_in_the_full_one(small: TTFont, full: TTFont) -> None:
    for character in set(TITLES):
        outlines = []
        for font in (small, full):
            glyphs, name = font.getGlyphSet(location={"wght": 500}), font.getBestCmap()[ord(character)]
            pen = DecomposingRecordingPen(glyphs)
            glyphs[name].draw(pen)
            outlines.append((glyphs[name].width, pen.value))
        assert outlines[0] == outlines[1], character


def test_it_has_all_weights_a_name_of_its_own_and_says_whose_it_is(small: TTFont) -> None:
    (axis,) = small["fvar"].axes
    assert (axis.axisTag, axis.minValue, axis.maxValue) == ("wght", 100, 900)
    assert small["name"].getDebugName(1) == "Willcall Sans"
    assert small["name"].getDebugName(6).startswith("WillcallSans-")
    assert "SIL Open Font License" in small["name"].getDebugName(13)


def test_it_is_a_tenth_of_the_full_one() -> None:
    assert SMALL.stat().st_size < 4_000_000 < full_typeface().stat().st_size / 8


def test_nothing_half_written_is_left_or_taken_for_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("hatch_build.daily_characters", lambda _: set(map(ord, "WILLCALL")))
    target = tmp_path / "fonts" / "small.otf"
    write_small_typeface(target)
    assert list(target.parent.iterdir()) == [target]
    whole = target.read_bytes()

    def fill_the_disk(_: TTFont, file: Path) -> None:
        file.write_bytes(whole[:100])
        raise OSError(ENOSPC, "No space left on device")

    monkeypatch.setattr(TTFont, "save", fill_the_disk)
    with pytest.raises(OSError, match="No space"):
        write_small_typeface(target)
    assert target.read_bytes() == whole
