"""The door list on paper: every page says what it is, every seat has its line, and nothing is lost or covered."""

import io
import stat
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import combinations
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from tests.support.door_lists import LONG, PACK, door_list, full_house, line
from tests.support.packs import NOW, showing_code
from tests.support.paper_layout import layout_of
from tests.support.paper_reading import plain
from willcall.printing.door_list import DoorListSetter, door_list_name, write_door_list
from willcall.redemption.domain.door_lists import DoorList, DoorState
from willcall.redemption.domain.showings import BilingualText, Place, ShowingStatus

SETTER = DoorListSetter()


def pages(made: DoorList, setter: DoorListSetter = SETTER) -> list[str]:
    return [plain(page.extract_text()) for page in PdfReader(io.BytesIO(setter.pdf(made))).pages]


def told(text: str, words: Sequence[str]) -> list[str]:
    """Return those of the words that are not in the text."""
    return [word for word in words if plain(word) not in text]


def test_each_page_has_cinema_showing_counts_the_packs_age_and_its_number() -> None:
    made = full_house()
    found = pages(made)
    assert len(found) == 3
    for number, page in enumerate(found, start=1):
        facts = [
            *("星光影城", "Starlight Cinema", made.showing.film.zh, made.showing.film.en, "19:30", "2014-03-08"),
            *(made.showing.screen.zh, made.showing.screen.en, "3D 国语", f"场次 Showing {showing_code()}"),
            *("码包 Day pack v3", "03-08 13:55 收到 received", "5 小时 7 分前", "5 h 7 min before", "2014-03-08 19:02"),
            *("待入场 60", "已取票 60", "先查票 60", "已入场 60", "已作废 60", f"{number} / 3"),
        ]
        assert told(page, facts) == []


def test_every_seat_of_a_full_house_has_its_line_once_with_the_end_of_its_code() -> None:
    text = "".join(pages(full_house()))
    for number in range(300):
        seat = line(number)
        assert text.count(plain(f"{seat.place.row}-{seat.place.number}{seat.code_ending}")) == 1, seat.place
    assert [text.count(word) for word in ("has ticket".replace(" ", ""), "PAPERFIRST?", "letin✓")] == [60, 60, 60]
    assert text.count(plain("3 排 ROW 3")) == 1


def has_box(picture: bytes, dpi: int = 200) -> bool:
    """Say whether an upright as long as a box's side stands in the first seat's line."""
    dots = dpi / 25.4
    with Image.open(io.BytesIO(picture)) as page:
        seat = page.convert("L").crop((round(12 * dots), round(59.5 * dots), round(56 * dots), round(65 * dots)))
    columns = (
        "".join("#" if seat.getpixel((x, y)) == 0 else " " for y in range(seat.height)) for x in range(seat.width)
    )
    return any("#" * round(4.3 * dots) in column for column in columns)


@pytest.mark.parametrize("state", DoorState)
def test_whoever_may_be_let_in_has_a_box_and_nobody_else(state: DoorState) -> None:
    (picture,) = SETTER.pictures(door_list(line(0, state)), 200)
    assert has_box(picture) is (state in {DoorState.AWAITED, DoorState.IN_DOUBT, DoorState.ADMITTED})


def test_what_must_not_be_overlooked_stands_across_every_page() -> None:
    cancelled = door_list(line(0), status=ShowingStatus.CANCELLED)
    assert told(pages(cancelled)[0], ["本场已取消", "CANCELLED, LET NOBODY IN"]) == []
    moved = door_list(line(0), status=ShowingStatus.MOVED)
    assert (
        told(pages(moved, DoorListSetter(rehearsal=True))[0], ["MOVED, LET NOBODY IN HERE", "演练", "REHEARSAL"]) == []
    )
    assert told(pages(door_list(line(0)))[0], ["REHEARSAL", "LET NOBODY IN"]) == ["REHEARSAL", "LET NOBODY IN"]


def test_counts_of_nothing_are_left_out_but_for_those_who_are_to_come() -> None:
    (page,) = pages(door_list(line(0, DoorState.TICKET_OUT)))
    assert told(page, ["待入场 0", "已取票 1"]) == []
    assert told(page, ["已作废", "void"]) == ["已作废", "void"]


def test_seats_that_nobody_is_known_to_have_bought_are_marked_once_the_channel_has_reported() -> None:
    awaited = [line(0, sold=True), line(1), line(2, DoorState.TICKET_OUT)]
    (page,) = pages(door_list(*awaited))
    assert told(page, ["待入场 2", "其中未售 1", "1-2007 未售 NOT SOLD"]) == []
    (page,) = pages(door_list(line(0), line(1)))
    assert told(page, ["其中未售", "未售NOTSOLD"]) == ["其中未售", "未售NOTSOLD"]


def test_a_list_without_a_pack_or_without_last_digits_says_so() -> None:
    bare = door_list(replace(line(0), code_ending=""), pack=None)
    assert not bare.has_endings
    assert told(pages(bare)[0], ["没有码包 NO DAY PACK", "1-1···"]) == []


def test_a_clock_that_was_put_back_makes_no_negative_age() -> None:
    early = door_list(line(0), pack=replace(PACK, applied_at=NOW + timedelta(hours=1)))
    assert told(pages(early)[0], ["0 小时 0 分前"]) == []


def test_names_are_data_and_never_the_templates_own_words() -> None:
    film = BilingualText('#panic("x") *b* _u_ $m$ \\ " </> \u202e', "[#import] `raw`")
    strange = replace(line(0), place=Place("s", "#a", "*1*"))
    (page,) = pages(door_list(strange, film=film))
    assert told(page, ['#panic("x") *b* _u_ $m$ \\ " </>', "[#import] `raw`", "#a-*1*"]) == []


def test_however_much_stands_at_the_head_of_a_page_it_covers_nothing_below() -> None:
    made = door_list(*(line(number) for number in range(8)), film=LONG, status=ShowingStatus.MOVED)
    letters = layout_of(DoorListSetter(rehearsal=True).pdf(made)).letters
    assert not [(one, other) for one, other in combinations(letters, 2) if one.covers(other)]
    first_row = min(letter.top for letter in letters if letter.text == "排")
    head_ends = max(letter.bottom for letter in letters if letter.top < first_row)
    assert head_ends < first_row


def test_accents_and_rare_characters_of_a_title_are_set_and_none_covers_another() -> None:
    made = door_list(line(0), film=BilingualText("𠮷屋与龘龘", "Dvořák, Škvorecký a Žižka: ěščřž"))
    (page,) = pages(made)
    assert told(page, ["𠮷屋与龘龘", "Dvořák, Škvorecký a Žižka: ěščřž"]) == []
    letters = [letter for letter in layout_of(SETTER.pdf(made)).letters if letter.top < 40]
    assert len(letters) > 60
    assert not [(one, other) for one, other in combinations(letters, 2) if one.covers(other)]


def test_the_same_list_gives_the_same_bytes() -> None:
    assert SETTER.pdf(full_house(40)) == DoorListSetter().pdf(full_house(40))


def test_nothing_of_a_full_house_runs_into_the_margins() -> None:
    for picture in SETTER.pictures(full_house(), 50):
        with Image.open(io.BytesIO(picture)) as page:
            ink = page.convert("L").point(lambda grey: 255 if grey < 200 else 0).getbbox()
        assert ink is not None
        # 12 mm of margin, 50 dots an inch
        assert ink[0] >= 22
        assert ink[2] <= page.width - 22
        assert ink[1] >= 22
        assert ink[3] <= page.height - 15


def test_a_list_is_written_whole_for_its_owner_alone_and_over_an_earlier_one(tmp_path: Path) -> None:
    folder = tmp_path / "lists" / "today"
    made = door_list(line(0))
    assert write_door_list(made, SETTER, folder).read_bytes() == SETTER.pdf(made)
    file = write_door_list(full_house(40), SETTER, folder)
    assert file.read_bytes() == SETTER.pdf(full_house(40))
    assert [path.name for path in folder.iterdir()] == [door_list_name(made)] == [f"20140308-1930-{showing_code()}.pdf"]
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_what_cannot_be_written_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / door_list_name(door_list())).mkdir()
    with pytest.raises(OSError, match="directory"):
        write_door_list(door_list(line(0)), SETTER, tmp_path)
    assert [path.is_dir() for path in tmp_path.iterdir()] == [True]
